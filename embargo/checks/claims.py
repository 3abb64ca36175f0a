"""Is the right source named for what is reported without quotation marks?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from embargo.briefing.model import Role
from embargo.checks.attribution import Verdict, judge
from embargo.checks.case import Case
from embargo.checks.context import Context
from embargo.checks.credit import Credit
from embargo.checks.findings import make
from embargo.checks.labels import Label
from embargo.checks.linking import credit_of
from embargo.checks.model import Finding, Severity
from embargo.checks.mouths import Report, weigh
from embargo.draft.model import Quotation, QuotationKind
from embargo.match import Item, Likeness, Passage, find_copies, find_likeness, items_of, outside
from embargo.match.words import quoted_words
from embargo.text import Span


def check_claims(case: Case) -> Iterator[Finding]:
    """The rules about who is credited, for claims in the draft's own words.

    Wording taken over is as sure as a quotation. Other words are only likely to be from the briefing: a warning.
    """
    for claim in case.context.draft.quotations:
        if claim.kind is QuotationKind.DIRECT or claim.source is None:
            continue
        label, credit = credit_of(claim, case.context)
        if label is not None:
            finding = _check(claim, label, credit, case)
            if finding is not None:
                yield finding


def _check(claim: Quotation, label: Label, credit: Credit, case: Case) -> Finding | None:
    context, span = case.context, Span(claim.spans[0].start, claim.spans[-1].end)
    copied = _copied(span, case)
    report = copied or _likely(claim, span, label, credit, case)
    if report is None:
        return None
    verdict = judge(label, credit, report.passage, context, quoted=False)
    if verdict is None or verdict.severity is Severity.NOTE or _is_answered(span, report.passage, context):
        return None
    return _finding(claim, verdict, report, Severity.ERROR if copied else Severity.WARNING, context)


def _finding(claim: Quotation, verdict: Verdict, report: Report, severity: Severity, context: Context) -> Finding:
    span = Span(claim.spans[0].start, claim.spans[-1].end)
    rule = context.attribution_of(report.passage)
    return make(
        context,
        verdict.rule,
        span,
        (context.whole(report.passage),),
        message=verdict.message,
        suggestion=verdict.suggestion,
        confidence=report.confidence,
        severity=severity,
        quotation=claim,
        rule_words=rule.evidence if rule else (),
        weights=report.weights,
    )


def _copied(span: Span, case: Case) -> Report | None:
    """The passage whose wording a claim takes over outside quotation marks, and how much of it."""
    context = case.context
    words = outside(quoted_words(context.draft.document.prose.text, span, context.index.lexicon), case.quoted.at(span))
    limits = context.thresholds
    for copy in find_copies(words, context.index):
        if copy.share >= limits["copied_share"] and copy.bits >= limits["copied_bits"]:
            return Report(copy.passage, copy.share, (("wording taken over", round(copy.share, 3)),))
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


def _likely(claim: Quotation, span: Span, label: Label, credit: Credit, case: Case) -> Report | None:
    """What a claim seems to report where its source makes it suspect."""
    if credit is Credit.REPORTER:
        return None
    context = case.context
    items = _items(span, context)
    if credit is Credit.PERMITTED:
        return _unusable(items, context)
    if credit is Credit.SPEAKER and (other := _of_another_speaker(items, label, context)):
        return other
    return weigh(claim, label, credit, items, case)


def _unusable(items: Sequence[Item], context: Context) -> Report | None:
    """What may be credited to nobody at all and seems to be reported."""
    like, limits = find_likeness(items, context.index, context.desk.unusable), context.thresholds
    if like is None or like.share < limits["claim_permitted_share"] or like.bits < limits["claim_permitted_bits"]:
        return None
    return _report(like)


def _of_another_speaker(items: Sequence[Item], label: Label, context: Context) -> Report | None:
    """The passage of another speaker that a claim reports far better than anything said by the one credited."""
    limits = context.thresholds
    for theirs, others in context.desk.voices(label):
        like = find_likeness(items, context.index, others)
        if like is None or like.share < limits["claim_speaker_share"] or like.bits < limits["claim_speaker_bits"]:
            continue
        own = find_likeness(items, context.index, theirs)
        if like.share - (own.share if own else 0.0) >= limits["claim_speaker_margin"]:
            return _report(like)
    return None


def _report(like: Likeness) -> Report:
    return Report(like.passage, min(1.0, 0.3 + like.share), (("shares what is said", round(like.share, 3)),))
