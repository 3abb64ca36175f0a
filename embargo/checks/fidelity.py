"""Are the words inside quotation marks those that were said?"""

from __future__ import annotations

from collections.abc import Iterator

from embargo.checks.case import Case
from embargo.checks.context import Context
from embargo.checks.credit import Credit
from embargo.checks.findings import make, quote
from embargo.checks.linking import Linked
from embargo.checks.model import Finding, Severity
from embargo.groundrules.model import Basis
from embargo.match import Change, ChangeKind, Match, Method, Turning

_TURNS = {
    Turning.NEGATION: "it says the contrary",
    Turning.NUMBER: "the number is another",
    Turning.NAME: "the name is another",
    Turning.MODALITY: "it is said more or less firmly than it was",
    Turning.OPPOSITE: "it says the opposite",
}


_MEND = "Quote what was said, mark changes with [brackets] or …, or report it without quotation marks."


def check_fidelity(case: Case) -> Iterator[Finding]:
    """misquote, spliced-quote, unmatched-quote."""
    for linked in case.quotations:
        match = linked.match
        if linked.public is not None:
            continue  # quoted from there, word for word
        if match is None:
            yield from _unmatched(linked, case.context)
        elif match.method is Method.SPLICED and linked.ours:
            yield _spliced(linked, match, case.context)
        elif match.changes and _is_quoted_from(linked, match, case.context):
            yield _misquote(linked, match, case.context)


def _is_quoted_from(linked: Linked, match: Match, context: Context) -> bool:
    """Whether a changed quotation is one of this passage rather than other words that are a little like it."""
    needed = "misquote_ours" if linked.credit in (Credit.PERMITTED, Credit.SPEAKER) else "misquote_others"
    return linked.ours and match.score >= context.thresholds[needed]


def _misquote(linked: Linked, match: Match, context: Context) -> Finding:
    told = list(dict.fromkeys(_told(change) for change in match.changes))
    turnings = list(dict.fromkeys(change.turning for change in match.changes if change.turning))
    meaning = f"; {', '.join(_TURNS[turning] for turning in turnings)}" if turnings else ""
    slight = all(change.kind is ChangeKind.CONTRACTED for change in match.changes)
    return make(
        context,
        "misquote",
        linked.span,
        match.passages,
        message=f"Inside the quotation marks {'; '.join(told)}{meaning}.",
        suggestion="" if slight else _MEND,
        confidence=match.score,
        severity=Severity.NOTE if slight else Severity.ERROR,
        quotation=linked.quotation,
        changes=match.changes,
    )


def _told(change: Change) -> str:
    if change.kind is ChangeKind.DROPPED:
        return "words were left out without a mark"
    if change.kind is ChangeKind.ADDED:
        return f"{quote(change.printed)} was added"
    if change.kind is ChangeKind.CONTRACTED:
        return f"{quote(change.printed)} is the same drawn together or apart: no misquote"
    return f"{quote(change.printed)} stands for other words"


def _spliced(linked: Linked, match: Match, context: Context) -> Finding:
    speakers = {(one.briefing, context.turn(one).speaker.label) for one in match.passages}
    whose = "of more than one speaker" if len(speakers) > 1 else "from separate passages"
    return make(
        context,
        "spliced-quote",
        linked.span,
        match.passages,
        message=f"One quotation joins words {whose}.",
        suggestion="Give each passage its own quotation marks and attribution.",
        confidence=match.score,
        quotation=linked.quotation,
    )


def _unmatched(linked: Linked, context: Context) -> Iterator[Finding]:
    """Words credited to the briefing's source that nobody said there; very few may be a name or a title."""
    if linked.credit not in (Credit.PERMITTED, Credit.SPEAKER) or linked.quotation.source is None:
        return
    words = len(context.draft.words(linked.span).split())
    if words < context.thresholds["unmatched_words"]:
        return
    few = words < context.thresholds["unmatched_sure_words"]
    if linked.credit is Credit.SPEAKER and not _speaks_on_record(context):
        return
    yield make(
        context,
        "unmatched-quote",
        linked.span,
        (),
        message=f"{quote(linked.quotation.source.text)} is quoted, but nobody said these words in the briefing.",
        suggestion="Check the words against your notes; if they are from elsewhere, say where they were said.",
        confidence=(0.9 if linked.credit is Credit.PERMITTED else 0.75) * (0.7 if few else 1.0),
        severity=Severity.WARNING if few else Severity.ERROR,
        quotation=linked.quotation,
    )


def _speaks_on_record(context: Context) -> bool:
    return any(rule.basis is Basis.ON_THE_RECORD for rules in context.index.rules for rule in rules.attribution)
