"""Wall times around clock changes, against the standard library's zoneinfo."""

# Wall times are naive here: that is what they are before a zone is named.
# ruff: noqa: DTZ001

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stated import Desk, codes, customary, latest

from embargo.rulebook import Rulebook
from embargo.times import localise

FIRST, LAST = 2015, 2025
AROUND = 200
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


@pytest.fixture(scope="module", autouse=True)
def _same_database() -> Iterator[None]:
    """zoneinfo on the database that is published with pytz's: a machine's own may be years older."""
    zoneinfo.reset_tzpath(to=())
    ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath()
    ZoneInfo.clear_cache()


@cache
def changes(zone: str) -> tuple[dt.datetime, ...]:
    """The naive wall times, on the clock before each change, of the clock changes of ten years."""
    clock = ZoneInfo(zone)
    found = []
    day, end = dt.datetime(FIRST, 1, 1, tzinfo=dt.UTC), dt.datetime(LAST, 1, 1, tzinfo=dt.UTC)
    while day < end:
        if day.astimezone(clock).utcoffset() != (day + DAY).astimezone(clock).utcoffset():
            low, high = day, day + DAY
            while high - low > MINUTE:
                middle = low + (high - low) / 2
                same = middle.astimezone(clock).utcoffset() == low.astimezone(clock).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            offset = low.astimezone(clock).utcoffset()
            assert offset is not None
            found.append((high + offset).replace(tzinfo=None, second=0, microsecond=0))
        day += DAY
    return tuple(found)


def check(wall: dt.datetime, zone: str) -> None:
    localised = localise(wall, zone)
    clock = ZoneInfo(zone)
    first, second = (wall.replace(tzinfo=clock, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    exists = first.astimezone(clock).replace(tzinfo=None) == wall
    expected = "nonexistent-time" if not exists else "ambiguous-time" if first != second else None
    instants = tuple(time.astimezone(dt.UTC) for time in localised.times)
    assert localised.problem == expected
    assert instants == ((first, second) if expected == "ambiguous-time" else (first,))
    assert all(time.utcoffset() == time.astimezone(clock).utcoffset() for time in localised.times)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_every_minute_around_a_clock_change_is_zoneinfos(rulebook: Rulebook, data: st.DataObject) -> None:
    zone = data.draw(st.sampled_from(sorted(rulebook.times.zones.places)))
    moments = changes(zone) or (dt.datetime(2020, 3, 1),)
    change = data.draw(st.sampled_from(moments))
    check(change + data.draw(st.integers(-AROUND, AROUND)) * MINUTE, zone)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/London", "Australia/Lord_Howe", "America/St_Johns"])
def test_all_minutes_of_a_years_changes_are_zoneinfos(zone: str) -> None:
    years = [change for change in changes(zone) if change.year == 2022]
    assert len(years) == 2
    for change in years:
        for minute in range(-AROUND, AROUND):
            check(change + minute * MINUTE, zone)


@given(
    wall=st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2024, 1, 1)),
    zone=st.sampled_from(["America/New_York", "Europe/Dublin", "Africa/Casablanca", "Asia/Tehran", "Pacific/Apia"]),
)
def test_other_minutes_are_zoneinfos(wall: dt.datetime, zone: str) -> None:
    check(wall.replace(microsecond=0), zone)


def test_a_skipped_hour_is_reported_and_takes_the_offset_before(desk: Desk) -> None:
    time = desk.time("2:30 a.m. on March 13, 2022")
    assert (customary(time), latest(time), codes(time)) == ("03-13 07:30", "03-13 07:30", {"nonexistent-time"})


def test_a_repeated_hour_is_reported_and_holds_to_the_second(desk: Desk) -> None:
    time = desk.time("1:30 a.m. ET on November 6, 2022")
    assert (customary(time), latest(time), codes(time)) == ("11-06 05:30", "11-06 06:30", {"ambiguous-time"})


def test_a_label_says_which_of_two_hours_is_meant(desk: Desk) -> None:
    assert desk.lift("1:30 a.m. EDT on November 6, 2022") == "11-06 05:30"
    assert desk.lift("1:30 a.m. EST on November 6, 2022") == "11-06 06:30"


def test_so_does_another_clock(desk: Desk) -> None:
    assert desk.lift("1:30 a.m. ET (0630 GMT) on November 6, 2022") == "11-06 06:30"


CLOCKS = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59)) | st.sampled_from(
    ["noon", "midnight", "2:30", "9 o'clock", "half past six", "12:30 a.m.", "7 p.m.", "close of business"]
)
DAYS = st.sampled_from(
    ["", "today", "tomorrow", "tonight", "Monday", "next Friday", "October 4th", "Monday 5 October 2021", "04/05/2022"]
)
ZONES = st.sampled_from(
    ["", "ET", "EST", "EDT", "Eastern", "CET", "CEST", "GMT", "BST", "IST", "CST", "UTC+2", "London time", "in Tokyo"]
)
HOMES = st.sampled_from([None, "America/New_York", "Europe/London", "Europe/Brussels", "Asia/Kolkata", "UTC"])
MOMENTS = st.none() | st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2024, 1, 1), timezones=st.just(dt.UTC))


@settings(max_examples=200, deadline=None)
@given(clocks=st.lists(st.tuples(CLOCKS, ZONES, DAYS), min_size=1, max_size=3), home=HOMES, said=MOMENTS)
def test_no_reading_that_holds_is_earlier_than_the_customary_one(
    desk: Desk, clocks: list[tuple[str, str, str]], home: str | None, said: dt.datetime | None
) -> None:
    words = " / ".join(" ".join(filter(None, clock)) for clock in clocks)
    on = said.date() if said else dt.date(2022, 6, 15)
    for time in desk.times(words, zone=home, on=on, said=said.isoformat() if said else None):
        instants = [reading.instant for reading in time.readings]
        assert len(instants) == len({(reading.instant, reading.zone) for reading in time.readings})
        assert all(instant.tzinfo is dt.UTC for instant in instants)
        assert all(reading.local == reading.instant and reading.reason for reading in time.readings)
        assert time.latest == max(instants, default=None)
        if time.customary:
            assert time.readings[0] == time.customary
            assert time.latest is not None and time.latest >= time.customary.instant
        elif instants:
            assert codes(time) & {"ambiguous-zone", "ambiguous-time"}
        if len(set(instants)) > 1:
            assert codes(time), words
