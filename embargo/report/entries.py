"""A report laid out as entries: what the formats for other systems have in common.

Findings (open and waived) and notices (all that is no finding, but must be seen) are the same in every format; a
format only writes them down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from embargo.briefing.model import Problem
from embargo.checks.model import Finding, Severity
from embargo.groundrules.model import GroundRules
from embargo.policy import DraftReport, OpenFinding, Policy, Report
from embargo.report.moments import as_instant
from embargo.report.wording import count, lift_in_words
from embargo.text import Position
from embargo.values import value
from embargo.waivers import WaivedFinding, Waiver, WaiverKind


@value
class Entry:
    """A finding with its place: `start` and `end` (exclusive) in the draft's file.

    `fails`: it is what the exit code speaks of. A waived one never fails.
    """

    draft: DraftReport
    finding: Finding
    fingerprint: str
    start: Position
    end: Position
    fails: bool
    waiver: Waiver | None = None

    @property
    def path(self) -> str:
        """The draft's name."""
        return self.draft.draft.document.source.name

    @property
    def message(self) -> str:
        """What is wrong, since when it is not, and how to mend it."""
        finding = self.finding
        lifts = f"The embargo lifts at {as_instant(finding.lifts_at)}." if finding.lifts_at else ""
        return " ".join(filter(None, (finding.message, lifts, finding.suggestion)))


class NoticeKind(StrEnum):
    """What a notice is about."""

    INCOMPLETE = "incomplete"
    HIDDEN_FAILURE = "not-listed-failures"
    NOT_LISTED = "not-listed"
    LIFT = "editors-lift"
    WARNING = "briefing-warning"
    RULES_FILE = "ground-rules-file"


@value
class Notice:
    """What must be seen besides the findings: how bad it is, in words, and the file and line (from 1) if there are."""

    kind: NoticeKind
    severity: Severity
    text: str
    source: str | None = None
    line: int | None = None


def entries(report: Report) -> Iterator[Entry]:
    """Every finding that is listed, draft by draft, waived ones among them, in the order of the draft."""
    for draft in report.drafts:
        yield from draft_entries(draft, report.policy)


def draft_entries(draft: DraftReport, policy: Policy) -> list[Entry]:
    """The findings of one draft that are listed, and all that are waived."""
    found: list[OpenFinding | WaivedFinding] = [*filter(lambda each: policy.shows(each.finding), draft.open)]
    found.extend(draft.waived)
    listed = [_entry(draft, each, policy) for each in found]
    return sorted(listed, key=lambda entry: (entry.finding.span, entry.finding.rule, entry.fingerprint))


def worst_first(found: Iterable[Entry]) -> list[Entry]:
    """Entries by what they mean for the check: failing ones first, waived ones last."""
    return sorted(
        found,
        key=lambda entry: (
            entry.waiver is not None,
            not entry.fails,
            -entry.finding.severity,
            -entry.finding.confidence,
            entry.path,
            entry.start,
        ),
    )


def hidden_failures(draft: DraftReport, policy: Policy) -> int:
    """How many findings fail the check although they are below the severity that is listed."""
    return sum(policy.fails(each.finding) and not policy.shows(each.finding) for each in draft.open)


def waiver_in_words(waiver: Waiver) -> str:
    """Who waived a finding where, until when and why."""
    who = f" by {waiver.who}" if waiver.who else ""
    line = f":{waiver.place.line}" if waiver.place.line else ""
    until = f" until {as_instant(waiver.until)}" if waiver.until else ""
    what = "baseline" if waiver.kind is WaiverKind.BASELINE else "waived"
    return f"{what}{who}{until} ({waiver.place.source}{line}): {waiver.reason}"


def notices(report: Report) -> Iterator[Notice]:
    """All that is no finding, worst first."""
    for each in report.incomplete:
        yield Notice(NoticeKind.INCOMPLETE, Severity.ERROR, f"Not checked: {each.reason}", each.source)
    yield from _not_listed(report)
    for lift in report.lifts:
        text = f"On an editor's word {lift_in_words(lift)} at {as_instant(lift.at)}."
        yield Notice(NoticeKind.LIFT, Severity.NOTE, text)
    for rules in report.briefings:
        yield from map(_warning, rules.warnings)
        yield from _rules_file(rules)


def _entry(draft: DraftReport, found: OpenFinding | WaivedFinding, policy: Policy) -> Entry:
    finding = found.finding
    document = draft.draft.document
    span = document.place(finding.span)
    waiver = found.waiver if isinstance(found, WaivedFinding) else None
    return Entry(
        draft=draft,
        finding=finding,
        fingerprint=found.fingerprint,
        start=document.source.position(span.start),
        end=document.source.position(span.end),
        fails=waiver is None and policy.fails(finding),
        waiver=waiver,
    )


def _not_listed(report: Report) -> Iterator[Notice]:
    for draft in report.drafts:
        name = draft.draft.document.source.name
        failing = hidden_failures(draft, report.policy)
        below = sum(not report.policy.shows(each.finding) for each in draft.open) - failing
        if failing:
            text = f"{count(failing, 'finding')} below the severity that is listed fail the check."
            yield Notice(NoticeKind.HIDDEN_FAILURE, Severity.ERROR, text, name)
        if below:
            text = f"Not listed: {count(below, 'finding')} below the severity that is listed."
            yield Notice(NoticeKind.NOT_LISTED, Severity.NOTE, text, name)
        if draft.suppressed:
            text = f"Not counted: {count(len(draft.suppressed), 'finding')} of rules that were not picked."
            yield Notice(NoticeKind.NOT_LISTED, Severity.NOTE, text, name)


def _warning(problem: Problem) -> Notice:
    text = f"{problem.message} [{problem.code}]"
    return Notice(NoticeKind.WARNING, Severity.WARNING, text, problem.source, problem.line)


def _rules_file(rules: GroundRules) -> Iterator[Notice]:
    if rules.file is None:
        return
    signed = f"signed by {rules.file.reviewed_by}" if rules.file.in_force else "not signed and not in force"
    differs = f"; it differs from the host's words in {count(len(rules.file.differences), 'place')}"
    text = f"A ground-rules file was used, {signed}{differs if rules.file.differences else ''}."
    yield Notice(NoticeKind.RULES_FILE, Severity.NOTE, text, rules.file.path)
