"""A run of items cut into clauses: one clock time each, with the day, the part of the day and the zones said of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from embargo.times.clocks import Clock
from embargo.times.days import DayWords, join_days
from embargo.times.items import Item, Mark, MarkItem, PartItem, is_mark
from embargo.times.tables import Part
from embargo.times.vocabulary import Sense
from embargo.times.words import Passage
from embargo.times.zones import ZoneMention
from embargo.values import remembering_value


@remembering_value
class Clause:
    """A clock time with what is said of it.

    `before` and `after` are the marks on either side, `first` and `last` its lexemes, both included; `second_day` is
    another day named ("midnight Sunday to Monday"); `papers`: midnight is said for the papers of the day it begins.
    """

    clock: Clock
    day: DayWords | None = None
    part: Part | None = None
    zones: tuple[ZoneMention, ...] = ()
    before: tuple[Mark, ...] = ()
    after: tuple[Mark, ...] = ()
    first: int = 0
    last: int = 0
    second_day: DayWords | None = None
    papers: bool = False

    @property
    def next_day(self) -> bool:
        """Whether a second day is named that follows the first ("midnight Sunday to Monday")."""
        if self.day is None or self.second_day is None:
            return False
        one, other = self.day.day, self.second_day.day
        if one.weekday is not None and other.weekday is not None:
            return (other.weekday - one.weekday) % 7 == 1
        return one.day is not None and other.day in {one.day + 1, 1}

    @property
    def named_zones(self) -> tuple[ZoneMention, ...]:
        """The zones that hold: a bare place name only where nothing plainer is said, and then the nearest after."""
        return _holding(self.clock, self.zones)

    def inheriting(self, other: Clause) -> Clause:
        """This clause with the day, part and zones of another where it has none.

        A smaller hour is not of the same part of the day ("9 tomorrow morning and 2:30").
        """
        part = self.part or (other.part if other.clock.hour <= self.clock.hour else None)
        return replace(self, day=self.day or other.day, part=part, zones=self.zones or other.zones)


def _holding(clock: Clock, zones: tuple[ZoneMention, ...]) -> tuple[ZoneMention, ...]:
    plain = tuple(zone for zone in zones if not zone.bare)
    following = tuple(zone for zone in zones if zone.first > clock.last)
    return plain or following[:1] or zones[-1:]


# Where the words of one clock time end and those of the next begin: the first of the strong marks between them,
# else the first weak one.
_STRONG = frozenset(
    {
        Mark.STOP,
        Mark.SEMICOLON,
        Mark.SLASH,
        Mark.OPEN,
        Mark.BRACKET,
        Mark.SEPARATOR,
        Mark.EQUALS,
        Mark.RANGE,
        Mark.NEGATION,
        Mark.CORRECTION,
    }
)
_WEAK = frozenset({Mark.LINE, Mark.DASH})
_SENTENCE_STARTS = frozenset('.!?:"-')
_PAPERS_REACH = 16
_LONGEST_ABBREVIATION = 5
_ASIDE_REACH = 12


def read_clauses(passage: Passage, run: list[Item]) -> list[Clause]:
    """The clauses of a run, in order."""
    run = _without_denied_days(_without_asides(_within_sentences(passage, run)))
    clocks = [index for index, item in enumerate(run) if isinstance(item, Clock)]
    if not clocks:
        return []
    days_lead = any(isinstance(item, DayWords) for item in run[: clocks[0]])
    cuts = [0, *(_cut(run, one, other, days_lead=days_lead) for one, other in pairwise(clocks)), len(run)]
    return [_clause(passage, run[start:end]) for start, end in pairwise(cuts)]


def _within_sentences(passage: Passage, run: list[Item]) -> list[Item]:
    """The run without the end of a sentence before its first clock time, and without the sentence after its last.

    A sentence that is all there ("Wednesday, yes. At 10:00.") stays.
    """
    clocks = [index for index, item in enumerate(run) if isinstance(item, Clock)]
    if not clocks:
        return []
    opening = next(item for item in run if passage[item.first].text not in _SENTENCE_STARTS)
    before = passage[opening.first - 1]
    whole = before.start < 0 or before.text in _SENTENCE_STARTS or passage[opening.first].breaks > 0
    stops = [index for index, item in enumerate(run) if _ends_sentence(passage, item)]
    start = max((index + 1 for index in stops if index < clocks[0]), default=0) if not whole else 0
    end = min((index for index in stops if index > clocks[-1]), default=len(run))
    return run[start:end]


def _ends_sentence(passage: Passage, item: Item) -> bool:
    """Whether a mark ends a sentence; a full stop before a small letter or a number may belong to an abbreviation."""
    if not is_mark(item, Mark.STOP):
        return False
    following, before = passage[item.last + 1], passage[item.first - 1]
    if passage[item.first].text != "." or following.start < 0 or following.breaks:
        return True
    short = len(before.text) <= _LONGEST_ABBREVIATION
    return passage.text[following.start].isupper() or (following.number is not None and not short)


def _without_denied_days(run: list[Item]) -> list[Item]:
    """The run without days that are denied: "not tomorrow, but Wednesday"."""
    kept: list[Item] = []
    denial: int | None = None
    for item in run:
        if denial is not None and isinstance(item, DayWords):
            kept[denial] = MarkItem(kept[denial].first, kept[denial].last, Mark.FILLER)
            denial = None
            continue
        if not is_mark(item, Mark.FILLER):
            denial = len(kept) if is_mark(item, Mark.NEGATION) else None
        kept.append(item)
    return kept


def _without_asides(run: list[Item]) -> list[Item]:
    """The run without brackets around a mere zone or day and without the slash of "GMT/UTC": they part nothing."""
    return [
        item._replace(mark=Mark.FILLER) if isinstance(item, MarkItem) and _parts_nothing(run, index) else item
        for index, item in enumerate(run)
    ]


def _parts_nothing(run: list[Item], index: int) -> bool:
    if is_mark(run[index], Mark.OPEN):
        within = run[index + 1 : index + _ASIDE_REACH]
        ends = (item for item in within if isinstance(item, Clock) or is_mark(item, Mark.CLOSE))
        return not isinstance(next(ends, None), Clock)
    if is_mark(run[index], Mark.SLASH) and 0 < index < len(run) - 1:
        pair = isinstance(run[index - 1], ZoneMention) and isinstance(run[index + 1], ZoneMention)
        return pair and not (index + 2 < len(run) and isinstance(run[index + 2], Clock))
    return False


def _cut(run: list[Item], one: int, other: int, *, days_lead: bool) -> int:
    """Where between two clock times the words of the second begin."""
    for marks in (_STRONG, _WEAK):
        for index in range(one + 1, other):
            item = run[index]
            if isinstance(item, MarkItem) and item.mark in marks:
                return _behind_aside(run, index, other)
    zoned = False
    for index in range(one + 1, other):
        item = run[index]
        if (isinstance(item, DayWords) and days_lead) or (isinstance(item, ZoneMention) and zoned):
            return index
        zoned = zoned or isinstance(item, ZoneMention)
    return other


def _behind_aside(run: list[Item], at: int, other: int) -> int:
    """Where the words of the second time begin: in "(ora italiana, 11:00 a New York)" behind the first one's zone."""
    if is_mark(run[at], Mark.OPEN) and isinstance(run[at + 1], ZoneMention):
        between = range(at + 2, other)
        return next((i for i in between if is_mark(run[i], Mark.COMMA) or is_mark(run[i], Mark.SEMICOLON)), at)
    return at


