"""The words of a story marked up in XML (NITF, XHTML), block by block."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from embargo.read.extracted import ExtractedText
from embargo.read.markup import BLOCKS, STRUCK, UNSEEN
from embargo.read.xml_tree import is_comment, local

_NITF_BLOCKS = frozenset({
    "abstract", "block", "body.content", "body.end", "body.head", "bq", "credit", "fn", "hedline", "hl1", "hl2",
    "media", "media-caption", "nitf-table", "note", "tagline",
})  # fmt: skip
# What a desk is told rather than a reader, or what stands in the metadata.
_NOT_PROSE = frozenset({
    "byline", "bibliography", "dateline", "distributor", "head", "media-metadata", "media-object", "media-producer",
    "media-reference", "nitf-table-metadata", "note", "rights",
})  # fmt: skip
_BLOCKS = BLOCKS | _NITF_BLOCKS
_UNREAD = STRUCK | UNSEEN | _NOT_PROSE
_WHITE = re.compile(r"\s+")


def read_blocks(element: Element, into: ExtractedText) -> None:
    """Append the paragraphs and remarks inside an element."""
    walk = _Walk(into)
    walk.inside(element)
    walk.end_paragraph()


class _Walk:
    def __init__(self, into: ExtractedText) -> None:
        self._into = into
        self._words: list[str] = []

    def inside(self, element: Element) -> None:
        """Read what an element holds."""
        self._say(element.text)
        for child in element:
            self._child(child)
            self._say(child.tail)

    def end_paragraph(self) -> None:
        """End the paragraph that stands open."""
        self._into.paragraph("".join(self._words))
        self._words.clear()

    def _child(self, child: Element) -> None:
        name = local(child)
        if is_comment(child):
            # It waits for its paragraph, whose words are handed over only at the end.
            self._into.remark(child.text or "")
        elif name == "br":
            self._words.append("\n")
        elif name in _BLOCKS:
            self.end_paragraph()
            if name not in _UNREAD:
                self.inside(child)
            self.end_paragraph()
        elif name not in _UNREAD:
            self.inside(child)

    def _say(self, words: str | None) -> None:
        if words:
            self._words.append(_WHITE.sub(" ", words))
