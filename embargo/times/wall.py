"""Wall times into instants: what a clock on the wall of a zone shows, and the gaps and folds of clock changes."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import pytz

from embargo.values import value

_DAY = dt.timedelta(days=1)
_SOME_YEAR = 2024


@value
class Localised:
    """The aware wall times that a naive one may be, the first pass first.

    Two where the hour is repeated (`ambiguous-time`); one, with the offset before the change, where the clock
    skips it (`nonexistent-time`). `problem` is that code, None for a plain time.
    """

    times: tuple[dt.datetime, ...]
    problem: str | None = None


def localise(wall: dt.datetime, zone: str) -> Localised:
    """The aware times of the naive `wall` in an IANA zone."""
    clock = pytz.timezone(zone)
    try:
        return Localised((clock.localize(wall, is_dst=None),))
    except pytz.AmbiguousTimeError:
        return Localised(_passes(wall, clock), "ambiguous-time")
    except pytz.NonExistentTimeError:
        before = _offset(wall - _DAY, clock)
        return Localised((_at(wall - before, clock),), "nonexistent-time")


def _passes(wall: dt.datetime, clock: dt.tzinfo) -> tuple[dt.datetime, ...]:
    offsets = (_offset(wall - _DAY, clock), _offset(wall + _DAY, clock))
    return tuple(sorted(_at(wall - offset, clock) for offset in offsets))


def _offset(moment: dt.datetime, clock: dt.tzinfo) -> dt.timedelta:
    """The offset in force near `moment`, read as UTC: a day away from a change the difference does not matter."""
    return _at(moment, clock).utcoffset() or dt.timedelta(0)


def _at(moment: dt.datetime, clock: dt.tzinfo) -> dt.datetime:
    return moment.replace(tzinfo=pytz.utc).astimezone(clock)


def fixed_zone(minutes: int) -> tuple[str, dt.timezone]:
    """The name and zone of a fixed offset: "UTC", "UTC+02:00"."""
    if minutes == 0:
        return "UTC", dt.UTC
    sign, rest = ("-", -minutes) if minutes < 0 else ("+", minutes)
    name = f"UTC{sign}{rest // 60:02d}:{rest % 60:02d}"
    return name, dt.timezone(dt.timedelta(minutes=minutes), name)


@lru_cache(maxsize=256)
def offsets_of(zone: str, year: int) -> frozenset[int]:
    """The offsets in minutes that an IANA zone keeps in winter and in summer of a year."""
    clock = pytz.timezone(zone)
    offsets = (_offset(dt.datetime(year, month, 1), clock) for month in (1, 7))  # noqa: DTZ001
    return frozenset(int(offset.total_seconds()) // 60 for offset in offsets)


@lru_cache(maxsize=256)
def year_of(zone: str) -> tuple[int, ...]:
    """The offsets in minutes of an IANA zone through the weeks of a year: zones with the same keep the same time."""
    clock = pytz.timezone(zone)
    weeks = (dt.datetime(_SOME_YEAR, 1, 1) + dt.timedelta(weeks=week) for week in range(53))  # noqa: DTZ001
    return tuple(int(_offset(week, clock).total_seconds()) // 60 for week in weeks)
