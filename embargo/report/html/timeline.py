"""The timeline of a briefing: where everything stands, as plain numbers; the template only draws it.

Moments stand in their order. A long wait between two of them is shortened and shown as a break, a short one is given
room, so that a call of half an hour and a lift the next week both can be seen. Units are those of the drawing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from embargo.groundrules.model import Embargo, GroundRules, Kind
from embargo.report.html.clocks import Clock, moment
from embargo.report.html.schedule import Happening, Row, rows_of
from embargo.report.wording import capital, scope_in_words
from embargo.values import value

WIDTH = 960
_LEFT, _RIGHT = 190, 900  # where the earliest and the latest moment stand
_EDGE = 950  # where a bar without an end leaves the drawing
_ROW, _BAR = 34, 14
_LINE = 17  # of text
_LETTER = 7.4  # as wide as a letter of a label may be
_GAP = 10
_LONGEST_LABEL = 24
_SHORTENED, _WIDENED = 3.0, 0.25  # of the median wait
_MOST_SCHEDULED = 4  # drafts' own times that are drawn; all are in the table


@value
class Bar:
    """The call, or an embargo from the call's beginning to its lift.

    `kind`: "call", "held" (in force at the check), "lifted". `open_start`, `open_end`: it is not known when; `lift` is
    where it lifts, `customary` where an earlier reading would lift it.
    """

    kind: str
    label: str
    full_label: str
    y: float
    start: float
    end: float
    open_start: bool
    open_end: bool
    lift: float | None = None
    customary: float | None = None

    @property
    def middle(self) -> float:
        """The height of its middle line."""
        return self.y + _BAR / 2


@value
class Pole:
    """An upright line through all rows: the check's instant, a draft's own time. `anchor` aligns its label."""

    kind: str
    label: str
    x: float
    label_y: float
    anchor: str


@value
class Tick:
    """A moment under the axis: a line of text for each clock, set at `y`."""

    x: float
    y: float
    lines: tuple[str, ...]


@value
class Timeline:
    """A drawing `width` by `height`, and its text equivalent."""

    width: int
    height: float
    axis: float
    left: float
    bars: tuple[Bar, ...]
    poles: tuple[Pole, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    clocks: tuple[Clock, ...]
    rows: tuple[Row, ...]
    bar_height: int = _BAR


def lay_out(
    rules: GroundRules, at: dt.datetime | None, happenings: Sequence[Happening], clocks: Sequence[Clock]
) -> Timeline:
    """The timeline of one briefing. `at` (aware) is the instant by which an embargo is in force or lifted."""
    drawn = [*(each for each in happenings if each.kind != "draft"), *_drafts(happenings)[:_MOST_SCHEDULED]]
    instants = sorted({_utc(instant) for instant in (*_instants(rules), *(each.at for each in drawn))})
    scale, breaks = _scale(instants)
    poles = tuple(_poles(drawn, scale))
    top = 8 + _LINE * len(poles)
    bars = tuple(_bars(rules, at, scale, top))
    axis = top + _ROW * len(bars)
    ticks = tuple(_ticks(instants, scale, clocks, axis))
    return Timeline(
        width=WIDTH,
        height=max((tick.y + _LINE * len(tick.lines) for tick in ticks), default=axis) + 4,
        axis=axis,
        left=_LEFT,
        bars=bars,
        poles=poles,
        ticks=ticks,
        breaks=breaks,
        clocks=tuple(clocks),
        rows=tuple(rows_of(rules, at, happenings, clocks)),
    )


def _drafts(happenings: Iterable[Happening]) -> list[Happening]:
    return sorted((each for each in happenings if each.kind == "draft"), key=lambda each: (each.at, each.label))


def _utc(instant: dt.datetime) -> dt.datetime:
    return instant.astimezone(dt.UTC)


def _instants(rules: GroundRules) -> Iterator[dt.datetime]:
    briefing = rules.briefing
    known = [briefing.started_at, briefing.ended_at]
    for embargo in rules.embargoes:
        known += [embargo.lifts_at, embargo.lifts_at_latest]
    return (instant for instant in known if instant is not None)


Scale = Mapping[dt.datetime, float]


def _scale(instants: Sequence[dt.datetime]) -> tuple[Scale, tuple[float, ...]]:
    """Where each instant stands, and the middles of the waits that were shortened."""
    if len(instants) < 2:
        return dict.fromkeys(instants, (_LEFT + _RIGHT) / 2), ()
    waits = [(after - before).total_seconds() for before, after in pairwise(instants)]
    usual = median(waits)
    shown = [min(max(wait, usual * _WIDENED), usual * _SHORTENED) for wait in waits]
    unit = (_RIGHT - _LEFT) / sum(shown)
    places = [float(_LEFT)]
    for wait in shown:
        places.append(places[-1] + wait * unit)
    scale = {instant: round(place, 1) for instant, place in zip(instants, places, strict=True)}
    shortened = zip(pairwise(places), waits, shown, strict=True)
    return scale, tuple(round(sum(ends) / 2, 1) for ends, wait, width in shortened if width < wait)


def _poles(happenings: Iterable[Happening], scale: Scale) -> Iterator[Pole]:
    for level, each in enumerate(happenings):
        x = scale[_utc(each.at)]
        label = _short(each.label, 2 * _LONGEST_LABEL)
        anchor = "start" if x + _GAP + len(label) * _LETTER < WIDTH else "end"
        yield Pole(each.kind, label, x, 4 + _LINE * (level + 0.7), anchor)


def _bars(rules: GroundRules, at: dt.datetime | None, scale: Scale, top: float) -> Iterator[Bar]:
    briefing = rules.briefing
    start = scale[_utc(briefing.started_at)] if briefing.started_at else None
    end = scale[_utc(briefing.ended_at)] if briefing.ended_at else None
    y = top + (_ROW - _BAR) / 2
    if start is not None or end is not None:
        yield Bar("call", "The call", "The call", y, start or _LEFT, end or _EDGE, start is None, end is None)
        y += _ROW
    for embargo in rules.embargoes:
        if embargo.kind is not Kind.LIFTED:
            yield _held(embargo, at, scale, start, y)
            y += _ROW


def _held(embargo: Embargo, at: dt.datetime | None, scale: Scale, start: float | None, y: float) -> Bar:
    latest = embargo.latest
    lift = scale[_utc(latest)] if latest else None
    customary = scale[_utc(embargo.lifts_at)] if embargo.lifts_at and embargo.lifts_at != latest else None
    words = capital(scope_in_words(embargo.scope))
    begin = min(start if start is not None else _LEFT, lift if lift is not None else _EDGE)
    return Bar(
        kind="held" if at is None or embargo.in_force(at) else "lifted",
        label=_short(words, _LONGEST_LABEL),
        full_label=words,
        y=y,
        start=begin if start is not None else min(begin, _LEFT),
        end=lift if lift is not None else _EDGE,
        open_start=start is None,
        open_end=lift is None,
        lift=lift,
        customary=customary,
    )


def _ticks(instants: Sequence[dt.datetime], scale: Scale, clocks: Sequence[Clock], axis: float) -> Iterator[Tick]:
    """The moments under the axis, each on the first level where it has room."""
    reached: list[float] = []
    day = ""
    for instant in instants:
        faces = moment(instant, clocks).faces
        lines = [f"{face.time} {face.abbreviation}" for face in faces]
        if faces[0].short_day != day:
            day = faces[0].short_day
            lines.append(day)
        half = max(map(len, lines)) * _LETTER / 2
        x = min(max(scale[instant], half), WIDTH - half)
        level = next((n for n, right in enumerate(reached) if right + _GAP <= x - half), len(reached))
        reached[level : level + 1] = [x + half]
        height = _LINE * (len(clocks) + 1) + _GAP
        yield Tick(scale[instant], axis + 22 + level * height, tuple(dict.fromkeys(lines)))


def _short(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
