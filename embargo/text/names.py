"""Names as people write them: accents or none, capitals, endings, joined to other words, parted by a line end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from embargo.text.folding import ZERO_WIDTH, fold
from embargo.values import value

# Letters, by the number of them, of a word of a name: shorter ones are initials and the like; long ones are
# known inside of other words too ("jroe-smithson.md", "Smithsons").
_SHORTEST, _LONG = 3, 6
_LETTERS = re.compile(r"[^\W\d_]+")
_UNSEEN = re.compile(f"['’‘ʼ`´{ZERO_WIDTH}]")
_PARTED = re.compile(r"(?<=[^\W\d_])[-‐‑]\s*(?=[^\W\d_])")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
# Letters that Unicode does not take apart, and how they are written where they are not at hand.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


@value
class NameWords:
    """The words by which people are known: `words` alone, `phrases` of words that only together are a name.

    All are without accents and in small letters.
    """

    words: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str], titles: Collection[str] = ()) -> NameWords:
        """Those of `names`, without initials, "van der" and the like, and `titles` (folded) before them."""
        words: set[str] = set()
        phrases: set[str] = set()
        for name in names:
            parts = _telling(name, titles)
            known = {word for part in parts for word in _spellings(part) if _is_telling(word)}
            words |= known
            surname = _bare(parts[-1]) if parts else ""
            if len(surname) == _SHORTEST - 1:
                phrases.add(surname)
            if parts and not known:
                phrases |= {" ".join(spelt) for spelt in (map(_bare, parts), map(_bare_spelt_out, parts))}
        return cls(frozenset(words), frozenset(phrases))

    def stand_in(self, text: str) -> bool:
        """Whether a name, or a word of one, stands in `text`."""
        if not (self.words or self.phrases):
            return False
        clean = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
        readings = (clean, _PARTED.sub("", clean), _HUMP.sub(" ", clean))
        return any(self._stand_in_words(_LETTERS.findall(bare(each))) for each in readings for bare in _READINGS)

    def _stand_in_words(self, words: list[str]) -> bool:
        there = set(words)
        if not self.words.isdisjoint(there) or any(f"{word}s" in there for word in self.words):
            return True
        line = " ".join(words)
        if any(_is_long(word) and word in line for word in self.words):
            return True
        return any(f" {phrase} " in f" {line} " for phrase in self.phrases)


def _telling(name: str, titles: Collection[str]) -> list[str]:
    parts = [part for part in unicodedata.normalize("NFC", name).split() if _LETTERS.search(part)]
    while len(parts) > 1 and fold(parts[0]).strip(".") in titles:
        parts = parts[1:]
    return [part for part in parts if not part[0].islower()] or parts


def _spellings(part: str) -> Iterator[str]:
    """A word of a name, with and without hyphens."""
    clean = _UNSEEN.sub("", part)
    for bare in _READINGS:
        found = _LETTERS.findall(bare(clean))
        yield from found
        yield "".join(found)


def _bare(text: str) -> str:
    taken_apart = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(letter for letter in taken_apart if not unicodedata.combining(letter))


def _bare_spelt_out(text: str) -> str:
    return _bare(text.casefold().translate(_SPELT_OUT))


_READINGS = (_bare, _bare_spelt_out)


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST or (len(word) > 1 and not word.isascii())


def _is_long(word: str) -> bool:
    """Whether a word is known inside of others: scripts other than Latin may put no space between words."""
    return len(word) >= _LONG or not word.isascii()
