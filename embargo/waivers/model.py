"""A waiver: an editor's word that a finding need not stop a draft, and the finding that it covers."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from embargo.checks.model import Finding
from embargo.values import value


class WaiverKind(StrEnum):
    """Where a waiver was given."""

    INLINE = "inline"  # in a remark of the draft
    FILE = "file"  # in a waivers file
    BASELINE = "baseline"  # in a baseline: known before the gate was put up


class WaiverPlace(NamedTuple):
    """The file that a waiver stands in, as it was named, and the line (from 1); None where lines mean nothing."""

    source: str
    line: int | None


@value
class Waiver:
    """A waiver of one rule. `who` None: nobody signed it; `until` (UTC) None: it has no end."""

    kind: WaiverKind
    rule: str
    reason: str = field(repr=False)
    who: str | None
    until: dt.datetime | None
    place: WaiverPlace


@value
class WaivedFinding:
    """A finding that does not count because of `waiver`. It is shown all the same."""

    finding: Finding
    fingerprint: str
    waiver: Waiver
