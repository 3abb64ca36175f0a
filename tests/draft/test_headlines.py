"""Headlines and standfirsts in front matter are part of the story, each word with its place in the file."""

from __future__ import annotations

import pytest

from embargo.draft import read_draft
from embargo.read import read_bytes
from embargo.rulebook import Rulebook

BODY = "\n---\n\nHALDEN — The ferries ran late.\n"


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ('---\ntitle: "Ferries “late by an hour,” official says"', "late by an hour,"),
        ("---\nslug: ferries\ndescription: An official said they were “late by an hour.”", "late by an hour."),
        ("---\nheadline: >\n  They were “late by an hour,”\n  an official said", "late by an hour,"),
    ],
)
def test_a_quotation_in_the_headline_is_found_at_its_place(rulebook: Rulebook, front: str, words: str) -> None:
    text = front + BODY
    draft = read_draft(read_bytes(text.encode(), "story.md"), rulebook)
    (quotation,) = [q for q in draft.quotations if q.text == words]
    start, end = draft.document.place(quotation.spans[0])
    assert words in text[start:end] or text[start:end].startswith("headline")


def test_the_body_keeps_its_places(rulebook: Rulebook) -> None:
    text = "---\ntitle: Late ferries\n---\n\nThe *ferries* ran “late by an hour,” an official said.\n"
    draft = read_draft(read_bytes(text.encode(), "story.md"), rulebook)
    (quotation,) = [q for q in draft.quotations if q.text == "late by an hour,"]
    start, end = draft.document.place(quotation.spans[0])
    assert text[start:end] == "late by an hour,"
    first, *_ = draft.sentences
    assert draft.words(first.span) == "Late ferries"


def test_keys_that_are_not_printed_are_left_out(rulebook: Rulebook) -> None:
    text = "---\nbyline: Ann “late by an hour” Lee\n---\n\nThe ferries ran.\n"
    draft = read_draft(read_bytes(text.encode(), "story.md"), rulebook)
    assert [draft.words(sentence.span) for sentence in draft.sentences] == ["The ferries ran."]
