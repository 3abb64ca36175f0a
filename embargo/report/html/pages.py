"""The pages as plain values: a check with its drafts, or ground rules alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from embargo.groundrules.editor import EditorsLift
from embargo.groundrules.model import GroundRules
from embargo.policy import Incomplete, Policy, Report, RulesReport
from embargo.report.display import Display
from embargo.report.html.briefings import briefing_view, count_rules, number_rules
from embargo.report.html.clocks import Clock, clocks_on_page, moment
from embargo.report.html.drafts import draft_view
from embargo.report.html.schedule import Happening
from embargo.report.html.views import BriefingView, DraftView, FindingView, MissingView, PageView
from embargo.report.verdicts import is_scheduled, tally
from embargo.report.wording import count, lift_lines

_UNWRAPPED = 10_000
_MOST_CALLS = 3  # zones of calls that every moment is shown in


def check_page(report: Report, display: Display) -> PageView:
    """The page of a check."""
    clocks = check_clocks(report, display)
    numbered = number_rules(report.briefings)
    drafts = tuple(draft_view(draft, report, number, clocks, numbered) for number, draft in enumerate(report.drafts, 1))
    headline = _headline(report, drafts)
    alone = drafts[0] if len(drafts) == 1 and not report.incomplete else None
    return PageView(
        title=f"{report.verdict.value.capitalize()}: {', '.join(draft.name for draft in drafts[:3]) or 'no draft'}",
        verdict=report.verdict.value,
        headline=headline,
        may_run_at=alone.may_run_at if alone else None,
        checked=moment(report.checked_at, clocks),
        summary=_summary(report),
        incomplete=_missing(report.incomplete),
        lifts=_lifts(report.lifts, clocks, display),
        drafts=drafts,
        briefings=tuple(_briefings(report, drafts, display)),
        policy=tuple(_policy(report.policy)),
        rulebook=report.rulebook,
    )


def rules_page(report: RulesReport, display: Display) -> PageView:
    """The page of ground rules, looked at at the display's instant."""
    clocks = _clocks(report.briefings, display)
    return PageView(
        title=f"Ground rules: {', '.join(rules.briefing.title or 'Untitled' for rules in report.briefings[:3])}",
        verdict="",
        headline="Ground rules",
        may_run_at=None,
        checked=moment(display.at, clocks) if display.at else None,
        summary=f"{count(len(report.briefings), 'briefing')}.",
        incomplete=_missing(report.incomplete),
        lifts=_lifts(report.lifts, clocks, display),
        drafts=(),
        briefings=tuple(_rules_alone(report, display)),
        policy=(),
        rulebook=report.rulebook,
    )


def check_clocks(report: Report, display: Display) -> tuple[Clock, ...]:
    """The clocks of a check's page: the desk's, those of the calls that findings rest on, UTC."""
    used = {words.source for draft in report.drafts for each in draft.open for words in each.finding.evidence}
    resting = [rules for rules in report.briefings if used.intersection(rules.briefing.sources)]
    return _clocks(resting or report.briefings, display)


def _clocks(briefings: Iterable[GroundRules], display: Display) -> tuple[Clock, ...]:
    """A clock for each call's zone, unless there are so many that nobody could read them."""
    zones = dict.fromkeys(rules.briefing.zone for rules in briefings)
    return clocks_on_page(display.zone, zones if len(zones) <= _MOST_CALLS else ())


def _headline(report: Report, drafts: Sequence[DraftView]) -> str:
    if report.incomplete:
        return "The check is incomplete."
    if len(drafts) == 1:
        return drafts[0].reason
    return f"{tally(report)}."


def _summary(report: Report) -> str:
    found = Counter(each.finding.severity for draft in report.drafts for each in draft.open)
    kinds = [count(found[severity], severity.label) for severity in sorted(found, reverse=True)]
    waived = sum(len(draft.waived) for draft in report.drafts)
    kinds += [f"{waived} waived"] if waived else []
    files = f"{count(len(report.drafts), 'draft')} against {count(len(report.briefings), 'briefing')}"
    scheduled = any(is_scheduled(draft, report) for draft in report.drafts)
    more = " Scheduled drafts are judged at the time when they are to appear." if scheduled else ""
    return f"{files}: {', '.join(kinds) or 'nothing found'}.{more}"


def _missing(incomplete: Iterable[Incomplete]) -> tuple[MissingView, ...]:
    return tuple(MissingView(each.source, each.reason) for each in incomplete)


def _lifts(lifts: Iterable[EditorsLift], clocks: Iterable[Clock], display: Display) -> tuple[str, ...]:
    wide = Display(width=_UNWRAPPED, zone=display.zone)
    return tuple(line.strip() for line in lift_lines(lifts, [clock.zone for clock in clocks], wide))


def _policy(policy: Policy) -> Iterator[tuple[str, str]]:
    yield "Fails at", policy.fail_on.label if policy.fail_on else "nothing"
    yield "Shown from", policy.min_severity.label
    if policy.select:
        yield "Only", ", ".join(sorted(policy.select))
    if policy.ignore:
        yield "Without", ", ".join(sorted(policy.ignore))


def _briefings(report: Report, drafts: Sequence[DraftView], display: Display) -> Iterator[BriefingView]:
    happenings = [Happening("check", "Checked", report.checked_at)]
    for draft in report.drafts:
        if draft.draft.publish_at:
            label = f"{draft.draft.document.source.name} is scheduled"
            happenings.append(Happening("draft", label, draft.draft.publish_at))
    resting = _resting(drafts)
    used = {words.place.rpartition(":")[0] for draft in drafts for found in draft.findings for words in found.said}
    first = 1
    for number, rules in enumerate(report.briefings, 1):
        yield briefing_view(
            rules,
            number,
            first,
            at=report.checked_at,
            display=display,
            happenings=happenings,
            resting=resting,
            draw=len(report.briefings) == 1 or _matters(rules, report.checked_at, used),
        )
        first += count_rules(rules)


def _rules_alone(report: RulesReport, display: Display) -> Iterator[BriefingView]:
    happenings = [Happening("check", "Looked at", display.at)] if display.at else []
    first = 1
    for number, rules in enumerate(report.briefings, 1):
        yield briefing_view(
            rules, number, first, at=display.at, display=display, happenings=happenings, resting={}, draw=True
        )
        first += count_rules(rules)


def _matters(rules: GroundRules, at: dt.datetime, used: set[str]) -> bool:
    """Whether a briefing among many has a timeline: something in it is in force, or a finding rests on it."""
    return bool(used.intersection(rules.briefing.sources)) or any(each.in_force(at) for each in rules.embargoes)


def _resting(drafts: Iterable[DraftView]) -> dict[str, list[FindingView]]:
    """The findings that rest on each ground rule, by its anchor, each once."""
    resting: dict[str, list[FindingView]] = {}
    for draft in drafts:
        for found in draft.findings:
            for anchor in dict.fromkeys(words.rule for words in found.rule_words if words.rule):
                resting.setdefault(anchor, []).append(found)
    return resting
