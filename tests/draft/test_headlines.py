"""Headlines and standfirsts in front matter are part of the story, each word with its place in the file."""

from __future__ import annotations

import pytest

from embargo.draft import read_draft
from embargo.draft.headlines import with_headlines
from embargo.errors import InputError
from embargo.read import read_bytes
from embargo.rulebook import Rulebook
from embargo.text import Span

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


@pytest.mark.parametrize(
    "front",
    [
        "byline: Ann “late by an hour” Lee",
        "tags: [late ferries, late boats]",
        "slug: late",
        "note: They were “late by an hour.”",
        "author: {name: Ann Lee, about: Ann is late}",
        "Embargo-Note: late until noon",
        "date_gmt: 3 May 2031",
        "review-notes: They were “late by an hour.”",
    ],
)
def test_keys_that_are_not_printed_are_left_out(rulebook: Rulebook, front: str) -> None:
    draft = read_draft(read_bytes(f"---\n{front}\n---\n\nThe ferries ran.\n".encode(), "story.md"), rulebook)
    assert [draft.words(sentence.span) for sentence in draft.sentences] == ["The ferries ran."]


@pytest.mark.parametrize(
    "front",
    [
        "excerpt: late by an hour",
        "cover:\n  image: a.png\n  caption: 'late by an hour'",
        'images:\n  - src: a.png\n    alt: "late by an hour"',
        "social: {og: {description: late by an hour}}",
        "points:\n  - one\n  - late by an hour",
        'Pull Quote: "“late by an hour”"',
        "first: &a late by an hour\nsecond: *a",
    ],
)
def test_whatever_else_may_be_printed_is_read_at_its_place(front: str) -> None:
    text = f"---\n{front}\n---\n\nThe ferries ran.\n"
    draft = with_headlines(read_bytes(text.encode(), "story.md"))
    at = draft.prose.text.index("late by an hour")
    start, end = draft.place(Span(at, at + len("late by an hour")))
    assert text[start:end] == "late by an hour"
    assert draft.prose.text.count("late by an hour") == 1


def test_front_matter_that_swells_is_refused() -> None:
    tables = "".join(f"k{n}: &k{n} {{a: *k{n - 1}, b: *k{n - 1}}}\n" for n in range(1, 40))
    for front in (f"k0: &k0 [x, y]\n{tables}", "a: &a {b: *a}\n"):
        with pytest.raises(InputError, match="more than 10000 values"):
            with_headlines(read_bytes(f"---\n{front}---\nThe ferries ran.\n".encode(), "story.md"))
