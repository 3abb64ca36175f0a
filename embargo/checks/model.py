"""Findings: what is wrong with a draft, where, by whose words, until when, and how to mend it."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from enum import IntEnum

from embargo.groundrules.model import Evidence
from embargo.match.model import Change
from embargo.text import Span
from embargo.values import value

# Rules that say a draft uses embargoed material: an error of one of them holds it.
HOLDING = frozenset(
    {"embargoed-quote", "embargoed-text", "embargoed-paraphrase", "embargo-unresolved", "draft-embargo-too-early"}
)


class Severity(IntEnum):
    """How bad a finding is; the names are those of the contract in lower case."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The contract's name: note, warning, error."""
        return self.name.lower()


@value
class Finding:
    """One finding in one draft; it cannot be built without a place.

    `span` and `attribution` lie in the draft's prose. `confidence` runs from 0 to 1. `message` and `suggestion` may
    hold words of the draft but never words that only the briefing has; those stand in `evidence`. `rule_words` are
    the host's words that set the rule. `lifts_at` (UTC) is when the embargo it breaks lifts (latest reading), None
    where unknown or where no embargo is broken. `weights` say which evidence weighed how much, by name. `changes` are
    the words of a quotation that differ, as said and as printed; what was said stands there as in `evidence`.
    """

    rule: str
    severity: Severity
    confidence: float
    message: str = field(repr=False)
    suggestion: str = field(repr=False)
    span: Span
    evidence: tuple[Evidence, ...]
    attribution: Span | None = None
    lifts_at: dt.datetime | None = None
    rule_words: tuple[Evidence, ...] = ()
    weights: tuple[tuple[str, float], ...] = field(default=())
    changes: tuple[Change, ...] = field(default=())
