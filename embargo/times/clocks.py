"""Clock times as written and spoken: "5:00 a.m.", "0500", "14.15 Uhr", "14h15", "noon", "half past five", "ten to six".

A clock time read here is not yet a time of any day or zone.
"""

from __future__ import annotations

from dataclasses import replace

from embargo.times.tables import ClockWord, Meridian
from embargo.times.vocabulary import Sense
from embargo.times.words import Passage
from embargo.values import value

# "ten past", "20 to": other numbers before "to" are amounts ("8 to 10 hours").
_SPOKEN_MINUTES = {5, 10, 20, 25}
_POINTS = {":", ".", ","}


@value
class Clock:
    """A clock time in a passage: lexemes `first` to `last`, both included.

    `hour` runs to 24. `meridian` is None where neither a.m. nor p.m. is said; `whole_day` marks an hour counted to
    24 by its form ("05:00", "1800", "14.15 Uhr"). `word` stands for hour and minute ("noon", "midnight").
    `firm`: it is a clock time whatever stands around it; the others need a zone, a day or a cue beside them.
    """

    first: int
    last: int
    hour: int
    minute: int = 0
    meridian: Meridian | None = None
    word: ClockWord | None = None
    whole_day: bool = False
    firm: bool = True
    bare: bool = False


def read_clock(passage: Passage, at: int) -> Clock | None:
    """The clock time that begins at lexeme `at`, if one does."""
    if passage.has(at, Sense.CLOCK):
        return _word(passage, at)
    if passage.has(at, Sense.BEFORE_HOUR):
        return _minutes_and_hour(passage, at)
    if passage[at].number is not None:
        if _inside_number(passage, at):
            return None
        core = _digits(passage, at)
    elif passage.has(at, Sense.NUMBER):
        core = _number_words(passage, at)
    else:
        return None
    return _suffixed(passage, core) if core else None


def _word(passage: Passage, at: int) -> Clock:
    word: ClockWord = passage.value(at, Sense.CLOCK)
    hour = {"noon": 12, "midnight": 24, "close_of_business": 17, "end_of_day": 24, "top_of_hour": 0}[word]
    return Clock(at, at, hour, word=word)


def _inside_number(passage: Passage, at: int) -> bool:
    """Whether the digits at `at` go on from something: a telephone number, a version, a sum of money, a code."""
    lexeme, before = passage[at], passage[at - 1]
    if not lexeme.glued or at == 0:
        return False
    if before.text in {"(", "[", '"', "'", "*", "/", "|", "=", "~"} or _joins_date(passage, at - 1):
        return False
    if before.text == "-":
        return not _ends_clock(passage, at - 2)
    return not (before.text == ":" and passage[at - 2].number is None)


def _joins_date(passage: Passage, at: int) -> bool:
    """Whether the lexeme at `at` is the T between date and time of ISO 8601."""
    return passage[at].text == "t" and passage[at].glued and passage[at - 1].number is not None


def _ends_clock(passage: Passage, at: int) -> bool:
    """Whether a clock time may end at `at`, so that a hyphen after it opens a range ("10.00-10.30am")."""
    return passage.has(at, Sense.MERIDIAN, Sense.HOUR_MARK, Sense.HOUR_SEPARATOR, Sense.CLOCK) or (
        len(passage.digits(at)) in {1, 2, 4} and (passage[at - 1].text in {":", "."} or not passage[at].glued)
    )


