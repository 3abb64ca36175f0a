"""The desk's embargoes on a terminal, with countdowns."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator

from embargo.groundrules.model import Embargo, Kind
from embargo.report.display import Display, safe, wrap
from embargo.report.moments import clocks_of, how_long, in_words
from embargo.report.status import Standing, State, Status, status_shape
from embargo.report.wording import capital, count, incomplete_lines, lift_lines, scope_in_words

_LEAD = 16
_MOST_LIFTED = 5  # of those that are past, the latest; the others are counted
_SOON = dt.timedelta(minutes=10)  # from here on seconds count
_STYLES = {State.UNRESOLVED: "hold", State.WAITING: "fix", State.LIFTED: "dim"}


def status_text(status: Status, display: Display) -> str:
    """The embargoes, those that matter most first."""
    blocks = ["\n".join(_head(status, display))]
    lifted = 0
    for standing in status.standings:
        lifted += standing.state is State.LIFTED
        if lifted <= _MOST_LIFTED:
            blocks.append("\n".join(_standing(standing, status.at, display)))
    if lifted > _MOST_LIFTED:
        blocks.append(f"{' ' * _LEAD}{lifted - _MOST_LIFTED} more lifted before that.")
    return "\n\n".join(blocks) + "\n"


def countdown(wait: dt.timedelta) -> str:
    """A wait in words: to the minute, and to the second in the last ten: "2 h 15 min", "9 min 30 s"."""
    if wait > _SOON:
        return how_long(wait)
    minutes, seconds = divmod(-(-wait // dt.timedelta(seconds=1)), 60)
    return " ".join(f"{number} {unit}" for number, unit in ((minutes, "min"), (seconds, "s")) if number) or "1 s"


def _head(status: Status, display: Display) -> Iterator[str]:
    unresolved, waiting = status.count(State.UNRESOLVED), status.count(State.WAITING)
    active = display.paint("hold" if unresolved + waiting else "clear", f"{unresolved + waiting} in force")
    parts = [active, *([f"{unresolved} of them unresolved"] if unresolved else [])]
    briefings = count(status.briefings, "briefing")
    yield f"{', '.join(parts)}; {status.count(State.LIFTED)} lifted. {briefings}."
    yield wrap(f"At {in_words(status.at, [display.zone] if display.zone else [])}.", display.width, rest="  ")
    yield from lift_lines(status.lifts, [display.zone] if display.zone else [], display)
    yield from incomplete_lines(status.incomplete, display)


def _standing(standing: Standing, at: dt.datetime, display: Display) -> Iterator[str]:
    words = _word(standing, at)
    lead = f"{words:<{_LEAD - 2}}  "
    first = wrap(_sentence(standing, display), display.width, first=lead, rest=" " * _LEAD)
    yield first.replace(words, display.paint(_STYLES[standing.state], words), 1)
    briefing = standing.rules.briefing
    title = safe(briefing.title or "Untitled")
    yield wrap(f"{title} ({', '.join(briefing.sources)})", display.width, first=" " * _LEAD, rest=" " * _LEAD)


def _word(standing: Standing, at: dt.datetime) -> str:
    if standing.state is State.WAITING and standing.lifts_at:
        return f"in {countdown(standing.lifts_at - at)}"
    return standing.state.value.upper()


def _sentence(standing: Standing, display: Display) -> str:
    embargo = standing.embargo
    if embargo is None:
        return "No ground rules found: nobody knows what it allows, so it holds"
    scope = scope_in_words(embargo.scope)
    return f"{capital(scope)}: {_when(standing, embargo, display)}"


def _when(standing: Standing, embargo: Embargo, display: Display) -> str:
    clocks = [display.zone] if display.zone else clocks_of([standing.rules], None)
    if standing.lifts_at:
        since = "since " if standing.state is State.LIFTED else ""
        return since + in_words(standing.lifts_at, clocks)
    if standing.state is State.LIFTED:
        return "not under embargo"
    waits = {Kind.CALL_END: "until the call ends; ", Kind.EVENT: f"until {embargo.event or 'an event'}; "}
    return f"{waits.get(embargo.kind, '')}when it lifts is not known, so it holds"


STATUS_FORMATS: dict[str, Callable[[Status, Display], str]] = {
    "text": status_text,
    "json": lambda status, _: json.dumps(status_shape(status), ensure_ascii=False, indent=2) + "\n",
}
