"""The words of all briefings as plain arrays, with an inverted list: what an index is made of and can be stored as."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field
from functools import cached_property
from typing import NamedTuple

from embargo.match.lexicon import Lexicon
from embargo.text import Span, plain_tokens
from embargo.values import remembering_value


class Utterance(NamedTuple):
    """One turn to be indexed: whose it is, where it stands, and the prose it stands in."""

    briefing: int
    turn: int
    document: int
    span: Span
    prose: str


@remembering_value
class Tables:
    """Every word of every turn, in order, as arrays of numbers.

    `words` are the distinct normal forms; `ids`, `starts` and `ends` run over all words said (offsets in the prose of
    their document); `firsts` are the numbers of the first word of each turn and `turns` whose it is (briefing, turn,
    document: three numbers a turn). `postings` holds the places of each word, sorted, those of word `n` between
    `bounds[n]` and `bounds[n + 1]`.
    """

    words: tuple[str, ...] = field(repr=False)
    ids: array[int] = field(repr=False)
    starts: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)
    firsts: array[int] = field(repr=False)
    turns: array[int] = field(repr=False)
    postings: array[int] = field(repr=False)
    bounds: array[int] = field(repr=False)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each distinct word."""
        return {word: number for number, word in enumerate(self.words)}

    def places(self, word: str) -> array[int]:
        """Where a word was said, in order; empty where it was not."""
        number = self.numbers.get(word)
        if number is None:
            return array("I")
        return self.postings[self.bounds[number] : self.bounds[number + 1]]

    def count(self, word: str) -> int:
        """How often a word was said."""
        number = self.numbers.get(word)
        return 0 if number is None else self.bounds[number + 1] - self.bounds[number]

    def turn_at(self, place: int) -> int:
        """The turn (its number in the tables) that the word at `place` belongs to."""
        return bisect_right(self.firsts, place) - 1

    def turn_words(self, turn: int) -> range:
        """The places of the words of a turn."""
        following = self.firsts[turn + 1] if turn + 1 < len(self.firsts) else len(self.ids)
        return range(self.firsts[turn], following)

    def owner(self, turn: int) -> tuple[int, int, int]:
        """Briefing, turn and document of a turn of the tables."""
        briefing, index, document = self.turns[3 * turn : 3 * turn + 3]
        return briefing, index, document

    @cached_property
    def _turn_numbers(self) -> dict[tuple[int, int, int], int]:
        owners = zip(self.turns[::3], self.turns[1::3], self.turns[2::3], strict=True)
        return {owner: number for number, owner in enumerate(owners)}

    def turn_of(self, briefing: int, turn: int, document: int) -> int:
        """The number in the tables of a turn of a briefing."""
        return self._turn_numbers[briefing, turn, document]

    def span(self, first: int, last: int) -> Span:
        """The span from the word at `first` to the word at `last`, both in one turn."""
        return Span(self.starts[first], self.ends[last])


def build_tables(utterances: Iterable[Utterance], lexicon: Lexicon) -> Tables:
    """The tables of some turns, in their order."""
    numbers: dict[str, int] = {}  # by normal form
    printed: dict[str, int] = {}  # by the form printed
    places: list[array[int]] = []
    ids, starts, ends, firsts, turns = (array("I") for _ in range(5))
    for utterance in utterances:
        firsts.append(len(ids))
        turns.extend((utterance.briefing, utterance.turn, utterance.document))
        offset = utterance.span.start
        for word, start, end in plain_tokens(utterance.prose[offset : utterance.span.end]):
            number = printed.get(word)
            if number is None:
                number = printed[word] = numbers.setdefault(lexicon.normal(word), len(numbers))
                if number == len(places):
                    places.append(array("I"))
            places[number].append(len(ids))
            ids.append(number)
            starts.append(offset + start)
            ends.append(offset + end)
    postings, bounds = array("I"), array("I", [0])
    for positions in places:
        postings.extend(positions)
        bounds.append(len(postings))
    return Tables(tuple(numbers), ids, starts, ends, firsts, turns, postings, bounds)