def _digits(passage: Passage, at: int) -> Clock | None:
    digits, number = passage.digits(at), passage[at].number or 0
    mark, minutes = passage[at + 1], passage.digits(at + 2)
    if mark.text in _POINTS and mark.glued and passage[at + 2].glued and len(minutes) == 2 and len(digits) <= 2:
        if _runs_on(passage, at + 3, mark.text):
            return None
        return _hour_minute(passage, at, at + 2, firm=mark.text == ":")
    separated = _hours_and_minutes(passage, at) if len(digits) <= 2 else None
    if separated:
        return separated
    if len(digits) == 4 and number % 100 < 60 and number // 100 <= 24:
        return _valid(Clock(at, at, number // 100, number % 100, whole_day=True, firm=False))
    if len(digits) <= 2 and not _has_decimals(passage, at):
        return _past_or_to(passage, at) or Clock(at, at, number, firm=False, bare=True)
    return None


def _has_decimals(passage: Passage, at: int) -> bool:
    mark = passage[at + 1]
    return mark.text in {".", ","} and mark.glued and passage[at + 2].glued and passage[at + 2].number is not None


def _runs_on(passage: Passage, at: int, mark: str) -> bool:
    """Whether more digits follow, so that it is a date, a version or an address; seconds are allowed."""
    if passage[at].text == "%":
        return True
    if passage[at].text not in {".", ":", "/", ","} or not passage[at].glued or passage[at + 1].number is None:
        return False
    if not passage[at + 1].glued:
        return False
    return mark != ":" or passage[at].text != ":" or len(passage.digits(at + 1)) != 2


def _hour_minute(passage: Passage, first: int, last: int, *, firm: bool) -> Clock | None:
    hour, minute = passage[first].number or 0, passage[last].number or 0
    seconds = passage[last + 1].text == ":" and passage[last + 1].glued and len(passage.digits(last + 2)) == 2
    whole_day = len(passage.digits(first)) == 2 and (hour == 0 or hour > 12 or passage.digits(first)[0] == "0")
    last += 2 if seconds else 0
    return _valid(Clock(first, last, hour, minute, whole_day=whole_day, firm=firm))


def _hours_and_minutes(passage: Passage, at: int) -> Clock | None:
    """ "14h15", "0 h 01", "14 Uhr 15", "9h30min"."""
    if not passage.has(at + 1, Sense.HOUR_SEPARATOR) or passage[at + 2].number is None:
        return None
    if len(passage.digits(at + 2)) != 2 or passage[at + 2].number > 59 or _part_of_date(passage, at + 2):  # type: ignore[operator]
        return None
    last = at + 3 if passage.has(at + 3, Sense.MINUTES) else at + 2
    return _valid(Clock(at, last, passage[at].number or 0, passage[at + 2].number or 0, whole_day=True))


def _part_of_date(passage: Passage, at: int) -> bool:
    """Whether the number at `at` begins a date rather than ends a time ("9 Uhr 12. Mai", "9 h 12/05")."""
    after = at + 1
    if passage[after].text in {".", "/", "-"}:
        after += 1
    return passage.has(after, Sense.MONTH) or (
        after > at + 1 and passage[after].glued and passage[after].number is not None
    )


def _number_words(passage: Passage, at: int) -> Clock | None:
    hour = passage.value(at, Sense.NUMBER)
    if not 0 <= hour <= 24:
        return _past_or_to(passage, at)
    past = _past_or_to(passage, at)
    if past:
        return past
    if passage.has(at + 1, Sense.HUNDRED) or (passage[at + 1].text == "-" and passage.has(at + 2, Sense.HUNDRED)):
        last = at + 1 if passage.has(at + 1, Sense.HUNDRED) else at + 2
        return Clock(at, last, hour, whole_day=True, firm=False)
    core = Clock(at, at, hour, firm=False, bare=True)
    minute, last = read_number(passage, at + 1)
    if minute is not None and 10 <= minute < 60 and passage[at + 1].number is None and 1 <= hour <= 12:
        return replace(core, minute=minute, last=last, bare=False)
    return core


def read_number(passage: Passage, at: int) -> tuple[int | None, int]:
    """A number below 60 in words or digits that begins at `at` ("forty-five"), and its last lexeme."""
    if passage[at].number is not None:
        return passage[at].number, at
    tens = passage.value(at, Sense.NUMBER)
    if tens is None:
        return None, at
    follower = at + 2 if passage[at + 1].text == "-" else at + 1
    unit = passage.value(follower, Sense.NUMBER)
    if tens >= 20 and tens % 10 == 0 and unit is not None and 0 < unit < 10:
        return tens + unit, follower
    return tens, at


def _past_or_to(passage: Passage, at: int) -> Clock | None:
    """ "ten past five", "20 to six"."""
    minutes, last = read_number(passage, at)
    if minutes is None or passage[at + 1].glued:
        return None
    if passage.has(last + 1, Sense.PAST) and passage.has(last + 2, Sense.CLOCK) and minutes < 60:
        return _past_word(passage, at, last + 2, minutes)
    if minutes not in _SPOKEN_MINUTES:
        return None
    sign = 1 if passage.has(last + 1, Sense.PAST) else -1 if passage.has(last + 1, Sense.TO) else 0
    hour, end = read_number(passage, last + 2)
    if not sign or hour is None or not 1 <= hour <= 12 or passage[end + 1].glued:
        return None
    return _shifted(Clock(at, end, hour, firm=False, bare=True), sign * minutes)


def _past_word(passage: Passage, first: int, last: int, minutes: int) -> Clock | None:
    """ "One minute past midnight": on the day that the midnight begins."""
    hour = {"noon": 12, "midnight": 0}.get(passage.value(last, Sense.CLOCK))
    return None if hour is None else Clock(first, last, hour, minutes, whole_day=True)


def _minutes_and_hour(passage: Passage, at: int) -> Clock | None:
    """ "half past five", "quarter to six", "halb drei"."""
    minutes = passage.value(at, Sense.BEFORE_HOUR)
    if passage.has(at + 1, Sense.CLOCK) and minutes > 0:
        return _past_word(passage, at, at + 1, minutes)
    hour, last = read_number(passage, at + 1)
    if hour is None or not 1 <= hour <= 24:
        return None
    return _suffixed(passage, _shifted(Clock(at, last, hour), minutes))


def _shifted(clock: Clock, minutes: int) -> Clock:
    total = (clock.hour * 60 + minutes) % 1440 if clock.hour != 1 or minutes >= 0 else 720 + 60 + minutes
    return replace(clock, hour=total // 60, minute=total % 60)


def _valid(clock: Clock) -> Clock | None:
    fits = clock.minute < 60 and (clock.hour < 24 or (clock.hour == 24 and clock.minute == 0))
    return clock if fits else None


def _suffixed(passage: Passage, clock: Clock) -> Clock | None:
    """The clock time with what follows it: "a.m.", "o'clock", "hrs", "noon", "y media"."""
    clock = _marked(passage, clock)
    clock = _with_minutes_after(passage, clock)
    clock = _with_meridian(passage, clock)
    clock = _marked(passage, clock)
    clock = _with_meridian(passage, clock)
    clock = _with_word(passage, clock)
    return _valid(clock)


def _marked(passage: Passage, clock: Clock) -> Clock:
    after = clock.last + 1
    if passage.has(after, Sense.HOUR_MARK):
        return replace(clock, last=after, firm=True)
    names_zone = passage.has(after, Sense.ZONE_BEFORE) and passage.has(after + 1, Sense.PLACE)
    if passage.has(after, Sense.HOUR_WEAK) and not names_zone:
        military = len(passage.digits(clock.first)) == 4
        minutes = clock.last > clock.first and not clock.bare
        if military or minutes or passage.has(after, Sense.HOUR_SEPARATOR):
            firm = clock.firm or military or minutes
            return replace(clock, last=after, firm=firm, bare=False, whole_day=True)
    return clock


def _with_minutes_after(passage: Passage, clock: Clock) -> Clock:
    minutes = passage.value(clock.last + 1, Sense.AFTER_HOUR)
    if minutes is None or clock.minute or clock.hour > 24:
        return clock
    return replace(_shifted(clock, minutes), last=clock.last + 1, firm=True, bare=False)


def _with_meridian(passage: Passage, clock: Clock) -> Clock:
    after = clock.last + 1
    meridian: Meridian | None = passage.value(after, Sense.MERIDIAN)
    if meridian and clock.meridian is None and clock.hour <= 24:
        return replace(clock, last=after, meridian=meridian, firm=True, bare=False)
    glued = passage.value(after, Sense.MERIDIAN_GLUED)
    if glued and passage[after].glued and passage[clock.last].number is not None and clock.meridian is None:
        return replace(clock, last=after, meridian=glued)
    return clock


def _with_word(passage: Passage, clock: Clock) -> Clock:
    """ "12 noon", "12:00 midnight"."""
    word = passage.value(clock.last + 1, Sense.CLOCK)
    if word in {"noon", "midnight"} and clock.hour in {0, 12, 24} and clock.minute == 0:
        if clock.hour == 0:
            return replace(clock, last=clock.last + 1, firm=True)
        return replace(clock, last=clock.last + 1, word=word, hour=12 if word == "noon" else 24, firm=True, bare=False)
    return clock
