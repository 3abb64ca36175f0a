"""One instant given on several clocks, corrected, or as a range; on Wednesday 15 June 2022."""

from __future__ import annotations

import datetime as dt

import pytest
from stated import BRUSSELS, LONDON, NEW_YORK, Desk, codes, customary, latest


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("8 a.m. Eastern, 5 a.m. Pacific tomorrow", "06-16 12:00"),
        ("tomorrow morning at 8:00 a.m. Eastern, 5:00 a.m. Pacific", "06-16 12:00"),
        ("8 a.m. Eastern and 5 a.m. Pacific", "06-15 12:00"),
        ("8:00 a.m. Eastern, at 2 p.m. Brussels time", "06-15 12:00"),
        ("9 a.m. Eastern (2 p.m. London, 3 p.m. Brussels)", "06-15 13:00"),
        ("9am ET | 2pm BST", "06-15 13:00"),
        ("9 a.m. ET - 2 p.m. BST", "06-15 13:00"),
        ("9 a.m. ET/2 p.m. BST", "06-15 13:00"),
        ("London: 14:00; New York: 09:00", "06-15 13:00"),
        ("10:00 a.m., Norway; 4:00 a.m., D.C.", "06-15 08:00"),
        ("noon ET / 9 a.m. PT / 16:00 GMT", "06-15 16:00"),
        ("8 p.m. CEST (1800 GMT) tomorrow", "06-16 18:00"),
        ("6:00 HKT (22:00 UTC) 3 July", "07-02 22:00"),
        ("11:00 a.m. here in Brussels, 5:00 a.m. back in Washington", "06-15 09:00"),
        (
            "EMBARGOED UNTIL FRIDAY 17 JUNE 2022\n9:00 a.m. Ottawa / 15:00 Bonn / 16:00 Nairobi (13:00 GMT)",
            "06-17 13:00",
        ),
        ("1500 London time / 1000 US Eastern Time Friday 17 June 2022;\n2300 Japanese time", "06-17 14:00"),
        ("20-Jun-2022 14:00 ET (20-Jun-2022 18:00 GMT/UTC)", "06-20 18:00"),
        ("Friday, 17 June, noon in Geneva, that is 10:00 GMT or six in the morning for New York", "06-17 10:00"),
        ("9:00 a.m. Washington time on Friday, June 17, or 1300 in GMT", "06-17 13:00"),
        ("12.30pm AEST. For Perth that's 10.30am", "06-15 02:30"),
        ("Embargo: 7 July 2022 at 4.00 p.m. (BST) 11.00 a.m. (EDT)", "07-07 15:00"),
    ],
)
def test_clocks_that_agree_are_one_time(desk: Desk, words: str, instant: str) -> None:
    assert desk.lift(words) == instant


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        (
            "7:00 a.m. on Friday, June 17th, in Jakarta, and 8:00 p.m. on Thursday, June 16th, in Washington",
            "06-17 00:00",
        ),
        ("7:00 a.m. Jakarta time on Friday, which is 8:00 p.m. Eastern", "06-17 00:00"),
        ("7:00 a.m. on Friday in Jakarta, 8:00 p.m. on Thursday in D.C.", "06-17 00:00"),
        (
            "3:00 a.m. East Africa Time on Friday, June 17th. For those of you in Boston that is 8:00 p.m. tomorrow",
            "06-17 00:00",
        ),
        ("Friday 17 June 2022, 00:01 Geneva time (CEST) / 16 June 2022, 22:01 GMT", "06-16 22:01"),
        ("9:00 p.m. Eastern on Sunday night, which would be 9:00 a.m. Monday in Beijing", "06-20 01:00"),
    ],
)
def test_the_day_may_differ_from_clock_to_clock(desk: Desk, words: str, instant: str) -> None:
    assert desk.lift(words) == instant


class TestTheFortnightsOfMarch:
    """2:15 p.m. in Brussels and 9:15 a.m. in New York, before, in and after the weeks of five hours' difference."""

    WORDS = "2:15 p.m. Central European Time, or 9:15 a.m. Eastern"

    def test_five_hours_agree_in_march(self, desk: Desk) -> None:
        assert desk.lift(self.WORDS, on=dt.date(2022, 3, 24), zone=BRUSSELS) == "03-24 13:15"

    def test_in_april_they_agree_only_if_the_label_is_literal(self, desk: Desk) -> None:
        time = desk.time(self.WORDS, on=dt.date(2022, 4, 7), zone=BRUSSELS)
        assert (customary(time), latest(time), codes(time)) == ("04-07 13:15", "04-07 13:15", {"zone-mismatch"})

    def test_in_february_they_do_not_agree_and_the_later_holds(self, desk: Desk) -> None:
        time = desk.time(self.WORDS, on=dt.date(2022, 2, 24), zone=BRUSSELS)
        assert (customary(time), latest(time), codes(time)) == ("02-24 13:15", "02-24 14:15", {"times-disagree"})


