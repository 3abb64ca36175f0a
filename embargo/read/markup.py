"""Tags, comments and character references, as HTML pages hold them and Markdown may.

Own patterns instead of `html.parser`: that one takes quadratic time on broken markup, and loses places.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cached_property

from embargo.read.document import Remark
from embargo.read.prose import ProseWriter
from embargo.text import Span

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
STRUCK = frozenset({"del", "s", "strike"})
UNSEEN = frozenset({"nav", "noscript", "script", "style", "svg", "template"})

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/<>]{0,40})(?P<attributes>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+)>"
)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


class MarkupReader:
    """Reads markup from one special character to the next; the words between go to `prose`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.prose = ProseWriter(text)
        self.remarks: list[Remark] = []
        self._missing: set[str] = set()

    def break_paragraph(self, start: int, end: int) -> None:
        """End the paragraph at markup from `start` to `end`."""
        self.prose.break_paragraph(start, end)

    def keep(self, start: int, end: int) -> int:
        """Take the characters for words after all; where they end."""
        self.prose.copy(start, end)
        return end

    def read_angle(self, at: int) -> int:
        """Read the comment, tag or plain character at `<`; where to go on."""
        if self.text.startswith("<!--", at):
            end = self.find("-->", at + 4)
            if end < 0:
                return self.keep(at, at + 4)
            self.remarks.append(Remark(self.text[at + 4 : end].strip(), Span(at, end + 3)))
            return end + 3
        if declaration := _DECLARATION.match(self.text, at):
            return declaration.end()
        if tag := _TAG.match(self.text, at):
            return self.read_tag(tag["name"].lower(), tag, opens=not tag["close"])
        return self.keep(at, at + 1)

    def read_tag(self, name: str, tag: re.Match[str], *, opens: bool) -> int:
        """Read a tag; where to go on: after the element where its words are struck or not seen."""
        if opens and name in STRUCK | UNSEEN:
            # An element that is never closed hides nothing.
            return self._closing(name, tag.end()) or tag.end()
        if name == "br":
            self.prose.break_line(tag.start(), tag.end())
        elif name in BLOCKS:
            self.break_paragraph(tag.start(), tag.end())
        return tag.end()

    def read_reference(self, at: int) -> int:
        """Read the character reference or plain character at `&`; where to go on."""
        found = _REFERENCE.match(self.text, at)
        meaning = html.unescape(found.group()) if found else ""
        if not found or meaning == found.group():
            return self.keep(at, at + 1)
        self.prose.put(meaning, at, found.end())
        return found.end()

    def find(self, mark: str, start: int) -> int:
        """Where `mark` (lower case) next stands in whatever case, or -1; what is missing is not sought again."""
        if mark in self._missing:
            return -1
        found = self._lower.find(mark, start)
        if found < 0:
            self._missing.add(mark)
        return found

    def _closing(self, name: str, start: int) -> int | None:
        """Where the closing tag of an element ends, None where there is none."""
        mark = f"</{name}"
        at = self.find(mark, start)
        while at >= 0:
            end = at + len(mark)
            if not self.text[end : end + 1].isalnum():
                closed = self.text.find(">", end)
                return closed + 1 if closed >= 0 else len(self.text)
            at = self._lower.find(mark, end)
        self._missing.add(mark)
        return None

    @cached_property
    def _lower(self) -> str:
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else self.text


def read_attributes(tag: re.Match[str]) -> Mapping[str, str]:
    """The attributes of a tag, names in lower case, character references resolved."""
    return {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(tag["attributes"])
    }
