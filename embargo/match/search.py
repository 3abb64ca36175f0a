"""Where in the tables words may have been said: runs word for word, and stretches that share many of the words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from embargo.match.lexicon import Lexicon
from embargo.match.tables import Tables

_BUCKET = 3  # places are counted in buckets of 2 ** 3 words
_BUDGET = 2500  # so many places are looked at for one run of words
_CANDIDATES = 4
_SLACK = 8  # words looked at beyond those that were found
_NEAR = 40  # stretches of one turn that are no farther apart may be one, with words dropped between them
_WIDENS = 0.25
_LEAST = 0.25


class Stretch(NamedTuple):
    """Words of one turn: the places of the first and the last, and how much they have in common with what is sought."""

    first: int
    last: int
    turn: int
    weight: float


def runs(tables: Tables, words: Sequence[str], within: range | None = None) -> Iterator[int]:
    """The places at which `words` were said one after the other in one turn, in order."""
    numbers = [tables.numbers.get(word) for word in words]
    if not words or None in numbers:
        return
    by_rarity = sorted(range(len(words)), key=lambda offset: tables.count(words[offset]))
    starts = [place - by_rarity[0] for place in _places(tables, words[by_rarity[0]], within, by_rarity[0])]
    for offset in by_rarity[1:]:
        if not starts:
            return
        number = numbers[offset]
        starts = [start for start in starts if start >= 0 and _is(tables, start + offset, number)]
    last = len(words) - 1
    yield from (start for start in starts if start >= 0 and tables.turn_at(start) == tables.turn_at(start + last))


def _is(tables: Tables, place: int, number: int | None) -> bool:
    return place < len(tables.ids) and tables.ids[place] == number


def _places(tables: Tables, word: str, within: range | None, offset: int = 0) -> Sequence[int]:
    places = tables.places(word)
    if within is None:
        return places
    low = bisect_left(places, within.start + offset)
    return places[low : bisect_right(places, within.stop + offset)]


def stretches(
    tables: Tables,
    words: Sequence[str],
    lexicon: Lexicon,
    within: range | None = None,
    *,
    budget: int = _BUDGET,
    least: float = _LEAST,
) -> list[Stretch]:
    """The stretches that share most with `words` in about their order, best first; at most a handful.

    The rarest words are looked up first, and no more of them than `budget` places allow; a stretch has at least the
    share `least` of what they are worth.
    """
    votes: dict[int, float] = defaultdict(float)
    sought = 0.0
    for offset in sorted(range(len(words)), key=lambda n: tables.count(words[n])):
        places = _places(tables, words[offset], within)
        budget -= len(places)
        if budget < 0 and votes:
            break
        worth = lexicon.bits(words[offset])
        sought += worth
        for bucket in {(place - offset) >> _BUCKET for place in places}:
            votes[bucket] += worth
    best = [pair for pair in best_pairs(votes, 4 * _CANDIDATES) if pair[1] >= least * sought]
    return _distinct(tables, best, len(words))


def best_pairs(votes: Mapping[int, float], count: int) -> list[tuple[int, float]]:
    """The buckets that have most votes together with the bucket after them, and how many these are."""
    likely = {bucket - before for bucket, _ in nlargest(count, votes.items(), itemgetter(1)) for before in (0, 1)}
    pairs = ((bucket, votes.get(bucket, 0.0) + votes.get(bucket + 1, 0.0)) for bucket in likely if bucket >= 0)
    return nlargest(count, sorted(pairs), itemgetter(1))


def _distinct(tables: Tables, best: Sequence[tuple[int, float]], size: int) -> list[Stretch]:
    """One stretch for each place; a bucket near a better one of the same turn widens that one's stretch."""
    found: list[Stretch] = []
    for bucket, votes in best:
        start = max(0, bucket << _BUCKET)
        turn = tables.turn_at(min(start + (1 << _BUCKET), len(tables.ids) - 1))
        whole = tables.turn_words(turn)
        first = max(whole.start, start - _SLACK)
        last = min(whole.stop - 1, start + (2 << _BUCKET) + size + _SLACK)
        near = next((n for n, one in enumerate(found) if one.turn == turn and _is_near(one, first, last)), None)
        if near is not None:
            one = found[near]
            if votes >= _WIDENS * one.weight:
                found[near] = one._replace(first=min(one.first, first), last=max(one.last, last))
        elif len(found) < _CANDIDATES:
            found.append(Stretch(first, last, turn, votes))
    return found


def _is_near(one: Stretch, first: int, last: int) -> bool:
    return first - one.last <= _NEAR and one.first - last <= _NEAR
