"""The items of a passage: clock times, days, zones, parts of a day and the marks between them, in runs.

A run is a stretch with nothing but such items and small words; a word that is none of these ends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from embargo.times.clocks import Clock, read_clock
from embargo.times.days import DayWords, read_day
from embargo.times.tables import Part
from embargo.times.vocabulary import Sense
from embargo.times.words import Passage
from embargo.times.zones import ZoneMention, read_zone


class Mark(Enum):
    """Words and signs that say how times hang together."""

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
    OPEN = auto()
    BRACKET = auto()  # a square bracket that opens before a number, as editors correct a transcript
    CLOSE = auto()
    SLASH = auto()
    SEMICOLON = auto()
    STOP = auto()
    COMMA = auto()
    DASH = auto()
    COLON = auto()
    LINE = auto()
    FILLER = auto()


class MarkItem(NamedTuple):
    """A mark at the lexemes `first` to `last`; a line end has `last` before `first`."""

    first: int
    last: int
    mark: Mark


class PartItem(NamedTuple):
    """A part of a day at the lexemes `first` to `last`."""

    first: int
    last: int
    part: Part


Item = Clock | DayWords | ZoneMention | PartItem | MarkItem


def is_mark(item: Item | None, mark: Mark) -> bool:
    """Whether an item is a certain mark."""
    return isinstance(item, MarkItem) and item.mark is mark


_MARKS = (
    (Sense.LATER, Mark.LATER),
    (Sense.EARLIER, Mark.EARLIER),
    (Sense.NEGATION, Mark.NEGATION),
    (Sense.CORRECTION, Mark.CORRECTION),
    (Sense.APPROXIMATE, Mark.APPROXIMATE),
    (Sense.APPROXIMATE_AFTER, Mark.APPROXIMATE_AFTER),
    (Sense.RANGE_OPEN, Mark.RANGE_OPEN),
    (Sense.EQUALS, Mark.EQUALS),
    (Sense.RANGE, Mark.RANGE),
    (Sense.SEPARATOR, Mark.SEPARATOR),
    (Sense.CUE, Mark.CUE),
    (Sense.FILLER, Mark.FILLER),
    (Sense.THE, Mark.FILLER),
    (Sense.OF, Mark.FILLER),
    (Sense.ZONE_AFTER, Mark.FILLER),
)
_SIGNS = {
    "(": Mark.OPEN,
    "[": Mark.OPEN,
    ")": Mark.CLOSE,
    "]": Mark.CLOSE,
    "/": Mark.SLASH,
    "|": Mark.SLASH,
    "=": Mark.SLASH,
    ";": Mark.SEMICOLON,
    ".": Mark.STOP,
    "!": Mark.STOP,
    "?": Mark.STOP,
    ",": Mark.COMMA,
    "-": Mark.DASH,
    ":": Mark.COLON,
    "~": Mark.APPROXIMATE,
    "@": Mark.CUE,
    **dict.fromkeys("\"'*#>\\•·", Mark.FILLER),
}
# What a clock time begins with, besides digits; signs and letters that other grammars read beside digits.
_ANCHORS = frozenset({Sense.NUMBER, Sense.CLOCK, Sense.BEFORE_HOUR})
_NOTATION = frozenset("+tz")
# A stretch of small words longer than this says nothing about the times at its ends.
_LONGEST_FILLING = 14


def read_runs(passage: Passage, not_zones: frozenset[str]) -> list[list[Item]]:
    """The runs of a passage that hold a clock time, in order."""
    runs = (_run for start, end in _stretches(passage) for _run in _runs(passage, start, end, not_zones))
    return [run for run in runs if any(isinstance(item, Clock) for item in run)]


def _stretches(passage: Passage) -> Iterator[tuple[int, int]]:
    """The stretches of lexemes that say something to this grammar and hold what may be a clock time."""
    start, anchored = 0, False
    for at, lexeme in enumerate(passage.lexemes):
        if lexeme.number is not None or not _ANCHORS.isdisjoint(lexeme.senses):
            anchored = True
        elif not lexeme.senses and lexeme.text not in _SIGNS and lexeme.text not in _NOTATION:
            if anchored:
                yield start, at
            start, anchored = at + 1, False
    if anchored:
        yield start, len(passage)


def _runs(passage: Passage, start: int, end: int, not_zones: frozenset[str]) -> Iterator[list[Item]]:
    run: list[Item] = []
    at, filling, after_clock = start, 0, False
    while at < end:
        item = _item(passage, at, not_zones, after_clock=after_clock)
        filling = filling + 1 if isinstance(item, MarkItem) else 0
        if item is None or filling > _LONGEST_FILLING:
            yield run
            run, after_clock = [], False
        if item is not None:
            if passage[item.first].breaks and run:
                run.append(MarkItem(item.first, item.first - 1, Mark.LINE))
            run.append(item)
            after_clock = isinstance(item, Clock) or (after_clock and not is_mark(item, Mark.STOP))
        at = item.last + 1 if item else at + 1
    yield run


def _item(passage: Passage, at: int, not_zones: frozenset[str], *, after_clock: bool) -> Item | None:
    day, clock = read_day(passage, at), read_clock(passage, at)
    if day and (day.firm or clock is None or not clock.firm):
        return day
    if clock:
        return clock
    zone = read_zone(passage, at, not_zones)
    if zone:
        return zone
    senses = passage[at].senses
    if Sense.PART in senses:
        return PartItem(at, at, senses[Sense.PART])
    if passage[at].text == "t" and passage[at].glued and passage[at + 1].glued:
        return MarkItem(at, at, Mark.FILLER)  # ISO 8601
    mark = _mark(passage, at, after_clock=after_clock)
    return MarkItem(at, at, mark) if mark else None


def _mark(passage: Passage, at: int, *, after_clock: bool) -> Mark | None:
    senses = passage[at].senses
    if passage[at].text == "[" and after_clock and passage[at + 1].number is not None:
        return Mark.BRACKET
    if Sense.RANGE in senses and not after_clock:
        return Mark.CUE if Sense.CUE in senses else Mark.FILLER
    if passage[at + 1].number is not None and passage.has(at, Sense.HOUR_WEAK):
        return Mark.CUE
    number_follows = passage[at + 1].number is not None or passage.has(at + 1, Sense.NUMBER)
    if Sense.APPROXIMATE_AFTER in senses and after_clock and not number_follows:
        return Mark.APPROXIMATE_AFTER
    return next((mark for sense, mark in _MARKS if sense in senses), None) or _SIGNS.get(passage[at].text)
