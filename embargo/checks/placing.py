"""Things that stand at spans of a draft, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from embargo.text import Span

Thing = TypeVar("Thing")


class Placed(Generic[Thing]):
    """Things with the spans they stand at; a thing may stand at several. Looking up costs little in a long draft."""

    def __init__(self, things: Iterable[tuple[Span, Thing]]) -> None:
        self._things = sorted(things, key=lambda one: one[0])
        self._starts = [span.start for span, _ in self._things]
        self._reach = list(accumulate((span.end for span, _ in self._things), max))

    def at(self, span: Span) -> list[Thing]:
        """The things whose spans overlap `span`, by place; one that does so twice is given twice."""
        first = bisect_right(self._reach, span.start)
        stop = bisect_left(self._starts, span.end)
        return [thing for place, thing in self._things[first:stop] if place.overlaps(span)]
