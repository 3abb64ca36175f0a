"""What a check comes to: verdicts, and the report that every format shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from embargo.checks.house import House
from embargo.checks.model import Finding, Severity
from embargo.codes import INCOMPLETE, PASSED
from embargo.draft.model import Draft
from embargo.groundrules.editor import EditorsLift
from embargo.groundrules.model import GroundRules
from embargo.times.model import StatedTime
from embargo.values import remembering_value, value
from embargo.waivers.model import WaivedFinding


class Verdict(StrEnum):
    """Whether a draft may run."""

    HOLD = "hold"  # it uses embargoed material, or the check is incomplete
    FIX = "fix"  # it has other errors
    CLEAR = "clear"


@value
class Policy:
    """Which findings count, which are shown, and which fail a check.

    `fail_on` None: findings never fail it. `select` empty: every rule counts; `ignore` takes rules away from those.
    `severities` are what the desk decided for findings of a rule, by its id.
    """

    fail_on: Severity | None = Severity.ERROR
    min_severity: Severity = Severity.NOTE
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def counts(self, finding: Finding) -> bool:
        """Whether the finding's rule is among those that were picked."""
        return finding.rule not in self.ignore and (not self.select or finding.rule in self.select)

    def shows(self, finding: Finding) -> bool:
        """Whether a report lists the finding."""
        return finding.severity >= self.min_severity

    def fails(self, finding: Finding) -> bool:
        """Whether the finding is at or above the threshold."""
        return self.fail_on is not None and finding.severity >= self.fail_on


@value
class Incomplete:
    """An input that could not be read or understood: its display name, and what is wrong and how to mend it."""

    source: str
    reason: str


@value
class OpenFinding:
    """A finding that counts. `fingerprint` is of its content, not its place: it stays when lines above it change."""

    finding: Finding
    fingerprint: str


@remembering_value
class DraftReport:
    """A draft judged.

    `open` are the findings that count, in the order of the draft; `suppressed` those of rules that were not picked,
    kept so that nothing hidden goes uncounted; `waived` those that do not count because of a waiver, shown all the
    same. `publishable_at` (UTC) is when the last embargo on what the draft uses lifts, latest reading; None where
    that is unknown or there is none. `judged_at` (UTC) is the instant for which it was judged.
    """

    draft: Draft
    verdict: Verdict
    publishable_at: dt.datetime | None
    open: tuple[OpenFinding, ...]
    suppressed: tuple[Finding, ...] = ()
    waived: tuple[WaivedFinding, ...] = ()
    judged_at: dt.datetime | None = None


@remembering_value
class Report:
    """A check: every draft judged at `checked_at` (UTC), the ground rules it was held to, and what was left out.

    `house` has the desk's own terms: its withheld names must be kept out of whatever leaves the house. `rulebook` is
    the hash of the rule book that was used; empty: not told.
    """

    checked_at: dt.datetime
    verdict: Verdict
    exit_code: int
    briefings: tuple[GroundRules, ...]
    drafts: tuple[DraftReport, ...]
    incomplete: tuple[Incomplete, ...] = ()
    lifts: tuple[EditorsLift, ...] = ()
    policy: Policy = field(default_factory=Policy)
    house: House = field(default_factory=House)
    rulebook: str = ""


@remembering_value
class RulesReport:
    """The ground rules of briefings, which briefings could not be read, and the hash of the rule book used."""

    briefings: tuple[GroundRules, ...]
    incomplete: tuple[Incomplete, ...] = ()
    lifts: tuple[EditorsLift, ...] = ()
    rulebook: str = ""

    @property
    def exit_code(self) -> int:
        """0, or 3 where a briefing could not be read."""
        return INCOMPLETE if self.incomplete else PASSED


@remembering_value
class QuotesReport:
    """What drafts quote and whom they credit, and which drafts could not be read."""

    drafts: tuple[Draft, ...]
    incomplete: tuple[Incomplete, ...] = ()

    @property
    def exit_code(self) -> int:
        """0, or 3 where a draft could not be read."""
        return INCOMPLETE if self.incomplete else PASSED


@remembering_value
class TimesReport:
    """What a text says about times, when read on the civil date `on` at the clock of `zone` (IANA)."""

    text: str
    on: dt.date
    zone: str | None
    times: tuple[StatedTime, ...]

    @property
    def exit_code(self) -> int:
        """0, or 3 where no time is stated."""
        return PASSED if self.times else INCOMPLETE
