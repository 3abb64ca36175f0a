"""Words around a statement that change what it does: "no longer", "as he said last week", "when it is lifted"."""

from __future__ import annotations

from collections.abc import Sequence

from embargo.groundrules.utterances import Statement
from embargo.rulebook import PhraseRule

Stretch = tuple[int, int]


class Cues:
    """Finds the cues of one family of rules, each by what it says."""

    def __init__(self, rules: Sequence[PhraseRule]) -> None:
        self._rules: dict[str, list[PhraseRule]] = {}
        for rule in rules:
            self._rules.setdefault(str(rule.rule.sets.get("says")), []).append(rule)

    def spans(self, says: str, spoken: str) -> list[Stretch]:
        """Where a cue stands in folded words."""
        return [match.span() for rule in self._rules.get(says, ()) for match in rule.find(spoken)]

    def has(self, says: str, spoken: str) -> bool:
        """Whether a cue stands in folded words."""
        return any(next(rule.find(spoken), None) for rule in self._rules.get(says, ()))

    def covers(self, says: str, statement: Statement) -> bool:
        """Whether a cue's words take in a statement's own."""
        spans = self.spans(says, statement.utterance.spoken)
        return any(start < statement.end and statement.start < end for start, end in spans)

    def leads_to(self, says: str, spoken: str, at: int) -> bool:
        """Whether a cue ends just before offset `at`: nothing but spaces and quotation marks between."""
        return any(end <= at and not spoken[end:at].strip(" \n\"'") for _, end in self.spans(says, spoken[:at]))
