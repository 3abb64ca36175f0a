"""Findings to verdict and exit code, cell by cell."""

from __future__ import annotations

import datetime as dt

import pytest
from values import EARLIER, LIFT, NOON, draft_of, finding_in

from embargo.checks.model import Severity
from embargo.policy import HOLDING, Incomplete, Policy, Report, Verdict, judge

NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR
BROKEN = Incomplete("broken.md", "is empty; give a file with text in it")


def judged(*findings: tuple[str, Severity, dt.datetime | None], **options: object) -> Report:
    draft = draft_of()
    made = [finding_in(draft, rule=rule, severity=severity, lifts_at=lift) for rule, severity, lift in findings]
    return judge([(draft, made)], checked_at=NOON, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        (None, ERROR, 0),
        (None, WARNING, 0),
        (None, NOTE, 0),
        (None, None, 0),
        (NOTE, ERROR, 0),
        (NOTE, WARNING, 0),
        (NOTE, NOTE, 1),
        (NOTE, None, 0),
        (WARNING, ERROR, 0),
        (WARNING, WARNING, 1),
        (WARNING, NOTE, 1),
        (WARNING, None, 0),
        (ERROR, ERROR, 1),
        (ERROR, WARNING, 1),
        (ERROR, NOTE, 1),
        (ERROR, None, 0),
    ],
)
@pytest.mark.parametrize("broken", ["nothing", "a draft", "a briefing"])
def test_exit_code(severity: Severity | None, fail_on: Severity | None, code: int, broken: str) -> None:
    findings = [("misquote", severity, None)] if severity else []
    options = {"a draft": {"broken_drafts": [BROKEN]}, "a briefing": {"broken_briefings": [BROKEN]}}.get(broken, {})
    report = judged(*findings, policy=Policy(fail_on=fail_on), **options)
    assert report.exit_code == (code if broken == "nothing" else 3)


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        ([], Verdict.CLEAR),
        ([("misquote", WARNING, None)], Verdict.CLEAR),
        ([("embargoed-quote", NOTE, LIFT)], Verdict.CLEAR),
        ([("misquote", ERROR, None)], Verdict.FIX),
        ([("misquote", ERROR, None), ("embargoed-text", ERROR, LIFT)], Verdict.HOLD),
        *[([(rule, ERROR, LIFT)], Verdict.HOLD) for rule in sorted(HOLDING)],
    ],
)
def test_verdict(findings: list[tuple[str, Severity, dt.datetime | None]], verdict: Verdict) -> None:
    report = judged(*findings)
    assert (report.verdict, report.drafts[0].verdict) == (verdict, verdict)


@pytest.mark.parametrize(
    ("findings", "instant"),
    [
        ([], None),
        ([("misquote", ERROR, None)], None),
        ([("embargoed-quote", ERROR, LIFT)], LIFT),
        ([("embargoed-quote", ERROR, EARLIER), ("embargoed-text", ERROR, LIFT)], LIFT),
        ([("embargoed-quote", ERROR, LIFT), ("misquote", ERROR, None)], LIFT),
        ([("embargoed-quote", ERROR, LIFT), ("embargo-unresolved", ERROR, None)], None),
    ],
)
def test_publishable_at(findings: list[tuple[str, Severity, dt.datetime | None]], instant: dt.datetime | None) -> None:
    assert judged(*findings).drafts[0].publishable_at == instant


def test_a_briefing_that_was_not_read_holds_every_draft() -> None:
    report = judged(("embargoed-quote", ERROR, LIFT), broken_briefings=[BROKEN])
    assert (report.verdict, report.drafts[0].verdict, report.drafts[0].publishable_at) == (Verdict.HOLD,) * 2 + (None,)


def test_a_draft_that_was_not_read_holds_the_check_and_leaves_the_others() -> None:
    report = judged(broken_drafts=[BROKEN])
    assert (report.verdict, report.drafts[0].verdict) == (Verdict.HOLD, Verdict.CLEAR)


def test_the_worst_draft_decides() -> None:
    fix, hold, clear = (draft_of(name=name) for name in ("a.md", "b.md", "c.md"))
    checked = [(fix, [finding_in(fix, rule="misquote")]), (hold, [finding_in(hold)]), (clear, [])]
    report = judge(checked, checked_at=NOON)
    assert [draft.verdict for draft in report.drafts] == [Verdict.FIX, Verdict.HOLD, Verdict.CLEAR]
    assert (report.verdict, report.exit_code) == (Verdict.HOLD, 1)


@pytest.mark.parametrize(
    ("policy", "counted", "suppressed"),
    [
        (Policy(), ["embargoed-quote", "misquote"], []),
        (Policy(ignore=frozenset({"misquote"})), ["embargoed-quote"], ["misquote"]),
        (Policy(select=frozenset({"misquote"})), ["misquote"], ["embargoed-quote"]),
        (Policy(select=frozenset({"misquote"}), ignore=frozenset({"misquote"})), [], ["embargoed-quote", "misquote"]),
    ],
)
def test_picked_rules_count_and_the_others_are_kept(policy: Policy, counted: list[str], suppressed: list[str]) -> None:
    draft = judged(("misquote", ERROR, None), ("embargoed-quote", ERROR, LIFT), policy=policy).drafts[0]
    assert [found.finding.rule for found in draft.open] == counted
    assert [finding.rule for finding in draft.suppressed] == suppressed


def test_min_severity_hides_and_still_counts() -> None:
    report = judged(("misquote", WARNING, None), policy=Policy(fail_on=WARNING, min_severity=ERROR))
    assert (report.exit_code, len(report.drafts[0].open)) == (1, 1)


def test_findings_stand_in_the_order_of_the_draft() -> None:
    draft = draft_of()
    late, early = finding_in(draft, "an official"), finding_in(draft, "The herring rests.", rule="misquote")
    report = judge([(draft, [late, early])], checked_at=NOON)
    assert [found.finding for found in report.drafts[0].open] == [early, late]


def test_the_instant_is_utc_whatever_the_zone_given() -> None:
    local = NOON.astimezone(dt.timezone(dt.timedelta(hours=1)))
    assert judge([], checked_at=local).checked_at.utcoffset() == dt.timedelta(0)
