"""Is the right source named for what is reported without quotation marks?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from embargo.briefing.model import Role
from embargo.checks.attribution import judge
from embargo.checks.case import Case
from embargo.checks.context import Context
from embargo.checks.credit import Credit
from embargo.checks.findings import make
from embargo.checks.labels import Label
from embargo.checks.linking import credit_of, of_the_house
from embargo.checks.model import Finding, Severity
from embargo.draft.model import QuotationKind
from embargo.match import Item, Passage, find_copies, find_likeness, items_of, outside
from embargo.match.words import quoted_words
from embargo.text import Span


def check_claims(case: Case) -> Iterator[Finding]:
    """The rules about who is credited, for claims in the draft's own words.

    Wording taken over is as sure as a quotation. Other words are only likely to be from the briefing: a warning.
    """
    context = case.context
    for quotation in context.draft.quotations:
        if quotation.kind is QuotationKind.DIRECT or quotation.source is None:
            continue
        label, credit = credit_of(quotation, context)
        if label is None:
            continue
        span = Span(quotation.spans[0].start, quotation.spans[-1].end)
        copied = _copied(span, context)
        if copied is not None:
            passage, confidence, severity = *copied, Severity.ERROR
        else:
            likely = _likely(span, label, credit, context)
            if likely is None:
                continue
            passage, confidence, severity = *likely, Severity.WARNING
        verdict = judge(label, credit, passage, context, quoted=False)
        if verdict is None or verdict.severity is Severity.NOTE or _is_answered(span, passage, context):
            continue
        rule = context.attribution_of(passage)
        yield make(
            context,
            verdict.rule,
            span,
            (passage,),
            message=verdict.message,
            suggestion=verdict.suggestion,
            confidence=confidence,
            severity=severity,
            quotation=quotation,
            rule_words=rule.evidence if rule else (),
        )


def _copied(span: Span, context: Context) -> tuple[Passage, float] | None:
    """The passage whose wording a claim takes over outside quotation marks, and how much of it."""
    draft = context.draft
    quoted = [one for other in draft.quotations if other.kind is QuotationKind.DIRECT for one in other.spans]
    words = outside(quoted_words(draft.document.prose.text, span, context.index.lexicon), quoted)
    limits = context.thresholds
    for copy in find_copies(words, context.index):
        if copy.share >= limits["copied_share"] and copy.bits >= limits["copied_bits"]:
            return copy.passage, copy.share
    return None


def _is_answered(span: Span, passage: Passage, context: Context) -> bool:
    """Whether a claim takes its wording from a question and something from the answer: so answers are reported."""
    if context.role_of(passage) is not Role.REPORTER:
        return False
    items = _items(span, context)
    like = find_likeness(items, context.index, context.desk.mask(context.desk.answer_to(passage)))
    return like is not None and like.bits >= context.thresholds["claim_answered_bits"]


def _items(span: Span, context: Context) -> list[Item]:
    index = context.index
    return items_of(quoted_words(context.draft.document.prose.text, span, index.lexicon), index)


def _likely(span: Span, label: Label, credit: Credit, context: Context) -> tuple[Passage, float] | None:
    """The passage that a claim with a suspicious source seems to report, and how much of it."""
    suspicion = _suspicion(label, credit, context)
    if suspicion is None and credit is not Credit.SPEAKER:
        return None
    items = _items(span, context)
    if credit is Credit.SPEAKER and (other := _of_another_speaker(items, label, context)):
        return other
    desk = context.desk
    if suspicion is None:
        return None
    meant = {"permitted": desk.unusable, "mouthpiece": desk.answers}.get(suspicion) or desk.on_background
    like = find_likeness(items, context.index, meant)
    if like is None:
        return None
    limits = context.thresholds
    if like.share < limits[f"claim_{suspicion}_share"] or like.bits < limits[f"claim_{suspicion}_bits"]:
        return None
    return like.passage, min(1.0, 0.3 + like.share)


def _of_another_speaker(items: Sequence[Item], label: Label, context: Context) -> tuple[Passage, float] | None:
    """The passage of another speaker that a claim reports far better than anything said by the one credited."""
    limits = context.thresholds
    for theirs, others in context.desk.voices(label):
        like = find_likeness(items, context.index, others)
        if like is None or like.share < limits["claim_speaker_share"] or like.bits < limits["claim_speaker_bits"]:
            continue
        own = find_likeness(items, context.index, theirs)
        if like.share - (own.share if own else 0.0) >= limits["claim_speaker_margin"]:
            return like.passage, min(1.0, like.share)
    return None


def _suspicion(label: Label, credit: Credit, context: Context) -> str | None:
    """Why a source may hide the briefing's; None where nothing says so."""
    if credit is Credit.PERMITTED:
        return "permitted"
    if label.mouthpiece:
        return "mouthpiece" if of_the_house(label, context) else None
    if credit is Credit.TELLING:
        return "telling" if label.plain else "person" if label.telling and label.bodies else None
    if any(people.named(label) for people in context.people):
        return "person"
    officer = label.office and not label.leader and (not label.bodies or of_the_house(label, context))
    return "person" if officer else None
