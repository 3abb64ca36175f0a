"""Days as they are stated: "tomorrow", "Monday the 4th", "October 4th", "03/11/2022", "8-Jun-2023"."""

from __future__ import annotations

from embargo.times.model import StatedDay
from embargo.times.tables import Part
from embargo.times.vocabulary import Sense
from embargo.times.words import Passage
from embargo.values import value


@value
class DayWords:
    """A day in a passage: lexemes `first` to `last`, both included.

    `part` is the part of the day said in the same breath ("tonight"). `firm`: it is a day whatever stands around
    it; the others ("the 3rd", "Sat", "3/11") need a clock time or a weekday beside them.
    """

    first: int
    last: int
    day: StatedDay
    part: Part | None = None
    firm: bool = True


def read_day(passage: Passage, at: int) -> DayWords | None:
    """The day that begins at lexeme `at`, with weekday and date joined where both are said."""
    found = _piece(passage, at)
    if found is None:
        return None
    while True:
        follower = _piece(passage, _skip_joint(passage, found))
        joined = _joined(passage, found, follower) if follower else None
        if joined is None:
            return found
        found = joined


def read_stated_days(passage: Passage) -> list[DayWords]:
    """Every day stated in a passage, in order."""
    days: list[DayWords] = []
    at = 0
    while at < len(passage):
        found = read_day(passage, at)
        if found and found.firm:
            days.append(found)
        at = found.last + 1 if found else at + 1
    return days


def _skip_joint(passage: Passage, found: DayWords) -> int:
    """Where a second piece of the same day may begin: after a comma, a full stop of an abbreviation, "the"."""
    at = found.last + 1
    while passage[at].text in {",", ".", "(", "-"} or passage.has(at, Sense.THE, Sense.OF):
        if passage[at].text == "-" and passage[at].glued != passage[at + 1].glued:
            break
        at += 1
        if at > found.last + 3:
            break
    return at


def _joined(passage: Passage, one: DayWords, other: DayWords) -> DayWords | None:
    """Two neighbours as one day, if they may be."""
    breaks = passage[other.first].breaks
    if breaks > 1 or (breaks and one.day.day is not None):
        return None
    return join_days(passage, one, other)


def join_days(passage: Passage, one: DayWords, other: DayWords) -> DayWords | None:
    """Both as one day, if no part of it is said twice ("tomorrow", "Friday", "July 2nd")."""
    a, b = one.day, other.day
    pairs = ((a.offset, b.offset), (a.weekday, b.weekday), (a.day, b.day), (a.month, b.month), (a.year, b.year))
    if any(mine is not None and theirs is not None for mine, theirs in pairs) or (one.part and other.part):
        return None
    offset, weekday, day, month, year = (mine if mine is not None else theirs for mine, theirs in pairs)
    first, last = min(one.first, other.first), max(one.last, other.last)
    span = passage.span(first, last)
    merged = StatedDay(
        span,
        passage.text[span.start : span.end],
        offset,
        weekday,
        day,
        month,
        year,
        swappable=a.swappable or b.swappable,
        following=a.following or b.following,
    )
    firm = one.firm or other.firm or (weekday is not None and day is not None)
    return DayWords(first, last, merged, one.part or other.part, firm)


def _piece(passage: Passage, at: int) -> DayWords | None:
    if passage[at].number is not None:
        return (
            _one_of_two_days(passage, at)
            or _date_in_digits(passage, at)
            or _day_then_month(passage, at)
            or _ordinal(passage, at)
        )
    if passage.has(at, Sense.DAY_BEFORE):
        return _announced_day(passage, at)
    if passage.has(at, Sense.MONTH):
        found = _month_then_day(passage, at)
        if found:
            return found
    if passage.has(at, Sense.ORDINAL):
        found = _ordinal_word(passage, at)
        if found:
            return found
    return _named(passage, at)


def _named(passage: Passage, at: int) -> DayWords | None:
    """Relative days, parts of today, weekdays."""
    if passage.has(at, Sense.TODAY):
        return _make(passage, at, at, part=passage.value(at, Sense.TODAY), offset=0)
    if passage.has(at, Sense.RELATIVE):
        part = passage.value(at, Sense.PART)
        return _make(passage, at, at, part=part, offset=passage.value(at, Sense.RELATIVE))
    if passage.has(at, Sense.NEXT) and passage.has(at + 1, Sense.WEEKDAY):
        return _make(passage, at, at + 1, weekday=passage.value(at + 1, Sense.WEEKDAY), following=True)
    if passage.has(at, Sense.WEEKDAY):
        return _weekday(passage, at)
    if passage.has(at, Sense.WEEKDAY_SHORT):
        return _make(passage, at, at, firm=False, weekday=passage.value(at, Sense.WEEKDAY_SHORT))
    return None


