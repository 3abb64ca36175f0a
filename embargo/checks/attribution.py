"""Is the right source named, in the words that the ground rules permit?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from embargo.briefing.model import Role
from embargo.checks.case import Case
from embargo.checks.context import Context
from embargo.checks.credit import Credit
from embargo.checks.findings import make, quote
from embargo.checks.labels import Label
from embargo.checks.linking import Linked, by_quotation
from embargo.checks.model import Finding, Severity
from embargo.checks.standing import Standing, covers
from embargo.groundrules.model import Attribution, Basis
from embargo.match import Match, Passage
from embargo.text import Span
from embargo.values import value


@value
class Verdict:
    """A rule that an attribution breaks, said in words."""

    rule: str
    message: str
    suggestion: str
    severity: Severity = Severity.ERROR


_Found = tuple[Linked, Match]

_OFF_RECORD = Verdict("off-record-use", "This was said off the record.", "Take it out.")
_DEEP = Verdict(
    "deep-background-attributed",
    "Deep background: it may not be quoted or credited to anyone.",
    "Report it on your own authority, without quotation marks and without a source.",
)
_PARAPHRASE_ONLY = Verdict(
    "paraphrase-only", "These words may be reported but not quoted.", "Report them without quotation marks."
)


def check_attribution(case: Case) -> Iterator[Finding]:
    """Every rule about who is credited, for quotations."""
    noted: set[str] = set()
    for stretches in by_quotation(case.quotations):
        for verdict, found in _judged(stretches, case.context).items():
            if verdict.severity is not Severity.NOTE or verdict.message not in noted:
                noted.add(verdict.message)
                yield _finding(found, verdict, case.context)


def _judged(stretches: Iterable[Linked], context: Context) -> dict[Verdict, list[_Found]]:
    """What is wrong with a quotation, and with which of its stretches."""
    judged: dict[Verdict, list[_Found]] = {}
    for linked in stretches:
        if linked.match is not None and linked.ours:
            verdict = judge(linked.label, linked.credit, linked.match.passages[0], context, quoted=True)
            courtesy = verdict is not None and verdict.rule == "moderator-words" and _is_courtesy(linked, context)
            if verdict is not None and not courtesy:
                judged.setdefault(verdict, []).append((linked, linked.match))
    return judged


def _is_courtesy(linked: Linked, context: Context) -> bool:
    """Whether the host's words are a greeting or the like, which anybody may have said too."""
    return context.particular(linked.span) < context.thresholds["host_bits"]


def _finding(found: Sequence[_Found], verdict: Verdict, context: Context) -> Finding:
    passages = [match.passages[0] for _, match in found]
    rule = context.attribution_of(passages[0])
    return make(
        context,
        verdict.rule,
        Span(found[0][0].span.start, found[-1][0].span.end),
        passages,
        message=verdict.message,
        suggestion=verdict.suggestion,
        confidence=max(match.score * (1.0 if linked.certain else 0.8) for linked, match in found),
        severity=verdict.severity,
        quotation=found[0][0].quotation,
        rule_words=rule.evidence if rule else (),
    )


def judge(label: Label | None, credit: Credit, passage: Passage, context: Context, *, quoted: bool) -> Verdict | None:
    """What is wrong with crediting a passage so; None where nothing is. `quoted`: in quotation marks."""
    if label is not None and context.quotes_another(passage, label):
        return None
    role = context.role_of(passage)
    if role is Role.REPORTER:
        return _of_reporter(label, credit, passage, context)
    if role is Role.HOST:
        return _of_host(label, passage, context)
    if role is not Role.OFFICIAL and context.attribution_of(passage) is None:
        return None  # nothing was agreed
    return _forbidden(label, passage, context, quoted=quoted) or _of_speaker(
        label, credit, passage, context, quoted=quoted
    )


def _of_reporter(label: Label | None, credit: Credit, passage: Passage, context: Context) -> Verdict | None:
    if label is None or credit is Credit.REPORTER or context.asks(label, passage):
        return None
    return Verdict(
        "reporter-words",
        f"A reporter said this in a question; {quote(label.text)} did not.",
        "Take it out, or say that a reporter asked it.",
    )


