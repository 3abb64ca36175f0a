"""What a comparison of a draft's words with the briefings finds."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from embargo.text import Span
from embargo.values import value


class Method(StrEnum):
    """How words were found, surest first."""

    EXACT = "exact"  # the same words in the same order
    FOLDED = "folded"  # the same but for honest changes: brackets, ellipses, spelling, numerals
    ALIGNED = "aligned"  # the same passage, some words changed
    SPLICED = "spliced"  # joined from separate passages


class ChangeKind(StrEnum):
    """What happened to words between the speaker and the page."""

    DROPPED = "dropped"
    ADDED = "added"
    SWAPPED = "swapped"
    CONTRACTED = "contracted"  # "they're" for "they are" or the other way round


class Turning(StrEnum):
    """In what way a change turns the meaning."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    MODALITY = "modality"
    OPPOSITE = "opposite"


@value
class Passage:
    """Words of a briefing: `briefing` and `document` are indexes, `turn` is the turn's index in its briefing.

    `span` lies in the prose of the document.
    """

    briefing: int
    turn: int
    document: int
    span: Span


@value
class Change:
    """Words that differ: as said, as printed (empty where there are none), and where in the draft's prose."""

    kind: ChangeKind
    said: str = field(repr=False)
    printed: str = field(repr=False)
    place: Span
    turning: Turning | None = None


@value
class Match:
    """Words of the draft found in a briefing.

    `passages` are the places, in the order of the draft's words: one, or several where an ellipsis leaves words out
    or the quotation is joined from separate passages. `score` (0 to 1) is the share of the words' information that
    was found as it was said; `bits` how much information those words carry together. Honest changes make no `Change`.
    """

    method: Method
    passages: tuple[Passage, ...]
    score: float
    bits: float
    changes: tuple[Change, ...] = ()

    @property
    def faithful(self) -> bool:
        """Whether the words stand as they were said."""
        return self.method in (Method.EXACT, Method.FOLDED)