class TestDisagreement:
    def test_the_speakers_own_clock_is_customary(self, desk: Desk) -> None:
        words = "4 p.m. London time, noon Eastern"
        assert customary(desk.time(words, zone=NEW_YORK)) == "06-15 16:00"
        assert customary(desk.time(words, zone=LONDON)) == "06-15 15:00"

    def test_else_the_first_named(self, desk: Desk) -> None:
        time = desk.time("4 p.m. London time, noon Eastern", zone=BRUSSELS)
        assert (customary(time), latest(time), codes(time)) == ("06-15 15:00", "06-15 16:00", {"times-disagree"})

    def test_two_zones_for_one_clock_time(self, desk: Desk) -> None:
        time = desk.time("10 a.m. ET/PT")
        assert (customary(time), latest(time), codes(time)) == ("06-15 14:00", "06-15 17:00", {"times-disagree"})

    def test_a_wrong_label_that_agrees_as_civil_time(self, desk: Desk) -> None:
        time = desk.time("10 a.m. EDT / 7 a.m. PST")
        assert (customary(time), latest(time), codes(time)) == ("06-15 14:00", "06-15 15:00", {"zone-mismatch"})

    def test_the_one_day_may_be_that_of_either_clock(self, desk: Desk) -> None:
        time = desk.time("10 p.m. Eastern / 11 a.m. Tokyo time, Friday 17 June")
        assert (customary(time), latest(time), codes(time)) == ("06-18 02:00", "06-18 02:00", {"ambiguous-time"})


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("2:00 p.m., not 1:00 p.m.", "06-15 18:00"),
        ("not 1:00 p.m. but 2:00 p.m.", "06-15 18:00"),
        ("1:00 p.m. — sorry, 2:00 p.m. Eastern today", "06-15 18:00"),
        ("1:00 p.m. Eastern, correction, 2:00 p.m. Eastern", "06-15 18:00"),
        ("1:00 p.m. [2:00 p.m.] Eastern today", "06-15 18:00"),
        ("4 p.m. in London on Friday. But that makes it 11 a.m. Eastern, not ten", "06-17 15:00"),
        ("not until 5 p.m. Eastern, 11 p.m. Brussels", "06-15 21:00"),
    ],
)
def test_a_correction_replaces(desk: Desk, words: str, instant: str) -> None:
    assert desk.lift(words) == instant


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("10.00-10.30am today", "06-15 14:30"),
        ("6-7pm tomorrow", "06-16 23:00"),
        ("between 10 and 11 a.m. today", "06-15 15:00"),
        ("9 to 11 a.m. tomorrow", "06-16 15:00"),
        ("from 9 a.m. to 5 p.m. tomorrow", "06-16 21:00"),
        ("9 a.m. until 11 a.m. today", "06-15 15:00"),
        ("from 10 a.m. Friday until 5 p.m. Sunday", "06-19 21:00"),
        ("from 10 p.m. tomorrow to 2 a.m.", "06-17 06:00"),
        ("tomorrow at 10 p.m. - 1 a.m. Eastern", "06-17 05:00"),
    ],
)
def test_of_a_window_the_end_holds(desk: Desk, words: str, end: str) -> None:
    time = desk.time(words)
    assert (customary(time), latest(time), codes(time)) == (end, end, {"ambiguous-time"})


def test_whichever_is_later_or_earlier(desk: Desk) -> None:
    both = "9 a.m. Eastern or 3 p.m. London time today, whichever is"
    assert desk.lift(f"{both} later") == "06-15 14:00"
    assert desk.lift(f"{both} earlier") == "06-15 13:00"
    assert desk.lift("9 a.m. or 11 a.m. today, whichever comes first") == "06-15 13:00"


def test_two_times_on_one_clock_are_two(desk: Desk) -> None:
    times = desk.times("9 a.m. Eastern tomorrow and 3 p.m. Eastern tomorrow")
    assert [customary(time) for time in times] == ["06-16 13:00", "06-16 19:00"]


def test_two_times_share_the_day_that_is_said_once(desk: Desk) -> None:
    times = desk.times("tomorrow at 9 a.m. and 3 p.m.")
    assert [customary(time) for time in times] == ["06-16 13:00", "06-16 19:00"]


def test_a_smaller_hour_is_not_of_the_same_part_of_the_day(desk: Desk) -> None:
    first, second = desk.times("9 tomorrow morning and 2:30")
    assert (customary(first), customary(second)) == ("06-16 13:00", "06-16 18:30")


def test_the_end_of_another_sentence_lends_no_day(desk: Desk) -> None:
    assert desk.lift("We met them on Monday. 5:00 p.m. is the embargo.") == "06-15 21:00"
    assert desk.lift("The embargo? Monday. At 5:00 p.m.") == "06-20 21:00"
