"""Named speakers joined to the names and titles of the introduction."""

from __future__ import annotations

import pytest
from transcripts import briefing, turn_of

from embargo.rulebook import Rulebook

JOINED = (
    "We will be joined by Ada Lund, Acting Director of the Coast Office; as well as Bo Roe, Chair of the Council of "
    "Keepers.  They will take questions."
)
FORMS = [
    ("ACTING DIRECTOR LUND", JOINED, "Ada Lund", "Acting Director of the Coast Office"),
    ("CHAIR ROE", JOINED, "Bo Roe", "Chair of the Council of Keepers"),
    (
        "MR. ROE",
        "Today it's Deputy Coast Adviser for Lamps and New Lenses Bo Roe and Council Chair Ada Lund.",
        "Bo Roe",
        "Deputy Coast Adviser for Lamps and New Lenses",
    ),
    ("MS. LUND", "Today it's Coast Adviser Bo Roe and Council Chair Ada Lund.", "Ada Lund", "Council Chair"),
    ("MS. LUND", "With us are Bo Roe and Ada Lund.", "Ada Lund", None),
    ("MS. LUND", "I'm Ada Lund, and I run the press office.", "Ada Lund", None),
    (
        "MS. LIND LUND",
        "Ada Lind Lund, Special Assistant to the President for Coasts, is here.",
        "Ada Lind Lund",
        "Special Assistant to the President for Coasts",
    ),
    ("MR. ROE", "That's Secretary of Coasts Bo J. Roe, who knows.", "Bo J. Roe", "Secretary of Coasts"),
    ("DR. LUND-ROE", "And Dr. Ada Lund-Roe, who is running the response.", "Ada Lund-Roe", None),
    ("MR. O'ROE", "Here is Bo O'Roe.", "Bo O'Roe", None),
    ("SECRETARY LUND", "The Secretary will speak.", None, "Secretary"),
    ("MS. LUND", "Emily will speak.", None, None),
    ("BO ROE", "Here is our engineer.", "Bo Roe", None),
    ("BO", "With me from the firm is Bo Roe, who is going to show it.", "Bo Roe", None),
]


@pytest.mark.parametrize(("label", "introduction", "name", "title"), FORMS)
def test_joined(rulebook: Rulebook, label: str, introduction: str, name: str | None, title: str | None) -> None:
    text = f"MODERATOR:  Good day, everyone.  {introduction}\n\n{label}:  Thanks.\n\nQ    Why?\n\n{label}:  So."
    speaker = turn_of(briefing(rulebook, text), label).speaker
    assert (speaker.name, speaker.title) == (name, title)


def test_the_title_of_the_page_introduces_too(rulebook: Rulebook) -> None:
    text = (
        '---\ntitle: "Press Call by National Coast Adviser Ada Lund on\\_Lamps"\n---\nMR. ROE:  Hi, everyone.  '
        "I'll turn it over to Ada.\n\nMS. LUND:  Thanks.\n\nQ    Why?\n\nMS. LUND:  So."
    )
    speaker = turn_of(briefing(rulebook, text), "MS. LUND").speaker
    assert (speaker.name, speaker.title) == ("Ada Lund", "National Coast Adviser")


def test_an_official_on_background_has_no_name(rulebook: Rulebook) -> None:
    text = "MODERATOR:  Ada Official will speak.\n\nSENIOR OFFICIAL:  Yes.\n\nQ    Why?\n\nSENIOR OFFICIAL:  So."
    assert turn_of(briefing(rulebook, text), "SENIOR OFFICIAL").speaker.name is None
