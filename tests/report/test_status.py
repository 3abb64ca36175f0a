"""The desk's embargoes: which matters first, what a terminal and a program are told, and what a pipeline waits for."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schemas import validate
from values import EARLIER, LIFT, NOON, rules_of, without_rules

from embargo.groundrules.editor import EditorsLift
from embargo.groundrules.model import Embargo, GroundRules, Kind
from embargo.policy import Incomplete, RulesReport
from embargo.report import Display
from embargo.report.status import State, Status, status_of, status_shape
from embargo.report.text_status import STATUS_FORMATS, countdown

LATER = LIFT + dt.timedelta(hours=4)


def held(name: str, *embargoes: Embargo) -> GroundRules:
    return rules_of(name, embargoes=embargoes)


def until(lift: dt.datetime | None, scope: str = "call", kind: Kind = Kind.TIME) -> Embargo:
    return Embargo(scope, kind, lifts_at=lift, lifts_at_latest=lift)


def status(*briefings: GroundRules, at: dt.datetime = NOON, **more: Any) -> Status:
    return status_of(RulesReport(briefings, **more), at)


def shown(found: Status, zone: str | None = "America/New_York") -> str:
    return STATUS_FORMATS["text"](found, Display(width=90, zone=zone))


def test_unresolved_first_then_the_soonest_lift_then_the_latest_past() -> None:
    found = status(
        held("late.md", until(LATER)),
        held("past.md", until(EARLIER - dt.timedelta(days=1))),
        held("soon.md", until(LIFT), until(EARLIER, "section:1")),
        held("open.md", until(None, kind=Kind.CALL_END)),
        at=EARLIER,
    )
    assert [(each.rules.briefing.sources[0], each.state.value) for each in found.standings] == [
        ("open.md", "unresolved"),
        ("soon.md", "waiting"),
        ("late.md", "waiting"),
        ("soon.md", "lifted"),
        ("past.md", "lifted"),
    ]
    assert found.next_lift == LIFT


def test_the_latest_reading_holds() -> None:
    both = Embargo("call", Kind.TIME, lifts_at=EARLIER, lifts_at_latest=LIFT)
    (standing,) = status(held("a.md", both), at=EARLIER + dt.timedelta(hours=1)).standings
    assert (standing.state, standing.lifts_at) == (State.WAITING, LIFT)


@given(st.lists(st.one_of(st.none(), st.integers(-10_000, 10_000)), max_size=8))
def test_the_order_is_that_of_urgency_whatever_comes_in(minutes: list[int | None]) -> None:
    lifts = [None if each is None else NOON + dt.timedelta(minutes=each) for each in minutes]
    embargoes = [until(lift) for lift in lifts]
    found = status(*(held(f"{number}.md", each) for number, each in enumerate(embargoes)))
    states = [standing.state for standing in found.standings]
    assert states == sorted(states, key=list(State).index)
    waiting = [standing.lifts_at for standing in found.standings if standing.state is State.WAITING]
    assert waiting == sorted(waiting)
    assert found.count(*State) == len(lifts)


def test_a_terminal_is_told_when_at_the_desks_clock_and_in_utc() -> None:
    assert shown(status(held("call.md", until(LIFT), until(None, "section:1", Kind.CALL_END)))) == (
        """2 in force, 1 of them unresolved; 0 lifted. 1 briefing.
At 07:00 EDT · 11:00 UTC, Tuesday 21 March 2023.

UNRESOLVED      Section 1: until the call ends; when it lifts is not known, so it holds
                Call on the Herring (call.md)

in 3 h 30 min   The whole call: 10:30 EDT · 14:30 UTC, Tuesday 21 March 2023
                Call on the Herring (call.md)
"""
    )


def test_without_a_desk_zone_the_calls_own_clock_is_shown() -> None:
    assert "15:30 CET · 14:30 UTC" in shown(status(held("call.md", until(LIFT))), zone=None)


def test_of_many_that_lifted_the_last_are_listed_and_the_others_counted() -> None:
    past = [held(f"{day}.md", until(EARLIER - dt.timedelta(days=day))) for day in range(1, 10)]
    text = shown(status(*past))
    assert text.count("LIFTED") == 5
    assert "4 more lifted before that." in text
    assert "(1.md)" in text
    assert "(9.md)" not in text


def test_declared_lifted_is_no_embargo() -> None:
    found = status(held("call.md", Embargo("call", Kind.LIFTED)))
    assert found.exit_code(fail_if_active=True) == 0
    assert "LIFTED          The whole call: not under embargo" in shown(found)


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (dt.timedelta(seconds=1), "1 s"),
        (dt.timedelta(seconds=59, microseconds=1), "1 min"),
        (dt.timedelta(minutes=9, seconds=30), "9 min 30 s"),
        (dt.timedelta(minutes=10), "10 min"),
        (dt.timedelta(minutes=10, seconds=1), "11 min"),
        (dt.timedelta(hours=2, minutes=15), "2 h 15 min"),
        (dt.timedelta(days=3, hours=4), "3 d 4 h"),
    ],
)
def test_countdown(wait: dt.timedelta, words: str) -> None:
    assert countdown(wait) == words


@pytest.mark.parametrize(
    ("found", "plain", "pipeline"),
    [
        (status(held("a.md", until(LIFT))), 0, 1),
        (status(held("a.md", until(LIFT)), at=LIFT), 0, 0),
        (status(held("a.md", until(LIFT)), at=LIFT - dt.timedelta(seconds=1)), 0, 1),
        (status(held("a.md", until(None))), 0, 1),
        (status(held("a.md")), 0, 0),
        (status(without_rules()), 3, 3),
        (status(held("a.md"), incomplete=(Incomplete("b.md", "is empty"),)), 3, 3),
    ],
)
def test_exit_code(found: Status, plain: int, pipeline: int) -> None:
    assert (found.exit_code(fail_if_active=False), found.exit_code(fail_if_active=True)) == (plain, pipeline)


def test_a_briefing_without_rules_is_on_top_and_makes_the_status_incomplete() -> None:
    found = status(held("call.md", until(LIFT)), without_rules())
    assert found.standings[0].embargo is None
    text = shown(found)
    assert "NOT CHECKED bare.md: no ground rules found in it" in text
    assert "UNRESOLVED      No ground rules found" in text


def test_a_program_is_told_in_the_form_of_the_schema() -> None:
    found = status(
        held("call.md", until(LIFT), until(None, "section:1", Kind.EVENT), until(EARLIER, "qa", Kind.CALL_END)),
        held("other.md", Embargo("call", Kind.LIFTED)),
        without_rules(),
        at=EARLIER,
        incomplete=(Incomplete("b.md", "is empty"),),
        lifts=(EditorsLift("call", EARLIER),),
    )
    document = json.loads(STATUS_FORMATS["json"](found, Display()))
    validate("status", document)
    assert document == status_shape(found)
    assert (document["in_force"], document["unresolved"], document["next_lift"]) == (3, 2, "2023-03-21T14:30:00Z")
    assert [each["lifts_in"] for each in document["embargoes"]] == [None, None, 8040, None, None]


def test_words_of_a_briefing_cannot_act_on_the_terminal() -> None:
    event = Embargo("call", Kind.EVENT, event="the \x1b[2J vote")
    assert "\x1b" not in shown(status(held("a\x1b[1m.md", event)))
