"""Stated days into dates: missing years and months, weekdays, the order of day and month, and what contradicts what."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from embargo.times.lexicon import TimeLexicon
from embargo.times.model import Circumstances, StatedDay, TimeProblem
from embargo.times.setting import Setting
from embargo.values import value

# An embargo names a day ahead; a day this long ago is still nearer than the same day of next year.
_PAST_WINDOW = dt.timedelta(days=90)


@value
class DayReadings:
    """The dates that a stated day may be, the customary first; `decided` is False where nothing chooses the first."""

    dates: tuple[dt.date, ...]
    decided: bool = True
    problems: tuple[TimeProblem, ...] = ()


def resolve_day(
    day: StatedDay, circumstances: Circumstances, lexicon: TimeLexicon | None = None
) -> tuple[dt.date | None, tuple[TimeProblem, ...]]:
    """The date of a stated day, None where it cannot be known or chosen; and what is wrong with it.

    A weekday that does not fit the date is `conflicting` (the date stands); `date-inferred` says that year, month
    or day were taken from the moment of receipt. The lexicon decides the order of "05/12/2022".
    """
    day_first = Setting(circumstances, lexicon).day_first() if lexicon else None
    readings = day_readings(day, circumstances, day_first=day_first)
    return (readings.dates[0] if readings.dates and readings.decided else None), readings.problems


def day_readings(day: StatedDay, circumstances: Circumstances, *, day_first: bool | None) -> DayReadings:
    """Every date that a stated day may be. `day_first`: the habit of the issuer, None where it is not known."""
    if day.day is not None and day.month is not None and day.swappable:
        return _either_order(day, circumstances, day_first=day_first)
    if day.day is not None:
        return _dated(day, circumstances)
    if circumstances.date is None:
        return DayReadings(())
    if day.offset is not None:
        return _relative(day, circumstances.date, circumstances)
    if day.weekday is not None:
        return _weekday(day, circumstances.date, circumstances)
    return DayReadings(())


def _either_order(day: StatedDay, circumstances: Circumstances, *, day_first: bool | None) -> DayReadings:
    plain = replace(day, swappable=False)
    turned = replace(plain, day=day.month, month=day.day)
    if day_first is not None:
        return _dated(plain if day_first else turned, circumstances)
    dates = tuple(date for way in (plain, turned) for date in _dated(way, circumstances).dates[:1])
    fitting = [date for date in dates if day.weekday is None or date.weekday() == day.weekday] or list(dates)
    if circumstances.date and len(fitting) > 1:
        fitting = [date for date in fitting if date >= circumstances.date] or fitting
    if len(fitting) == 1:
        return DayReadings(tuple(fitting))
    message = f"{day.text} is {' or '.join(date.isoformat() for date in dates)}: day first or month first?"
    return DayReadings(dates, decided=False, problems=(TimeProblem("ambiguous-time", message),))


def _dated(day: StatedDay, circumstances: Circumstances) -> DayReadings:
    dates = _candidates(day, circumstances.date)
    if not dates:
        return DayReadings(())
    if day.year is None and day.weekday is not None:
        dates = [date for date in dates if date.weekday() == day.weekday] or dates
    date = _nearest(dates, circumstances.date)
    problems: list[TimeProblem] = []
    if circumstances.date_inferred and day.year is None:
        problems.append(_inferred(day, date))
    others = _contradictions(day, date, circumstances.date)
    if others:
        shown = others[0]
        problems.append(TimeProblem("conflicting", f"{day.text!r}: {date:%Y-%m-%d} is not {shown:%Y-%m-%d}"))
    return DayReadings((date, *others), problems=tuple(problems))


def _candidates(day: StatedDay, reference: dt.date | None) -> list[dt.date]:
    """The dates with this day of the month, in the years and months that may be meant."""
    if day.month is not None and day.year is not None:
        return _real([(day.year, day.month)], day.day)
    if reference is None:
        return []
    if day.month is not None:
        return _real([(reference.year + shift, day.month) for shift in (-1, 0, 1)], day.day)
    months = [reference.year * 12 + reference.month - 1 + shift for shift in range(-1, 7)]
    dates = _real([(month // 12, month % 12 + 1) for month in months], day.day)
    return [date for date in dates if date >= reference]


def _real(months: list[tuple[int, int]], day: int | None) -> list[dt.date]:
    dates = []
    for year, month in months:
        try:
            dates.append(dt.date(year, month, day or 0))
        except ValueError:
            continue
    return dates


def _nearest(dates: list[dt.date], reference: dt.date | None) -> dt.date:
    if reference is None or len(dates) == 1:
        return dates[0]
    ahead = [date for date in dates if date >= reference - _PAST_WINDOW]
    return ahead[0] if ahead else dates[-1]


def _contradictions(day: StatedDay, date: dt.date, reference: dt.date | None) -> list[dt.date]:
    """Dates that the other words name: the nearest such weekday, the relative day."""
    others = []
    if day.weekday is not None and date.weekday() != day.weekday:
        shift = (day.weekday - date.weekday()) % 7
        others.append(date + dt.timedelta(days=shift if shift <= 3 else shift - 7))
    if day.offset is not None and reference is not None and reference + dt.timedelta(days=day.offset) != date:
        others.append(reference + dt.timedelta(days=day.offset))
    return others


def _relative(day: StatedDay, reference: dt.date, circumstances: Circumstances) -> DayReadings:
    date = reference + dt.timedelta(days=day.offset or 0)
    problems = [_inferred(day, date)] if circumstances.date_inferred else []
    others = _contradictions(day, date, None)
    if others:
        problems.append(TimeProblem("conflicting", f"{day.text!r}: {date:%Y-%m-%d} is not that weekday"))
    return DayReadings((date, *others), problems=tuple(problems))


def _weekday(day: StatedDay, reference: dt.date, circumstances: Circumstances) -> DayReadings:
    shift = ((day.weekday or 0) - reference.weekday()) % 7
    problems: list[TimeProblem] = []
    date = reference + dt.timedelta(days=shift)
    dates = [date]
    if day.following:
        date = reference + dt.timedelta(days=shift or 7)
        same_week = date.isocalendar()[:2] == reference.isocalendar()[:2]
        dates = [date, date + dt.timedelta(days=7)] if same_week else [date]
        if same_week:
            problems.append(TimeProblem("ambiguous-time", f"{day.text!r} may be in this week or in the next"))
    if circumstances.date_inferred:
        problems.append(_inferred(day, date))
    return DayReadings(tuple(dates), problems=tuple(problems))


def _inferred(day: StatedDay, date: dt.date) -> TimeProblem:
    return TimeProblem("date-inferred", f"{day.text!r} is taken as {date:%Y-%m-%d}, counted from the day of receipt")
