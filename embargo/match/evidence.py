"""What a sentence and a passage report alike though the words differ: shared content, rare facts, numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from embargo.match.index import Index
from embargo.match.model import Passage
from embargo.match.search import best_pairs
from embargo.match.words import Word
from embargo.values import value

Mask = bytes | bytearray

_WINDOW = 5  # content is looked for in windows of twice 2 ** 5 words
_RARE = 3  # said at most so often, a word is a rare fact of the briefing
_BUDGET = 1000  # so many places are looked at for one sentence
_CANDIDATES = 4


@value
class Item:
    """Something that a sentence reports: the class of a content word, or a number.

    `worth` is what it is worth in bits, `said` how often the briefings report it.
    """

    what: str
    worth: float
    said: int
    is_number: bool


@value
class Likeness:
    """How far one passage reports what a sentence reports.

    `share` is the part of the sentence's worth that the passage has, `bits` that worth itself; `numbers` counts
    the numbers that both have; `rare` is the worth of what is said hardly anywhere else in the briefing; `shared` is
    all that both report.
    """

    passage: Passage
    share: float
    bits: float
    numbers: int
    rare: float
    shared: tuple[Item, ...] = ()


def items_of(words: Sequence[Word], index: Index) -> list[Item]:
    """What a sentence reports, each thing once."""
    items: dict[str, Item] = {}
    for word in words:
        what = index.what(word.normal) if word.normal else ""
        if what and what not in items:
            items[what] = _item(what, word.normal, index, is_number=index.lexicon.is_number(word.normal))
    for number in _long_numbers(words, index):
        items.setdefault(number, _item(number, number, index, is_number=True))
    return list(items.values())


def _item(what: str, word: str, index: Index, *, is_number: bool) -> Item:
    said = index.said(what)
    return Item(what, _worth(word, said, index), said, is_number)


def _long_numbers(words: Sequence[Word], index: Index) -> Iterator[str]:
    """Numbers said in several words ("half a dozen"), in figures."""
    lexicon = index.lexicon
    run: list[str] = []
    for word in [*(word.normal for word in words), ""]:
        if word and (lexicon.is_number(word) or (run and word in lexicon.number_links)):
            run.append(word)
            continue
        value = lexicon.number(run) if len(run) > 1 else None
        if value is not None:
            yield f"{value:g}"
        run = []


def _worth(word: str, said: int, index: Index) -> float:
    """Rare in the language and rare in the briefings: what everybody on the call speaks of proves little."""
    bits = index.lexicon.bits(word)
    return min(bits, math.log2(len(index.tables.ids) / (1 + said))) if said else bits


def find_likeness(items: Sequence[Item], index: Index, allowed: Mask) -> Likeness | None:
    """The passage that reports most of `items`, among the words whose places are `allowed`."""
    votes: dict[int, float] = defaultdict(float)
    budget = _BUDGET
    for item in sorted(items, key=attrgetter("said")):
        places = [place for word in index.family(item.what) for place in index.tables.places(word) if allowed[place]]
        budget -= len(places)
        if budget < 0 and votes:
            break
        for window in {place >> _WINDOW for place in places}:
            votes[window] += item.worth
    found = [_likeness(items, index, window, allowed) for window, _ in best_pairs(votes, _CANDIDATES)]
    return max(found, key=lambda like: like.bits, default=None)


def _likeness(items: Sequence[Item], index: Index, window: int, allowed: Mask) -> Likeness:
    """What the allowed words of two windows share with the items."""
    tables = index.tables
    first, last = window << _WINDOW, min(len(tables.ids), (window + 2) << _WINDOW)
    whats, ids = index.reported, tables.ids
    said = {place: whats[ids[place]] for place in range(first, last) if allowed[place]}
    reported = set(said.values())
    shared = [item for item in items if item.what in reported]
    whole = sum(item.worth for item in items)
    bits = sum(item.worth for item in shared)
    places = _best_turn({item.what: item.worth for item in shared}, said, index)
    return Likeness(
        index.passage(places[0], places[-1]),
        bits / whole if whole else 0.0,
        bits,
        sum(item.is_number for item in shared),
        sum(item.worth for item in shared if item.said <= _RARE),
        tuple(shared),
    )


def _best_turn(worth: Mapping[str, float], said: Mapping[int, str], index: Index) -> list[int]:
    """The places of what is shared (`worth` in bits) in the turn that has most of it."""
    turns: dict[int, list[int]] = defaultdict(list)
    for place, what in said.items():
        if what in worth:
            turns[index.tables.turn_at(place)].append(place)
    return max(turns.values(), key=lambda places: sum(worth[what] for what in {said[place] for place in places}))
