"""Instants as they are typed: `--at`, `--received`, `--lift`."""

# Wall times are naive here: that is what they are before a zone is named.
# ruff: noqa: DTZ001

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embargo.errors import UsageError
from embargo.times import civil, parse_instant


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2022-03-24T07:00-04:00", "2022-03-24T11:00"),
        ("2022-03-24T07:00:30-04:00", "2022-03-24T11:00:30"),
        ("2022-03-24 07:00-0400", "2022-03-24T11:00"),
        ("2022-03-24T11:00Z", "2022-03-24T11:00"),
        ("2022-03-24 11:00 UTC", "2022-03-24T11:00"),
        ("2022-03-24 07:00 America/New_York", "2022-03-24T11:00"),
        ("2022-03-24T07:00 America/New_York", "2022-03-24T11:00"),
        ("2022-03-24T07:00[America/New_York]", "2022-03-24T11:00"),
        ("2022-03-24 07:00 America/Argentina/Buenos_Aires", "2022-03-24T10:00"),
        ("2022-03-24 07:00 Etc/GMT+5", "2022-03-24T12:00"),
        ("2022-03-24T24:00Z", "2022-03-25T00:00"),
        (" 2022-03-24T11:00Z ", "2022-03-24T11:00"),
    ],
)
def test_an_instant_is_read(text: str, instant: str) -> None:
    parsed = parse_instant(text)
    assert parsed == dt.datetime.fromisoformat(instant).replace(tzinfo=dt.UTC)
    assert parsed.tzinfo is dt.UTC


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not a time"),
        ("tomorrow", "not a time"),
        ("2022-02-30T07:00Z", "not a time"),
        ("07:00 America/New_York", "not a time"),
        ("2022-03-24", "has no zone"),
        ("2022-03-24T07:00", "has no zone"),
        ("2022-03-24 07:00 EST", "not a time"),
        ("2022-03-24 07:00 Europe/Nowhere", "no zone Europe/Nowhere"),
        ("2022-03-24 07:00-04:00 America/New_York", "both an offset and a zone"),
        ("2022-03-13 02:30 America/New_York", "skips that time"),
        ("2022-11-06 01:30 America/New_York", "shows that time twice"),
        ("0001-01-01T00:00+10:00", "out of range"),
    ],
)
def test_what_is_no_instant_is_refused_in_one_line(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=re.escape(words)) as refusal:
        parse_instant(text)
    assert "\n" not in str(refusal.value)


def test_a_refusal_says_how_to_write_a_repeated_hour() -> None:
    with pytest.raises(UsageError) as refusal:
        parse_instant("2022-11-06 01:30 America/New_York")
    ways = re.findall(r"2022-11-06T01:30[+-]\d{4}", str(refusal.value))
    assert [parse_instant(way).hour for way in ways] == [5, 6]


def test_a_refusal_says_how_to_write_a_skipped_hour() -> None:
    with pytest.raises(UsageError) as refusal:
        parse_instant("2022-03-13 02:30 America/New_York")
    (way,) = re.findall(r"2022-03-13T\d\d:\d\d[+-]\d{4}", str(refusal.value))
    assert parse_instant(way) == dt.datetime(2022, 3, 13, 7, 30, tzinfo=dt.UTC)


@given(
    moment=st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2200, 1, 1), timezones=st.timezones() | st.just(dt.UTC))
)
def test_an_iso_instant_is_itself(moment: dt.datetime) -> None:
    offset = moment.utcoffset() or dt.timedelta(0)
    if offset.total_seconds() % 60 == 0:
        assert parse_instant(moment.isoformat()) == moment.astimezone(dt.UTC)


@given(text=st.text(max_size=40))
def test_any_other_text_is_refused_or_read(text: str) -> None:
    try:
        assert parse_instant(text).tzinfo is dt.UTC
    except UsageError as refusal:
        assert "\n" not in str(refusal)


def test_civil_time_is_what_the_clock_there_shows() -> None:
    noon = dt.datetime(2022, 6, 15, 12, 0, tzinfo=dt.UTC)
    assert civil(noon, "Europe/Brussels").isoformat() == "2022-06-15T14:00:00+02:00"
    with pytest.raises(UsageError, match="no zone Europe/Nowhere"):
        civil(noon, "Europe/Nowhere")
