"""The words of a story marked up in XML (NITF, XHTML), block by block."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from embargo.read.extracted import ExtractedText
from embargo.read.markup import BLOCKS, DRAWN, QUOTES, SHOWN_BESIDE, STRUCK, UNSEEN
from embargo.read.xml_tree import is_comment, local

_NITF_BLOCKS = frozenset({
    "abstract", "bibliography", "block", "body", "body.content", "body.end", "body.head", "bq", "credit", "fn",
    "hedline", "hl1", "hl2", "media", "media-caption", "nitf-table", "note", "tagline",
})  # fmt: skip
# What a desk is told rather than a reader, or what stands in the metadata.
_NOT_PROSE = frozenset({
    "byline", "dateline", "distributor", "head", "media-metadata", "media-object", "media-producer",
    "nitf-table-metadata", "rights",
})  # fmt: skip
_BLOCKS = BLOCKS | _NITF_BLOCKS
_UNREAD = STRUCK | (UNSEEN - DRAWN) | _NOT_PROSE
_EDITORS = (None, "editorsnote")  # the classes of notes that are not for readers
_SHOWN_BESIDE = (*SHOWN_BESIDE, "alternate-text")
_WHITE = re.compile(r"\s+")


def read_blocks(element: Element, into: ExtractedText) -> None:
    """Append the paragraphs and remarks inside an element."""
    walk = _Walk(into)
    walk.inside(element)
    walk.end_paragraph()


def _is_for_editors(note: Element) -> bool:
    return note.get("type") == "npa" or note.get("noteclass") in _EDITORS


class _Walk:
    def __init__(self, into: ExtractedText) -> None:
        self._into = into
        self._words: list[str] = []
        self._beside: list[str] = []

    def inside(self, element: Element) -> None:
        """Read what an element holds."""
        self._say(element.text)
        for child in element:
            self._child(child)
            self._say(child.tail)

    def end_paragraph(self) -> None:
        """End the paragraph that stands open; what is shown beside it follows, each by itself."""
        self._into.paragraph("".join(self._words))
        self._words.clear()
        for words in self._beside:
            self._into.paragraph(words)
        self._beside.clear()

    def _child(self, child: Element) -> None:
        name = local(child)
        if is_comment(child):
            # It waits for its paragraph, whose words are handed over only at the end.
            self._into.remark(child.text or "")
        elif name in _UNREAD or (name == "note" and _is_for_editors(child)):
            if name in _BLOCKS:
                self.end_paragraph()
        elif name == "br":
            self._words.append("\n")
        elif name in _BLOCKS:
            self.end_paragraph()
            self._read_beside(child)
            self.inside(child)
            self.end_paragraph()
        else:
            self._read_beside(child)
            self._quote_or_run(child)

    def _read_beside(self, child: Element) -> None:
        self._beside.extend(dict.fromkeys(child.get(key, "") for key in _SHOWN_BESIDE))

    def _quote_or_run(self, child: Element) -> None:
        """Read inline words; of a quotation without marks with the marks that a browser puts."""
        words = "".join(child.itertext()).strip() if local(child) == "q" else ""
        bare = words and words[0] not in QUOTES
        self._say("“" if bare else "")
        self.inside(child)
        self._say("”" if bare else "")

    def _say(self, words: str | None) -> None:
        if words:
            self._words.append(_WHITE.sub(" ", words))
