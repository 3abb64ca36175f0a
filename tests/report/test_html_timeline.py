"""The timeline's layout: in order, inside the drawing, open where nobody knows, labels that do not touch."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from report_pages import rules
from values import LIFT, NOON, rules_of

from embargo.groundrules.model import Embargo, GroundRules, Kind
from embargo.report.html.clocks import clocks_on_page
from embargo.report.html.schedule import Happening
from embargo.report.html.timeline import WIDTH, Timeline, lay_out

CLOCKS = clocks_on_page("America/New_York", ["Europe/Brussels"])
CHECK = Happening("check", "Checked", NOON)


def laid_out(found: GroundRules, *happenings: Happening, at: dt.datetime = NOON) -> Timeline:
    return lay_out(found, at, happenings, CLOCKS)


def until(*lifts: dt.datetime | None) -> GroundRules:
    return rules_of(
        embargoes=tuple(
            Embargo(f"section:{number}", Kind.TIME, lifts_at=lift, lifts_at_latest=lift)
            for number, lift in enumerate(lifts, 1)
        )
    )


def test_the_desks_clock_comes_first_utc_last_and_each_zone_once() -> None:
    assert [clock.zone for clock in CLOCKS] == ["America/New_York", "Europe/Brussels", "UTC"]
    assert [clock.whose for clock in clocks_on_page("Europe/Brussels", ["Europe/Brussels"])] == ["Desk", "UTC"]
    assert [clock.zone for clock in clocks_on_page(None, ["UTC+02:00", None])] == ["UTC"]


def test_the_call_each_embargo_and_the_instants() -> None:
    line = laid_out(rules(), CHECK, Happening("draft", "draft.md is scheduled", NOON + dt.timedelta(hours=1)))
    assert [(bar.kind, bar.label, bar.open_end) for bar in line.bars] == [
        ("call", "The call", False),
        ("lifted", "Section 1", False),
        ("held", "Section 2", False),
        ("held", "The question period", True),
    ]
    assert [pole.kind for pole in line.poles] == ["check", "draft"]
    assert line.bars[1].customary is not None
    assert line.poles[0].x < line.poles[1].x < (line.bars[2].lift or 0)


def test_every_clock_is_under_the_axis_and_the_day_where_it_changes() -> None:
    ticks = laid_out(until(LIFT), CHECK).ticks
    assert [tick.lines for tick in ticks] == [
        ("07:00 EDT", "12:00 CET", "11:00 UTC", "Tue 21 Mar"),
        ("10:30 EDT", "15:30 CET", "14:30 UTC"),
    ]


def test_an_unknown_lift_leaves_the_drawing_and_has_no_time_in_the_table() -> None:
    line = laid_out(until(None), CHECK)
    (bar,) = line.bars
    assert bar.open_end
    assert bar.lift is None
    assert bar.end > max(tick.x for tick in line.ticks)
    assert (line.rows[-1].at, line.rows[-1].when) == (None, "not known, so it holds")


def test_declared_lifted_has_no_bar_and_is_said() -> None:
    line = laid_out(rules_of(embargoes=(Embargo("call", Kind.LIFTED),)), CHECK)
    assert line.bars == ()
    assert line.rows[-1].what == "The whole call is not under embargo"


def test_a_long_wait_is_shortened_and_shown_as_broken() -> None:
    hour = dt.timedelta(hours=1)
    line = laid_out(until(NOON + hour, NOON + 2 * hour, NOON + 9000 * hour), CHECK)
    assert len(line.breaks) == 1
    places = [tick.x for tick in line.ticks]
    assert places[1] - places[0] > 100


def test_nothing_known_still_makes_a_timeline() -> None:
    assert laid_out(rules_of(embargoes=()), CHECK).poles[0].x == (190 + 900) / 2
    assert lay_out(rules_of(embargoes=()), None, (), CLOCKS).ticks == ()


minutes = st.lists(st.one_of(st.none(), st.integers(-1_000_000, 1_000_000)), max_size=7)


@given(minutes, st.integers(-1_000_000, 1_000_000))
def test_any_lifts_stand_in_order_inside_the_drawing(lifts: list[int | None], at: int) -> None:
    instants = [None if each is None else NOON + dt.timedelta(minutes=each) for each in lifts]
    now = NOON + dt.timedelta(minutes=at)
    line = laid_out(until(*instants), Happening("check", "Checked", now), at=now)
    places = {instant: bar.lift for instant, bar in zip(instants, line.bars, strict=True) if instant}
    places[now] = line.poles[0].x
    assert [places[instant] for instant in sorted(places)] == sorted(places.values(), key=lambda x: x or 0)
    assert all(0 <= bar.start <= bar.end <= WIDTH for bar in line.bars)
    assert [bar.kind == "held" for bar in line.bars] == [each is None or each > now for each in instants]
    assert all(each.y + 17 * len(each.lines) <= line.height for each in line.ticks)
    by_level: dict[float, list[float]] = {}
    for tick in line.ticks:
        by_level.setdefault(tick.y, []).append(tick.x)
    assert all(b - a > 60 for level in by_level.values() for a, b in pairwise(level))
