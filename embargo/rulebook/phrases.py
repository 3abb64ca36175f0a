"""Phrases of the rule book as patterns, compiled when first needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from embargo.errors import RulebookError
from embargo.rulebook.schema import Rule
from embargo.shapes import shape
from embargo.text import fold


@shape
class Phrase:
    """A phrase with its slots filled in: its pattern for folded text, and the words without which it cannot match.

    Of each of `needs` one must occur.
    """

    pattern: str
    needs: tuple[tuple[str, ...], ...]

    def may_occur(self, folded: str, start: int, end: int) -> bool:
        """Whether the words are there without which the phrase cannot match."""
        for words in self.needs:  # noqa: SIM110 - a generator costs, for every phrase of every sentence
            if not _occurs(words, folded, start, end):
                return False
        return True


def _occurs(words: tuple[str, ...], folded: str, start: int, end: int) -> bool:
    for word in words:  # noqa: SIM110
        if folded.find(word, start, end) >= 0:
            return True
    return False


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
        if self.rule.needs and not _occurs(self.rule.needs, folded, start, stop):
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
