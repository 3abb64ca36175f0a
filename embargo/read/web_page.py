"""HTML pages: the words of the page, block by block; what the page says of itself becomes metadata."""

from __future__ import annotations

import re

from embargo.read.document import Document
from embargo.read.markup import MarkupReader, read_attributes, unescaped
from embargo.text import Source

# What may begin markup; any other of these characters is a word's.
_SPECIAL = re.compile(r"<(?=[A-Za-z/!?])|&(?=[#A-Za-z])")
# What search engines and social media show.
_SHOWN = re.compile(r"(?:[\w-]{1,40}[:.]){0,3}(?:title|description|headline|alternativeheadline|abstract|alt)")
_WHITE = re.compile(r"[ \t\n\r\f]+")
_LINE_END = re.compile(r"\r\n|\n|\r")


def read_web_page(text: str, name: str) -> Document:
    """An HTML page. Struck words, scripts, styles and menus are no part of the prose."""
    reader = _PageReader(text)
    reader.read()
    prose, printed = reader.prose.finish(), reader.prose.furnished()
    return Document(Source(name, text), prose, reader.metadata, "html", tuple(reader.remarks), printed)


class _PageReader(MarkupReader):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.metadata: dict[str, str] = {}
        self._preformatted = False

    def read(self) -> None:
        """Read the whole page."""
        at = 0
        while special := _SPECIAL.search(self.text, at):
            self._copy(at, special.start())
            read = self.read_angle if special.group() == "<" else self.read_reference
            at = read(special.start())
        self._copy(at, len(self.text))

    def read_tag(self, name: str, tag: re.Match[str], *, opens: bool) -> int:
        """Read a tag; titles and the like become metadata."""
        if name == "title" and opens and not self.metadata.get("title"):
            return self._read_title(tag.end())
        if opens and name in ("meta", "time", "html"):
            self._read_metadata(name, tag)
        if name == "pre":
            self._preformatted = opens
        return super().read_tag(name, tag, opens=opens)

    def _read_title(self, start: int) -> int:
        end = self.find("</title", start)
        if end < 0:
            return start
        self.metadata["title"] = " ".join(unescaped(self.text[start:end]).split())
        self.prose.furnish(self.metadata["title"], start, end)
        return end

    def _read_metadata(self, name: str, tag: re.Match[str]) -> None:
        values = read_attributes(tag)
        if name == "meta":
            keys = [values[key].lower() for key in ("name", "property", "itemprop") if values.get(key)]
            value = values.get("content", "")
        else:
            key, value = ("time", values.get("datetime", "")) if name == "time" else ("lang", values.get("lang", ""))
            keys = [key]
        for key in keys if value else ():
            self.metadata.setdefault(key, value)
        if any(map(_SHOWN.fullmatch, keys)):
            self.prose.furnish(value, tag.start(), tag.end())

    def _copy(self, start: int, end: int) -> None:
        """Copy words; a run of white space is one space, but a line break where the page keeps its lines."""
        if start == end:
            return
        pattern, mend = (_LINE_END, self.prose.break_line) if self._preformatted else (_WHITE, self._space)
        for found in pattern.finditer(self.text, start, end):
            if found.group() != " ":
                self.prose.copy(start, found.start())
                mend(found.start(), found.end())
                start = found.end()
        self.prose.copy(start, end)

    def _space(self, start: int, end: int) -> None:
        self.prose.put(" ", start, end)
