"""The permitted labels in a host's words: quoted, or a noun phrase that ends in "official", "adviser", "source"."""

from __future__ import annotations

import re

from embargo.groundrules.utterances import Statement
from embargo.rulebook import Rulebook

_QUOTED = re.compile(r'"\s*(?P<words>[^"]{3,70}?)[\s,.;]*"')
_DETERMINER = re.compile(r"^(?:an?|the|our|two|three)\s+", re.IGNORECASE)
_JOINED = re.compile(r'[\s,.;"]*(?:and|or|/|as well as|and/or)?[\s,"]*')
_REACH = 40


class LabelReader:
    """Reads the tails of attribution statements."""

    def __init__(self, rulebook: Rulebook) -> None:
        rules = rulebook.family("label")
        self._phrases = [rule for rule in rules if rule.rule.sets.get("says") == "label"]
        self._aliases = [rule for rule in rules if rule.rule.sets.get("says") == "alias"]

    def read(self, statement: Statement) -> tuple[str, ...]:
        """The labels in a statement's tail, as spoken, without article; empty where there is none near its start."""
        if statement.tail is None:
            return ()
        start, end = statement.tail
        spoken, found = statement.utterance.spoken, list[str]()
        at = start
        while match := self._next(spoken, at, end, _REACH if at == start else 6):
            words = " ".join(statement.utterance.text[match.start("words") : match.end("words")].split())
            label = self._unfold(_DETERMINER.sub("", words).strip(" ,.;'\""))
            if label.lower() not in (known.lower() for known in found):
                found.append(label)
            joined = _JOINED.match(spoken, match.end(), end)
            at = joined.end() if joined else match.end()
        return tuple(found)

    def _next(self, spoken: str, start: int, end: int, reach: int) -> re.Match[str] | None:
        quoted = _QUOTED.search(spoken, max(0, start - 1), end)
        phrases = [match for rule in self._phrases for match in rule.find(spoken, start, end)]
        found = [m for m in (quoted, *phrases) if m and m.start() - start <= reach and self._is_label(m["words"])]
        return min(found, key=lambda match: (match.start("words"), -match.end()), default=None)

    def _is_label(self, words: str) -> bool:
        return any(rule.matches(words) for rule in (*self._phrases, *self._aliases))

    def _unfold(self, label: str) -> str:
        for alias in self._aliases:
            if alias.matches(label):
                return str(alias.rule.sets["stands_for"])
        return label
