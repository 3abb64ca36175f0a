"""Phrases of the rule book made into patterns, when first needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from embargo.errors import RulebookError
from embargo.rulebook.literals import Clauses, clauses_of, either
from embargo.rulebook.schema import Rule
from embargo.shapes import shape
from embargo.text import fold

Slots = Mapping[str, tuple[str, ...]]

_SLOT = re.compile(r"\{([a-z_]+)\}")
# In rule files a space is any white space (" ?" and " *": or none); inside a character class it stays itself.
_SPACE_OR_CLASS = re.compile(r"\[(?:\\.|[^\]])*\]|\\.| +[?*]?")
_DEPTH = 8


@shape
class Phrase:
    """A phrase with its slots filled in: its pattern for folded text, and the words without which it cannot match.

    Of each of `needs` one must occur.
    """

    pattern: str
    needs: tuple[tuple[str, ...], ...]

    def may_occur(self, folded: str, start: int, end: int) -> bool:
        """Whether the words are there without which the phrase cannot match."""
        for words in self.needs:
            for word in words:
                if folded.find(word, start, end) >= 0:
                    break
            else:
                return False
        return True


class PhraseMaker:
    """Fills the slots of phrases: lists of phrases, or grammars of the engine."""

    def __init__(self, slots: Slots, grammars: Mapping[str, str]) -> None:
        self._slots = slots
        self._grammars = grammars
        self._clauses: dict[str, Clauses] = dict.fromkeys(grammars, ())

    def make(self, phrase: str) -> Phrase:
        """The phrase made ready. Raises `RulebookError` for a slot that nobody defines."""
        spaced = _SPACE_OR_CLASS.sub(_spaces, self._filled(phrase))
        needs = clauses_of(phrase, self._slot_clauses)
        return Phrase(pattern=rf"(?<![\w])(?:{spaced})(?!\w)", needs=tuple(tuple(sorted(each)) for each in needs))

    def _filled(self, phrase: str, depth: int = 0) -> str:
        def fill(slot: re.Match[str]) -> str:
            name = slot[1]
            if name in self._grammars:
                return f"(?P<{name}>{self._grammars[name]})"
            if name not in self._slots:
                known = ", ".join(sorted({*self._slots, *self._grammars}))
                raise RulebookError(f"no slot {{{name}}}; defined are {known}")
            if depth > _DEPTH:
                raise RulebookError(f"slot {{{name}}} refers to itself")
            return "(?:" + "|".join(self._filled(option, depth + 1) for option in self._slots[name]) + ")"

        return _SLOT.sub(fill, phrase)

    def _slot_clauses(self, name: str) -> Clauses:
        if name not in self._clauses:
            self._clauses[name] = either([clauses_of(option, self._slot_clauses) for option in self._slots[name]])
        return self._clauses[name]


def _spaces(part: re.Match[str]) -> str:
    if not part.group().startswith(" "):
        return part.group()
    return r"\s+" if part.group().isspace() else r"\s*"


class PhraseRule:
    """A rule ready to match; each of its patterns is compiled when it is first tried."""

    def __init__(self, rule: Rule, family: str, language: str, phrases: tuple[Phrase, ...]) -> None:
        self.rule = rule
        self.family = family
        self.language = language
        self._phrases = phrases
        self._compiled: dict[Phrase, re.Pattern[str]] = {}

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """One pattern a phrase, in the order of the rule file. Raises `RulebookError` for one that is wrong."""
        return tuple(self._pattern(phrase) for phrase in self._phrases)

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match in text that was folded before, without overlaps within a phrase."""
        stop = len(folded) if end is None else end
        if self.rule.needs and not any(folded.find(word, start, stop) >= 0 for word in self.rule.needs):
            return
        for phrase in self._phrases:
            if phrase.may_occur(folded, start, stop):
                yield from self._pattern(phrase).finditer(folded, start, stop)

    def matches(self, text: str) -> bool:
        """Whether any phrase occurs in `text`, which need not be folded."""
        return next(self.find(fold(text)), None) is not None

    def _pattern(self, phrase: Phrase) -> re.Pattern[str]:
        pattern = self._compiled.get(phrase)
        if pattern is None:
            try:
                pattern = self._compiled[phrase] = re.compile(phrase.pattern)
            except re.error as error:
                raise RulebookError(f"phrase {phrase.pattern!r}: {error}") from None
        return pattern
