"""What words mean when times are stated: phrases and their senses, looked up longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum, auto
from typing import Any


class Sense(IntEnum):
    """What a phrase may mean. The value that goes with it is given in brackets."""

    MONTH = auto()  # (1 to 12)
    WEEKDAY = auto()  # (0 for Monday)
    WEEKDAY_SHORT = auto()  # (0 for Monday)
    NUMBER = auto()  # (the number)
    ORDINAL = auto()  # (the number)
    RELATIVE = auto()  # (days from the day of speaking)
    TODAY = auto()  # (part of the day of speaking)
    PART = auto()  # (part of a day)
    MERIDIAN = auto()  # ("am", "pm")
    MERIDIAN_GLUED = auto()  # ("am", "pm"), only right after a digit
    CLOCK = auto()  # (noon, midnight, ...)
    BEFORE_HOUR = auto()  # (minutes to add to the hour that follows)
    AFTER_HOUR = auto()  # (minutes to add to the hour before)
    PAST = auto()
    TO = auto()
    HOUR_MARK = auto()  # after a number: a clock time
    HOUR_SEPARATOR = auto()  # between hour and minutes
    HOUR_WEAK = auto()  # after a number: a clock time or a length of time
    HUNDRED = auto()  # after an hour: "eighteen hundred"
    MINUTES = auto()  # after minutes: "10h30min"
    DAY_SUFFIX = auto()  # (None) after digits: an ordinal
    DAY_BEFORE = auto()  # before digits: a day of the month ("dia 14")
    OF = auto()
    THE = auto()
    NEXT = auto()
    LABEL = auto()  # (tuple of (family, form))
    PLACE = auto()  # (IANA zone)
    ZONE_AFTER = auto()
    ZONE_BEFORE = auto()
    LOCAL = auto()
    CUE = auto()
    APPROXIMATE = auto()
    APPROXIMATE_AFTER = auto()
    NEGATION = auto()
    CORRECTION = auto()
    SEPARATOR = auto()
    EQUALS = auto()
    RANGE_OPEN = auto()
    RANGE = auto()
    LATER = auto()
    EARLIER = auto()
    PAPERS = auto()
    FILLER = auto()


Senses = Mapping[Sense, Any]

# Numbers, dotted letters ("p.m."), words, marks; white space parts them and is not kept.
TOKEN = re.compile(
    r"(?P<number>\d+)"
    r"|(?P<dotted>[^\W\d_](?:(?:\.[^\W\d_])+|\.\ [^\W\d_](?=\.))(?![^\W\d_])\.?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[^\w\s])"
)


def dotted_key(text: str) -> str:
    """Dotted letters written one way: "p. m" is "p.m."."""
    return ".".join(text.replace(".", "").replace(" ", "")) + "."


def phrase_key(phrase: str) -> str:
    """A phrase as it is looked up: its tokens, parted by single spaces."""
    if phrase.replace(" ", "").isalpha():
        return phrase
    return " ".join(dotted_key(m.group()) if m.lastgroup == "dotted" else m.group() for m in TOKEN.finditer(phrase))


class Vocabulary:
    """Phrases with their senses. A phrase may have several senses; the grammar takes the one that fits."""

    def __init__(self) -> None:
        self._phrases: dict[str, dict[Sense, Any]] = {}
        self._longest: dict[str, int] = {}

    def add(self, sense: Sense, value: Any, phrases: Iterator[str] | list[str]) -> None:
        """Give each of `phrases` a sense. Labels of several families add up; else the first value stands."""
        for phrase in phrases:
            key = phrase if phrase.isalpha() else phrase_key(phrase)
            senses = self._phrases.get(key)
            if senses is None:
                senses = self._phrases[key] = {}
                first, _, rest = key.partition(" ")
                length = rest.count(" ") + 2 if rest else 1
                if length > self._longest.get(first, 0):
                    self._longest[first] = length
            if sense is Sense.LABEL:
                senses[sense] = (*senses.get(sense, ()), value)
            else:
                senses.setdefault(sense, value)

    def over(self, base: Vocabulary, *, keep: frozenset[Sense] = frozenset()) -> Vocabulary:
        """This vocabulary laid over another: its phrases hide those of `base` but for the senses to `keep`."""
        merged = Vocabulary()
        merged._phrases = {**base._phrases, **self._phrases}
        for key in self._phrases.keys() & base._phrases.keys():
            merged._phrases[key] = _laid_over(self._phrases[key], base._phrases[key], keep)
        merged._longest = dict(base._longest)
        for first, length in self._longest.items():
            merged._longest[first] = max(length, merged._longest.get(first, 0))
        return merged

    def longest(self, tokens: list[str], at: int) -> tuple[int, Senses] | None:
        """The longest phrase that begins at token `at`: how many tokens it has, and its senses."""
        for length in range(min(self._longest.get(tokens[at], 0), len(tokens) - at), 0, -1):
            senses = self._phrases.get(tokens[at] if length == 1 else " ".join(tokens[at : at + length]))
            if senses is not None:
                return length, senses
        return None


def _laid_over(senses: dict[Sense, Any], hidden: dict[Sense, Any], keep: frozenset[Sense]) -> dict[Sense, Any]:
    kept = {sense: value for sense, value in hidden.items() if sense in keep}
    if Sense.LABEL in kept and Sense.LABEL in senses:
        return {**senses, **kept, Sense.LABEL: (*senses[Sense.LABEL], *kept[Sense.LABEL])}
    return {**kept, **senses}
