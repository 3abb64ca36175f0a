"""A transcript file taken apart: header, turns, stamps. The first step, before anything is understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from embargo.briefing.labels import LabelReader
from embargo.briefing.roles import Spoken
from embargo.briefing.stamps import Clock, StampReader
from embargo.read.document import Document
from embargo.text import Span, fold


@dataclass(frozen=True)
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
        """The lines of the header that have words, headings and quoted matter aside."""
        text, source = self.document.prose.text, self.document.source
        lines: list[Span] = []
        at = self.header.start
        for line in text[self.header.start : self.header.end].split("\n"):
            span = Span(at, at + len(line))
            at = span.end + 1
            if line.strip() and '"' not in self.folded[span.start : span.end]:
                place = self.document.place(span).start
                if not source.text.startswith("#", source.line_start(source.position(place).line)):
                    lines.append(span)
        return lines


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
