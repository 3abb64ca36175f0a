"""Clock times as written and spoken in English; said on Wednesday 15 June 2022 in New York (UTC-4)."""

from __future__ import annotations

import pytest
from stated import Desk, codes, customary, latest

WRITTEN = [
    ("5:00 a.m. today", "06-15 09:00"),
    ("5 a.m. today", "06-15 09:00"),
    ("5am today", "06-15 09:00"),
    ("5:00AM today", "06-15 09:00"),
    ("5 A.M today", "06-15 09:00"),
    ("05:00 today", "06-15 09:00"),
    ("0500 today", "06-15 09:00"),
    ("embargoed until 1800", "06-15 22:00"),
    ("1800 hrs today", "06-15 22:00"),
    ("1800 hours today", "06-15 22:00"),
    ("18.15hrs today", "06-15 22:15"),
    ("until 14.15 today", "06-15 18:15"),
    ("2.30pm today", "06-15 18:30"),
    ("5p ET today", "06-15 21:00"),
    ("17h today", "06-15 21:00"),
    ("14h30 today", "06-15 18:30"),
    ("14:30:00 today", "06-15 18:30"),
    ("2022-06-15T14:30:00-04:00", "06-15 18:30"),
    ("2022-06-15 18:30:00Z", "06-15 18:30"),
    ("2:30\u202fp.m. today", "06-15 18:30"),
    ("2:30\u00a0p.m. today", "06-15 18:30"),
    ("today @ 10AM", "06-15 14:00"),
    ("12:00 p.m. today", "06-15 16:00"),
    ("12:30 p.m. today", "06-15 16:30"),
    ("12:30 a.m. on Friday", "06-17 04:30"),
]

SPOKEN = [
    ("noon today", "06-15 16:00"),
    ("12 noon today", "06-15 16:00"),
    ("12:00 noon today", "06-15 16:00"),
    ("twelve noon today", "06-15 16:00"),
    ("midday today", "06-15 16:00"),
    ("five o'clock this afternoon", "06-15 21:00"),
    ("five o’clock p.m. today", "06-15 21:00"),
    ("five thirty p.m. today", "06-15 21:30"),
    ("five forty-five this afternoon", "06-15 21:45"),
    ("half past five p.m. today", "06-15 21:30"),
    ("half five this afternoon", "06-15 21:30"),
    ("quarter to six this evening", "06-15 21:45"),
    ("a quarter past six this evening", "06-15 22:15"),
    ("ten past five p.m. today", "06-15 21:10"),
    ("twenty to six this evening", "06-15 21:40"),
    ("six in the morning tomorrow", "06-16 10:00"),
    ("9 tomorrow morning", "06-16 13:00"),
    ("half past nine tomorrow morning", "06-16 13:30"),
    ("Thursday morning at 9", "06-16 13:00"),
    ("9 o'clock Thursday night", "06-17 01:00"),
    ("6 tonight", "06-15 22:00"),
    ("12:01 a.m. tonight", "06-16 04:01"),
    ("one minute past midnight on Friday", "06-17 04:01"),
    ("a minute past midnight on Friday", "06-17 04:01"),
    ("five past midnight on Friday", "06-17 04:05"),
    ("eighteen hundred today", "06-15 22:00"),
    ("fourteen hundred hours Eastern", "06-15 18:00"),
    ("nine - nine o'clock p.m. Eastern", "06-16 01:00"),
    ("no earlier than 9:00 a.m. tomorrow", "06-16 13:00"),
    ("9:00 a.m. sharp tomorrow", "06-16 13:00"),
]


@pytest.mark.parametrize(("words", "instant"), WRITTEN + SPOKEN)
def test_a_clock_time_has_one_instant(desk: Desk, words: str, instant: str) -> None:
    assert desk.lift(words) == instant


@pytest.mark.parametrize(
    "words",
    [
        "until 5 of the 12 members agree",
        "in 24 hours",
        "8 to 10 hours",
        "two to two",
        "since 2019, China has grown",
        "in 1845, Ireland starved",
        "by 2030, the United States will",
        "until 31 May 2024",
        "call 202-555-0143",
        "(202) 555-0143",
        "release LSO-22-1130",
        "version 2.10",
        "rose 2.30 percent",
        "by 2.30 percent",
        "at 10.5 percent",
        "3:1 against",
        "page 12",
        "$5.15 on Monday",
        "May I speak?",
        "the second quarter",
        "17 24:61",
    ],
)
def test_other_numbers_are_no_clock_times(desk: Desk, words: str) -> None:
    assert desk.times(words) == ()


@pytest.mark.parametrize(
    "words", ["around 9:45 a.m.", "9:45 or so", "expected at 9:45 a.m.", "at approximately 9:45 a.m.", "~9:45 a.m."]
)
def test_a_time_that_is_only_expected_is_approximate(desk: Desk, words: str) -> None:
    time = desk.time(words)
    assert time.approximate
    assert customary(time) == "06-15 13:45"


def test_a_plain_time_is_not_approximate(desk: Desk) -> None:
    assert not desk.time("9:45 a.m., about 200 pages").approximate


