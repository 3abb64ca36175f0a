"""Folding: quotes, dashes, spaces and case made alike without moving a character, and words with places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Characters that have no width: they may stand inside a word and mean nothing (soft hyphen, zero-width
# space, joiners, word joiner, byte order mark).
ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"

# One character for one character, so that offsets in folded text are offsets in the text itself. No fold makes what
# another takes, so that their order is no matter.
_FOLDS = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys(_SPACES, " "),
    "İ": "I",
}
_ASCII_FOLDS = str.maketrans({mark: plain for mark, plain in _FOLDS.items() if mark.isascii()})
_WORD = re.compile(rf"[^\W_](?:[^\W_{ZERO_WIDTH}]|['.](?=[^\W_])|[{ZERO_WIDTH}]+(?=[^\W_])|(?<=\d),(?=\d))*")
_ZERO_WIDTH_RUN = re.compile(f"[{ZERO_WIDTH}]+")


def fold(text: str) -> str:
    """`text` with quotes, dashes, spaces and case made alike; the same length, so offsets hold."""
    folded = text.translate(_ASCII_FOLDS) if text.isascii() else _replaced(text)
    lowered = folded.lower()
    # A few letters grow when lowered; those texts keep their case there rather than lose their offsets.
    return lowered if len(lowered) == len(folded) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


def bare(word: str) -> str:
    """A folded word without its possessive ending."""
    return word.removesuffix("'s").removesuffix("'")


def _replaced(text: str) -> str:
    """`text` with every fold made; mark by mark, as that is twenty times faster than `str.translate` beyond ASCII."""
    for mark, plain in _FOLDS.items():
        if mark in text:
            text = text.replace(mark, plain)
    return text


class Token(NamedTuple):
    """A word of a text: its folded form and its place."""

    word: str
    start: int
    end: int


def tokenise(text: str) -> list[Token]:
    """The words and numbers of `text`, folded, with their offsets.

    A word keeps inner apostrophes and full stops ("don't", "u.s"), a number its inner commas and points
    ("1,500", "2.5"); hyphens and dashes part words. Zero-width characters are dropped from the folded form.
    """
    return list(map(Token._make, plain_tokens(text)))


def plain_tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """What `tokenise` finds, each as a word and its two offsets: for many words, as a token takes long to make."""
    folded = fold(text)
    found = ((match.group(), *match.span()) for match in _WORD.finditer(folded))
    if not _ZERO_WIDTH_RUN.search(folded):
        return found
    return ((_ZERO_WIDTH_RUN.sub("", word), first, last) for word, first, last in found)
