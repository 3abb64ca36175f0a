"""Which paragraph of a draft a remark in its file, or a word of its prose, belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from embargo.read.document import Document
from embargo.read.markup import BLOCKS
from embargo.text import Span, split_paragraphs

# What ends the last paragraph of a file: a line's end, or the tag of a block.
_LAST_END = re.compile(rf"[\r\n]|</?(?:{'|'.join(sorted(BLOCKS))})\b", re.IGNORECASE)


class Paragraphs:
    """The paragraphs of a document's prose, and where in the file each of them ends."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _spans(self) -> list[Span]:
        """The paragraphs, places in the prose."""
        return list(split_paragraphs(self._document.prose.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self._spans]

    @cached_property
    def _ends(self) -> list[int]:
        """For each paragraph, where in the file the markup or empty line begins that ends it."""
        ends = [self._document.place(Span(span.end, span.end + 1)).start for span in self._spans[:-1]]
        text = self._document.source.text
        last = _LAST_END.search(text, self._document.place(self._spans[-1]).end)
        return [*ends, last.start() if last else len(text)]

    def at(self, offset: int) -> Span | None:
        """The paragraph in which a word that begins at `offset` of the prose stands."""
        number = bisect_right(self._starts, offset) - 1
        return self._spans[number] if number >= 0 else None

    def of(self, remark: Span) -> Span | None:
        """The paragraph in which a remark (place in the file) stands or, where it stands alone, the next one.

        A remark on lines of its own directly under a paragraph stands alone. None where no paragraph follows.
        """
        number = bisect_right(self._ends, remark.start)
        return self._spans[number] if number < len(self._spans) else None
