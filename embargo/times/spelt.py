"""Instants as a newsroom's clocks show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from embargo.times.instants import civil

_UTC = "UTC"


def in_words(instant: dt.datetime, zones: Iterable[str]) -> str:
    """An instant at several clocks, UTC last: "14:15 CET · 09:15 EDT · 13:15 UTC, Thursday 24 March 2022".

    Where the clocks disagree about the day, each has its own.
    """
    local = [civil(instant, zone) for zone in dict.fromkeys([*zones, _UTC])]
    if len({moment.date() for moment in local}) == 1:
        return f"{' · '.join(_unique(map(_clock, local)))}, {local[0]:%A} {local[0].day} {local[0]:%B %Y}"
    return " · ".join(_unique(f"{_clock(moment)} {moment:%a} {moment.day} {moment:%b %Y}" for moment in local))


def _unique(words: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(words))


def _clock(moment: dt.datetime) -> str:
    name = moment.tzname() or ""
    return f"{moment:%H:%M} {name if name[:1].isalpha() else f'UTC{name}'}"
