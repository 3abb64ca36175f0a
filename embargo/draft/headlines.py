"""What a story says in print beside its prose: headline, standfirst, a page's title, alternative texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from embargo.read.document import Document
from embargo.text import MappedText, MappedTextBuilder, Span

# Keys of front matter whose words readers see.
_PRINTED = (
    "title",
    "headline",
    "subtitle",
    "subhead",
    "deck",
    "dek",
    "standfirst",
    "description",
    "summary",
    "abstract",
    "kicker",
)
_PARAGRAPH = "\n\n"


def with_headlines(document: Document) -> Document:
    """The document with all its printed words as its prose, each mapped to its place in the file.

    A value that the file writes with escapes or over several lines stands for its key's whole line.
    """
    if document.printed:
        document = replace(document, prose=document.printed, printed=None)
    body = document.place(Span(0, 1)).start if document.prose.text else len(document.source.text)
    front = document.source.text[:body]
    lines = [(value, place) for key, value in _printed(document) if (place := _place(front, key, value))]
    if not lines:
        return document
    builder = MappedTextBuilder()
    for value, place in sorted(lines, key=lambda line: line[1]):
        builder.add(value, *place)
        builder.add(_PARAGRAPH, place.end, place.end)
    _append(builder, document.prose)
    return replace(document, prose=builder.build())


def _printed(document: Document) -> Iterator[tuple[str, str]]:
    for key in _PRINTED:
        value = document.metadata.get(key, "").strip()
        if value:
            yield key, value


def _place(front: str, key: str, value: str) -> Span | None:
    """Where a front matter says `value` under `key`; None where the key stands elsewhere (a page's head)."""
    for start, line in _lines(front):
        name, colon, _ = line.partition(":")
        if colon and name.strip().lower() == key:
            at = front.find(value, start)
            return Span(at, at + len(value)) if at >= 0 else Span(start, start + len(line))
    return None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line.rstrip("\r\n")
        start += len(line)


def _append(builder: MappedTextBuilder, prose: MappedText) -> None:
    ends = [piece.at for piece in prose.pieces[1:]] + [len(prose.text)]
    for piece, end in zip(prose.pieces, ends, strict=True):
        builder.add(prose.text[piece.at : end], piece.start, piece.end)
