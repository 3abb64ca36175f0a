"""One clock time in one zone: every instant it may be, with the reasons.

A statement on several clocks has one voice for each; `agreement` hears them together.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from typing import NamedTuple

import pytz

from embargo.times.calendar import DayReadings, day_readings
from embargo.times.clauses import Clause
from embargo.times.hours import Hour, hours_of
from embargo.times.model import Circumstances, Reading, TimeProblem
from embargo.times.setting import Setting
from embargo.times.wall import fixed_zone, localise
from embargo.times.zones import Candidate, ZoneChoice
from embargo.values import remembering_value

_DAY = dt.timedelta(days=1)
_EARLY = 6


class Key(NamedTuple):
    """The choices a reading rests on: which date, which hour, which clock."""

    date: dt.date
    hour: Hour
    candidate: Candidate


@remembering_value
class Heard:
    """A reading with the choices behind it. `literal`: the label's own offset, although the civil clock differs."""

    reading: Reading
    key: Key
    literal: bool = False

    @property
    def instant(self) -> dt.datetime:
        """The instant, UTC."""
        return self.reading.instant


@remembering_value
class Voice:
    """All readings of one clock time in one zone, customary first; `decided`: the first may be taken."""

    heard: tuple[Heard, ...]
    decided: bool = True
    problems: tuple[TimeProblem, ...] = field(default=())

    @property
    def customary(self) -> Heard | None:
        """The reading an editor would take."""
        return self.heard[0] if self.heard and self.decided else None

    @property
    def instants(self) -> frozenset[dt.datetime]:
        """The instants of all readings."""
        return frozenset(heard.instant for heard in self.heard)


def speak(
    clause: Clause,
    choice: ZoneChoice,
    setting: Setting,
    anchors: tuple[dt.datetime, ...] = (),
    after: dt.datetime | None = None,
) -> Voice:
    """The voice of a clause in the zone chosen.

    A clause without a day of its own takes the day that brings it nearest to one of the `anchors`, the instants that
    another clause may give, or the first one `after` an instant, as the end of a window does.
    """
    problems: list[TimeProblem] = [] if choice.decided and not choice.doubtful else [_open_zone(choice)]
    heard: list[Heard] = []
    decided = choice.decided
    for candidate in choice.candidates:
        to_24_by_zone = candidate.zone not in setting.lexicon.twelve_hour
        hours = hours_of(clause, to_24=setting.table.whole_day_clock, to_24_by_zone=to_24_by_zone)
        days = _days(clause, candidate, setting)
        decided = decided and days.decided
        problems.extend(problem for problem in days.problems if problem not in problems)
        if clause.day is None and after is not None:
            keys = _next([Key(_shown(after, candidate).date(), hour, candidate) for hour in hours.options], after, 1)
        elif clause.day is None and anchors:
            keys = list(dict.fromkeys(_nearest(candidate, hours.options, anchor) for anchor in anchors))
        else:
            keys = _keys(clause, candidate, days, hours.options, setting.circumstances)
        for key in keys:
            found, more = _readings(key)
            heard.extend(found)
            problems.extend(problem for problem in more if problem not in problems)
        if hours.problem and len({key.hour for key in keys}) > 1:
            problems.append(hours.problem)
    return Voice(tuple(heard), decided, tuple(problems))


def _open_zone(choice: ZoneChoice) -> TimeProblem:
    zones = " or ".join(candidate.zone or "UTC" for candidate in choice.candidates)
    return TimeProblem("ambiguous-zone", f"the zone named may be {zones}, and nothing decides")


def _days(clause: Clause, candidate: Candidate, setting: Setting) -> DayReadings:
    if clause.day is not None:
        return day_readings(clause.day.day, setting.circumstances, day_first=setting.day_first(candidate.zone))
    reference = _today(candidate, setting.circumstances)
    return DayReadings((reference,) if reference else ())


def _today(candidate: Candidate, circumstances: Circumstances) -> dt.date | None:
    """The civil date of the moment of speaking on the stated clock."""
    if circumstances.said_at is None:
        return circumstances.date
    return _shown(circumstances.said_at, candidate).date()


def _shown(instant: dt.datetime, candidate: Candidate) -> dt.datetime:
    zone = pytz.timezone(candidate.zone) if candidate.zone else fixed_zone(candidate.literal or 0)[1]
    return instant.astimezone(zone)


