"""Embargoes that are corrected in mid-call, told in answers, or that only seem to be embargoes."""

from __future__ import annotations

import pytest
from calls import call, exchange, rules, utc

from embargo.groundrules import Kind
from embargo.rulebook import Rulebook

# An hour given in the opening, the words that change it, and what then holds.
CHANGES = [
    ("The new time is 6:15 p.m.", "2022-05-10T22:15"),
    ("Strike the time I gave you. The embargo lifts at 6:15 p.m.", "2022-05-10T22:15"),
    ("A correction: it's 6:15 p.m.", "2022-05-10T22:15"),
    ("I had that wrong. That makes it 6:15 p.m., not five.", "2022-05-10T22:15"),
    ("The embargo slides to 6:15 p.m.", "2022-05-10T22:15"),
]


@pytest.mark.parametrize(("words", "lift"), CHANGES, ids=[words for words, _ in CHANGES])
def test_an_hour_corrected(words: str, lift: str, rulebook: Rulebook) -> None:
    found = rules(call("This call is embargoed until 5:00 p.m.", closing=words), rulebook)
    (embargo,) = found.embargoes
    assert (embargo.lifts_at, embargo.lifts_at_latest) == (utc(lift), utc(lift))
    assert "amended" in {warning.code for warning in found.warnings}


def test_a_corrected_hour_keeps_its_day(rulebook: Rulebook) -> None:
    text = (
        exchange(
            ("MODERATOR", "Good afternoon. The embargo is Tuesday, November 1st: 9 a.m. Eastern, 2 p.m. in London."),
            ("HARBOR OFFICIAL", "The compact covers nine ports."),
            ("Q", "London changed its clocks on Sunday, so it's one here."),
            ("MODERATOR", "Okay, everyone, correction: it's 9 a.m. Eastern, 1 p.m. London."),
        )
        .replace("May 10, 2022", "October 27, 2022")
        .replace("2022-05-10", "2022-10-27")
    )
    found = rules(text, rulebook)
    (embargo,) = found.embargoes
    assert embargo.lifts_at == embargo.lifts_at_latest == utc("2022-11-01T13:00")
    assert "amended" in {warning.code for warning in found.warnings}


def test_the_day_in_the_question_and_the_hour_in_the_answer(rulebook: Rulebook) -> None:
    text = exchange(
        ("MODERATOR", "Good afternoon. We're on background."),
        ("HARBOR OFFICIAL", "The compact covers nine ports."),
        ("Q", "Is the embargo for Thursday?"),
        ("MODERATOR", "Right. The embargo lifts at 10:00 a.m."),
    )
    (embargo,) = rules(text, rulebook).embargoes
    assert embargo.lifts_at == utc("2022-05-12T14:00")


def test_not_before_that_hour_names_no_event(rulebook: Rulebook) -> None:
    text = call("It's cleared for use at 7 a.m. tomorrow, and I'd ask you not to post anything before that.")
    (embargo,) = rules(text, rulebook).embargoes
    assert (embargo.kind, embargo.lifts_at) == (Kind.TIME, utc("2022-05-11T11:00"))


def test_what_is_said_about_the_papers_is_held_with_them(rulebook: Rulebook) -> None:
    text = call("The tables and whatever is said about them may not be published before 10:00 a.m. tomorrow.")
    assert {(e.scope, e.lifts_at) for e in rules(text, rulebook).embargoes} == {
        ("call", utc("2022-05-11T14:00")),
        ("materials", utc("2022-05-11T14:00")),
    }


NOT_AN_EMBARGO = [
    "You can call me at 6 p.m. if something is unclear.",
    "The speech is good for another hour, I'm told.",
    "There is a press conference at 1:30 p.m., and it's free for all.",
]


@pytest.mark.parametrize("words", NOT_AN_EMBARGO, ids=NOT_AN_EMBARGO)
def test_other_hours_are_no_embargo(words: str, rulebook: Rulebook) -> None:
    assert not rules(call(words), rulebook).embargoes
