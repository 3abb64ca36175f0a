"""Phrases of the rule book as patterns, compiled when first needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from embargo.errors import RulebookError
from embargo.rulebook.schema import Rule
from embargo.shapes import shape
from embargo.text import fold

if TYPE_CHECKING:
    from embargo.rulebook.literals import Parts

_SPACES, _DIGIT = re.compile(r"\s+"), re.compile(r"\d")


@shape
class Phrase:
    """A phrase with its slots filled in: its pattern for folded text, and the words without which it cannot match.

    Of each of `needs` one must occur. Each of `orders` must occur part behind part; see `embargo.rulebook.literals`.
    """

    pattern: str
    needs: tuple[tuple[str, ...], ...]
    orders: tuple[Parts, ...]

    def may_occur(self, folded: str, start: int, end: int) -> bool:
        """Whether the words are there without which the phrase cannot match."""
        for words in self.needs:  # noqa: SIM110 - a generator costs, for every phrase of every sentence
            if not _occurs(words, folded, start, end):
                return False
        return True

    def may_match(self, folded: str, start: int, end: int) -> bool:
        """Whether those words stand in the order of the phrase: closer than `may_occur`, and slower."""
        text = _DIGIT.sub("0", _SPACES.sub(" ", folded[start:end]))
        return all(_end_of(parts, text, 0) is not None for parts in self.orders)


def _end_of(parts: Parts, text: str, start: int) -> int | None:
    """Where the first words that are such parts end; None where they are not all there."""
    for part in parts:
        if isinstance(part, str):
            found = ((text.find(words, start), words) for words in part.split("\n"))
            ends = [at + len(words.rstrip()) for at, words in found if at >= 0]
        else:
            ends = [end for each in part if (end := _end_of(each, text, start)) is not None]
        if not ends:
            return None
        start = min(ends)
    return start


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
            if phrase.may_occur(folded, start, stop) and (
                phrase in self._compiled or phrase.may_match(folded, start, stop)
            ):
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
