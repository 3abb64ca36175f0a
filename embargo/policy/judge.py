"""The one place that decides: findings in, verdict and exit code out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from embargo.checks.model import Finding, Severity
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

# Rules that say a draft uses embargoed material: an error of one of them holds it.
HOLDING = frozenset(
    {"embargoed-quote", "embargoed-text", "embargoed-paraphrase", "embargo-unresolved", "draft-embargo-too-early"}
)


def judge(
    checked: Iterable[tuple[Draft, Iterable[Finding]]],
    *,
    checked_at: dt.datetime,
    briefings: Iterable[GroundRules] = (),
    broken_drafts: Iterable[Incomplete] = (),
    broken_briefings: Iterable[Incomplete] = (),
    lifts: Iterable[EditorsLift] = (),
    policy: Policy | None = None,
) -> Report:
    """The report on drafts and their findings.

    A briefing that could not be read or understood may hold embargoes nobody knows of, so it holds every draft; a
    draft that could not be read holds the check as a whole, and leaves the other drafts their own verdict.
    """
    policy = policy or Policy()
    not_read = tuple(broken_briefings)
    incomplete = (*not_read, *broken_drafts)
    drafts = tuple(_judge_draft(draft, findings, policy, rules_known=not not_read) for draft, findings in checked)
    return Report(
        checked_at=checked_at.astimezone(dt.UTC),
        verdict=_worst((draft.verdict for draft in drafts), complete=not incomplete),
        exit_code=_exit_code(drafts, policy, complete=not incomplete),
        briefings=tuple(briefings),
        drafts=drafts,
        incomplete=incomplete,
        lifts=tuple(lifts),
        policy=policy,
    )


def _judge_draft(draft: Draft, findings: Iterable[Finding], policy: Policy, *, rules_known: bool) -> DraftReport:
    ordered = sorted(findings, key=lambda finding: (finding.span, finding.rule, finding.message))
    counted = [finding for finding in ordered if policy.counts(finding)]
    return DraftReport(
        draft=draft,
        verdict=_verdict(counted) if rules_known else Verdict.HOLD,
        publishable_at=_publishable_at(counted) if rules_known else None,
        open=tuple(_with_fingerprints(draft, counted)),
        suppressed=tuple(finding for finding in ordered if not policy.counts(finding)),
    )


def _with_fingerprints(draft: Draft, findings: Iterable[Finding]) -> Iterator[OpenFinding]:
    seen: Counter[str] = Counter()
    for finding in findings:
        first = fingerprint(draft, finding)
        yield OpenFinding(finding, fingerprint(draft, finding, occurrence=seen[first]))
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
