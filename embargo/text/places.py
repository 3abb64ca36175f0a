"""Text with places: sources, spans, and derived text that remembers where each character came from.

Offsets are code points of the decoded text, half-open, counted from 0; lines and columns are counted from 1.
Offsets are carried from the first reading to the last report and never searched for again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import field
from functools import cached_property
from typing import NamedTuple

from embargo.values import remembering_value


class Span(NamedTuple):
    """A half-open run of characters: `start` inclusive, `end` exclusive."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place in a file as people count it: line and column from 1."""

    line: int
    column: int


@remembering_value
class Source:
    """A decoded file: its display name and its text, untouched."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", self.text))]

    def position(self, offset: int) -> Position:
        """The line and column, both from 1, of the character at `offset`."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its line end."""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def line_start(self, number: int) -> int:
        """The offset at which line `number` (from 1) begins."""
        return self._line_starts[number - 1]


class Piece(NamedTuple):
    """A run of derived text starting at `at`, made from source characters `start` to `end`.

    A piece as long as its source run is a copy, character for character; any other stands for the whole run
    (an entity, an escape).
    """

    at: int
    start: int
    end: int


@remembering_value
class MappedText:
    """Text derived from a source (markup taken away), each character knowing where it came from."""

    text: str = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)

    @cached_property
    def _ats(self) -> list[int]:
        return [piece.at for piece in self.pieces]

    def _origin(self, offset: int) -> Span:
        index = bisect_right(self._ats, offset) - 1
        at, start, end = self.pieces[index]
        following = self._ats[index + 1] if index + 1 < len(self.pieces) else len(self.text)
        if following - at == end - start:
            return Span(start + offset - at, start + offset - at + 1)
        return Span(start, end)

    def to_source(self, span: Span) -> Span:
        """The source span that the derived `span` came from. An empty span gives an empty span."""
        if not self.pieces:
            return Span(0, 0)
        if span.start >= span.end:
            at = self._origin(min(span.start, len(self.text) - 1))
            edge = at.end if span.start >= len(self.text) else at.start
            return Span(edge, edge)
        return Span(self._origin(span.start).start, self._origin(span.end - 1).end)

    def copy_to(self, builder: MappedTextBuilder, span: Span) -> None:
        """Append the derived text at `span`, each character with its place."""
        index = max(0, bisect_right(self._ats, span.start) - 1)
        while index < len(self.pieces) and self.pieces[index].at < span.end:
            at, start, end = self.pieces[index]
            index += 1
            following = self._ats[index] if index < len(self.pieces) else len(self.text)
            first, last = max(at, span.start), min(following, span.end)
            copied = following - at == end - start
            place = (start + first - at, start + last - at) if copied else (start, end)
            builder.add(self.text[first:last], *place)

    @classmethod
    def of(cls, text: str) -> MappedText:
        """`text` itself: every character came from its own place."""
        return cls(text, (Piece(0, 0, len(text)),) if text else ())


class MappedTextBuilder:
    """Collects the pieces of a `MappedText` from left to right."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, text: str, start: int, end: int) -> None:
        """Append `text`, which stands for source characters `start` to `end`."""
        if not text:
            return
        last = self._pieces[-1] if self._pieces else None
        copied = len(text) == end - start
        if last and copied and last.end == start and last.end - last.start == self._length - last.at:
            self._pieces[-1] = Piece(last.at, last.start, end)
        else:
            self._pieces.append(Piece(self._length, start, end))
        self._parts.append(text)
        self._length += len(text)

    def build(self) -> MappedText:
        """The finished text."""
        return MappedText("".join(self._parts), tuple(self._pieces))