def _keys(
    clause: Clause, candidate: Candidate, days: DayReadings, hours: tuple[Hour, ...], circumstances: Circumstances
) -> list[Key]:
    if clause.clock.word == "top_of_hour":
        return _next_full_hour(candidate, circumstances.said_at)
    every = [Key(date, hour, candidate) for date in days.dates for hour in hours]
    keys = [key for key in every if not key.hour.late]
    said_at, day = circumstances.said_at, clause.day.day if clause.day else None
    if said_at is None:
        early = day is None and keys and keys[0].hour.hour < _EARLY
        return [key._replace(date=key.date + _DAY) for key in keys] if early else keys
    if day is None:
        return _next(every, said_at, days=1)
    if day.offset == 0 and day.day is None and any(hour.guessed for hour in hours):
        return _next(every, said_at, days=0)
    named_alone = day.weekday is not None and day.day is None and day.offset is None and not day.following
    if named_alone and all(_instant(key) <= said_at for key in keys):
        return [key._replace(date=key.date + 7 * _DAY) for key in keys]
    return keys


def _next_full_hour(candidate: Candidate, said_at: dt.datetime | None) -> list[Key]:
    if said_at is None:
        return []
    shown = _shown(said_at, candidate)
    return [Key(shown.date(), Hour(shown.hour + 1, 0, "the next full hour"), candidate)]


def _next(keys: list[Key], said_at: dt.datetime, days: int) -> list[Key]:
    """The first of `keys` that comes after the moment of speaking, looking up to `days` days ahead."""
    shifted = [key._replace(date=key.date + shift * _DAY) for shift in range(days + 1) for key in keys]
    ahead = sorted((key for key in shifted if _instant(key) > said_at), key=_instant)
    if not ahead:
        return [key for key in keys if not key.hour.late]
    first = ahead[0]
    if first.hour.late:
        return [first, *(key for key in ahead if not key.hour.late)][:2]
    if first.hour.guessed:
        return [first]
    return [key for key in ahead if key.date == first.date]


def _nearest(candidate: Candidate, hours: tuple[Hour, ...], anchor: dt.datetime) -> Key:
    """The day (and hour, where it is open) that brings a clock time nearest to `anchor`."""
    today = _shown(anchor, candidate).date()
    keys = [Key(today + shift * _DAY, hour, candidate) for shift in (0, -1, 1) for hour in hours]
    return min(keys, key=lambda key: abs(_instant(key) - anchor))


def _instant(key: Key) -> dt.datetime:
    wall = _wall(key)
    if key.candidate.zone:
        return localise(wall, key.candidate.zone).times[0]
    return wall.replace(tzinfo=fixed_zone(key.candidate.literal or 0)[1])


def _wall(key: Key) -> dt.datetime:
    midnight = dt.datetime.combine(key.date, dt.time())
    return midnight + dt.timedelta(hours=key.hour.hour, minutes=key.hour.minute)


def _readings(key: Key) -> tuple[list[Heard], list[TimeProblem]]:
    wall, candidate = _wall(key), key.candidate
    literal = _literal(wall, key) if candidate.literal is not None else None
    if candidate.zone is None:
        return ([literal] if literal else []), []
    localised = localise(wall, candidate.zone)
    civil = [
        Heard(Reading(_utc(time), time, candidate.zone, _reason(key, turn, localised.problem)), key)
        for turn, time in enumerate(localised.times)
    ]
    if literal is None:
        return civil, _change_problem(localised.problem, wall, candidate.zone)
    same = [heard for heard in civil if heard.instant == literal.instant]
    if same:
        problem = None if localised.problem == "ambiguous-time" else localised.problem
        return same, _change_problem(problem, wall, candidate.zone)
    return [*civil, literal], _change_problem(localised.problem, wall, candidate.zone)


def _literal(wall: dt.datetime, key: Key) -> Heard:
    name, zone = fixed_zone(key.candidate.literal or 0)
    time = wall.replace(tzinfo=zone)
    reason = "the offset that was named" if key.candidate.zone is None else "the label taken literally"
    return Heard(
        Reading(_utc(time), time, name, f"{reason}{key.hour.suffix}"), key, literal=key.candidate.zone is not None
    )


def _utc(time: dt.datetime) -> dt.datetime:
    return time.astimezone(dt.UTC)


def _reason(key: Key, turn: int, problem: str | None) -> str:
    civil = f"civil time in {key.candidate.zone}{key.hour.suffix}"
    if problem == "ambiguous-time":
        return f"{civil}, the {'first' if turn == 0 else 'second'} of two such hours"
    if problem == "nonexistent-time":
        return f"{civil}, with the offset before the change"
    return civil


def _change_problem(problem: str | None, wall: dt.datetime, zone: str) -> list[TimeProblem]:
    if problem is None:
        return []
    what = "occurs twice" if problem == "ambiguous-time" else "does not exist"
    return [TimeProblem(problem, f"{wall:%Y-%m-%d %H:%M} {what} in {zone}: the clocks change")]
