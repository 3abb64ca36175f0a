"""What a reader makes of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from embargo.text import MappedText, Position, Source, Span
from embargo.values import remembering_value, value


@value
class Remark:
    """An editor's remark in a file: a comment, without its marks; no part of the prose.

    `span` is its place in the document's source, marks included; where the remark itself is no part of the source
    (a comment beside a Word file), an empty span at the start of the paragraph that it is about.
    """

    text: str = field(repr=False)
    span: Span


@remembering_value
class Document:
    """A file read: what it says, and where in the file each word of it stands.

    `source` is the decoded file (of a format whose words are packed or escaped, as Word, ninjs and NewsML-G2 files
    are: its extracted text, a line for each paragraph); findings give their places in it.
    `prose` is the readable words without markup: paragraphs parted by an empty line, a line break kept where
    the file has one. `metadata` is what the file says of itself (front matter, head elements), keys in
    lower case, values as written. `format` is the reader's name in the registry. `remarks` are the file's own comments
    in the order of the file. `printed` is the prose with what a page shows beside it (title, description, alternative
    texts of pictures), each a paragraph; None where there is nothing of the kind. `unread` says what of the file is
    not read, and how to mend that; None where all is.
    """

    source: Source
    prose: MappedText = field(repr=False)
    metadata: Mapping[str, str] = field(default_factory=dict, repr=False)
    format: str = "text"
    remarks: tuple[Remark, ...] = field(default=(), repr=False)
    printed: MappedText | None = field(default=None, repr=False)
    unread: str | None = None

    @property
    def shown(self) -> MappedText:
        """All that a reader sees: the prose, and what a page shows beside it."""
        return self.printed or self.prose

    def place(self, span: Span) -> Span:
        """The span of the file that a span of the prose came from."""
        return self.prose.to_source(span)

    def lines(self, span: Span) -> tuple[int, int]:
        """First and last line (from 1) of a span of the prose, in the file."""
        start, end = self.place(span)
        return self.source.position(start).line, self.source.position(max(start, end - 1)).line

    def position(self, offset: int) -> Position:
        """Line and column (from 1) in the file of the character at `offset` of the prose."""
        return self.source.position(self.place(Span(offset, offset + 1)).start)
