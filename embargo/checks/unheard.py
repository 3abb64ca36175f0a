"""Names and figures of a sentence, and which of them nobody speaks of in the briefings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from embargo.match import Index
from embargo.match.words import Word
from embargo.text import bare
from embargo.values import value

_DATELINE = re.compile(r"(?=[A-Z][A-Z])[^\n—–]{2,60}?\s(?:—|–|--)\s")
_BETWEEN = frozenset(" -.\u00a0\u2011")
_POSSESSIVE = ("'s", "'")


@value
class Unheard:
    """`named` is what the names of a sentence report (classes of `Meanings`).

    `names` counts those names, and `figures` the numbers in figures, that nobody says in the briefings.
    """

    named: frozenset[str]
    names: int
    figures: int


def find_unheard(text: str, words: Sequence[Word], index: Index) -> Unheard:
    """What a sentence of `text`, given by its own words, names and counts that the briefings do not."""
    spoken = [word for word in words if word.normal]
    figures = {word.normal for word in spoken if word.normal[0].isdigit() and not _is_said(word.normal, index)}
    runs = [[bare(word.normal) for word in run] for run in _runs(text, spoken)]
    names = [own for run in runs if (own := [word for word in run if _is_name(word, index)])]
    unheard = sum(not any(_is_said(word, index) for word in own) for own in names)
    return Unheard(frozenset(index.what(word) for run in runs for word in run), unheard, len(figures))


def _is_said(word: str, index: Index) -> bool:
    return index.said(index.what(word)) > 0


def _is_name(word: str, index: Index) -> bool:
    """Whether a word with a capital letter is a name rather than a word of every day, a title or a time."""
    lexicon = index.lexicon
    return len(word) > 1 and word not in lexicon.weights and word not in lexicon.times and bool(index.what(word))


def _runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words with capital letters that stand together.

    The first word of a sentence, which has one anyhow, counts where another follows it; a dateline does not.
    """
    dateline = _DATELINE.match(text, words[0].start) if words else None
    words = [word for word in words if not dateline or word.start >= dateline.end()]
    run: list[Word] = []
    for word in words:
        if run and not _goes_on(text, run[-1], word):
            if run != words[:1]:
                yield run
            run = []
        if text[word.start].isupper():
            run.append(word)
    if run and run != words[:1]:
        yield run


def _goes_on(text: str, last: Word, word: Word) -> bool:
    """Whether a word belongs to the name that ends in the word `last`."""
    joined = _BETWEEN.issuperset(text[last.end : word.start]) and not last.normal.endswith(_POSSESSIVE)
    return joined and text[word.start].isupper()
