"""Sentences that credit nobody: the briefing's news or the reporter's own knowledge; words only repeated on a call."""

from __future__ import annotations

import datetime as dt

import pytest
from lighthouse import CALL, draft_of, index_of

from embargo.checks import Desk, Severity, run_checks
from embargo.checks.unheard import find_unheard
from embargo.match import Index
from embargo.match.words import quoted_words
from embargo.rulebook import Rulebook
from embargo.text import Span

BEFORE = dt.datetime(2023, 5, 16, 18, 0, tzinfo=dt.UTC)
OFFICIAL = "a senior administration official"
CREDITED = f"The beacons stay lit, {OFFICIAL} said.\n\n"
_WAGES = "the keepers on the outer rocks earn barely nine dollars an hour, and everybody in the service knows it."
REPEATED = CALL.replace("The old lenses were", f"As the Harbor Secretary said last week, {_WAGES} The old lenses were")
NEWS = REPEATED.replace("As the Harbor Secretary said last week, the", "You will see this year that the")


@pytest.fixture(scope="module")
def lights(rulebook: Rulebook) -> Index:
    return index_of(rulebook)


def rules(text: str, index: Index, rulebook: Rulebook) -> list[str]:
    found = run_checks(draft_of(text, rulebook), Desk(index, rulebook), BEFORE)
    return [one.rule for one in found if one.severity > Severity.NOTE]


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("More keepers will learn the trade before the spring tides set in.", True),
        ("More keepers will learn the trade on Wednesday, before the spring tides set in.", True),
        ("More keepers will learn the trade on Mallow Rock before the spring tides set in.", False),
        ("Some 4,711 keepers will learn the trade before the spring tides set in.", False),
        ("More keepers learned the trade before the spring tides set in.", False),
        ("Two years ago the mayor promised that more keepers would learn the trade.", False),
        ("Officials will brief reporters on the keepers before the tides set in.", False),
    ],
)
def test_news_that_credits_nobody(sentence: str, held: bool, lights: Index, rulebook: Rulebook) -> None:
    expected = ["embargoed-paraphrase"] * (1 + held)
    assert rules(CREDITED + sentence, lights, rulebook) == expected
    assert rules(sentence, lights, rulebook) == []  # a story that has nothing else from the briefing


@pytest.mark.parametrize(
    ("sentence", "names", "figures"),
    [
        ("Keepers are few along the shore.", 0, 0),
        ("Mallow Rock is dark.", 1, 0),
        ("On Monday the tower at Crane Point fell, and so did the one at Mallow Rock.", 1, 0),
        ("Nobody asked Mallow's mayor or Ada Brook.", 2, 0),
        ("GULL HARBOR, Maine — Mayor Ada Brook had 140 lamps and 61 wicks.", 1, 1),
        ("The Coast Guard asked Congress for $310 million in 2019.", 0, 0),
    ],
)
def test_names_and_figures_that_nobody_said(
    sentence: str, names: int, figures: int, lights: Index, rulebook: Rulebook
) -> None:
    words = quoted_words(sentence, Span(0, len(sentence)), lights.lexicon)
    found = find_unheard(sentence, words, lights)
    assert (found.names, found.figures) == (names, figures)


@pytest.mark.parametrize(
    ("call", "cue", "held"),
    [
        (REPEATED, "Harbor Secretary Ivar Tveit said last week that", False),
        (REPEATED, "Harbor Secretary Ivar Tveit said that", True),
        (REPEATED, f"{OFFICIAL} said last week that".capitalize(), True),
        (NEWS, "Harbor Secretary Ivar Tveit said this year that", True),
    ],
)
def test_words_that_a_call_only_repeated(call: str, cue: str, held: bool, rulebook: Rulebook) -> None:
    assert call != CALL
    found = rules(f"{cue} {_WAGES}", index_of(rulebook, call), rulebook)
    assert ("embargoed-text" in found) is held


@pytest.mark.parametrize(
    ("claim", "suspect"),
    [
        ("The insurers would double the bill on Wednesday, {} said.", True),
        ("The insurers would double the bill, {} said on Wednesday.", False),
        ("The insurers doubled the bill on Wednesday, {} said.", False),
    ],
)
def test_the_weekday_of_what_is_to_come_is_no_occasion(claim: str, suspect: bool, rulebook: Rulebook) -> None:
    index = index_of(rulebook, CALL.replace("embargoed until\n5:00 p.m. Eastern Time today", "not embargoed"))
    found = rules(claim.format("an Interior Department official"), index, rulebook)
    assert found == ["narrower-label"] * suspect


def test_who_speaks_for_the_house_may_be_named_before_the_office(lights: Index, rulebook: Rulebook) -> None:
    claim = "Insurers had told them of the premiums, {} said."
    late = BEFORE + dt.timedelta(days=1)
    for source in ("White House press secretary Ada Brook", "Ada Brook, the White House press secretary,"):
        found = run_checks(draft_of(claim.format(source), rulebook), Desk(lights, rulebook), late)
        assert [one.rule for one in found] == ["wrong-source"]
