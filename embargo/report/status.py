"""The desk's embargoes at one instant: those of which nobody knows when they lift first, then the soonest lift."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from embargo.codes import FAILED, INCOMPLETE, PASSED
from embargo.groundrules.editor import WITHOUT_RULES, EditorsLift, has_no_rules
from embargo.groundrules.model import Embargo, GroundRules, Kind
from embargo.policy import Incomplete, RulesReport
from embargo.report.moments import as_instant
from embargo.report.shapes import incomplete_shape, lifts_shape
from embargo.values import value

_SECOND = dt.timedelta(seconds=1)


class State(StrEnum):
    """How an embargo stands."""

    UNRESOLVED = "unresolved"  # in force, and nobody knows until when
    WAITING = "waiting"  # in force until a known instant
    LIFTED = "lifted"


@value
class Standing:
    """One embargo of one briefing. `embargo` None: no ground rule was found, so the whole of it may be under one.

    `lifts_at` (UTC) is the latest reading, None where it is not known or the embargo was declared lifted.
    """

    rules: GroundRules
    embargo: Embargo | None
    state: State
    lifts_at: dt.datetime | None


@value
class Status:
    """The embargoes of briefings at the instant `at` (aware), in the order in which they matter.

    `incomplete` are the inputs that could not be read or understood, those without any ground rule among them.
    """

    at: dt.datetime
    standings: tuple[Standing, ...]
    briefings: int
    incomplete: tuple[Incomplete, ...]
    lifts: tuple[EditorsLift, ...]

    def count(self, *states: State) -> int:
        """How many embargoes stand so."""
        return sum(standing.state in states for standing in self.standings)

    @property
    def next_lift(self) -> dt.datetime | None:
        """The soonest lift that is to come (UTC)."""
        waiting = (each.lifts_at for each in self.standings if each.state is State.WAITING and each.lifts_at)
        return min(waiting, default=None)

    def exit_code(self, *, fail_if_active: bool) -> int:
        """3 where something could not be read or understood, 1 while an embargo is in force if that is to fail, 0."""
        if self.incomplete:
            return INCOMPLETE
        active = self.count(State.UNRESOLVED, State.WAITING)
        return FAILED if fail_if_active and active else PASSED


def status_of(report: RulesReport, at: dt.datetime) -> Status:
    """How the embargoes of the briefings stand at the instant `at` (aware)."""
    standings = [standing for rules in report.briefings for standing in _standings(rules, at)]
    without = [Incomplete(" + ".join(rules.briefing.sources), WITHOUT_RULES) for rules in _without_rules(report)]
    return Status(
        at=at.astimezone(dt.UTC),
        standings=tuple(sorted(standings, key=_order)),
        briefings=len(report.briefings),
        incomplete=(*report.incomplete, *without),
        lifts=report.lifts,
    )


def status_shape(status: Status) -> dict[str, Any]:
    """`embargo.status/1`."""
    return {
        "schema": "embargo.status/1",
        "at": as_instant(status.at),
        "in_force": status.count(State.UNRESOLVED, State.WAITING),
        "unresolved": status.count(State.UNRESOLVED),
        "next_lift": as_instant(status.next_lift),
        "incomplete": incomplete_shape(status.incomplete),
        "lifts": lifts_shape(status.lifts),
        "embargoes": [_shape(standing, status.at) for standing in status.standings],
    }


def _standings(rules: GroundRules, at: dt.datetime) -> Iterator[Standing]:
    if has_no_rules(rules):
        yield Standing(rules, None, State.UNRESOLVED, None)
    for embargo in rules.embargoes:
        latest = embargo.latest
        if embargo.kind is Kind.LIFTED:
            yield Standing(rules, embargo, State.LIFTED, None)
        elif latest is None:
            yield Standing(rules, embargo, State.UNRESOLVED, None)
        else:
            state = State.WAITING if embargo.in_force(at) else State.LIFTED
            yield Standing(rules, embargo, state, latest.astimezone(dt.UTC))


def _without_rules(report: RulesReport) -> Iterator[GroundRules]:
    return (rules for rules in report.briefings if has_no_rules(rules))


def _order(standing: Standing) -> tuple[int, float, tuple[str, ...], str]:
    """Unresolved, then the soonest lift, then the latest that is past; names decide between equals."""
    rank = (State.UNRESOLVED, State.WAITING, State.LIFTED).index(standing.state)
    instant = standing.lifts_at.timestamp() if standing.lifts_at else float("-inf")
    scope = standing.embargo.scope if standing.embargo else ""
    past = standing.state is State.LIFTED
    return rank, -instant if past else instant, standing.rules.briefing.sources, scope


def _shape(standing: Standing, at: dt.datetime) -> dict[str, Any]:
    embargo, briefing = standing.embargo, standing.rules.briefing
    waiting = standing.state is State.WAITING and standing.lifts_at
    return {
        "state": standing.state.value,
        "scope": embargo.scope if embargo else "call",
        "kind": embargo.kind.value if embargo else None,
        "event": embargo.event if embargo else None,
        "lifts_at": as_instant(standing.lifts_at),
        "lifts_in": -((at - standing.lifts_at) // _SECOND) if waiting and standing.lifts_at else None,
        "sources": list(briefing.sources),
        "title": briefing.title,
        "held_on": briefing.held_on.isoformat() if briefing.held_on else None,
        "zone": briefing.zone,
    }
