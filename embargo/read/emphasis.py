"""Emphasis in Markdown: which asterisks and underscores are markup, and which are characters of the text."""

from __future__ import annotations

import re

from embargo.read.prose import ProseWriter

_STRONG = "**"
_RUN = re.compile(r"\*+|_+")


class Emphasis:
    """Pairs the marks of a paragraph and takes the paired ones out of the prose."""

    def __init__(self, prose: ProseWriter) -> None:
        self._prose = prose
        # Runs that may open emphasis: of each the marks not yet closed, by their numbers in the prose.
        self._open: dict[str, list[list[int]]] = {"*": [], "_": []}

    def close(self) -> None:
        """Forget what stands open: emphasis does not cross a paragraph."""
        for openers in self._open.values():
            openers.clear()

    def read(self, at: int) -> int:
        """Read the run of marks at `at`; returns where it ends."""
        text = self._prose.text
        run = _RUN.match(text, at)
        if not run:
            return at
        end = run.end()
        before = text[at - 1] if at else " "
        after = text[end] if end < len(text) else " "
        can_open, can_close = _flanks(before, after, underscore=text[at] == "_")
        numbers = [self._prose.copy(place, place + 1) for place in range(at, end)]
        openers = self._open[text[at]]
        if can_close or run.group() == _STRONG:
            while numbers and openers:
                self._pair(numbers, openers)
        # Nobody writes just two asterisks for themselves: they are markup wherever they stand ("**,**").
        if numbers and (can_open or text[at] * len(numbers) == _STRONG):
            openers.append(numbers)
        return end

    def _pair(self, numbers: list[int], openers: list[list[int]]) -> None:
        self._prose.drop(numbers.pop())
        self._prose.drop(openers[-1].pop())
        if not openers[-1]:
            openers.pop()


def _flanks(before: str, after: str, *, underscore: bool) -> tuple[bool, bool]:
    """Whether a run may open and may close emphasis, by the characters on both sides (CommonMark's rule)."""
    left = not after.isspace() and (after.isalnum() or before.isspace() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or after.isspace() or not after.isalnum())
    if underscore:
        return left and not before.isalnum(), right and not after.isalnum()
    return left, right
