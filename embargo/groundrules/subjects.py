"""How a subject is tied to what is said of it: "Dr. Okafor [and Ms. Lund] [will be] on the record"."""

from __future__ import annotations

from collections.abc import Sequence

from embargo.rulebook import PhraseRule


class Links:
    """The rule book's words between subjects, and between a subject and its predicate."""

    def __init__(self, rules: Sequence[PhraseRule]) -> None:
        self._rules = rules

    def predicate(self, between: str) -> bool:
        """Whether folded words lead from a subject straight to what is said of it."""
        return self._are("predicate", between)

    def joint(self, between: str) -> bool:
        """Whether folded words join two subjects."""
        return self._are("joint", between)

    def by_pronoun(self, before: str) -> bool:
        """Whether folded words end in a pronoun for one person and its verb."""
        words = before.strip()
        found = (match for rule in self._rules if rule.rule.sets.get("says") == "pronoun" for match in rule.find(words))
        return any(self.predicate(words[match.end() :]) for match in found)

    def _are(self, says: str, between: str) -> bool:
        words = " ".join(between.split())
        rules = (rule for rule in self._rules if rule.rule.sets.get("says") == says)
        return any(pattern.fullmatch(words) for rule in rules for pattern in rule.patterns)
