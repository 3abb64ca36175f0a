"""Plain text: paragraphs as they stand."""

from __future__ import annotations

import pytest

from embargo.read import read_bytes
from embargo.text import Span


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("One\ntwo\n\nThree\n", "One\ntwo\n\nThree"),
        ("\r\n  One \r\n   two\r\n \r\n\r\nThree", "One\ntwo\n\nThree"),
        ("One\rtwo\r\rThree", "One\ntwo\n\nThree"),
        ("*stars* and \\[brackets\\] and <b>tags</b>", "*stars* and \\[brackets\\] and <b>tags</b>"),
        ("Embargoed until          LSO-22\n8:30 a.m.", "Embargoed until          LSO-22\n8:30 a.m."),
        ("---\nslug: x\n---\nWords", "Words"),
        ("---\nno mapping\n---\nWords", "---\nno mapping\n---\nWords"),
        ("---\nnever: closed\nWords", "---\nnever: closed\nWords"),
    ],
)
def test_prose(source: str, prose: str) -> None:
    assert read_bytes(source.encode(), "call.txt").prose.text == prose


def test_places_survive_odd_line_ends() -> None:
    source = "One \r\n   two\r\n \r\nThree"
    document = read_bytes(source.encode(), "call.txt")
    for words in ("One", "two", "Three"):
        at = document.prose.text.index(words)
        assert source[slice(*document.place(Span(at, at + len(words))))] == words


def test_a_byte_order_mark_is_no_text() -> None:
    assert read_bytes("\ufeffWords".encode(), "a.txt").source.text == "Words"
