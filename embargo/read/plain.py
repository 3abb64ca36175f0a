"""Plain text: paragraphs as they stand; a front-matter block is honoured."""

from __future__ import annotations

import re
from collections.abc import Collection

from embargo.read.document import Document, Remark
from embargo.read.front_matter import split_front_matter
from embargo.read.prose import ProseWriter
from embargo.text import MappedText, Source, Span

# A line end with the empty lines and the indentation that follow it.
LINE_END = re.compile(r"(?:\r\n|\n|\r)(?P<blank>(?:[^\S\r\n]*(?:\r\n|\n|\r))*)[^\S\r\n]*")
INDENTATION = re.compile(r"\s*")
# An editor's remark in a file without markup: a line of its own.
# Its second pair of brackets tells it from the line of a notice ("[EMBARGO: until noon]"), which is prose.
_REMARK = re.compile(
    r"(?<![^\r\n])[^\S\r\n]{0,40}+\[(embargo:[^\S\r\n]{0,9}\w{1,40}[^\S\r\n]{0,9}\[[^\[\]\r\n]*\][^\r\n]*?)\]"
    r"[^\S\r\n]*(?=[\r\n]|\Z)"
)
_IGNORE = re.compile(r"embargo:\s*ignore\b", re.IGNORECASE)


def read_plain(text: str, name: str) -> Document:
    """A plain-text file; a line `[embargo: ignore[rule] reason]` is a remark.

    Raises `InputError` for broken front matter.
    """
    metadata, body = split_front_matter(text, name)
    remarks = [Remark(found[1].strip(), Span(*found.span())) for found in _REMARK.finditer(text, body)]
    # Whatever else stands in such a line goes to print with it.
    prose = _prose(text, body, {remark.span.end for remark in remarks if _IGNORE.match(remark.text)})
    return Document(Source(name, text), prose, metadata, "text", tuple(remarks))


def read_words_alone(text: str, name: str) -> Document:
    """Plain text that has neither front matter nor remarks, as that of an e-mail."""
    return Document(Source(name, text), _prose(text, 0, set()))


def _prose(text: str, body: int, taken_out: Collection[int]) -> MappedText:
    """The words from `body` on, without the lines that end at one of `taken_out`."""
    prose = ProseWriter(text)
    opening = INDENTATION.match(text, body)
    at = opening.end() if opening else body
    for end in LINE_END.finditer(text, at):
        if end.start() not in taken_out:
            prose.copy(at, end.start())
        if end["blank"]:
            prose.break_paragraph(end.start(), end.end())
        else:
            prose.break_line(end.start(), end.end())
        at = end.end()
    if len(text) not in taken_out:
        prose.copy(at, len(text))
    return prose.finish()
