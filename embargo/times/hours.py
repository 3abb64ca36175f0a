"""Which hour a clock time means: half of the day, midnight, close of business."""

from __future__ import annotations

from embargo.times.clauses import Clause
from embargo.times.clocks import Clock
from embargo.times.model import TimeProblem
from embargo.values import value

# Half the day not said: hours from seven to noon are taken in the morning, one to six in the afternoon.
_FIRST_MORNING_HOUR = 7
_SMALL_HOURS = 6


@value
class Hour:
    """An hour and minute on a day; hours of 24 and more lie in the next.

    `guessed`: half the day was not said; `late`: an evening hour, meant only where the morning's has passed.
    """

    hour: int
    minute: int
    reason: str = ""
    guessed: bool = False
    late: bool = False

    @property
    def suffix(self) -> str:
        """The reason as it goes on after another."""
        return f", {self.reason}" if self.reason else ""


@value
class Hours:
    """The hours that a clock time may mean, the customary first; `problem` where several of them stay possible."""

    options: tuple[Hour, ...]
    problem: TimeProblem | None = None


def hours_of(clause: Clause, *, to_24: bool, to_24_by_zone: bool) -> Hours:
    """Every hour that the clock time of a clause may mean.

    `to_24`: the language counts hours to 24; `to_24_by_zone`: people in the zone named do.
    """
    clock, part = clause.clock, clause.part
    if clock.word:
        return _of_word(clause)
    if clock.meridian:
        return Hours((_with_meridian(clock, part),))
    if part and clock.hour <= 12 and (part == "night" or not clock.whole_day):
        return Hours((_in_part(clock, part),))
    if clock.whole_day or to_24 or clock.hour >= 12 or clock.hour == 0:
        return Hours((Hour(clock.hour, clock.minute),))
    return _half_unsaid(clock, to_24=to_24_by_zone and not clock.bare)


def _of_word(clause: Clause) -> Hours:
    word = clause.clock.word
    if word == "midnight":
        return _midnight(clause)
    if word == "close_of_business":
        problem = TimeProblem("ambiguous-time", "close of business is taken as 17:00, at the latest the end of the day")
        return Hours((Hour(17, 0, "close of business"), Hour(24, 0, "the end of the day")), problem)
    return Hours((Hour(clause.clock.hour, 0),))


def _midnight(clause: Clause) -> Hours:
    end, start = Hour(24, 0, "the midnight that ends the day"), Hour(0, 0, "the midnight that begins the day")
    day = clause.day.day if clause.day else None
    if day is None or (day.offset == 0 and day.day is None) or clause.part == "night" or clause.next_day:
        return Hours((end,))
    problem = TimeProblem("ambiguous-time", "midnight may begin or end the day that was named")
    return Hours((start, end) if clause.papers else (end, start), problem)


def _with_meridian(clock: Clock, part: str | None) -> Hour:
    hour = clock.hour
    if 1 <= hour <= 12:
        hour = hour % 12 + (12 if clock.meridian == "pm" else 0)
    if part == "night" and hour < _SMALL_HOURS:
        hour += 24
    return Hour(hour, clock.minute)


def _in_part(clock: Clock, part: str) -> Hour:
    hour = clock.hour
    if part == "morning":
        hour = hour % 12 if hour == 12 and clock.minute else hour
    elif part in {"evening", "night"} and hour == 12:
        hour = 24
    elif part == "night" and hour < _SMALL_HOURS:
        hour += 24
    elif hour < 12 and not clock.whole_day:
        hour += 12
    return Hour(hour, clock.minute)


def _half_unsaid(clock: Clock, *, to_24: bool) -> Hours:
    problem = TimeProblem("ambiguous-time", f"{clock.hour}:{clock.minute:02d}: neither a.m. nor p.m. is said")
    morning = Hour(clock.hour, clock.minute, "in the morning", guessed=True)
    if clock.hour >= _FIRST_MORNING_HOUR:
        evening = Hour(clock.hour + 12, clock.minute, "in the evening", guessed=True, late=True)
        return Hours((Hour(clock.hour, clock.minute),) if to_24 else (morning, evening), problem)
    afternoon = Hour(clock.hour + 12, clock.minute, "in the afternoon", guessed=True)
    return Hours((morning, afternoon) if to_24 else (afternoon, morning), problem)
