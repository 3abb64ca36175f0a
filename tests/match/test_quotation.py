from __future__ import annotations

import pytest
from lighthouse import index_of

from embargo.match import ChangeKind, Index, Match, Method, Turning, find_quotation
from embargo.rulebook import Rulebook
from embargo.text import Span


@pytest.fixture(scope="module")
def lights(rulebook: Rulebook) -> Index:
    return index_of(rulebook)


def found(words: str, index: Index) -> Match | None:
    return next(iter(find_quotation(words, Span(0, len(words)), index)), None)


@pytest.mark.parametrize(
    "words",
    [
        "The coastal lights will not be switched off this winter.",
        "the coastal lights will not be switched off this winter,",
        "worth more than the towers",
        "In the 1870s",
    ],
)
def test_words_as_they_were_said_are_exact(words: str, lights: Index) -> None:
    match = found(words, lights)
    assert match is not None
    assert (match.method, match.score, match.changes) == (Method.EXACT, 1.0, ())


@pytest.mark.parametrize(
    "words",
    [
        "[T]he coastal lights will not be switched off",
        "[The beacons] will not be switched off this winter",
        "The coastal lights will not be switched off [in the coming months]",
        "The defence of the shoreline depends on people",
        "We have 25 keepers on the rolls today",
        "the programme will train another one hundred and forty of them",
        "We're going to rebuild the tower at Crane Point first",
        "I think that the harbor towns have waited long enough",
        "The old lenses were ground in Prussia in the 1870s",
        "The old lenses were ground in Russia in the 1870s",
        "worth more than the towers that hold them. Nobody will sell a single lens",
        "Congress gave us $310 million for the work",
        "Congress gave us 310 million dollars for the work",
        "The winter grant fell by -4 percent",
        "the fees by £2.5 million, or two percent",
        "The coastal lights will not be switched off … We have twenty-five keepers",
        "The defense of the shore­line depends on people",
        "Every fisherm[e]n I have met can tell you the rhythm of his own light",
    ],
)
def test_honest_changes_are_no_changes(words: str, lights: Index) -> None:
    match = found(words, lights)
    assert match is not None
    assert (match.method in (Method.EXACT, Method.FOLDED), match.changes) == (True, ())


@pytest.mark.parametrize(
    ("words", "kind", "said", "printed", "turning"),
    [
        ("The coastal lights will be switched off this winter.", ChangeKind.DROPPED, "not", "", Turning.NEGATION),
        ("the program will train another 410 of them before", ChangeKind.SWAPPED, "140", "410", Turning.NUMBER),
        ("Congress gave us €310 million for the work", ChangeKind.SWAPPED, "$310", "€310", Turning.NUMBER),
        ("Congress gave us 310 million euros for the work", ChangeKind.ADDED, "", "euros", None),
        ("the program will train another -140 of them", ChangeKind.SWAPPED, "140", "-140", Turning.NUMBER),
        ("worth less than the towers that hold them", ChangeKind.SWAPPED, "more", "less", Turning.OPPOSITE),
        ("rebuild the tower at Gull Point first", ChangeKind.SWAPPED, "Crane", "Gull", Turning.NAME),
        ("The coastal lights may not be switched off", ChangeKind.SWAPPED, "will", "may", Turning.MODALITY),
        ("the harbor villages have waited long enough", ChangeKind.SWAPPED, "towns", "villages", None),
        ("Nobody will ever sell a single lens", ChangeKind.ADDED, "", "ever", None),
        ("and they are going to get an answer", ChangeKind.CONTRACTED, "they're", "they are", None),
    ],
)
def test_changed_words_are_told(
    words: str, kind: ChangeKind, said: str, printed: str, turning: Turning | None, lights: Index
) -> None:
    match = found(words, lights)
    assert match is not None
    assert match.method is Method.ALIGNED
    assert [(change.kind, change.said, change.printed, change.turning) for change in match.changes] == [
        (kind, said, printed, turning)
    ]
    place = match.changes[0].place
    assert words[place.start : place.end] == printed


def test_a_quotation_joined_from_two_answers_is_spliced(lights: Index) -> None:
    match = found("The coastal lights will not be switched off without them, in writing", lights)
    assert match is None or match.method is not Method.EXACT
    joined = found("We have twenty-five keepers on the rolls today and the insurers have told us, in writing", lights)
    assert joined is not None
    assert (joined.method, len(joined.passages)) == (Method.SPLICED, 2)


def test_an_ellipsis_against_the_order_of_the_words_is_spliced(lights: Index) -> None:
    match = found("Nobody will sell a single lens … The coastal lights will not be switched off", lights)
    assert match is not None
    assert match.method is Method.SPLICED


@pytest.mark.parametrize(
    "words",
    [
        "A lamp is a promise made to a stranger.",
        "We would sooner sink the fleet than lose the lights.",
        "",
        "—",
        "…",
    ],
)
def test_what_nobody_said_is_not_there(words: str, lights: Index) -> None:
    assert find_quotation(words, Span(0, len(words)), lights) == ()


def test_the_passage_is_the_words_and_no_more(lights: Index) -> None:
    match = found("the programme will train another 140 of them", lights)
    assert match is not None
    (passage,) = match.passages
    assert lights.prose(passage)[passage.span.start : passage.span.end] == "the program will train another 140 of them"
    assert lights.turn(passage).speaker.label == "SENIOR ADMINISTRATION OFFICIAL"


def test_every_place_of_words_said_twice_is_found(lights: Index) -> None:
    assert len(find_quotation("I have", Span(0, 6), lights)) == 1
    assert len(find_quotation("Thank you.", Span(0, 10), lights)) == 3
