"""A transcript file taken apart: header, turns, stamps. The first step, before anything is understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from embargo.briefing.labels import LabelReader
from embargo.briefing.roles import Spoken
from embargo.briefing.stamps import Clock, StampReader
from embargo.read.document import Document
from embargo.text import Span, fold
from embargo.values import remembering_value

_LINE = re.compile(r"[^\n]+")
_HEADER_LINES = 100


@remembering_value
class Page:
    """One document: `header` is what stands before the first label (all of it where there is none)."""

    document: Document
    folded: str
    header: Span
    turns: tuple[Spoken, ...]
    opening: Clock | None
    closing: Clock | None

    @cached_property
    def header_lines(self) -> list[Span]:
        """The lines of the header that say when and where: headings and quoted matter aside."""
        lines = [line for line in self._lines if not self._is_heading(line)]
        return [line for line in lines if '"' not in self.folded[slice(*line)]]

    @cached_property
    def title(self) -> str | None:
        """The title that the file gives itself, else its first heading."""
        titles = [self.document.metadata.get("title", "")]
        titles += [self.document.prose.text[slice(*line)] for line in self._lines if self._is_heading(line)]
        return next((" ".join(title.split()) for title in titles if title.strip()), None)

    @cached_property
    def _lines(self) -> list[Span]:
        """The lines of the header that have words: those next to the first turn, in a notice those at its top."""
        text = self.document.prose.text
        lines = [Span(*line.span()) for line in _LINE.finditer(text, *self.header) if line.group().strip()]
        return lines[-_HEADER_LINES:] if self.turns else lines[:_HEADER_LINES]

    def _is_heading(self, line: Span) -> bool:
        source = self.document.source
        place = source.position(self.document.place(line).start)
        return self.document.format == "markdown" and source.text.startswith("#", source.line_start(place.line))


def read_page(document: Document, labels: LabelReader, stamps: StampReader) -> Page:
    """Take one document apart."""
    text = document.prose.text
    folded = fold(text)
    found = labels.find(text)
    if not found:
        return Page(document, folded, Span(0, len(text)), (), None, None)
    header = Span(0, found[0].span.start)
    opening, announced = stamps.header(text, header)
    end, closing = stamps.closing(text, found[-1].words)
    ends = [*(label.span.start for label in found[1:]), end]
    turns = tuple(
        Spoken(label, folded, _trim(text, label.words, stop)) for label, stop in zip(found, ends, strict=True)
    )
    return Page(document, folded, header, turns, opening, closing or announced)


def _trim(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return (
        Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        if words.strip()
        else Span(start, start)
    )


def all_turns(pages: Sequence[Page]) -> list[Spoken]:
    """The turns of several pages, one after the other."""
    return [turn for page in pages for turn in page.turns]
