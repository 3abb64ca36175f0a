"""An instant as a page shows it: at the desk's clock, at the call's and in UTC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from embargo.report.moments import as_instant, in_words
from embargo.times import civil
from embargo.values import value

UTC = "UTC"


@value
class Clock:
    """A clock on the page: whose it is ("Desk", "Call", "UTC") and its zone (IANA)."""

    whose: str
    zone: str


@value
class Face:
    """What one clock shows: "15:30", "CET", "Tuesday 21 March 2023", and the day in short, "Tue 21 Mar"."""

    clock: Clock
    time: str
    abbreviation: str
    day: str
    short_day: str


@value
class Moment:
    """An instant: as machines read it (UTC), in words, and on every clock of the page."""

    iso: str
    words: str
    faces: tuple[Face, ...]


def clocks_on_page(desk: str | None, calls: Iterable[str | None]) -> tuple[Clock, ...]:
    """The desk's clock first, where it has one, then those of the calls, UTC last; each zone once."""
    clocks = {desk: Clock("Desk", desk)} if desk else {}
    for zone in calls:
        if zone and "/" in zone:
            clocks.setdefault(zone, Clock("Call", zone))
    clocks.setdefault(UTC, Clock(UTC, UTC))
    return tuple(clocks.values())


def moment(instant: dt.datetime, clocks: Iterable[Clock]) -> Moment:
    """The instant at the clocks given."""
    faces = tuple(_face(instant, clock) for clock in clocks)
    return Moment(as_instant(instant) or "", in_words(instant, [face.clock.zone for face in faces]), faces)


def _face(instant: dt.datetime, clock: Clock) -> Face:
    local = civil(instant, clock.zone)
    name = local.tzname() or ""
    return Face(
        clock,
        f"{local:%H:%M}",
        name if name[:1].isalpha() else f"UTC{name}",
        f"{local:%A} {local.day} {local:%B %Y}",
        f"{local:%a} {local.day} {local:%b}",
    )