def _of_host(label: Label | None, passage: Passage, context: Context) -> Verdict | None:
    if label is None:
        return None
    person = context.people[passage.briefing].named(label)
    if person is not None and person.is_speaker(context.turn(passage).speaker):
        return None
    return Verdict(
        "moderator-words",
        f"The moderator said this; {quote(label.text)} did not.",
        "Take it out: the moderator's words are not the official's.",
    )


def _forbidden(label: Label | None, passage: Passage, context: Context, *, quoted: bool) -> Verdict | None:
    """What no label would mend."""
    basis, rule = context.basis_of(passage), context.attribution_of(passage)
    if basis is Basis.OFF_THE_RECORD:
        return _OFF_RECORD
    if basis is Basis.DEEP_BACKGROUND:
        return _DEEP if quoted or label is not None else None
    return _PARAPHRASE_ONLY if quoted and rule is not None and not rule.direct_quotation else None


def _of_speaker(
    label: Label | None, credit: Credit, passage: Passage, context: Context, *, quoted: bool
) -> Verdict | None:
    if label is None:
        return _unattributed(context.attribution_of(passage)) if quoted else None
    on_record = context.basis_of(passage) is Basis.ON_THE_RECORD
    if on_record and context.role_of(passage) is not Role.OFFICIAL:
        return _on_record(label, credit, passage, context)
    return _on_background(label, passage, context)


def _unattributed(rule: Attribution | None) -> Verdict:
    return Verdict("unattributed-quote", "The quotation is credited to nobody.", _credit_instead(rule))


def _on_record(label: Label, credit: Credit, passage: Passage, context: Context) -> Verdict | None:
    people = context.people[passage.briefing]
    speaker = context.turn(passage).speaker
    person = people.named(label)
    if person is not None and person.speaker is not None:
        if person.is_speaker(speaker):
            return None
        return Verdict(
            "wrong-speaker", f"{quote(label.text)} did not say this; another speaker did.", "Credit whoever said it."
        )
    theirs = any(holder.is_speaker(speaker) for holder in people.holding(label))
    if theirs or credit is Credit.REPORTER or label.generic or _fits(label, passage, context):
        return None
    return _wrong(label, "It was said on the record: credit the speaker by name.")


def _fits(label: Label, passage: Passage, context: Context) -> bool:
    """Whether a label without a name may be a speaker on the record."""
    if label.person or label.strangers or label.mouthpiece or label.outsider or label.leader:
        return False
    house = context.desk.houses[passage.briefing]
    known = not label.bodies or (bool(house) and covers(label.bodies, house, context.desk.vocabulary))
    return known and (label.plain or label.office)


def _on_background(label: Label, passage: Passage, context: Context) -> Verdict | None:
    rule = context.attribution_of(passage)
    instead = _credit_instead(rule)
    standing = context.compare(label, context.permitted(passage))
    if standing is Standing.PERSON or context.people[passage.briefing].named(label):
        message = f"{quote(label.text)} is named as the source of what was said on background."
        return Verdict("named-source", message, instead)
    if standing in (Standing.OTHER, Standing.MOUTHPIECE):
        return _wrong(label, instead)
    if standing is Standing.NARROWER:
        message = f"{quote(label.text)} reveals more than the label that was agreed."
        return Verdict("narrower-label", message, instead)
    if standing is Standing.BROADER and rule is not None and rule.labels and not label.generic:
        message = f"{quote(label.text)} says less than the label that was agreed."
        return Verdict("broader-label", message, instead, Severity.NOTE)
    return None


def _wrong(label: Label, suggestion: str) -> Verdict:
    return Verdict("wrong-source", f"{quote(label.text)} did not say this.", suggestion)


def _credit_instead(rule: Attribution | None) -> str:
    if rule is not None and rule.basis is Basis.ON_THE_RECORD:
        return "Credit the speaker by name."
    if rule is None or not rule.labels:
        return "Credit the source in the words that were agreed."
    return f"Credit {quote(rule.labels[0])} instead, as agreed."
