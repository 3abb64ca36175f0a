"""Plain text: paragraphs as they stand; a front-matter block is honoured."""

from __future__ import annotations

import re

from embargo.read.document import Document
from embargo.read.front_matter import split_front_matter
from embargo.read.prose import ProseWriter
from embargo.text import Source

# A line end with the empty lines and the indentation that follow it.
LINE_END = re.compile(r"(?:\r\n|\n|\r)(?P<blank>(?:[^\S\r\n]*(?:\r\n|\n|\r))*)[^\S\r\n]*")
INDENTATION = re.compile(r"\s*")


def read_plain(text: str, name: str) -> Document:
    """A plain-text file. Raises `InputError` for broken front matter."""
    metadata, body = split_front_matter(text, name)
    prose = ProseWriter(text)
    opening = INDENTATION.match(text, body)
    at = opening.end() if opening else body
    for end in LINE_END.finditer(text, at):
        prose.copy(at, end.start())
        if end["blank"]:
            prose.break_paragraph(end.start(), end.end())
        else:
            prose.break_line(end.start(), end.end())
        at = end.end()
    prose.copy(at, len(text))
    return Document(Source(name, text), prose.finish(), metadata, "text")
