"""What happens around a briefing, and when: the text equivalent of its timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from embargo.groundrules.model import GroundRules, Kind
from embargo.report.html.clocks import Clock, Moment, moment
from embargo.report.wording import capital, scope_in_words
from embargo.values import value


@value
class Happening:
    """Something at an instant that concerns the drafts: `kind` is "check" or "draft"."""

    kind: str
    label: str
    at: dt.datetime


@value
class Row:
    """The same in a table: what happens, and when on each clock; `when` says it where no instant is known."""

    kind: str
    what: str
    at: Moment | None
    when: str


def rows_of(
    rules: GroundRules, at: dt.datetime | None, happenings: Iterable[Happening], clocks: Sequence[Clock]
) -> Iterator[Row]:
    """Everything known to happen in its order, then what nobody knows the time of."""
    dated = [*_dated(rules, at), *((each.kind, each.label, each.at) for each in happenings)]
    for kind, what, instant in sorted(dated, key=lambda row: (row[2], row[1])):
        yield Row(kind, what, moment(instant, clocks), "")
    for embargo in rules.embargoes:
        scope = scope_in_words(embargo.scope)
        if embargo.kind is Kind.LIFTED:
            yield Row("lifted", f"{capital(scope)} is not under embargo", None, "at no time")
        elif not embargo.latest:
            yield Row("held", f"The embargo on {scope} lifts", None, "not known, so it holds")


def _dated(rules: GroundRules, at: dt.datetime | None) -> Iterator[tuple[str, str, dt.datetime]]:
    briefing = rules.briefing
    if briefing.started_at:
        yield "call", "The call begins", briefing.started_at
    if briefing.ended_at:
        yield "call", "The call ends", briefing.ended_at
    for embargo in rules.embargoes:
        latest = embargo.latest
        scope = scope_in_words(embargo.scope)
        if latest and embargo.kind is not Kind.LIFTED:
            yield "held" if at is None or embargo.in_force(at) else "lifted", f"The embargo on {scope} lifts", latest
            if embargo.lifts_at and embargo.lifts_at != latest:
                yield "customary", f"The customary reading for {scope}, to which no check holds", embargo.lifts_at
