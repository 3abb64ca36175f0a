"""Days as they are stated, and what they are on Wednesday 15 June 2022."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stated import BERLIN, LONDON, NEW_YORK, WEDNESDAY, Desk, codes, customary, latest

from embargo.rulebook import Rulebook
from embargo.times import Circumstances, StatedDay, TimeLexicon, read_days, resolve_day


@pytest.fixture(scope="session")
def lexicon(rulebook: Rulebook) -> TimeLexicon:
    return rulebook.times


def the_day(words: str, lexicon: TimeLexicon, language: str = "en") -> StatedDay:
    days = read_days(words, lexicon, language)
    assert len(days) == 1, [day.text for day in days]
    return days[0]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("today", "2022-06-15"),
        ("tonight", "2022-06-15"),
        ("this afternoon", "2022-06-15"),
        ("later today", "2022-06-15"),
        ("yesterday", "2022-06-14"),
        ("tomorrow", "2022-06-16"),
        ("tomorrow morning", "2022-06-16"),
        ("the day after tomorrow", "2022-06-17"),
        ("Wednesday", "2022-06-15"),
        ("Friday", "2022-06-17"),
        ("this coming Friday", "2022-06-17"),
        ("Tuesday", "2022-06-21"),
        ("Monday the 20th", "2022-06-20"),
        ("Friday the 1st", "2022-07-01"),
        ("October 4th", "2022-10-04"),
        ("Oct. 4", "2022-10-04"),
        ("October the 4th", "2022-10-04"),
        ("4 October", "2022-10-04"),
        ("4th of October", "2022-10-04"),
        ("the fourth of October", "2022-10-04"),
        ("October fourth", "2022-10-04"),
        ("October twenty-first", "2022-10-21"),
        ("4 October 2021", "2021-10-04"),
        ("October 4th, 2021", "2021-10-04"),
        ("OCT 4, 2021", "2021-10-04"),
        ("Monday, October 4, 2021", "2021-10-04"),
        ("Monday 4 October 2021", "2021-10-04"),
        ("4-Oct-2021", "2021-10-04"),
        ("4-Oct-21", "2021-10-04"),
        ("2021-10-04", "2021-10-04"),
        ("13/11/2022", "2022-11-13"),
        ("11/13/2022", "2022-11-13"),
        ("13.11.2022", "2022-11-13"),
        ("13.11.22", "2022-11-13"),
        ("tomorrow, Thursday, June 16th", "2022-06-16"),
        ("tomorrow (16 June)", "2022-06-16"),
        ("Thursday (16)", "2022-06-16"),
        ("January 3", "2023-01-03"),
        ("May 3", "2022-05-03"),
    ],
)
def test_a_day_has_a_date(lexicon: TimeLexicon, words: str, date: str) -> None:
    resolved, problems = resolve_day(the_day(words, lexicon), Circumstances(WEDNESDAY), lexicon)
    assert (resolved, problems) == (dt.date.fromisoformat(date), ())


@pytest.mark.parametrize("words", ["may", "march on", "the second", "sun", "the 3rd quarter", "9/11", "10.5", "1/2"])
def test_other_words_are_no_days(lexicon: TimeLexicon, words: str) -> None:
    assert read_days(words, lexicon) == ()


class TestNumbersForDayAndMonth:
    def test_the_clock_of_an_american_call_puts_the_month_first(self, desk: Desk) -> None:
        assert desk.lift("9 a.m. on 7/8/2022", zone=NEW_YORK) == "07-08 13:00"

    def test_elsewhere_the_day_comes_first(self, desk: Desk) -> None:
        assert desk.lift("9 a.m. on 7/8/2022", zone=LONDON) == "08-07 08:00"

    def test_the_issuers_place_decides_before_the_clock(self, desk: Desk) -> None:
        assert desk.lift("9:00 a.m. ET on 7/8/2022", zone=None, place="BRUSSELS") == "08-07 13:00"

    def test_the_zone_named_is_a_hint_where_nothing_else_is_known(self, desk: Desk) -> None:
        assert desk.lift("7/8/2022 9:00 a.m. ET", zone=None) == "07-08 13:00"

    def test_so_is_the_language(self, desk: Desk) -> None:
        assert desk.lift("07/08/2022, 9:00 h", zone=None, place="", language="de") == "08-07 07:00"

    def test_otherwise_both_stay_and_the_later_holds(self, desk: Desk) -> None:
        time = desk.time("04/07/2022 at 10:00 GMT", zone=None, on=dt.date(2022, 3, 15))
        assert time.customary is None
        assert (latest(time), codes(time)) == ("07-04 10:00", {"ambiguous-time"})

    def test_a_weekday_decides(self, desk: Desk) -> None:
        assert desk.lift("Monday 04/07/2022 at 10:00 GMT", zone=None) == "07-04 10:00"

    def test_a_day_that_is_past_is_not_meant(self, desk: Desk) -> None:
        assert desk.lift("06/07/2022 at 10:00 GMT", zone=None) == "07-06 10:00"


class TestMissingYear:
    def test_over_new_year_it_is_the_next(self, desk: Desk) -> None:
        assert desk.lift("January 3 at 9 a.m.", on=dt.date(2022, 12, 29)) == "01-03 14:00"

    def test_shortly_after_new_year_it_may_be_the_last(self, lexicon: TimeLexicon) -> None:
        day = the_day("December 30", lexicon)
        assert resolve_day(day, Circumstances(dt.date(2023, 1, 2)), lexicon)[0] == dt.date(2022, 12, 30)

    def test_the_weekday_picks_the_year(self, lexicon: TimeLexicon) -> None:
        day = the_day("Tuesday 3 January", lexicon)
        assert resolve_day(day, Circumstances(dt.date(2022, 12, 29)), lexicon) == (dt.date(2023, 1, 3), ())

    def test_a_leap_day_is_found(self, lexicon: TimeLexicon) -> None:
        day = the_day("February 29", lexicon)
        assert resolve_day(day, Circumstances(dt.date(2023, 12, 1)), lexicon)[0] == dt.date(2024, 2, 29)

    @pytest.mark.parametrize(
        "words", ["9 a.m. on the 20th", "9 a.m. Monday 20 June", "9 a.m. Monday", "9 a.m. tomorrow"]
    )
    def test_what_comes_from_the_day_of_receipt_is_said_so(self, desk: Desk, words: str) -> None:
        assert codes(desk.time(words, inferred=True)) == {"date-inferred"}

    def test_a_whole_date_is_not_inferred(self, desk: Desk) -> None:
        assert codes(desk.time("9 a.m. on 20 June 2022", inferred=True)) == set()


class TestContradictions:
    def test_the_date_stands_against_a_weekday(self, desk: Desk) -> None:
        time = desk.time("9 a.m. Wednesday 17 June 2022")
        assert (customary(time), latest(time), codes(time)) == ("06-17 13:00", "06-17 13:00", {"conflicting"})

    def test_a_later_weekday_nearby_holds(self, desk: Desk) -> None:
        time = desk.time("9 a.m. Monday 18 June 2022")
        assert (customary(time), latest(time), codes(time)) == ("06-18 13:00", "06-20 13:00", {"conflicting"})

    def test_the_date_stands_against_tomorrow(self, desk: Desk) -> None:
        time = desk.time("9 a.m. tomorrow, June 17th")
        assert (customary(time), codes(time)) == ("06-17 13:00", {"conflicting"})

    def test_next_friday_may_be_in_a_week(self, desk: Desk) -> None:
        time = desk.time("next Friday at 9 a.m.")
        assert (customary(time), latest(time), codes(time)) == ("06-17 13:00", "06-24 13:00", {"ambiguous-time"})
        assert desk.lift("next Monday at 9 a.m.") == "06-20 13:00"

    def test_a_denied_day_does_not_count(self, desk: Desk) -> None:
        assert desk.lift("not tomorrow, but Friday at 9 a.m.") == "06-17 13:00"


def test_a_weekday_whose_hour_has_passed_is_next_weeks(desk: Desk) -> None:
    assert desk.lift("9 a.m. Wednesday", said="2022-06-15T17:00+00:00") == "06-22 13:00"
    assert desk.lift("3 p.m. Wednesday", said="2022-06-15T17:00+00:00") == "06-15 19:00"


def test_without_a_day_it_is_the_next_such_hour(desk: Desk) -> None:
    assert desk.lift("5:00 a.m.", said="2022-06-15T17:00+00:00") == "06-16 09:00"
    assert desk.lift("3:00 p.m.", said="2022-06-15T17:00+00:00") == "06-15 19:00"


def test_without_a_day_of_reference_only_a_whole_date_is_known(desk: Desk) -> None:
    assert desk.time("9 a.m. tomorrow", on=None).readings == ()
    assert desk.time("9 a.m. on 3 July", on=None).readings == ()
    assert desk.lift("9 a.m. on 3 July 2022", on=None) == "07-03 13:00"


def test_a_date_that_does_not_exist_is_not_known(desk: Desk) -> None:
    assert desk.time("9 a.m. on 31 June 2022").readings == ()


@pytest.mark.parametrize(
    ("words", "language", "date"),
    [
        ("am 16.6.", "de", None),
        ("Donnerstag, den 16. Juni 2022", "de", "2022-06-16"),
        ("übermorgen", "de", "2022-06-17"),
        ("jeudi 16 juin 2022", "fr", "2022-06-16"),
        ("le 1er juillet", "fr", "2022-07-01"),
        ("après-demain", "fr", "2022-06-17"),
        ("16 de junio de 2022", "es", "2022-06-16"),
        ("pasado mañana", "es", "2022-06-17"),
        ("giovedì 16 giugno", "it", "2022-06-16"),
        ("quinta-feira, 16 de junho", "pt", "2022-06-16"),
        ("donderdag 16 juni 2022", "nl", "2022-06-16"),
    ],
)
def test_days_in_other_languages(lexicon: TimeLexicon, words: str, language: str, date: str | None) -> None:
    days = read_days(words, lexicon, language)
    dates = [resolve_day(day, Circumstances(WEDNESDAY, BERLIN, language=language), lexicon)[0] for day in days]
    assert dates == ([dt.date.fromisoformat(date)] if date else [])


@given(date=st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31)))
def test_a_whole_date_is_itself_whenever_it_is_said(rulebook: Rulebook, date: dt.date) -> None:
    for words in (f"{date:%A}, {date:%B} {date.day}, {date.year}", f"{date.day} {date:%b} {date.year}", f"{date}"):
        day = the_day(words, rulebook.times)
        assert resolve_day(day, Circumstances(WEDNESDAY), rulebook.times) == (date, ())
