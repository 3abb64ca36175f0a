"""What a check comes to, in words that the reports for other systems share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from embargo.checks.model import Severity
from embargo.policy import DraftReport, Report, Verdict
from embargo.report.moments import in_words
from embargo.report.wording import count

_INCOMPLETE = "the check is incomplete"


def verdict_in_words(report: Report, clocks: Iterable[str]) -> str:
    """The whole check: "HOLD: the check is incomplete", "CLEAR: 3 drafts may run"."""
    word = report.verdict.value.upper()
    if report.incomplete:
        return f"{word}: {_INCOMPLETE} ({count(len(report.incomplete), 'input')} could not be checked)"
    if len(report.drafts) == 1:
        return _draft_in_words(report.drafts[0], report, clocks)
    return f"{word}: {tally(report)}"


def tally(report: Report) -> str:
    """How many drafts came to which verdict: "1 hold, 2 clear"."""
    verdicts = Counter(draft.verdict for draft in report.drafts)
    return ", ".join(f"{verdicts[each]} {each.value}" for each in Verdict if verdicts[each]) or "no draft to check"


def draft_verdict(draft: DraftReport, report: Report, clocks: Iterable[str]) -> str:
    """One draft of a check; none may run while the check is incomplete."""
    return f"HOLD: {_INCOMPLETE}" if report.incomplete else _draft_in_words(draft, report, clocks)


def judged_in_words(report: Report, clocks: Iterable[str]) -> str:
    """When the drafts were judged: now, at `--at`, or each at the time for which it is scheduled."""
    scheduled = {draft.judged_at for draft in report.drafts if is_scheduled(draft, report)}
    if len(report.drafts) == len(scheduled) == 1:
        return f"Judged at {in_words(scheduled.pop() or report.checked_at, clocks)}, when it is to appear."
    more = "; scheduled drafts at the time when they are to appear" if scheduled else ""
    return f"Judged at {in_words(report.checked_at, clocks)}{more}."


def is_scheduled(draft: DraftReport, report: Report) -> bool:
    """Whether the draft was judged at a time of its own."""
    return draft.judged_at not in {None, report.checked_at}


def _draft_in_words(draft: DraftReport, report: Report, clocks: Iterable[str]) -> str:
    """One draft: "HOLD until 15:30 CET ...", "FIX: 1 error to mend before it runs", "CLEAR: it may run"."""
    word = draft.verdict.value.upper()
    if draft.verdict is Verdict.HOLD and draft.publishable_at:
        return f"{word} until {in_words(draft.publishable_at, clocks)}"
    return f"{word}: {reason_in_words(draft, report, clocks)}"


def reason_in_words(draft: DraftReport, report: Report, clocks: Iterable[str]) -> str:
    """Why the verdict on a draft is what it is: "it may run", "1 error to mend before it runs"."""
    if draft.verdict is Verdict.CLEAR:
        when = f" at {in_words(draft.judged_at, clocks)}" if draft.judged_at and is_scheduled(draft, report) else ""
        return f"it may run{when}"
    if draft.verdict is Verdict.FIX:
        errors = sum(found.finding.severity is Severity.ERROR for found in draft.open)
        return f"{count(errors, 'error')} to mend before it runs"
    return "it uses embargoed material" if draft.publishable_at else "when it may run is not known"