def _weekday(passage: Passage, at: int) -> DayWords:
    """ "Monday", "lundi prochain", "Freitagabend", "quinta-feira (16)"."""
    weekday, part = passage.value(at, Sense.WEEKDAY), passage.value(at, Sense.PART)
    if passage.has(at + 1, Sense.NEXT):
        return _make(passage, at, at + 1, part=part, weekday=weekday, following=True)
    day = passage[at + 2].number
    if passage[at + 1].text == "(" and passage[at + 3].text == ")" and day is not None and 1 <= day <= 31:
        return _make(passage, at, at + 3, part=part, weekday=weekday, day=day)
    return _make(passage, at, at, part=part, weekday=weekday)


def _make(
    passage: Passage, first: int, last: int, *, part: Part | None = None, firm: bool = True, **fields: int | bool | None
) -> DayWords:
    span = passage.span(first, last)
    day = StatedDay(span, passage.text[span.start : span.end], **fields)  # type: ignore[arg-type]
    return DayWords(first, last, day, part, firm)


def _date_in_digits(passage: Passage, at: int) -> DayWords | None:
    """ "03/11/2022", "14.11.2022", "14-11-22", "2022-11-03", "3/11", "14.11."."""
    mark = passage[at + 1].text
    if (
        mark not in {"/", ".", "-"}
        or passage[at + 2].number is None
        or (passage[at].glued and passage[at - 1].text in {".", "-", "/"})
    ):
        return None
    spaced = not passage[at + 2].glued
    if not passage[at + 1].glued or (spaced and mark != "."):
        return None
    one, two = passage[at].number or 0, passage[at + 2].number or 0
    third = at + 4 if passage[at + 3].text == mark and passage[at + 3].glued else 0
    if third and passage[third].number is not None and (passage[third].glued or mark == "."):
        return _three_numbers(passage, at, third, (one, two))
    if mark == "." and not (third and len(passage.digits(at + 2)) <= 2):
        return None
    if mark == "-" or not (1 <= one <= 31 and 1 <= two <= 31) or min(one, two) > 12:
        return None
    day, month, swappable = _ordered(one, two)
    last = at + 3 if mark == "." else at + 2
    return _make(passage, at, last, firm=False, day=day, month=month, swappable=swappable and mark == "/")


def _three_numbers(passage: Passage, first: int, last: int, pair: tuple[int, int]) -> DayWords | None:
    if len(passage.digits(first)) == 4:
        year, month, day = passage[first].number or 0, pair[1], passage[last].number or 0
        return _make(passage, first, last, day=day, month=month, year=year) if _possible(day, month, year) else None
    digits = passage.digits(last)
    if len(digits) not in {2, 4}:
        return None
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    day, month, swappable = _ordered(*pair)
    if not _possible(day, month, year):
        return None
    swappable = swappable and passage[first + 1].text != "."
    return _make(passage, first, last, day=day, month=month, year=year, swappable=swappable)


def _ordered(one: int, two: int) -> tuple[int, int, bool]:
    """Day, month, and whether they may as well be the other way round."""
    if two > 12:
        return two, one, False
    return one, two, one <= 12 and one != two


