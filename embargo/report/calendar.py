"""Lifts as a calendar (RFC 5545): an event with an alarm for each, a task for each lift that nobody knows.

An unknown lift has no day, so it becomes a task without a date: an event, even one that lasts all day, would look like
a lift. Nothing of a briefing's words stands in the calendar unless it is asked for: no title, file name or speaker.

An event's UID is made of the first file's name as it was given, and of the scope: neither a new title nor a new date or
lift changes it, so an amendment updates the event. SEQUENCE counts minutes, so that of two calendars the later made one
holds, without any memory of the earlier. Times are UTC, which every client shows at its own clock; the call's clock
stands in the description.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING

from embargo.errors import UsageError
from embargo.groundrules.editor import has_no_rules
from embargo.groundrules.model import Embargo, GroundRules, Kind
from embargo.policy import RulesReport
from embargo.report.display import Display, safe
from embargo.report.moments import clocks_of, in_words
from embargo.report.wording import count, scope_in_words
from embargo.values import value

if TYPE_CHECKING:
    from icalendar import Calendar, Component

_PRODUCT = "-//embargo//ground rules//EN"
_UIDS = uuid.UUID("6f0c3a52-6a0e-5d0b-9a51-6a3c8b6f2b7d")
_SEQUENCE_FROM = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)  # so that it stays a 32-bit number
_MINUTE = dt.timedelta(minutes=1)
_REFRESH = dt.timedelta(minutes=5)
_UNKNOWN = "When it lifts is not known, so it is in force until an editor says that it lifted."


def rules_calendar(report: RulesReport, display: Display) -> str:
    """The lifts of all briefings as one calendar, its lines folded and ended as RFC 5545 has them.

    `display.at` is when the calendar is made; `display.reveal` puts titles, files and speakers in. Raises `UsageError`
    where the icalendar library is missing or there is no such instant.
    """
    calendar = _empty_calendar()
    making = _Making(display, _made_at(display))
    for rules in report.briefings:
        for component in making.components(rules):
            calendar.add_component(component)
    if report.incomplete:
        calendar.add_component(making.missing(len(report.incomplete)))
    if not calendar.subcomponents:
        calendar.add_component(_utc_zone())  # RFC 5545 wants one component at least
    return bytes(calendar.to_ical()).decode()


def _made_at(display: Display) -> dt.datetime:
    if display.at is None:
        raise UsageError("a calendar says when it was made: give --at TIME")
    return display.at.astimezone(dt.UTC).replace(microsecond=0)


def _empty_calendar() -> Calendar:
    try:
        from icalendar import Calendar  # noqa: PLC0415 - only where a calendar is asked for
    except ImportError:
        raise UsageError("--format ics needs a library: pip install 'embargo[calendar]'") from None
    calendar = Calendar()
    calendar.add("PRODID", _PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", "Embargoes")
    calendar.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
    return calendar


@value
class _Making:
    """One calendar being made: for which eyes, when, and how often each identity was given out."""

    display: Display
    made_at: dt.datetime
    uids: Counter[str] = field(default_factory=Counter)

    def components(self, rules: GroundRules) -> Iterator[Component]:
        """What the calendar says of one briefing."""
        if has_no_rules(rules):
            yield self._task("No ground rules found: read the briefing", rules, "")
        for embargo in rules.embargoes:
            latest = embargo.latest
            if embargo.kind is Kind.LIFTED:
                continue
            if latest is None:
                yield self._task(f"Embargo without a known lift: {self._scope(embargo)}", rules, embargo.scope)
            else:
                yield self._event(embargo, latest, rules)

    def missing(self, number: int) -> Component:
        """A task that says the calendar is not whole; which files could not be read stands on standard error."""
        from icalendar import Todo  # noqa: PLC0415 - only where a calendar is asked for

        task = Todo()
        self._identify(task, str(uuid.uuid5(_UIDS, "incomplete")))
        task.add("SUMMARY", f"Embargoes incomplete: {count(number, 'briefing')} could not be read")
        task.add("STATUS", "NEEDS-ACTION")
        return task

    def _event(self, embargo: Embargo, latest: dt.datetime, rules: GroundRules) -> Component:
        from icalendar import Alarm, Event  # noqa: PLC0415 - only where a calendar is asked for

        summary = f"Embargo lifts: {self._scope(embargo)}{self._of(rules)}"
        event = Event()
        self._identify(event, self._uid(rules, f"lift:{embargo.scope}"))
        event.add("SUMMARY", summary)
        event.add("DTSTART", latest.astimezone(dt.UTC).replace(microsecond=0))
        event.add("TRANSP", "TRANSPARENT")
        self._describe(event, self._when(embargo, latest, rules), rules)
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", summary)
        alarm.add("TRIGGER", dt.timedelta(0))
        event.add_component(alarm)
        return event

    def _task(self, summary: str, rules: GroundRules, scope: str) -> Component:
        """A task without a date. Its UID is not the event's: it is another thing, and goes once the lift is known."""
        from icalendar import Todo  # noqa: PLC0415 - only where a calendar is asked for

        task = Todo()
        self._identify(task, self._uid(rules, f"unknown:{scope}"))
        task.add("SUMMARY", f"{summary}{self._of(rules)}")
        task.add("STATUS", "NEEDS-ACTION")
        self._describe(task, _UNKNOWN, rules)
        return task

    def _identify(self, component: Component, uid: str) -> None:
        component.add("UID", uid)
        component.add("DTSTAMP", self.made_at)
        component.add("LAST-MODIFIED", self.made_at)
        component.add("SEQUENCE", max(0, (self.made_at - _SEQUENCE_FROM) // _MINUTE))

    def _uid(self, rules: GroundRules, what: str) -> str:
        """The same for the same briefing and scope; a second of the same name in one calendar has its number too."""
        first = rules.briefing.sources[0].replace("\\", "/").removeprefix("./")
        identity = f"{first}\x1f{what}"
        self.uids[identity] += 1
        again = f"\x1f{self.uids[identity]}" if self.uids[identity] > 1 else ""
        return str(uuid.uuid5(_UIDS, identity + again))

    def _describe(self, component: Component, words: str, rules: GroundRules) -> None:
        if self.display.reveal:
            component.add("DESCRIPTION", f"{words}\n{', '.join(map(safe, rules.briefing.sources))}")
            component.add("CLASS", "CONFIDENTIAL")
        else:
            component.add("DESCRIPTION", words)
        if rules.briefing.zone:
            component.add("X-EMBARGO-CALL-ZONE", rules.briefing.zone)

    def _when(self, embargo: Embargo, latest: dt.datetime, rules: GroundRules) -> str:
        clocks = clocks_of([rules], self.display.zone)
        doubt = ""
        if embargo.lifts_at and embargo.lifts_at != latest:
            doubt = f" This is the latest reading; the customary one is {in_words(embargo.lifts_at, clocks)}."
        return f"{in_words(latest, clocks)}.{doubt}"

    def _scope(self, embargo: Embargo) -> str:
        named = embargo.scope.startswith("speaker:") and not self.display.reveal
        return "what one speaker says" if named else scope_in_words(embargo.scope)

    def _of(self, rules: GroundRules) -> str:
        return f" – {safe(rules.briefing.title)}" if self.display.reveal and rules.briefing.title else ""


def _utc_zone() -> Component:
    from icalendar import Timezone, TimezoneStandard  # noqa: PLC0415 - only where a calendar is asked for

    standard = TimezoneStandard()
    standard.add("DTSTART", dt.datetime(1970, 1, 1))  # noqa: DTZ001 - RFC 5545: a local time, without a zone
    standard.add("TZOFFSETFROM", dt.timedelta(0))
    standard.add("TZOFFSETTO", dt.timedelta(0))
    standard.add("TZNAME", "UTC")
    zone = Timezone()
    zone.add("TZID", "Etc/UTC")
    zone.add_component(standard)
    return zone
