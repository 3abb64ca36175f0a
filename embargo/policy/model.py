"""What a check comes to: verdicts, and the report that every format shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from embargo.checks.model import Finding, Severity
from embargo.codes import INCOMPLETE, PASSED
from embargo.draft.model import Draft
from embargo.groundrules.editor import EditorsLift
from embargo.groundrules.model import GroundRules
from embargo.times.model import StatedTime


class Verdict(StrEnum):
    """Whether a draft may run."""

    HOLD = "hold"  # it uses embargoed material, or the check is incomplete
    FIX = "fix"  # it has other errors
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Policy:
    """Which findings count, which are shown, and which fail a check.

    `fail_on` None: findings never fail it. `select` empty: every rule counts; `ignore` takes rules away from those.
    """

    fail_on: Severity | None = Severity.ERROR
    min_severity: Severity = Severity.NOTE
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def counts(self, finding: Finding) -> bool:
        """Whether the finding's rule is among those that were picked."""
        return finding.rule not in self.ignore and (not self.select or finding.rule in self.select)

    def shows(self, finding: Finding) -> bool:
        """Whether a report lists the finding."""
        return finding.severity >= self.min_severity

    def fails(self, finding: Finding) -> bool:
        """Whether the finding is at or above the threshold."""
        return self.fail_on is not None and finding.severity >= self.fail_on


@dataclass(frozen=True, slots=True)
class Incomplete:
    """An input that could not be read or understood: its display name, and what is wrong and how to mend it."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding that counts. `fingerprint` is of its content, not its place: it stays when lines above it change."""

    finding: Finding
    fingerprint: str


@dataclass(frozen=True)
class DraftReport:
    """A draft judged.

    `open` are the findings that count, in the order of the draft; `suppressed` those of rules that were not picked,
    kept so that nothing hidden goes uncounted. `publishable_at` (UTC) is when the last embargo on what the draft
    uses lifts, latest reading; None where that is unknown or there is none.
    """

    draft: Draft
    verdict: Verdict
    publishable_at: dt.datetime | None
    open: tuple[OpenFinding, ...]
    suppressed: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Report:
    """A check: every draft judged at `checked_at` (UTC), the ground rules it was held to, and what was left out."""

    checked_at: dt.datetime
    verdict: Verdict
    exit_code: int
    briefings: tuple[GroundRules, ...]
    drafts: tuple[DraftReport, ...]
    incomplete: tuple[Incomplete, ...] = ()
    lifts: tuple[EditorsLift, ...] = ()
    policy: Policy = field(default_factory=Policy)


@dataclass(frozen=True)
class RulesReport:
    """The ground rules of briefings, and which briefings could not be read."""

    briefings: tuple[GroundRules, ...]
    incomplete: tuple[Incomplete, ...] = ()
    lifts: tuple[EditorsLift, ...] = ()

    @property
    def exit_code(self) -> int:
        """0, or 3 where a briefing could not be read."""
        return INCOMPLETE if self.incomplete else PASSED


@dataclass(frozen=True)
class QuotesReport:
    """What drafts quote and whom they credit, and which drafts could not be read."""

    drafts: tuple[Draft, ...]
    incomplete: tuple[Incomplete, ...] = ()

    @property
    def exit_code(self) -> int:
        """0, or 3 where a draft could not be read."""
        return INCOMPLETE if self.incomplete else PASSED


@dataclass(frozen=True)
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
