"""Several files: which of them are one call."""

from __future__ import annotations

import itertools

import pytest
from transcripts import CLOSE, OPENING, TALK, briefings, page

from embargo.rulebook import Rulebook

DATE = "Oslo, 4 May 2023"
PORTION = "MODERATOR:  That concludes the first portion of the call."
FIRST = page(DATE, "11:53 A.M. CET", turns=f"{OPENING}\n\n{TALK}\n\n{PORTION}", tail="12:08 P.M. CET", name="one.md")
SECOND = page(
    DATE,
    "12:08 P.M. CET",
    turns=f"MODERATOR:  Hello again.\n\nQ    Why?\n\n{CLOSE}",
    tail="12:39 P.M. CET",
    name="two.md",
)
OTHER = page(
    DATE,
    "3:00 P.M. CET",
    turns=f"MODERATOR:  A new call.\n\nQ    And?\n\n{CLOSE}",
    tail="3:20 P.M. CET",
    name="other.md",
)
NOTICE = ("notice.txt", "Oslo\n\n4 May 2023\n\nEmbargoed until noon.")


@pytest.mark.parametrize("order", list(itertools.permutations([FIRST, SECOND, OTHER, NOTICE])))
def test_parts_are_joined_in_the_order_of_the_call(rulebook: Rulebook, order: tuple[tuple[str, str], ...]) -> None:
    found = {found.sources: found for found in briefings(rulebook, *order)}
    assert set(found) == {("one.md", "two.md"), ("other.md",), ("notice.txt",)}
    joined = found["one.md", "two.md"]
    assert [turn.document for turn in joined.turns] == [0] * 5 + [1] * 3
    assert [turn.index for turn in joined.turns] == list(range(8))
    assert joined.started_at and joined.started_at.strftime("%H:%M") == "11:53"
    assert joined.ended_at and joined.ended_at.strftime("%H:%M") == "12:39"
    assert [stamp.document for stamp in joined.stamps] == [0, 0, 1, 1]
    assert len(joined.preambles) == 2


def test_briefings_come_in_the_order_of_the_files(rulebook: Rulebook) -> None:
    sources = [found.sources[0] for found in briefings(rulebook, OTHER, NOTICE, FIRST)]
    assert sources == ["other.md", "notice.txt", "one.md"]


def test_parts_without_stamps_that_say_so(rulebook: Rulebook) -> None:
    first = page(DATE, turns=f"{OPENING}\n\n{TALK}\n\n{PORTION}", name="one.md")
    second = page(
        DATE, turns=f"MODERATOR:  We'll now start with the second portion.\n\n{TALK}\n\n{CLOSE}", name="two.md"
    )
    assert [found.sources for found in briefings(rulebook, second, first)] == [("one.md", "two.md")]


def test_another_day_or_another_zone_is_another_call(rulebook: Rulebook) -> None:
    next_day = page("Oslo, 5 May 2023", "12:08 P.M. CET", turns=f"{OPENING}\n\n{CLOSE}", name="next.md")
    elsewhere = page("New York, May 4, 2023", "12:08 P.M. EDT", turns=f"{OPENING}\n\n{CLOSE}", name="else.md")
    assert len(briefings(rulebook, FIRST, next_day, elsewhere)) == 3


def test_the_same_call_published_twice_is_told_once(rulebook: Rulebook) -> None:
    turns = f"{OPENING}\n\n{TALK}\n\n{CLOSE}"
    one = page(DATE, "11:53 A.M. CET", turns=turns, name="one.md")
    two = page(DATE, "11:53 A.M. CET", turns=f"{turns}\n\nMODERATOR:  One more word.", name="two.md")
    (found,) = briefings(rulebook, one, two)
    assert found.sources == ("one.md", "two.md")
    assert [turn.document for turn in found.turns] == [1] * 6
