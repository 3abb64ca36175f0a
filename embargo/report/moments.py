"""Instants as people and programs read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from embargo.groundrules.model import GroundRules
from embargo.times.spelt import in_words

__all__ = ["as_instant", "as_wall_time", "clocks_of", "how_long", "in_words"]

_MINUTE = dt.timedelta(minutes=1)


def as_instant(moment: dt.datetime | None) -> str | None:
    """An instant as the contract writes it: "2022-03-24T13:15:00Z"."""
    if moment is None:
        return None
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def as_wall_time(moment: dt.datetime | None) -> str | None:
    """A wall time with its offset: "2022-03-24T11:53:00+01:00"."""
    return None if moment is None else moment.isoformat(timespec="seconds")


def how_long(wait: dt.timedelta) -> str:
    """A wait in words, rounded up to the minute: "45 min", "2 h 15 min", "3 d 4 h"."""
    minutes = -(-wait // _MINUTE)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    units = [(days, "d"), (hours, "h"), (0 if days else minutes, "min")]
    return " ".join(f"{number} {unit}" for number, unit in units if number) or "1 min"


def clocks_of(rules: Iterable[GroundRules], desk: str | None) -> list[str]:
    """The zones that matter to an editor: those in which lifts were stated, those of the calls, the desk's."""
    zones: list[str] = []
    for each in rules:
        for embargo in each.embargoes:
            zones.extend([embargo.zone or "", *(reading.zone for reading in embargo.readings)])
        zones.append(each.briefing.zone or "")
    # A fixed offset ("UTC+02:00") is no clock that anybody looks at.
    return list(dict.fromkeys(zone for zone in [*zones, desk or ""] if "/" in zone))
