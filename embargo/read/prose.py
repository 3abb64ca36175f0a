"""Prose under construction: runs copied from the file, and line and paragraph breaks without space around them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from embargo.text import MappedText, MappedTextBuilder

_LINE = "\n"
_PARAGRAPH = "\n\n"
_BREAKS = (_LINE, _PARAGRAPH)


class ProseWriter:
    """Collects prose from left to right. All offsets are the file's."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts: list[tuple[str, int, int]] = []
        self._furniture: list[tuple[str, int, int]] = []

    def copy(self, start: int, end: int) -> int:
        """Append the file's characters from `start` to `end`; returns a number that `drop` takes."""
        return self.put(self.text[start:end], start, end)

    def put(self, words: str, start: int, end: int) -> int:
        """Append `words`, which stand for the characters from `start` to `end`; returns a number that `drop` takes."""
        if words:
            self._parts.append((words, start, end))
        return len(self._parts) - 1

    def drop(self, number: int) -> None:
        """Take back what `copy` or `put` appended under that number."""
        _, start, end = self._parts[number]
        self._parts[number] = ("", start, end)

    def break_line(self, start: int, end: int) -> None:
        """End the line; white space before it goes. A break after a break, or before any words, makes none."""
        self._break(_LINE, start, end)

    def break_paragraph(self, start: int, end: int) -> None:
        """End the paragraph; it swallows a line break that stands just before it."""
        self._break(_PARAGRAPH, start, end)

    def _break(self, mark: str, start: int, end: int) -> None:
        parts = self._parts
        while parts and parts[-1][0] not in _BREAKS:
            words, begin, _ = parts[-1]
            kept = words.rstrip()
            if kept or not words:
                if len(kept) != len(words):
                    parts[-1] = (kept, begin, begin + len(kept))
                break
            parts.pop()
        if not parts:
            return
        words, begin, _ = parts[-1]
        if words not in _BREAKS:
            parts.append((mark, start, end))
        elif mark == _PARAGRAPH:
            parts[-1] = (mark, begin, end)

    def furnish(self, words: str, start: int, end: int) -> None:
        """Keep words that are shown beside the prose (a title, an alternative text) and stand from `start` to `end`."""
        if words := " ".join(words.split()):
            self._furniture.append((words, start, end))

    def furnished(self) -> MappedText | None:
        """The prose with what is shown beside it, each a paragraph; None where that says nothing more."""
        if not self._furniture:
            return None
        said = set(self.finish().text.split(_PARAGRAPH))
        new = {piece[0]: piece for piece in reversed(self._furniture) if piece[0] not in said}
        return self._build(reversed(new.values())) if new else None

    def finish(self) -> MappedText:
        """The prose, without breaks or space at its ends."""
        return self._build(())

    def _build(self, furniture: Iterable[tuple[str, int, int]]) -> MappedText:
        self._break(_PARAGRAPH, len(self.text), len(self.text))
        built = _Furnished(furniture)
        pending: tuple[str, int, int] | None = None
        for words, start, end in self._parts:
            if words in _BREAKS:
                # Words taken back between two breaks leave one; a paragraph's end outweighs a line's.
                pending = pending if pending and pending[0] == _PARAGRAPH else (words, start, end)
            elif words:
                if pending and pending[0] == _PARAGRAPH:
                    built.place_furniture(pending[1], pending[2])
                if pending and len(built):
                    built.add(*pending)
                elif not len(built):
                    built.lead_with_furniture(start)
                pending = None
                built.add(words, start, end)
        built.place_furniture(len(self.text), len(self.text))
        return built.build()


class _Furnished(MappedTextBuilder):
    """Puts what is shown beside the prose between its paragraphs, where the file has it or after."""

    def __init__(self, furniture: Iterable[tuple[str, int, int]]) -> None:
        super().__init__()
        self._waiting = deque(furniture)

    def lead_with_furniture(self, start: int) -> None:
        """Add what stands before `start`, where the prose begins."""
        while self._waiting and self._waiting[0][1] < start:
            words, begin, end = self._waiting.popleft()
            self.add(words, begin, end)
            self.add(_PARAGRAPH, end, end)

    def place_furniture(self, at: int, before: int) -> None:
        """Add what stands before `before`, after the paragraph that ends at `at`."""
        while self._waiting and self._waiting[0][1] < before:
            if len(self):
                self.add(_PARAGRAPH, at, at)
            self.add(*self._waiting.popleft())
