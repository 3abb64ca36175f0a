"""Words ready to be compared: those of a quotation, with its brackets and ellipses, and those of a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from embargo.match.lexicon import Lexicon
from embargo.text import ZERO_WIDTH, Span, fold


class Kind(Enum):
    """What a piece of quoted or spoken text is."""

    WORD = "word"
    SOFT = "soft"  # a word that a transcriber put in brackets: it may be there or not
    BRACKET = "bracket"  # an editor's words in brackets: they stand for any few words or for none
    GAP = "gap"  # an ellipsis: words were left out


class Word(NamedTuple):
    """A word in its normal form, and its place in the text; `sign` (a currency's, or "-") stands before a figure."""

    normal: str
    start: int
    end: int
    kind: Kind = Kind.WORD
    sign: str = ""


_ATOM = rf"[^\W_](?:[^\W_{ZERO_WIDTH}]|['.](?=[^\W_])|[{ZERO_WIDTH}]+(?=[^\W_])|(?<=\d),(?=\d))*"
_PIECE = re.compile(
    rf"""(?P<gap> \[\s*(?:\u2026|\.\.\.)\s*\] | \u2026+ | \.\.\.+ | \.(?:\x20\.){{2,}} )
       | (?P<letter> \[\w{{1,2}}\]'?{_ATOM} )
       | (?P<bracket> \[[^\[\]]{{0,200}}\] | \([^()]{{0,200}}\) )
       | (?P<inflected> {_ATOM}\[\w{{0,4}}\](?:{_ATOM})? )
       | (?P<sign> (?: [$\u20ac\u00a3\u00a5] | (?<![\w-])- )(?=\d) )?(?P<word> {_ATOM} )
       | (?P<percent> % )""",
    re.VERBOSE,
)
_NOT_A_LETTER = re.compile(rf"[\[\]{ZERO_WIDTH}]")


def quoted_words(text: str, span: Span, lexicon: Lexicon) -> list[Word]:
    """The words of a quotation. "[W]e" is one word, "[the president]" and "plan[s]" are brackets, "…" is a gap."""
    words: list[Word] = []
    for piece in _PIECE.finditer(fold(text[span.start : span.end])):
        start, end = span.start + piece.start(), span.start + piece.end()
        if piece.lastgroup in ("word", "letter"):
            words.append(_word(piece, span.start, lexicon, Kind.WORD))
        elif piece.lastgroup == "percent":
            words.append(Word("percent", start, end))
        else:
            words.append(Word("", start, end, Kind.GAP if piece.lastgroup == "gap" else Kind.BRACKET))
    return words


def spoken_words(text: str, span: Span, lexicon: Lexicon) -> list[Word]:
    """The words of a passage. Those in brackets or parentheses are soft; an ellipsis of the transcriber is nothing."""
    return list(_spoken(fold(text[span.start : span.end]), span.start, lexicon, Kind.WORD))


def _spoken(folded: str, offset: int, lexicon: Lexicon, kind: Kind) -> Iterator[Word]:
    for piece in _PIECE.finditer(folded):
        start, end = offset + piece.start(), offset + piece.end()
        if piece.lastgroup in ("word", "letter"):
            yield _word(piece, offset, lexicon, kind)
        elif piece.lastgroup == "percent":
            yield Word("percent", start, end, kind)
        elif piece.lastgroup == "bracket":
            yield from _spoken(piece.group()[1:-1], start + 1, lexicon, Kind.SOFT)
        elif piece.lastgroup == "inflected":
            yield from _spoken(piece.group().replace("[", " ").replace("]", " "), start, lexicon, Kind.SOFT)


def _word(piece: re.Match[str], offset: int, lexicon: Lexicon, kind: Kind) -> Word:
    group = str(piece.lastgroup)
    normal = lexicon.normal(_NOT_A_LETTER.sub("", piece[group]))
    return Word(normal, offset + piece.start(group), offset + piece.end(), kind, piece["sign"] or "")
