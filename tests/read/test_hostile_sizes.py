"""Marks in great numbers, and numbers without end, take no more time than words do."""

from __future__ import annotations

import time

import pytest

from embargo.read import read_bytes

SIZE = 200_000
DIGITS = "9" * 6000


def _many(piece: str) -> str:
    return piece * (SIZE // len(piece))


def _rtf(piece: str) -> str:
    return r"{\rtf1 x" + _many(piece) + "}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"x {_many('`')}"),
        ("a.md", f"x {_many('`` ')}"),
        ("a.md", f'[x]: http://a "{_many("(")}'),
        ("a.html", f"x {_many('<p title=')}"),
        ("a.html", f"x {_many('&#0')}"),
        ("a.txt", _many("a\u200b\u0301")),
        ("a.txt", _many("\ufb01")),
        ("a.rtf", _rtf(r"{\field{\*\FLDINST{ x}}}")),
        ("a.rtf", _rtf(r"{\field{\*\fldin\bin0 st{ x}}}")),
        ("a.rtf", _rtf(r"{\sp{\sn wzDescription}{\sv a b}}")),
    ],
)
def test_many_marks(name: str, text: str) -> None:
    start = time.perf_counter()
    read_bytes(text.encode(), name)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", f"<title>&#{DIGITS}; words</title>x"),
        ("a.html", f'<meta name="description" content="&#{DIGITS};">x'),
        ("a.html", f'<img alt="&#x{DIGITS};">x'),
        ("a.html", f"<noscript>&#{DIGITS};</noscript>x"),
        ("a.md", f'[x](http://a "&#{DIGITS};")'),
        ("a.json", f'{{"headline": "x &#{DIGITS}; y"}}'),
    ],
)
def test_a_number_too_long_for_a_letter_stays_as_it_is(name: str, text: str) -> None:
    document = read_bytes(text.encode(), name)
    assert DIGITS in (document.printed or document.prose).text
