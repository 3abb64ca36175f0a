"""Letters as a reader sees them: characters that show nothing left out, shapes of a letter made the letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from embargo.text import MappedText, MappedTextBuilder, Span

# Have a category of their own, but show nothing (Unicode's Default_Ignorable_Code_Point): joiners of graphemes and of
# Hangul, vowels of Khmer that are not written, selectors of variants.
_SHOW_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
# White space, as far as it is of these categories.
_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85")
_UNSEEN = frozenset({"Cf", "Cc"})
# A letter drawn wide, narrow, bold or joined to the next is the same letter; a raised one is not ("nº", "10²").
_SHAPES = frozenset({"<wide>", "<narrow>", "<font>", "<compat>", "<isolated>", "<initial>", "<medial>", "<final>"})
_ANY_MARK = ("<wide>", "<narrow>")


def plain_letters(prose: MappedText) -> MappedText:
    """The same words without characters that nobody sees, ligatures parted, letters of other shapes and letters with
    accents of their own as the plain ones: so words match whatever way they were typed.

    Each character keeps its place in the file.
    """
    text = prose.text
    found = set(text)
    changed = {letter: plain for letter in found if (plain := _plain(letter)) != letter}
    accents = "".join(letter for letter in found if unicodedata.combining(letter))
    if not changed and not accents:
        return prose
    # An accent belongs to the letter before it, whatever unseen characters stand between.
    unseen = "".join(letter for letter, plain in changed.items() if not plain)
    after = f"(?:[{re.escape(unseen)}]*[{re.escape(accents)}])+" if unseen and accents else f"[{re.escape(accents)}]+"
    composed = rf"[^\W\d_]{after}|" if accents else ""
    pattern = re.compile(f"{composed}[{re.escape(''.join(changed))}]" if changed else composed.rstrip("|"))

    @cache
    def write(letters: str) -> str:
        return unicodedata.normalize("NFC", "".join(changed.get(letter, letter) for letter in letters))

    return _replaced(prose, pattern, write)


def _plain(letter: str) -> str:
    """What a reader takes a character for; empty for one that shows nothing."""
    category = unicodedata.category(letter)
    if (category in _UNSEEN and letter not in _SPACES) or _SHOW_NOTHING.match(letter):
        return ""
    shape = unicodedata.decomposition(letter).partition(" ")[0]
    if shape in _SHAPES and (category[0] == "L" or shape in _ANY_MARK):
        return unicodedata.normalize("NFKC", letter)
    return letter if shape.startswith("<") else unicodedata.normalize("NFC", letter)


def _replaced(prose: MappedText, pattern: re.Pattern[str], write: Callable[[str], str]) -> MappedText:
    builder = MappedTextBuilder()
    at = 0
    for found in pattern.finditer(prose.text):
        if at < found.start():
            prose.copy_to(builder, Span(at, found.start()))
        words = write(found.group())
        if words == found.group():
            prose.copy_to(builder, Span(*found.span()))
        else:
            place = prose.to_source(Span(*found.span()))
            for letter in words:
                # In one piece, as many letters as the file has there would be taken for a copy.
                builder.add(letter, *place)
        at = found.end()
    prose.copy_to(builder, Span(at, len(prose.text)))
    return builder.build()