def _possible(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year <= 2199


def _one_of_two_days(passage: Passage, at: int) -> DayWords | None:
    """The first day of "9/10 March", whose night it is; the second is read next."""
    day, joint = passage[at].number or 0, passage[at + 1]
    if joint.text not in {"/", "-"} or not joint.glued or passage[at + 2].number != day + 1:
        return None
    second = _day_then_month(passage, at + 2)
    if second is None:
        return None
    return _make(passage, at, at, day=day, month=second.day.month, year=second.day.year)


def _announced_day(passage: Passage, at: int) -> DayWords | None:
    """ "dia 14", "día 3": the day of the month, with the month where it follows."""
    day = passage[at + 1].number
    if day is None or not 1 <= day <= 31 or passage[at + 2].text == ":" or passage.has(at + 2, Sense.HOUR_WEAK):
        return None
    whole = _date_in_digits(passage, at + 1) or _day_then_month(passage, at + 1)
    return whole or _make(passage, at, at + 1, firm=False, day=day)


def _day_then_month(passage: Passage, at: int) -> DayWords | None:
    """ "4 October 2021", "4th of October", "8-Jun-2023", "17. November", "3 de mayo de 2023"."""
    after = at + 1
    if passage.has(after, Sense.DAY_SUFFIX) and passage[after].glued:
        after += 1
    if (passage[after].text in {".", "-", "/"} and passage[after].glued) or passage.has(after, Sense.OF):
        after += 1
    day = passage[at].number or 0
    if not passage.has(after, Sense.MONTH) or not 1 <= day <= 31 or len(passage.digits(at)) > 2:
        return None
    last, year = _year_after(passage, after)
    return _make(passage, at, last, day=day, month=passage.value(after, Sense.MONTH), year=year)


def _month_then_day(passage: Passage, at: int) -> DayWords | None:
    """ "October 4th, 2021", "Oct. 4", "May third"."""
    month, after = passage.value(at, Sense.MONTH), at + 1
    if (passage[after].text in {".", "-"} and passage[after].glued) or passage.has(after, Sense.THE):
        after += 1
    day, last = passage[after].number, after
    if day is None:
        day, last = _spoken_ordinal(passage, after)
    elif len(passage.digits(after)) > 2 or passage[after + 1].text == ":" or passage.has(after + 1, Sense.MERIDIAN):
        return None
    elif passage.has(after + 1, Sense.DAY_SUFFIX) and passage[after + 1].glued:
        last = after + 1
    if day is None or not 1 <= day <= 31:
        return None
    last, year = _year_after(passage, last)
    return _make(passage, at, last, day=day, month=month, year=year)


def _year_after(passage: Passage, at: int) -> tuple[int, int | None]:
    """The year that follows lexeme `at`, and the last lexeme with it."""
    year = at + 1
    while year <= at + 2 and (passage[year].text in {",", ".", "-", "/"} or passage.has(year, Sense.OF)):
        year += 1
    digits = passage.digits(year)
    if passage[year + 1].text in {":", "h"} and passage[year + 1].glued:
        return at, None
    if len(digits) == 4 and 1900 <= int(digits) <= 2199 and not _is_hour(passage, year):
        return year, int(digits)
    if len(digits) == 2 and passage[year].glued and passage[year - 1].text in {"-", "/", "'"}:
        return year, 2000 + int(digits)
    return at, None


def _is_hour(passage: Passage, at: int) -> bool:
    """Whether four digits after a date are a clock time rather than a year ("2 March 2030 hrs", "2 March 2000 GMT")."""
    if passage.has(at + 1, Sense.HOUR_WEAK, Sense.HOUR_MARK):
        return passage[at + 2].number is None
    return passage.has(at + 1, Sense.LABEL) and (passage[at].number or 0) % 100 in {0, 30}


def _ordinal(passage: Passage, at: int) -> DayWords | None:
    """ "the 31st": a day of the month only beside a weekday or a clock time."""
    day = passage[at].number or 0
    if not (1 <= day <= 31 and passage.has(at + 1, Sense.DAY_SUFFIX) and passage[at + 1].glued):
        return None
    return _make(passage, at, at + 1, firm=False, day=day)


def _spoken_ordinal(passage: Passage, at: int) -> tuple[int | None, int]:
    tens, unit = passage.value(at, Sense.NUMBER), passage.value(at + 2, Sense.ORDINAL)
    if tens in {20, 30} and passage[at + 1].text == "-" and unit is not None and unit < 10:
        return tens + unit, at + 2
    return passage.value(at, Sense.ORDINAL), at


def _ordinal_word(passage: Passage, at: int) -> DayWords | None:
    """ "the third of May"."""
    day, last = _spoken_ordinal(passage, at)
    after = last + 2 if passage.has(last + 1, Sense.OF) else last + 1
    if day is None:
        return None
    if passage.has(after, Sense.MONTH):
        end, year = _year_after(passage, after)
        return _make(passage, at, end, day=day, month=passage.value(after, Sense.MONTH), year=year)
    beside_weekday = passage.has(at - 2, Sense.WEEKDAY) and passage.has(at - 1, Sense.THE)
    return _make(passage, at, last, firm=False, day=day) if beside_weekday else None
