"""Turns: which words belong to whom, and where they stand in the file."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from transcripts import CLOSE, OPENING, TALK, briefing, page

from embargo.read import read_bytes
from embargo.rulebook import Rulebook


def test_words_end_before_the_next_label_and_before_the_closing_stamp(rulebook: Rulebook) -> None:
    found = briefing(rulebook, page("2:04 P.M. EDT", tail="2:31 P.M. EDT"))
    assert [found.words(turn).split()[-1] for turn in found.turns] == [
        "speaker.",
        "June.",
        "it?",
        "million.",
        "everyone.",
    ]
    prose = found.documents[0].prose.text
    assert [prose[slice(*turn.label_span)] for turn in found.turns] == [turn.speaker.label for turn in found.turns]
    assert [turn.index for turn in found.turns] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    "tail",
    [
        "END", "-END-", "###", "# # #", "(END)", "END  2:31 P.M. EDT", "END\n2:31 P.M. EDT", "[End of transcript]",
        "-- ENDS --", "* * *\n\n2:31 P.M. EDT", "(Call ends at 2:31 p.m.)", "(The briefing concluded at 1431 hrs)",
        "14.31 Uhr", "*2:31 PM EDT*", "END\n\nOffice of the Press Secretary\n\n555 0101",
    ],
)  # fmt: skip
def test_what_stands_after_the_last_words_is_no_part_of_them(rulebook: Rulebook, tail: str) -> None:
    found = briefing(rulebook, page("2:04 P.M. EDT", tail=tail))
    assert found.words(found.turns[-1]).endswith("joining, everyone.")


@pytest.mark.parametrize("last", ["until\n2:30.  And talk soon.", "at\n6:00 a.m. Eastern.", "the end.", "in the\nend."])
def test_a_wrapped_line_is_no_stamp_and_no_end(rulebook: Rulebook, last: str) -> None:
    found = briefing(rulebook, page(turns=f"{OPENING}\n\n{TALK}\n\nMODERATOR:  See you {last}"))
    assert found.words(found.turns[-1]).endswith(last.rsplit(maxsplit=1)[-1])
    assert found.stamps == ()


def test_the_preamble_is_what_stands_before_the_first_turn(rulebook: Rulebook) -> None:
    found = briefing(rulebook, page("Invitation: lamps, 10:00, embargoed until noon.", "May 4, 2023", "2:04 P.M. EDT"))
    assert found.preamble(0).startswith("Invitation")
    assert "MODERATOR" not in found.preamble(0)


@pytest.mark.parametrize(
    ("header", "front", "title"),
    [
        (["# Lamps"], 'title: "Press\u00a0Call on  Lamps"', "Press Call on Lamps"),
        (["The Coast Office", "# Press call *on* lamps #", "## Second"], "", "Press call on lamps"),
        (["The Coast Office"], "", None),
    ],
)
def test_the_title(rulebook: Rulebook, header: list[str], front: str, title: str | None) -> None:
    assert briefing(rulebook, page(*header, front=front)).title == title


def test_places_in_the_file(rulebook: Rulebook) -> None:
    name, text = page("May 4, 2023", front="title: x", turns=f"{OPENING}\n\n{TALK}\n\n{CLOSE}")
    found = briefing(rulebook, (name, text))
    lines = text.splitlines()
    for turn in found.turns:
        first, _ = found.documents[0].lines(turn.label_span)
        assert lines[first - 1].startswith(turn.speaker.label)


LINES = [
    *("MODERATOR:  Welcome.", "SENIOR PORT OFFICIAL:  Yes.", "Q    Why?", "MS. QUIST:  No.", "Words.", "First: x"),
    *("2:04 P.M. EDT", "END", "###", "(May 4, 2023)", "ADA ROE: Well.", "", "Q: And?", "SOURCE:", "> x", "**Q:** what"),
]
PARTS = st.lists(st.sampled_from(LINES), max_size=14)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARTS)
def test_turns_stand_in_order_and_apart(rulebook: Rulebook, parts: list[str]) -> None:
    text = "\n\n".join(["Words first.", *parts])
    found = briefing(rulebook, text)
    at = 0
    for turn in found.turns:
        assert at <= turn.label_span.start < turn.label_span.end <= turn.span.start <= turn.span.end
        at = turn.span.end
    assert at <= len(read_bytes(text.encode(), "x.md").prose.text)
