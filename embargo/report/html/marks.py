"""A text with overlapping marks, cut into runs that each stand under the same marks."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from embargo.text import Span, split_paragraphs
from embargo.values import value

_CLOSING = re.compile(r"[.,;:!?…]{0,3}[\"'”’“‘»«›‹)\]]{0,3}(?![\w])")
_MOST_NAMED = 12  # findings named on one run of words; more would only swell the page


@value
class Mark:
    """Words of a text that something is said of: `number` counts from 1, `weight` says which mark shows on top."""

    number: int
    span: Span
    weight: int


@value
class Run:
    """Words under the same marks.

    `marks` are the numbers of those marks (at most 12, the weightiest first), empty where there are none; `ending`
    the numbers of the marks whose reference stands right after these words.
    """

    text: str
    marks: tuple[int, ...]
    ending: tuple[int, ...]


@value
class MarkedParagraph:
    """A paragraph with its marks; `beginning` are the numbers of the marks that begin in it."""

    span: Span
    runs: tuple[Run, ...]
    beginning: tuple[int, ...]


def mark_paragraphs(text: str, marks: Iterable[Mark]) -> Iterator[MarkedParagraph]:
    """The paragraphs of `text`, whole, with the marks on them.

    The reference of a mark stands once: where the mark ends, or where its first paragraph does. A mark that lies in
    no paragraph (an empty text, the space between) is put to the nearest one before it.
    """
    waiting = sorted(marks, key=lambda mark: (mark.span, mark.number))
    paragraphs = list(split_paragraphs(text)) or [Span(0, len(text))]
    running: list[Mark] = []
    at = 0
    for index, paragraph in enumerate(paragraphs):
        until = paragraphs[index + 1].start if index + 1 < len(paragraphs) else len(text) + 1
        begin = at
        while at < len(waiting) and waiting[at].span.start < until:
            at += 1
        fresh = waiting[begin:at]
        yield _marked(text, paragraph, [*running, *fresh], fresh)
        running = [mark for mark in [*running, *fresh] if mark.span.end > until]


def _marked(text: str, paragraph: Span, marks: Sequence[Mark], fresh: Sequence[Mark]) -> MarkedParagraph:
    references: dict[int, list[int]] = {}
    for mark in fresh:
        references.setdefault(_after(text, _within(max(mark.span), paragraph), paragraph), []).append(mark.number)
    cuts = {*paragraph, *references}
    cuts.update(edge for mark in marks for edge in mark.span if paragraph.start < edge < paragraph.end)
    return MarkedParagraph(
        paragraph,
        tuple(_runs(text, sorted(cuts), marks, references)),
        tuple(sorted(mark.number for mark in fresh)),
    )


def _runs(text: str, cuts: Sequence[int], marks: Sequence[Mark], references: dict[int, list[int]]) -> Iterator[Run]:
    if cuts[0] in references:
        yield Run("", (), tuple(sorted(references[cuts[0]])))
    ordered = sorted(marks, key=lambda mark: mark.span)
    over: list[Mark] = []  # the weightiest first
    at = 0
    for start, end in pairwise(cuts):
        while at < len(ordered) and ordered[at].span.start <= start:
            insort(over, ordered[at], key=_weight)
            at += 1
        over = [mark for mark in over if mark.span.end > start]
        numbers = tuple(mark.number for mark in over[:_MOST_NAMED])
        yield Run(text[start:end], numbers, tuple(sorted(references.get(end, ()))))


def _weight(mark: Mark) -> tuple[int, int]:
    return -mark.weight, mark.number


def _after(text: str, offset: int, paragraph: Span) -> int:
    """Where a reference stands that belongs to words that end at `offset`: after the marks that close them."""
    closing = _CLOSING.match(text, offset, paragraph.end)
    return closing.end() if closing else offset


def _within(offset: int, paragraph: Span) -> int:
    return min(max(offset, paragraph.start), paragraph.end)
