"""Wording taken over without quotation marks: how much of a sentence stands in one passage word for word."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import Match as Run
from difflib import SequenceMatcher

from embargo.match.index import Index
from embargo.match.model import Passage
from embargo.match.search import Stretch, stretches
from embargo.match.words import Word
from embargo.text import Span
from embargo.values import value

_LONGEST = 250  # a sentence that goes on longer is judged by its beginning
_BUDGET = 1000  # so many places are looked at for one sentence
_LEAST = 0.4  # of what they are worth
_RUN = 2  # a word that is alone in standing where it stood proves nothing


@value
class Copy:
    """Words of a sentence that stand in one passage in the same order.

    `share` is the part of the sentence's information that they carry, `bits` how much that is, `longest` the longest
    run of words without a change.
    """

    passage: Passage
    share: float
    bits: float
    longest: int


def find_copies(words: Sequence[Word], index: Index) -> tuple[Copy, ...]:
    """The passages that a sentence may have been copied from, most copied first."""
    sought = [word.normal for word in words if word.normal][:_LONGEST]
    whole = sum(index.lexicon.bits(word) for word in sought)
    likely = stretches(index.tables, sought, index.lexicon, budget=_BUDGET, least=_LEAST)
    found = [_compare(sought, whole, stretch, index) for stretch in likely]
    return tuple(sorted((copy for copy in found if copy), key=lambda copy: -copy.bits))


def _compare(sought: Sequence[str], whole: float, stretch: Stretch, index: Index) -> Copy | None:
    tables = index.tables
    said = [tables.words[number] for number in tables.ids[stretch.first : stretch.last + 1]]
    matcher = SequenceMatcher(None, said, sought, autojunk=False)
    runs = [run for run in matcher.get_matching_blocks() if run.size >= _RUN and not _is_stock(run, sought, index)]
    if not runs:
        return None
    bits = sum(index.lexicon.bits(word) for run in runs for word in sought[run.b : run.b + run.size])
    passage = index.passage(stretch.first + runs[0].a, stretch.first + runs[-1].a + runs[-1].size - 1)
    return Copy(passage, bits / whole if whole else 0.0, bits, max(run.size for run in runs))


def _is_stock(run: Run, sought: Sequence[str], index: Index) -> bool:
    return tuple(sought[run.b : run.b + run.size]) in index.lexicon.stock


def outside(words: Sequence[Word], spans: Sequence[Span]) -> list[Word]:
    """The words that stand in none of some spans."""
    return [word for word in words if not any(span.start <= word.start < span.end for span in spans)]
