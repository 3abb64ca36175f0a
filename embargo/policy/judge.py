"""The one place that decides: findings in, verdict and exit code out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from embargo.checks.house import House
from embargo.checks.model import HOLDING, Finding, Severity
from embargo.codes import FAILED, INCOMPLETE, PASSED
from embargo.draft.model import Draft
from embargo.groundrules.editor import EditorsLift
from embargo.groundrules.model import GroundRules
from embargo.policy.fingerprint import fingerprint
from embargo.policy.model import (
    DraftReport,
    Incomplete,
    OpenFinding,
    Policy,
    Report,
    Verdict,
)
from embargo.policy.severities import weighed
from embargo.text import Span
from embargo.waivers import Checked, Found, Settled, Waivers, settle
from embargo.waivers.limits import withheld_words


def judge(
    checked: Iterable[tuple[Draft, Iterable[Finding]]],
    *,
    checked_at: dt.datetime,
    scheduled: bool = False,
    briefings: Iterable[GroundRules] = (),
    broken_drafts: Iterable[Incomplete] = (),
    broken_briefings: Iterable[Incomplete] = (),
    lifts: Iterable[EditorsLift] = (),
    policy: Policy | None = None,
    waivers: Waivers | None = None,
    house: House | None = None,
    rulebook: str = "",
) -> Report:
    """The report on drafts and their findings.

    A briefing that could not be read or understood may hold embargoes nobody knows of, so it holds every draft; a
    draft that could not be read holds the check as a whole, and leaves the other drafts their own verdict. Findings
    that are waived, by `waivers` or by a remark in the draft, stand in the report and count for nothing.
    """
    policy = policy or Policy()
    moment = checked_at.astimezone(dt.UTC)
    not_read = tuple(broken_briefings)
    incomplete = (*not_read, *broken_drafts)
    known, house = tuple(briefings), house or House()
    found = [
        Checked(
            draft,
            tuple(_with_fingerprints(draft, _weighed(findings, policy))),
            judged_at(draft, at=moment, scheduled=scheduled),
        )
        for draft, findings in checked
    ]
    waiving = replace(waivers or Waivers(), withheld=withheld_words(withheld_names(known, house)))
    settled = settle(found, waiving, complete=not not_read)
    drafts = tuple(
        _judge_draft(each.draft, result, policy, rules_known=not not_read, at=each.at)
        for each, result in zip(found, settled, strict=True)
    )
    return Report(
        checked_at=moment,
        verdict=_worst((draft.verdict for draft in drafts), complete=not incomplete),
        exit_code=_exit_code(drafts, policy, complete=not incomplete),
        briefings=known,
        drafts=drafts,
        incomplete=incomplete,
        lifts=tuple(lifts),
        policy=policy,
        house=house,
        rulebook=rulebook,
    )


def withheld_names(briefings: Iterable[GroundRules], house: House) -> Iterator[str]:
    """The names that the hosts of the briefings asked to withhold, and those that the desk knows as withheld."""
    yield from house.withheld_names
    for rules in briefings:
        yield from rules.withheld_names


def judged_at(draft: Draft, *, at: dt.datetime, scheduled: bool) -> dt.datetime:
    """The instant (UTC) for which a draft is judged: where `scheduled`, its own, if it has one; else `at`."""
    own = draft.publish_at if scheduled else None
    return (own or at).astimezone(dt.UTC)


def _judge_draft(draft: Draft, settled: Settled, policy: Policy, *, rules_known: bool, at: dt.datetime) -> DraftReport:
    notices = _with_fingerprints(draft, _weighed(settled.notices, policy))
    findings = sorted([*settled.open, *notices], key=lambda found: _order(found.finding))
    counted = [found for found in findings if policy.counts(found.finding)]
    everything = [*(found.finding for found in findings), *(each.finding for each in settled.waived)]
    open_findings = [found.finding for found in counted]
    return DraftReport(
        draft=draft,
        verdict=_verdict(open_findings) if rules_known else Verdict.HOLD,
        publishable_at=_publishable_at(open_findings) if rules_known else None,
        open=tuple(OpenFinding(*found) for found in counted),
        suppressed=tuple(sorted((each for each in everything if not policy.counts(each)), key=_order)),
        judged_at=at,
        waived=tuple(each for each in settled.waived if policy.counts(each.finding)),
    )


def _weighed(findings: Iterable[Finding], policy: Policy) -> list[Finding]:
    """The findings as bad as the desk holds them to be, in the order of the draft."""
    return sorted((weighed(finding, policy.severities) for finding in findings), key=_order)


def _order(finding: Finding) -> tuple[Span, str, str]:
    return finding.span, finding.rule, finding.message


def _with_fingerprints(draft: Draft, findings: Iterable[Finding]) -> Iterator[Found]:
    seen: Counter[str] = Counter()
    for finding in findings:
        first = fingerprint(draft, finding)
        yield Found(finding, fingerprint(draft, finding, occurrence=seen[first]))
        seen[first] += 1


def _verdict(findings: Iterable[Finding]) -> Verdict:
    errors = {finding.rule for finding in findings if finding.severity is Severity.ERROR}
    if errors & HOLDING:
        return Verdict.HOLD
    return Verdict.FIX if errors else Verdict.CLEAR


def _publishable_at(findings: Iterable[Finding]) -> dt.datetime | None:
    lifts = [f.lifts_at for f in findings if f.rule in HOLDING and f.severity is Severity.ERROR]
    known = [lift for lift in lifts if lift is not None]
    return max(known) if known and len(known) == len(lifts) else None


def _worst(verdicts: Iterable[Verdict], *, complete: bool) -> Verdict:
    given = set(verdicts)
    if not complete or Verdict.HOLD in given:
        return Verdict.HOLD
    return Verdict.FIX if Verdict.FIX in given else Verdict.CLEAR


def _exit_code(drafts: Iterable[DraftReport], policy: Policy, *, complete: bool) -> int:
    if not complete:
        return INCOMPLETE
    failed = any(policy.fails(found.finding) for draft in drafts for found in draft.open)
    return FAILED if failed else PASSED
