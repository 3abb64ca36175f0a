"""What a turn does by its words: opens the call, states its terms, gives the floor, closes it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from embargo.rulebook import Rulebook
from embargo.text import Span


class Cue(StrEnum):
    """What the host's words do; the `cue` of a rule of the family "host"."""

    RULES = "rules"
    HANDOVER = "handover"
    FLOOR = "floor"
    WELCOME = "welcome"
    CLOSING = "closing"
    PORTION_END = "portion_end"
    PORTION_START = "portion_start"


class CueReader:
    """Finds the cues of the rule book's family "host"."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rules = [(Cue(str(rule.rule.sets["cue"])), rule) for rule in rulebook.family("host")]

    def read(self, folded: str, span: Span, wanted: Iterable[Cue] = tuple(Cue)) -> frozenset[Cue]:
        """The cues among `wanted` that occur in a span of text that was folded before."""
        found: set[Cue] = set()
        for cue, rule in self._rules:
            if cue in wanted and cue not in found and next(rule.find(folded, *span), None):
                found.add(cue)
        return frozenset(found)
