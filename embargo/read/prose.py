"""Prose under construction: runs copied from the file, and line and paragraph breaks without space around them."""

from __future__ import annotations

from embargo.text import MappedText, MappedTextBuilder

_LINE = "\n"
_PARAGRAPH = "\n\n"
_BREAKS = (_LINE, _PARAGRAPH)


class ProseWriter:
    """Collects prose from left to right. All offsets are the file's."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts: list[tuple[str, int, int]] = []

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

    def finish(self) -> MappedText:
        """The prose, without breaks or space at its ends."""
        self._break(_PARAGRAPH, len(self.text), len(self.text))
        built = MappedTextBuilder()
        pending: tuple[str, int, int] | None = None
        for words, start, end in self._parts:
            if words in _BREAKS:
                # Words taken back between two breaks leave one; a paragraph's end outweighs a line's.
                pending = pending if pending and pending[0] == _PARAGRAPH else (words, start, end)
            elif words:
                if pending and len(built):
                    built.add(*pending)
                pending = None
                built.add(words, start, end)
        return built.build()
