"""Alignment of a quotation's words with the words of a passage."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from embargo.match.changes import is_honest, is_other_figure, is_sign_in_words, kind_of, normals, turning
from embargo.match.lexicon import Lexicon
from embargo.match.model import Change, ChangeKind, Turning
from embargo.match.words import Kind, Word
from embargo.text import Span
from embargo.values import value

_STRAY = 2  # a run of so few words that stands far from the others is chance
_FAR, _NEAR = 5, 1  # so many words too many between them part two runs: generously and strictly read
_SIGN_REACH = 3  # so many words before the name of a currency its sign may stand ("$48.2 million")
_EDGE = 4  # so many words more than printed may be what the printed ones at an edge stand for


class Block(NamedTuple):
    """A run of words that are the same: from `said` and from `printed` on, `size` words."""

    said: int
    printed: int
    size: int


@value
class Alignment:
    """How printed words stand to words said: which of the words said they cover, what part was kept, what changed."""

    first: int
    last: int
    score: float
    changes: tuple[Change, ...]


def align(said: Sequence[Word], printed: Sequence[Word], lexicon: Lexicon, texts: tuple[str, str]) -> Alignment | None:
    """Align `printed` (no gaps in it) with the part of `said` that it fits best; None where no word is the same.

    `texts` are the texts that the words' places lie in: of the passage and of the draft.
    """
    matcher = SequenceMatcher(None, [w.normal for w in said], [w.normal or "\0" for w in printed], autojunk=False)
    blocks = [Block(*block) for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    readings = dict.fromkeys(tuple(_without_strays(blocks, far)) for far in (_FAR, _NEAR))
    results = [_Aligner(said, printed, lexicon, texts).result(reading) for reading in readings]
    return min(results, key=_cost)


def _cost(alignment: Alignment) -> tuple[int, float]:
    """How many words differ: of two readings the one that changes less is meant."""
    changed = sum(len(change.said.split()) + len(change.printed.split()) for change in alignment.changes)
    return changed, -alignment.score


def _without_strays(blocks: Sequence[Block], far: int) -> Sequence[Block]:
    while len(blocks) > 1:
        kept = [block for n, block in enumerate(blocks) if not _is_stray(blocks, n, far)]
        if len(kept) == len(blocks) or not kept:
            break
        blocks = kept
    return blocks


def _is_stray(blocks: Sequence[Block], n: int, far: int) -> bool:
    block = blocks[n]
    if block.size > _STRAY:
        return False
    gaps = []
    if n > 0:
        gaps.append(_leap(blocks[n - 1], block))
    if n + 1 < len(blocks):
        gaps.append(_leap(block, blocks[n + 1]))
    return min(gaps) > far


def _leap(one: Block, other: Block) -> int:
    """How many more words were said between two blocks than are printed between them."""
    return (other.said - one.said - one.size) - 2 * (other.printed - one.printed - one.size)


class _Aligner:
    """Turns the runs that are the same into changes and a score."""

    def __init__(self, said: Sequence[Word], printed: Sequence[Word], lexicon: Lexicon, texts: tuple[str, str]) -> None:
        self.said, self.printed, self.lexicon, self.texts = said, printed, lexicon, texts
        self.changes: list[Change] = []
        self.kept = 0.0

    def result(self, blocks: Sequence[Block]) -> Alignment:
        first = self._head(blocks[0])
        for block in blocks:
            self.kept += self._worth(self.printed[block.printed : block.printed + block.size])
            self._compare_signs(block)
        for one, other in pairwise(blocks):
            self._between(one.said + one.size, other.said, one.printed + one.size, other.printed)
        last = self._tail(blocks[-1])
        whole = self._worth(self.printed)
        return Alignment(first, last, min(1.0, self.kept / whole) if whole else 0.0, tuple(self.changes))

    def _compare_signs(self, block: Block) -> None:
        for n in range(block.size):
            said, printed = self.said[block.said + n], self.printed[block.printed + n]
            before = self.said[max(0, block.said + n - 1) : block.said + n]
            if is_other_figure(said, printed, before, self.lexicon):
                place = Span(printed.start - len(printed.sign), printed.end)
                texts = f"{said.sign}{self._text(0, [said])}", f"{printed.sign}{self._text(1, [printed])}"
                self.changes.append(Change(ChangeKind.SWAPPED, *texts, place, Turning.NUMBER))

    def _worth(self, words: Sequence[Word]) -> float:
        return sum(self.lexicon.bits(word.normal) for word in words if word.kind is not Kind.BRACKET)

    def _head(self, block: Block) -> int:
        """Judge the printed words before the first block; where the passage then begins."""
        if not block.printed:
            return block.said
        head = self.printed[: block.printed]
        spans = [(block.said - n, block.said) for n in self._edge_lengths(block.printed, block.said)]
        length = block.said - self._meant(spans, head)[0]
        self._between(block.said - length, block.said, 0, block.printed)
        return block.said - length

    def _tail(self, block: Block) -> int:
        """Judge the printed words after the last block; the last word of the passage."""
        at, start = block.said + block.size, block.printed + block.size
        tail = self.printed[start:]
        if not tail:
            return at - 1
        end = self._meant([(at, at + n) for n in self._edge_lengths(len(tail), len(self.said) - at)], tail)[1]
        self._between(at, end, start, len(self.printed))
        return end - 1

    def _meant(self, spans: Sequence[tuple[int, int]], printed: Sequence[Word]) -> tuple[int, int]:
        """Of the runs of words said that may stand against `printed`, the one that is the same, else the likeliest."""
        honest = next((span for span in spans if self._honest(*span, printed)), None)
        if honest:
            return honest
        words = normals(printed)
        apart = (span for span in spans if self.lexicon.same_uncontracted(normals(self.said[slice(*span)]), words))
        return next(apart, spans[0])

    @staticmethod
    def _edge_lengths(printed: int, available: int) -> list[int]:
        """How many words said may stand against so many printed at an edge, likeliest first."""
        likely = min(printed, available)
        return [likely, *(n for n in range(min(available, printed + _EDGE) + 1) if n != likely)]

    def _honest(self, first: int, end: int, printed: Sequence[Word]) -> bool:
        said = self.said
        return is_honest(said[first:end], printed, said[max(0, first - 8) : first], said[end : end + 8], self.lexicon)

    def _between(self, first: int, end: int, start: int, stop: int) -> None:
        printed = self.printed[start:stop]
        if first == end and not normals(printed):
            return
        if self._honest(first, end, printed):
            self.kept += self._worth(printed)
            return
        said = self.said[first:end]
        if self._says_sign(said, printed, first, start):
            return
        kind = kind_of(said, printed, self.lexicon)
        if kind is ChangeKind.CONTRACTED:
            self.kept += self._worth(printed)
        self.changes.append(
            Change(
                kind,
                self._text(0, said),
                self._text(1, printed),
                self._place(start, stop),
                turning(normals(said), normals(printed), self._names(said, printed), self.lexicon),
            )
        )

    def _says_sign(self, said: Sequence[Word], printed: Sequence[Word], first: int, start: int) -> bool:
        """Whether one side only writes out the sign of a figure that the other has near by."""
        if said and printed:
            return False
        words, others, at = (said, self.printed, start) if said else (printed, self.said, first)
        return is_sign_in_words(words, others[max(0, at - _SIGN_REACH) : at + 1], self.lexicon)

    def _text(self, side: int, words: Sequence[Word]) -> str:
        return " ".join(self.texts[side][words[0].start : words[-1].end].split()) if words else ""

    def _place(self, start: int, stop: int) -> Span:
        """Where the printed words stand; for words dropped, the gap they left."""
        if start < stop:
            return Span(self.printed[start].start, self.printed[stop - 1].end)
        at = self.printed[min(start, len(self.printed) - 1)].start
        return Span(at, at)

    def _names(self, said: Sequence[Word], printed: Sequence[Word]) -> frozenset[str]:
        sides = ((self.texts[0], said), (self.texts[1], printed))
        return frozenset(
            word.normal
            for text, words in sides
            for word in words
            if text[word.start].isupper() and word.normal not in self.lexicon.weights
        )