def _clause(passage: Passage, items: list[Item]) -> Clause:
    at, clock = next((index, item) for index, item in enumerate(items) if isinstance(item, Clock))
    day, second = _days(passage, [item for item in items if isinstance(item, DayWords)])
    part = _part(items)
    zones = tuple(item for item in items if isinstance(item, ZoneMention))
    said = [item for item in (clock, day, part, *_holding(clock, zones)) if item is not None]
    return Clause(
        clock,
        day,
        part.part if part else day.part if day else None,
        zones,
        _marks(items[:at]),
        _marks(items[at + 1 :]),
        min(item.first for item in said),
        max(item.last for item in said),
        second,
        clock.word == "midnight" and _for_papers(passage, clock, day),
    )


def _part(items: list[Item]) -> PartItem | None:
    """The part of the day that is said; one at the head of another line is that line's own word."""
    for before, item in pairwise([None, *items]):
        if isinstance(item, PartItem) and not is_mark(before, Mark.LINE):
            return item
    return None


def _marks(items: list[Item]) -> tuple[Mark, ...]:
    return tuple(item.mark for item in items if isinstance(item, MarkItem) and item.mark is not Mark.FILLER)


def _days(passage: Passage, days: list[DayWords]) -> tuple[DayWords | None, DayWords | None]:
    """The day of a clause, its pieces joined; and the first piece that is another day."""
    if not days:
        return None, None
    joined, *rest = days
    second = None
    for other in rest:
        both = join_days(passage, joined, other)
        second = second or (None if both else other)
        joined = both or joined
    return joined, second


def _for_papers(passage: Passage, clock: Clock, day: DayWords | None) -> bool:
    """Whether midnight is said for the papers of the day that it begins."""
    reach = range(clock.last + 1, min(clock.last + _PAPERS_REACH, len(passage)))
    papers = next((at for at in reach if passage.has(at, Sense.PAPERS)), None)
    if papers is None:
        return False
    weekdays = [passage.value(at, Sense.WEEKDAY) for at in range(papers - 4, papers)]
    named = [weekday for weekday in weekdays if weekday is not None]
    return not named or day is None or named[-1] == day.day.weekday