def test_the_top_of_the_hour_is_the_next_full_hour(desk: Desk) -> None:
    assert desk.lift("the top of the hour", said="2022-06-15T13:20+00:00") == "06-15 14:00"
    assert desk.lift("the top of the hour", said="2022-06-16T03:20+00:00") == "06-16 04:00"


def test_the_top_of_the_hour_is_not_known_without_the_moment(desk: Desk) -> None:
    assert desk.time("the top of the hour").readings == ()


def test_close_of_business_is_five_and_holds_to_the_end_of_the_day(desk: Desk) -> None:
    time = desk.time("close of business Friday")
    assert (customary(time), latest(time), codes(time)) == ("06-17 21:00", "06-18 04:00", {"ambiguous-time"})


def test_the_end_of_the_day_is_its_midnight(desk: Desk) -> None:
    assert desk.lift("end of day Friday") == "06-18 04:00"


class TestNeitherMorningNorAfternoon:
    def test_the_next_such_time_where_the_moment_is_known(self, desk: Desk) -> None:
        assert desk.lift("2:30", said="2022-06-15T17:00+00:00") == "06-15 18:30"
        assert desk.lift("10:30", said="2022-06-15T13:00+00:00") == "06-15 14:30"
        assert desk.lift("until 5", said="2022-06-15T20:00+00:00") == "06-15 21:00"
        assert desk.lift("until 5:00 today", said="2022-06-15T20:00+00:00") == "06-15 21:00"

    def test_business_hours_where_it_is_not(self, desk: Desk) -> None:
        assert desk.lift("tomorrow at 9:30") == "06-16 13:30"

    def test_an_afternoon_hour_may_be_in_the_night(self, desk: Desk) -> None:
        time = desk.time("tomorrow at 2:30")
        assert (customary(time), latest(time), codes(time)) == ("06-16 18:30", "06-16 18:30", {"ambiguous-time"})
        assert len(time.readings) == 2

    def test_a_morning_hour_said_in_the_afternoon_holds_to_the_next_morning(self, desk: Desk) -> None:
        time = desk.time("until 9:00", said="2022-06-15T20:00+00:00")
        assert (customary(time), latest(time)) == ("06-16 01:00", "06-16 13:00")

    def test_where_hours_are_counted_to_24_it_is_as_written(self, desk: Desk) -> None:
        assert desk.lift("tomorrow at 10:30, Brussels time") == "06-16 08:30"
        time = desk.time("tomorrow at 2:30 CET", zone="Europe/Brussels")
        assert (customary(time), latest(time)) == ("06-16 00:30", "06-16 13:30")


class TestMidnight:
    def test_with_no_day_it_is_the_next(self, desk: Desk) -> None:
        assert desk.lift("until midnight") == "06-16 04:00"
        assert desk.lift("midnight tonight") == "06-16 04:00"

    @pytest.mark.parametrize("words", ["midnight on Friday", "12 midnight, Friday 17 June", "Friday midnight"])
    def test_with_a_day_it_ends_that_day_and_may_begin_it(self, desk: Desk, words: str) -> None:
        time = desk.time(words)
        assert (customary(time), latest(time), codes(time)) == ("06-18 04:00", "06-18 04:00", {"ambiguous-time"})
        assert sorted(reading.instant.day for reading in time.readings) == [17, 18]

    def test_between_two_days_it_is_plain(self, desk: Desk) -> None:
        assert desk.lift("midnight Sunday to Monday") == "06-20 04:00"
        assert desk.lift("midnight between Sunday and Monday") == "06-20 04:00"
        assert desk.lift("midnight on Sunday night") == "06-20 04:00"

    def test_for_the_papers_of_the_day_it_begins(self, desk: Desk) -> None:
        time = desk.time("MIDNIGHT, MONDAY 20 JUNE - FOR MONDAY'S PAPERS")
        assert (customary(time), latest(time), codes(time)) == ("06-20 04:00", "06-21 04:00", {"ambiguous-time"})

    @pytest.mark.parametrize("words", ["00:00 on Friday", "12:00 a.m. Friday", "00:00 midnight Friday"])
    def test_nought_hours_begin_the_day(self, desk: Desk, words: str) -> None:
        assert desk.lift(words) == "06-17 04:00"

    @pytest.mark.parametrize("words", ["24:00 on Friday", "2400 hours Friday"])
    def test_twenty_four_hours_end_it(self, desk: Desk, words: str) -> None:
        assert desk.lift(words) == "06-18 04:00"


def test_the_span_covers_the_words_and_nothing_else(desk: Desk) -> None:
    text = "The text is embargoed until 5:00 a.m. tomorrow, so please hold it."
    time = desk.time(text)
    assert time.text == "5:00 a.m. tomorrow" == text[time.span.start : time.span.end]


def test_every_time_of_a_passage_is_read_in_order(desk: Desk) -> None:
    times = desk.times("We begin at 10 a.m. today. The embargo lifts at noon today. Questions until 1:15 p.m. today.")
    assert [customary(time) for time in times] == ["06-15 14:00", "06-15 16:00", "06-15 17:15"]
