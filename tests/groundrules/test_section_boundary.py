"""Where a call is partly free, and nobody says when the second part begins, the safe side holds."""

from __future__ import annotations

import pytest
from calls import exchange, rules

from embargo.rulebook import Rulebook

HOST, OFFICIAL = "MODERATOR", "SENIOR ADMINISTRATION OFFICIAL"
OPENING = (
    "Good afternoon.  This call is on background, attributable to “senior administration officials,” embargoed until "
    "7:00 a.m. Eastern Time tomorrow.  Before the embargoed session our speaker is also going to give a brief, "
    "unembargoed update on today's harbor visit."
)


def scopes_held(passing: str, rulebook: Rulebook) -> list[str]:
    """The scope of the embargo on each turn of the official."""
    text = exchange(
        (HOST, OPENING),
        (OFFICIAL, "The visit went well."),
        (HOST, passing),
        (OFFICIAL, "The compact covers nine ports."),
    )
    found = rules(text, rulebook)
    turns = [turn for turn in found.briefing.turns if turn.speaker.label == OFFICIAL]
    return [embargo.scope for turn in turns if (embargo := found.embargo_on(turn))]


@pytest.mark.parametrize(
    ("passing", "scopes"),
    [
        ("And this preview is embargoed until 7:00 a.m. tomorrow, as a reminder.", ["section:1", "section:2"]),
        ("Thank you.  Over to our colleague.", ["section:2", "section:2"]),
    ],
)
def test_the_second_part_is_held(passing: str, scopes: list[str], rulebook: Rulebook) -> None:
    assert scopes_held(passing, rulebook) == scopes
