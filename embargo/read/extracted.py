"""Text taken out of a file whose own characters are packed or escaped: a line of the source for each paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from embargo.read.document import Document, Remark
from embargo.text import MappedTextBuilder, Source, Span, split_paragraphs

_SPACE = re.compile(r"[^\S\n]+")
_LINE_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# What ends the last paragraph of a marked-up text: nothing but inline markup may stand before it.
_BLOCK_END = re.compile(r"</?(?:p|div|li|h[1-6]|blockquote|td|body|section|article)\b|\n\s*\n", re.IGNORECASE)


class ExtractedText:
    """Collects paragraphs and remarks from left to right."""

    def __init__(self) -> None:
        # Each paragraph and the remarks about it.
        self._paragraphs: list[tuple[str, tuple[str, ...]]] = []
        self._waiting: list[str] = []

    @property
    def words(self) -> str:
        """The words so far, white space made single."""
        return " ".join(" ".join(words for words, _ in self._paragraphs).split())

    def paragraph(self, words: str) -> None:
        """Append a paragraph; remarks that wait are about it. Without words in it, nothing happens.

        A line break inside is a line break of the prose and a space of the source, so that every paragraph is one
        line there.
        """
        if words := _tidy(words):
            self._paragraphs.append((words, tuple(self._waiting)))
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
        """Append the paragraphs of marked-up text that was read by itself, with its remarks about each.

        What the text shows beside its prose (alternative texts) is read too.
        """
        document = replace(document, prose=document.shown)
        paragraphs = list(split_paragraphs(document.prose.text))
        remarks = list(reversed(document.remarks))
        for number, span in enumerate(paragraphs):
            end = _end(document, span, last=number == len(paragraphs) - 1)
            while remarks and remarks[-1].span.start < end:
                self.remark(remarks.pop().text)
            self.paragraph(document.prose.text[slice(*span)])
        for remark in reversed(remarks):
            self.remark(remark.text)

    def extend(self, more: ExtractedText) -> None:
        """Append the paragraphs and remarks of `more`."""
        for words, remarks in more._paragraphs:
            self._waiting.extend(remarks)
            self.paragraph(words)
        self._waiting.extend(more._waiting)

    def finish(self, name: str, metadata: Mapping[str, str], format: str) -> Document:  # noqa: A002
        """The document. Remarks that no paragraph follows stand at the end of the source."""
        source: list[str] = []
        prose = MappedTextBuilder()
        remarks: list[Remark] = []
        at = 0
        for words, about in self._paragraphs:
            if source:
                prose.add("\n\n", at, at + 1)
                at += 1
            remarks.extend(Remark(text, Span(at, at)) for text in about)
            source.append(words.replace("\n", " "))
            prose.add(words, at, at + len(words))
            at += len(words)
        remarks.extend(Remark(text, Span(at, at)) for text in self._waiting)
        kept = {key: value for key, text in metadata.items() if (value := mended(text).strip())}
        return Document(Source(name, "\n".join(source)), prose.build(), kept, format, tuple(remarks))


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
