"""Zones as people say them, on Wednesday 15 June 2022 unless another day is said."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import asdict

import pytest
import pytz
from stated import BERLIN, BRUSSELS, LONDON, NEW_YORK, WEDNESDAY, Desk, codes, customary, latest

from embargo.rulebook import Rulebook
from embargo.times import Circumstances, TimeLexicon, zone_named
from embargo.times.tables import split_words
from embargo.times.wall import offsets_of


@pytest.fixture(scope="session")
def lexicon(rulebook: Rulebook) -> TimeLexicon:
    return rulebook.times


@pytest.mark.parametrize(
    ("zone", "instant"),
    [
        ("ET", "06-15 18:00"),
        ("EDT", "06-15 18:00"),
        ("Eastern", "06-15 18:00"),
        ("Eastern Time", "06-15 18:00"),
        ("Eastern time", "06-15 18:00"),
        ("Eastern Daylight Time", "06-15 18:00"),
        ("US Eastern Time", "06-15 18:00"),
        ("U.S. Eastern Time", "06-15 18:00"),
        ("East Coast time", "06-15 18:00"),
        ("(ET)", "06-15 18:00"),
        ("Eastern Time (EDT)", "06-15 18:00"),
        ("New York time", "06-15 18:00"),
        ("in New York", "06-15 18:00"),
        ("Washington, D.C., time", "06-15 18:00"),
        ("D.C. time", "06-15 18:00"),
        ("CT", "06-15 19:00"),
        ("Mountain", "06-15 20:00"),
        ("Phoenix time", "06-15 21:00"),
        ("PDT", "06-15 21:00"),
        ("Pacific", "06-15 21:00"),
        ("Hawaii time", "06-16 00:00"),
        ("CEST", "06-15 12:00"),
        ("Central European Summer Time", "06-15 12:00"),
        ("Brussels time", "06-15 12:00"),
        ("Geneva time (CEST)", "06-15 12:00"),
        ("CET/CEST", "06-15 12:00"),
        ("BST", "06-15 13:00"),
        ("British Summer Time", "06-15 13:00"),
        ("UK time", "06-15 13:00"),
        ("U.K. time", "06-15 13:00"),
        ("London", "06-15 13:00"),
        ("GMT", "06-15 14:00"),
        ("GMT/UTC", "06-15 14:00"),
        ("UTC", "06-15 14:00"),
        ("Zulu", "06-15 14:00"),
        ("Z", "06-15 14:00"),
        ("UTC+2", "06-15 12:00"),
        ("(UTC +2)", "06-15 12:00"),
        ("UTC+05:30", "06-15 08:30"),
        ("GMT-5", "06-15 19:00"),
        ("+0200", "06-15 12:00"),
        ("BST/GMT+1", "06-15 13:00"),
        ("IDT", "06-15 11:00"),
        ("Israel time", "06-15 11:00"),
        ("Israeli time", "06-15 11:00"),
        ("Moscow time", "06-15 11:00"),
        ("in Kyiv", "06-15 11:00"),
        ("East Africa Time", "06-15 11:00"),
        ("Indian Standard Time", "06-15 08:30"),
        ("SGT", "06-15 06:00"),
        ("JST", "06-15 05:00"),
        ("Japan Standard Time", "06-15 05:00"),
        ("KST", "06-15 05:00"),
        ("AEST", "06-15 04:00"),
        ("Australian Eastern Standard Time", "06-15 04:00"),
        ("NZST", "06-15 02:00"),
        ("local time", "06-15 18:00"),
        ("local time in Geneva", "06-15 12:00"),
        ("", "06-15 18:00"),
    ],
)
def test_a_zone_has_its_clock(desk: Desk, zone: str, instant: str) -> None:
    # 14:00 could be counted to 24 everywhere, so that the zone alone decides.
    assert desk.lift(f"14:00{'' if zone == 'Z' else ' '}{zone} on 15 June 2022", zone=NEW_YORK) == instant


class TestWrongHalfOfTheYear:
    @pytest.mark.parametrize(
        ("words", "civil", "literal"),
        [
            ("9 a.m. EST on June 15", "06-15 13:00", "06-15 14:00"),
            ("9 a.m. Eastern Standard Time on June 15", "06-15 13:00", "06-15 14:00"),
            ("9 a.m. Eastern Time (EST) on June 15", "06-15 13:00", "06-15 14:00"),
            ("9 a.m. CET on June 15", "06-15 07:00", "06-15 08:00"),
            ("9 a.m. Central European Time on June 15", "06-15 07:00", "06-15 08:00"),
            ("9 a.m. Israel Standard Time on June 15", "06-15 06:00", "06-15 07:00"),
            ("9 a.m. AEDT on June 15", "06-14 23:00", "06-14 22:00"),
        ],
    )
    def test_civil_time_is_customary_and_the_later_holds(
        self, desk: Desk, words: str, civil: str, literal: str
    ) -> None:
        time = desk.time(words)
        assert (customary(time), codes(time)) == (civil, {"zone-mismatch"})
        assert latest(time) == max(civil, literal)
        assert literal in {f"{reading.instant:%m-%d %H:%M}" for reading in time.readings}

    def test_a_summer_label_in_winter_holds_no_longer(self, desk: Desk) -> None:
        time = desk.time("9 a.m. EDT on January 18, 2023")
        assert (customary(time), latest(time), codes(time)) == ("01-18 14:00", "01-18 14:00", {"zone-mismatch"})

    def test_where_no_summer_time_is_kept_the_label_is_right(self, desk: Desk) -> None:
        assert desk.lift("9 a.m. MST", zone="America/Phoenix") == "06-15 16:00"
        assert desk.lift("9 a.m. AEST on 18 January 2023", zone=None, place="BRISBANE") == "01-17 23:00"
        assert codes(desk.time("9 a.m. AEST on 18 January 2023", zone=None, place="SYDNEY")) == {"zone-mismatch"}

    def test_greenwich_time_is_itself_but_where_it_is_home(self, desk: Desk) -> None:
        assert desk.lift("10:00 GMT", zone="Africa/Nairobi") == "06-15 10:00"
        time = desk.time("10:00 GMT", zone=LONDON)
        assert (customary(time), latest(time), codes(time)) == ("06-15 09:00", "06-15 10:00", {"zone-mismatch"})


class TestLabelsOfSeveralPlaces:
    @pytest.mark.parametrize(
        ("words", "place", "instant"),
        [
            ("9 a.m. IST", "NEW DELHI", "06-15 03:30"),
            ("9 a.m. IST", "Contact: +91 80 5550 0119", "06-15 03:30"),
            ("9 a.m. IST", "Dublin", "06-15 08:00"),
            ("9 a.m. IST on January 17, 2023", "Jerusalem", "01-17 07:00"),
            ("9 a.m. CDT", "Austin, Texas", "06-15 14:00"),
            ("9 a.m. CST", "Shanghai", "06-15 01:00"),
            ("9 a.m. EDT", "", "06-15 13:00"),
            ("9 a.m. EST", "CANBERRA", "06-14 23:00"),
            ("9 a.m. BST", "", "06-15 08:00"),
            ("9 a.m. BST", "Dhaka", "06-15 03:00"),
            ("9 a.m. AST", "Riyadh", "06-15 06:00"),
            ("9 a.m. AST", "San Juan, Puerto Rico", "06-15 13:00"),
            ("9 a.m. Central", "Rome", "06-15 07:00"),
            ("9 a.m. Central", "", "06-15 14:00"),
        ],
    )
    def test_the_place_settles_it(self, desk: Desk, words: str, place: str, instant: str) -> None:
        assert desk.lift(words, zone=None, place=place) == instant

    def test_the_clock_of_the_call_settles_it(self, desk: Desk) -> None:
        assert desk.lift("9 a.m. IST", zone="Asia/Kolkata") == "06-15 03:30"
        assert desk.lift("9 a.m. Central", zone="Europe/Rome") == "06-15 07:00"

    @pytest.mark.parametrize("place", ["", "New Delhi and Dublin", "+91 80 5550 0119, +353 1 555 0119"])
    def test_where_nothing_does_it_stays_open_and_the_latest_holds(self, desk: Desk, place: str) -> None:
        time = desk.time("9 a.m. IST", zone=None, place=place)
        assert time.customary is None and time.zone is None
        assert (latest(time), codes(time)) == ("06-15 08:00", {"ambiguous-zone"})

    def test_another_clock_of_the_statement_settles_it(self, desk: Desk) -> None:
        assert desk.lift("0030 hrs IST on the 16th, which is 3 p.m. this afternoon in New York") == "06-15 19:00"
        assert desk.lift("9:30 a.m. IST (04:00 GMT)", zone=None) == "06-15 04:00"

    @pytest.mark.parametrize(
        "words", ["9 a.m. The delegates met", "9 a.m. to eat", "at 9 a.m. we met", "9 a.m. eastern Ukraine was quiet"]
    )
    def test_words_that_look_like_labels_are_none(self, desk: Desk, words: str) -> None:
        assert customary(desk.time(words, zone=BRUSSELS)) == "06-15 07:00"


class TestNoZone:
    def test_the_clock_of_the_call_holds(self, desk: Desk) -> None:
        assert desk.lift("9 a.m.", zone=BERLIN) == "06-15 07:00"

    def test_else_the_issuers_place(self, desk: Desk) -> None:
        assert desk.lift("9 a.m.", zone=None, place="Press office, Leeds") == "06-15 08:00"
        assert desk.lift("9 a.m.", zone=None, place="(312) 555-0147") == "06-15 14:00"

    def test_else_the_language(self, desk: Desk) -> None:
        assert desk.lift("9 Uhr", zone=None, language="de") == "06-15 07:00"

    def test_else_nothing_is_known(self, desk: Desk) -> None:
        time = desk.time("9 a.m.", zone=None)
        assert (time.readings, time.customary, codes(time)) == ((), None, {"ambiguous-zone"})


@pytest.mark.parametrize(
    ("label", "place", "zones"),
    [
        ("CET", "Brussels", ("Europe/Brussels",)),
        ("CET", "Frankfurt am Main", ("Europe/Berlin",)),
        ("EDT", "", ("America/New_York",)),
        ("KST", "", ("Asia/Seoul",)),
        ("Central European Summer Time", "", ("Europe/Brussels",)),
        ("(JST)", "", ("Asia/Tokyo",)),
        ("GMT", "", ("UTC",)),
        ("GMT", "London", ("Europe/London",)),
        ("UTC+3", "", ("UTC+03:00",)),
        ("Singapore time", "", ("Asia/Singapore",)),
        ("Hanoi", "", ("Asia/Ho_Chi_Minh",)),
        ("local", "Oslo", ("Europe/Oslo",)),
        ("local", "", ()),
        ("nonsense", "", ()),
        ("", "", ()),
    ],
)
def test_a_label_alone_names_a_zone(lexicon: TimeLexicon, label: str, place: str, zones: tuple[str, ...]) -> None:
    assert zone_named(label, Circumstances(WEDNESDAY, place=place), lexicon) == (zones, ())


def test_a_label_alone_may_stay_open(lexicon: TimeLexicon) -> None:
    zones, problems = zone_named("IST", Circumstances(WEDNESDAY), lexicon)
    assert set(zones) == {"Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"}
    assert [problem.code for problem in problems] == ["ambiguous-zone"]


class TestTheTable:
    def test_every_zone_is_known(self, lexicon: TimeLexicon) -> None:
        table = lexicon.zones
        named = {zone for family in table.family.values() for zone in family.members}
        named |= {zone for language in lexicon.languages.values() for zone in language.places}
        named |= {language.home for language in lexicon.languages.values() if language.home}
        named |= {*table.places, *table.area_codes, *(form.zone for form in table.phone)}
        named |= lexicon.month_first | lexicon.either_order | lexicon.twelve_hour
        assert sorted(zone for zone in named if zone not in pytz.all_timezones_set) == []

    def test_the_usual_clock_of_a_family_shows_its_offsets(self, lexicon: TimeLexicon) -> None:
        wrong = []
        for name, family in lexicon.zones.family.items():
            shown = offsets_of(family.members[0], 2018 if name == "brasilia" else 2024)
            stated = {offset for offset in (family.standard_offset, family.summer_offset) if offset is not None}
            if not stated & shown:
                wrong.append(name)
        assert wrong == []

    def test_no_place_stands_under_two_zones(self, lexicon: TimeLexicon) -> None:
        places = [word for words in lexicon.zones.places.values() for word in split_words(words)]
        twice = [word for word, count in Counter(places).items() if count > 1]
        assert twice == []

    def test_no_area_code_stands_under_two_zones(self, lexicon: TimeLexicon) -> None:
        codes = [code for words in lexicon.zones.area_codes.values() for code in split_words(words)]
        assert sorted(codes) == sorted(set(codes))

    def test_labels_of_languages_belong_to_a_family(self, lexicon: TimeLexicon) -> None:
        for language in lexicon.languages.values():
            for name in language.labels:
                family, _, form = name.partition(".")
                assert family in lexicon.zones.family and form in {"civil", "standard", "summer"}, name

    def test_no_line_has_a_stray_comma_or_space(self, lexicon: TimeLexicon) -> None:
        lines = [words for language in lexicon.languages.values() for words in _lines(asdict(language))]
        lines += _lines(asdict(lexicon.zones))
        assert [line for line in lines if line != ", ".join(part.strip(" ,") for part in split_words(line))] == []


def _lines(value: object) -> list[str]:
    if isinstance(value, dict):
        return [line for item in value.values() for line in _lines(item)]
    return [value] if isinstance(value, str) else []


def test_a_newsroom_adds_words_in_a_file_of_its_own(lexicon: TimeLexicon) -> None:
    extra_zones = type(lexicon.zones)(kind="zones", places={"Europe/London": "the gasworks"})
    extra_words = type(lexicon.table("en"))(kind="times", language="en", relative={1: "the morrow"})
    merged = TimeLexicon.of([lexicon.zones, extra_zones], [*lexicon.languages.values(), extra_words])
    (time,) = Desk(merged).times("9 a.m. Gasworks time on the morrow".replace("Gasworks", "The Gasworks"))
    assert customary(time) == "06-16 08:00"
    assert customary(Desk(merged).time("9 a.m. London time tomorrow")) == "06-16 08:00"


def test_readings_say_where_and_why(desk: Desk) -> None:
    time = desk.time("9 a.m. EST on June 15")
    first, second = time.readings
    assert first == time.customary
    assert (first.zone, first.local.isoformat()) == (NEW_YORK, "2022-06-15T09:00:00-04:00")
    assert (second.zone, second.local.isoformat()) == ("UTC-05:00", "2022-06-15T09:00:00-05:00")
    assert first.instant.tzinfo is dt.UTC and second.instant - first.instant == dt.timedelta(hours=1)
    assert first.reason and second.reason and first.reason != second.reason
    assert time.zone == NEW_YORK


class TestAPlaceThatMayBeginTheNextSentence:
    """ "Until 5 p.m. Israel has ...": the full stop of "p.m." may end the sentence."""

    @pytest.mark.parametrize("words", ["until 5:00 p.m. Israel has agreed", "until 5:00 p.m. Israel and Egypt agree"])
    def test_the_clock_of_the_call_is_customary(self, desk: Desk, words: str) -> None:
        time = desk.time(words)
        assert (customary(time), latest(time), codes(time)) == ("06-15 21:00", "06-15 21:00", {"ambiguous-zone"})

    def test_the_later_of_both_holds(self, desk: Desk) -> None:
        time = desk.time("until 5 p.m. Washington when the report is out", zone=BRUSSELS)
        assert (customary(time), latest(time)) == ("06-15 15:00", "06-15 21:00")

    @pytest.mark.parametrize(
        "words",
        ["until 5 p.m. Washington.", "until 5 p.m. Washington, Wednesday", "until 5 p.m. Washington time has passed"],
    )
    def test_where_no_sentence_can_begin_it_is_a_zone(self, desk: Desk, words: str) -> None:
        assert desk.lift(words, zone=BRUSSELS) == "06-15 21:00"
