"""The calendar of lifts: by the rules of RFC 5545, read back with icalendar, and without a word that leaks."""

from __future__ import annotations

import builtins
import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import EARLIER, LIFT, NOON, rules_of, without_rules

from embargo.errors import UsageError
from embargo.groundrules.model import Embargo, GroundRules, Kind
from embargo.policy import Incomplete, RulesReport
from embargo.report import RULES_FORMATS, Display

icalendar = pytest.importorskip("icalendar", reason="the extra `calendar` is not installed")


def written(*briefings: GroundRules, at: dt.datetime | None = NOON, reveal: bool = False, **more: Any) -> str:
    display = Display(at=at, zone="America/New_York", reveal=reveal)
    return RULES_FORMATS["ics"](RulesReport(briefings, **more), display)


def read(text: str) -> Any:
    return icalendar.Calendar.from_ical(text)


def events(text: str) -> list[Any]:
    return list(read(text).walk("VEVENT"))


def only(name: str = "call.md", **changes: Any) -> GroundRules:
    values: dict[str, Any] = {"kind": Kind.TIME, "lifts_at": LIFT, "lifts_at_latest": LIFT}
    return rules_of(name, embargoes=(Embargo("section:2", **{**values, **changes}),))


def test_each_lift_is_an_event_with_an_alarm() -> None:
    (event,) = events(written(only()))
    assert event.decoded("DTSTART") == LIFT
    assert str(event["SUMMARY"]) == "Embargo lifts: section 2"
    assert str(event["DESCRIPTION"]) == "15:30 CET · 10:30 EDT · 14:30 UTC, Tuesday 21 March 2023."
    assert str(event["X-EMBARGO-CALL-ZONE"]) == "Europe/Brussels"
    (alarm,) = event.walk("VALARM")
    assert (str(alarm["ACTION"]), alarm.decoded("TRIGGER")) == ("DISPLAY", dt.timedelta(0))


def test_times_are_in_utc_and_name_no_zone() -> None:
    text = written(only())
    assert "\r\nDTSTART:20230321T143000Z\r\n" in text
    assert "TZID" not in text


def test_the_event_stands_at_the_latest_reading_and_tells_the_other() -> None:
    (event,) = events(written(only(lifts_at=EARLIER)))
    assert event.decoded("DTSTART") == LIFT
    assert "the customary one is 13:16 CET" in str(event["DESCRIPTION"])


def test_a_lift_that_is_past_is_still_there() -> None:
    assert len(events(written(only(), at=LIFT + dt.timedelta(days=9)))) == 1


@pytest.mark.parametrize("kind", [Kind.CALL_END, Kind.EVENT, Kind.TIME])
def test_an_unknown_lift_is_a_task_without_any_date(kind: Kind) -> None:
    text = written(only(kind=kind, lifts_at=None, lifts_at_latest=None))
    assert events(text) == []
    (task,) = read(text).walk("VTODO")
    assert not {"DTSTART", "DUE", "DURATION"} & set(task)
    assert str(task["SUMMARY"]) == "Embargo without a known lift: section 2"
    assert str(task["STATUS"]) == "NEEDS-ACTION"


def test_what_was_declared_lifted_is_not_in_it() -> None:
    text = written(only(kind=Kind.LIFTED, lifts_at=None, lifts_at_latest=None))
    assert [each.name for each in read(text).subcomponents] == ["VTIMEZONE"]


def test_what_could_not_be_read_or_has_no_rules_is_a_task() -> None:
    text = written(without_rules("secret.md"), incomplete=(Incomplete("hidden.md", "is empty"),))
    assert [str(task["SUMMARY"]) for task in read(text).walk("VTODO")] == [
        "No ground rules found: read the briefing",
        "Embargoes incomplete: 1 briefing could not be read",
    ]
    assert "secret" not in text
    assert "hidden" not in text


def test_nothing_of_the_briefing_leaks() -> None:
    rules = rules_of(
        "herring-deal.md", embargoes=(Embargo("speaker:MR. SOLVANG", Kind.TIME, lifts_at=LIFT, lifts_at_latest=LIFT),)
    )
    text = written(rules)
    assert not re.search("herring|solvang", text, re.IGNORECASE)
    assert "SUMMARY:Embargo lifts: what one speaker says" in text


def test_with_reveal_the_title_is_there_and_marked_confidential() -> None:
    (event,) = events(written(only(), reveal=True))
    assert str(event["SUMMARY"]) == "Embargo lifts: section 2 – Call on the Herring"
    assert "call.md" in str(event["DESCRIPTION"])
    assert str(event["CLASS"]) == "CONFIDENTIAL"


def test_an_amendment_updates_the_event() -> None:
    """A later calendar has the same UID and, as RFC 5546 wants of a new start, a higher SEQUENCE and DTSTAMP."""
    (before,) = events(written(only()))
    amended = only(lifts_at=LIFT + dt.timedelta(hours=1), lifts_at_latest=LIFT + dt.timedelta(hours=1))
    (after,) = events(written(amended, at=NOON + dt.timedelta(minutes=1)))
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after.decoded("DTSTAMP") > before.decoded("DTSTAMP")
    assert after.decoded("LAST-MODIFIED") == after.decoded("DTSTAMP") == NOON + dt.timedelta(minutes=1)


def test_the_identity_is_the_files_and_the_scopes() -> None:
    def uid(rules: GroundRules) -> str:
        return str(events(written(rules))[0]["UID"])

    assert uid(only("a/call.md")) == uid(only("./a/call.md"))
    assert uid(only("a/call.md")) != uid(only("b/call.md"))
    (first, second) = events(written(rules_of(embargoes=(*only().embargoes, *only().embargoes))))
    assert first["UID"] != second["UID"]


def test_the_same_input_makes_the_same_calendar() -> None:
    assert written(only()) == written(only())


def test_a_calendar_says_when_it_was_made() -> None:
    with pytest.raises(UsageError, match="--at"):
        written(only(), at=None)


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == "icalendar":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(UsageError, match=r"pip install 'embargo\[calendar\]'"):
        written(only())


titles = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200)


@given(titles, titles)
def test_any_title_keeps_to_the_rules(title: str, label: str) -> None:
    """RFC 5545, 3.1 and 3.6: CRLF, 75 octets a line, whole characters, the properties that must be there, once."""
    rules = rules_of(embargoes=(Embargo(f"speaker:{label}", Kind.TIME, lifts_at=LIFT, lifts_at_latest=LIFT),))
    briefing = rules.briefing
    named = GroundRules(type(briefing)(briefing.documents, title, ()), embargoes=rules.embargoes)
    text = written(named, reveal=True)
    lines = text.encode().split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line) for line in lines)
    assert all(line.decode() is not None for line in lines)
    unfolded = text.replace("\r\n ", "").split("\r\n")
    assert (unfolded[0], unfolded[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    for name in ("VERSION:2.0", "PRODID:", "UID:", "DTSTAMP:", "DTSTART:", "BEGIN:VEVENT", "BEGIN:VALARM"):
        assert sum(line.startswith(name) for line in unfolded) == 1
    (event,) = events(text)
    assert event.decoded("DTSTART") == LIFT
