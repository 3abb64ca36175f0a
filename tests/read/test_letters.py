"""Words are read as a reader sees them, whatever characters they were typed with, and each knows its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embargo.read import plain_letters, read_bytes
from embargo.text import MappedText, Span

WORDS = "ten quiet ferries sail"
# Soft hyphen, zero-width and joining characters, marks of direction, a variant, a tag, a filler, a control character.
UNSEEN = "\xad\u034f\u061c\u115f\u17b4\u180e\u200b\u200d\u200e\u202e\u2060\u2063\u2067\u3164\ufe0f\ufeff\U000e0041\x7f"


def wide(words: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in words)


def bold(words: str) -> str:
    return "".join(chr(ord(letter) + 0x1D41A - ord("a")) if letter.isalpha() else letter for letter in words)


@pytest.mark.parametrize("unseen", UNSEEN)
def test_what_nobody_sees_is_left_out(unseen: str) -> None:
    hidden = unseen.join(WORDS)
    read = read_bytes(f"A {hidden}.".encode(), "a.txt")
    assert read.prose.text == f"A {WORDS}."
    start, end = read.place(Span(2, 2 + len(WORDS)))
    assert read.source.text[start:end] == hidden


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (wide(WORDS), WORDS),
        (wide('"sail!"'), '"sail!"'),
        (bold(WORDS), WORDS),
        ("the \ufb01rst e\ufb03cient \ufb02eet", "the first efficient fleet"),
        ("cafe\u0301", "café"),
        ("cafe\u200b\u0301", "café"),
        ("\u212bngstro\u0308m", "Ångström"),
        ("di\u017fcu\u017fs", "discuss"),
        ("10\u00b2 m, n\u00ba 1, \u00bd, 5\u2026 \u2122", "10² m, nº 1, ½, 5… ™"),
        ("one\u00a0two\u2009three", "one\u00a0two\u2009three"),
    ],
)
def test_letters_of_other_shapes(typed: str, words: str) -> None:
    assert read_bytes(typed.encode(), "a.txt").prose.text == words


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (f"ten qui&shy;et ferries&#x200b; {wide('sail')}", "a.html"),
        ('{"headline": "ten qui\\u00adet f\\u202eerries \\u0000sail"}', "a.json"),
        ("<nitf><body><p>ten qui&#173;et ferries sail</p></body></nitf>", "a.xml"),
        ("---\ntitle: ten qui\u200bet ferries sail\n---\nx", "a.md"),
    ],
)
def test_in_every_format(raw: str, name: str) -> None:
    from embargo.draft.headlines import with_headlines

    assert WORDS in with_headlines(read_bytes(raw.encode(), name)).prose.text


_LETTERS = st.sampled_from("abe ." + UNSEEN + "\u0301\ufb01\uff41éﬃ")


@given(st.text(_LETTERS, min_size=1, max_size=60))
def test_every_letter_knows_its_place(typed: str) -> None:
    plain = plain_letters(MappedText.of(typed))
    assert plain_letters(MappedText.of(plain.text)).text == plain.text
    for at, letter in enumerate(plain.text):
        place = plain.to_source(Span(at, at + 1))
        assert letter in unicodedata.normalize("NFKC", typed[slice(*place)].translate(dict.fromkeys(map(ord, UNSEEN))))
