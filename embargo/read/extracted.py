"""Text taken out of a file whose own characters are packed or escaped: a line of the source for each paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping

from embargo.read.document import Document, Remark
from embargo.text import MappedTextBuilder, Source, Span, split_paragraphs

_SPACE = re.compile(r"[^\S\n]+")
_LINE_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# What ends the last paragraph of a marked-up text: nothing but inline markup may stand before it.
_BLOCK_END = re.compile(r"</?(?:p|div|li|h[1-6]|blockquote|td|body|section|article)\b|\n\s*\n", re.IGNORECASE)


class ExtractedText:
    """Collects paragraphs and remarks from left to right."""

    def __init__(self) -> None:
        self._source: list[str] = []
        self._length = 0
        self._prose = MappedTextBuilder()
        self._remarks: list[Remark] = []
        self._waiting: list[str] = []

    def paragraph(self, words: str) -> None:
        """Append a paragraph; remarks that wait are about it. Without words in it, nothing happens.

        A line break inside is a line break of the prose and a space of the source, so that every paragraph is one
        line there.
        """
        words = _tidy(words)
        if not words:
            return
        if self._source:
            self._source.append("\n")
            self._prose.add("\n\n", self._length, self._length + 1)
            self._length += 1
        start = self._length
        self._length += len(words)
        self._prose.add(words, start, self._length)
        self._source.append(words.replace("\n", " "))
        self._remarks.extend(Remark(text, Span(start, start)) for text in self._waiting)
        self._waiting.clear()

    def remark(self, text: str) -> None:
        """Append a remark about the next paragraph."""
        self._waiting.append(mended(text).strip())

    def text(self, words: str) -> None:
        """Append the paragraphs of plain text."""
        words = _LINE_BREAKS.sub("\n", words)
        for span in split_paragraphs(words):
            self.paragraph(words[slice(*span)])

    def markup(self, document: Document) -> None:
        """Append the paragraphs of marked-up text that was read by itself, with its remarks about each."""
        paragraphs = list(split_paragraphs(document.prose.text))
        remarks = list(reversed(document.remarks))
        for number, span in enumerate(paragraphs):
            end = _end(document, span, last=number == len(paragraphs) - 1)
            while remarks and remarks[-1].span.start < end:
                self.remark(remarks.pop().text)
            self.paragraph(document.prose.text[slice(*span)])
        for remark in reversed(remarks):
            self.remark(remark.text)

    def finish(self, name: str, metadata: Mapping[str, str], format: str) -> Document:  # noqa: A002
        """The document. Remarks that no paragraph follows stand at the end of the source."""
        end = Span(self._length, self._length)
        remarks = (*self._remarks, *(Remark(text, end) for text in self._waiting))
        kept = {key: value for key, text in metadata.items() if (value := mended(text).strip())}
        return Document(Source(name, "".join(self._source)), self._prose.build(), kept, format, remarks)


def mended(text: str) -> str:
    """`text` with pairs of surrogates joined, and halves alone replaced: those cannot be written out."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _tidy(words: str) -> str:
    lines = _LINE_BREAKS.sub("\n", mended(words)).split("\n")
    return "\n".join(line for each in lines if (line := _SPACE.sub(" ", each).strip()))


def _end(document: Document, span: Span, *, last: bool) -> int:
    """Where in the marked-up text the paragraph at `span` of its prose ends."""
    if not last:
        return document.place(Span(span.end, span.end + 1)).start
    text = document.source.text
    after = _BLOCK_END.search(text, document.place(span).end)
    return after.start() if after else len(text)
