"""The ways in which embargoes are really broken by the clock, one test each."""

from __future__ import annotations

import datetime as dt

import pytest
from stated import BRUSSELS, LONDON, NEW_YORK, Desk, codes, customary, latest

from embargo.errors import UsageError
from embargo.times import civil, parse_instant


def test_a_server_still_on_winter_time(desk: Desk) -> None:
    """The release is held until 00:01 on the Monday after the clocks went forward.

    A scheduler that keeps the offset of the Friday on which the release came in (UTC+0 in London) would publish an
    hour late, one that keeps summer's in autumn an hour early. The offset is that of the lift, not of the reading.
    """
    friday_in_march = dt.date(2022, 3, 25)
    assert desk.lift("00:01 on Monday", zone=LONDON, on=friday_in_march) == "03-27 23:01"
    friday_in_october = dt.date(2022, 10, 28)
    assert desk.lift("00:01 on Monday", zone=LONDON, on=friday_in_october) == "10-31 00:01"


def test_1800_read_as_summer_time_instead_of_greenwich(desk: Desk) -> None:
    """A notice in June says "1800 GMT"; the desk in London reads its own clock, which shows 18:00 an hour sooner.

    The words alone do not tell which was meant by an issuer in London: civil time is customary, and the check holds
    to the later. From an issuer anywhere else Greenwich time is meant.
    """
    time = desk.time("Embargo: 1800 GMT, Thursday 16 June 2022", zone=LONDON)
    assert (customary(time), latest(time), codes(time)) == ("06-16 17:00", "06-16 18:00", {"zone-mismatch"})
    assert desk.lift("Embargo: 1800 GMT, Thursday 16 June 2022", zone=NEW_YORK) == "06-16 18:00"


def test_1800_without_a_zone_is_the_issuers(desk: Desk) -> None:
    """A desk in New York gets "1800, Thursday" from a London press office: 13:00 on its own clock, not 18:00."""
    time = desk.lift("EMBARGO: 1800, Thursday 16 June 2022", zone=None, place="Press office, Leeds, 0113 496 0119")
    assert time == "06-16 17:00"


def test_a_release_in_london_time_keyed_in_as_new_yorks(desk: Desk) -> None:
    """The release says 14:00 London; whoever schedules it types 14:00 and the system is set to New York.

    The instant is London's; the same words at New York's clock are five hours later. A time typed without a zone is
    refused, so that it cannot be taken for the system's own.
    """
    instant = desk.time("14:00 London time on 16 June 2022", zone=NEW_YORK).latest
    assert instant is not None
    assert civil(instant, LONDON).hour == 14
    assert civil(instant, NEW_YORK).hour == 9
    with pytest.raises(UsageError, match="has no zone"):
        parse_instant("2022-06-16 14:00")
    assert parse_instant("2022-06-16 14:00 Europe/London") == instant


@pytest.mark.parametrize(
    "day", [dt.date(2022, 3, 14), dt.date(2022, 3, 25), dt.date(2022, 10, 31), dt.date(2022, 11, 4)]
)
def test_the_weeks_when_europe_and_america_are_an_hour_closer(desk: Desk, day: dt.date) -> None:
    """In two weeks of March and one of autumn New York is five hours behind Brussels, not six.

    A table of fixed differences turns 9:00 a.m. Eastern into 15:00 in Brussels, an hour late, or 15:00 in Brussels into
    9:00 in New York, an hour late there; on the other days the same words disagree.
    """
    assert desk.lift("14:00 Brussels time, 9:00 a.m. Eastern", zone=BRUSSELS, on=day) == f"{day:%m-%d} 13:00"
    time = desk.time("15:00 Brussels time, 9:00 a.m. Eastern", zone=BRUSSELS, on=day)
    assert codes(time) == {"times-disagree"}
    assert (customary(time), latest(time)) == (f"{day:%m-%d} 14:00", f"{day:%m-%d} 14:00")


@pytest.mark.parametrize(
    "day", [dt.date(2022, 3, 11), dt.date(2022, 3, 28), dt.date(2022, 10, 28), dt.date(2022, 11, 7)]
)
def test_the_other_weeks_keep_six_hours(desk: Desk, day: dt.date) -> None:
    """Before and after those weeks the difference is six hours again."""
    assert codes(desk.time("15:00 Brussels time, 9:00 a.m. Eastern", zone=BRUSSELS, on=day)) == set()
    assert codes(desk.time("14:00 Brussels time, 9:00 a.m. Eastern", zone=BRUSSELS, on=day)) == {"times-disagree"}


def test_standard_time_said_all_year_round(desk: Desk) -> None:
    """ "Eastern Standard Time" out of habit, in September: meant is the clock on the wall, said is an hour later."""
    time = desk.time("5:00 a.m. Eastern Standard Time on September 7, 2022")
    assert (customary(time), latest(time), codes(time)) == ("09-07 09:00", "09-07 10:00", {"zone-mismatch"})


def test_midnight_of_the_wrong_day(desk: Desk) -> None:
    """ "Midnight on Thursday": one desk publishes as Thursday begins, the issuer meant its end. The later holds."""
    time = desk.time("Embargo: midnight on Thursday", zone=LONDON)
    assert (latest(time), codes(time)) == ("06-16 23:00", {"ambiguous-time"})


def test_one_minute_past_midnight_is_the_evening_before_elsewhere(desk: Desk) -> None:
    """ "00:01 Thursday" in Geneva is Wednesday evening in New York; the date must not be carried over as it stands."""
    time = desk.time("00:01 Geneva time, Thursday 16 June 2022", zone=NEW_YORK)
    assert time.latest is not None
    assert civil(time.latest, NEW_YORK).isoformat() == "2022-06-15T18:01:00-04:00"


def test_day_and_month_the_other_way_round(desk: Desk) -> None:
    """05/07/2022 from an American issuer is May 7th; from a British one 5 July; from nobody known the later holds."""
    words, may = "9:00 UTC on 05/07/2022", dt.date(2022, 5, 1)
    assert desk.lift(words, zone=NEW_YORK, on=may) == "05-07 09:00"
    assert desk.lift(words, zone=LONDON, on=may) == "07-05 09:00"
    time = desk.time(words, zone=None, on=may)
    assert (time.customary, latest(time)) == (None, "07-05 09:00")


def test_a_year_left_out_at_new_year(desk: Desk) -> None:
    """A release sent on 30 December says "3 January": five days ahead, not eleven months ago."""
    time = desk.time("00:01 Tuesday 3 January", zone=LONDON, on=dt.date(2022, 12, 30), inferred=True)
    assert time.customary is not None and time.customary.instant.year == 2023
    assert codes(time) == {"date-inferred"}
