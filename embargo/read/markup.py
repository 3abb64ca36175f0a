"""Tags, comments and character references, as HTML pages hold them and Markdown may.

Own patterns instead of `html.parser`: that one takes quadratic time on broken markup, and loses places.
"""

from __future__ import annotations

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
QUOTES = frozenset("\"'“”„‘’«»")
UNSEEN = frozenset({"nav", "noscript", "script", "style", "svg", "template"})

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/<>]{0,40})(?P<attributes>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+)>"
)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
# An empty comment may be closed at once; a browser takes a comment with a wrong end for closed too.
_NO_COMMENT = re.compile(r"<!---?>")
_COMMENT_END = re.compile(r"--!?>")
# XHTML shows the words of such a section: its beginning is markup, not its words.
_SECTION = "<![CDATA["
_ANY_TAG = re.compile(r"<[^<>]*>")
# Not for every reader, but some see the words.
DRAWN = frozenset({"noscript", "svg"})
# Attributes that are shown beside an element, or read out for it.
SHOWN_BESIDE = ("alt", "title", "aria-label")
_SHOWS_BESIDE = re.compile(r"\b(?:alt|title|aria-label)\s*=", re.IGNORECASE)
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_REFERENCE = re.compile(
    r"&(?:#0{0,99}\d{1,7}(?!\d)|#[xX]0{0,99}[0-9a-fA-F]{1,6}(?![0-9a-fA-F])|[A-Za-z][A-Za-z0-9]{1,31});?"
)


class MarkupReader:
    """Reads markup from one special character to the next; the words between go to `prose`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.prose = ProseWriter(text)
        self.remarks: list[Remark] = []
        self._missing: set[object] = set()

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
            return self._read_comment(at)
        if self.text.startswith(_SECTION, at):
            return at + len(_SECTION)
        if declaration := _DECLARATION.match(self.text, at):
            return declaration.end()
        if tag := _TAG.match(self.text, at):
            return self.read_tag(tag["name"].lower(), tag, opens=not tag["close"])
        return self.keep(at, at + 1)

    def _read_comment(self, at: int) -> int:
        if empty := _NO_COMMENT.match(self.text, at):
            return empty.end()
        end = None if _COMMENT_END in self._missing else _COMMENT_END.search(self.text, at + 4)
        if not end:
            self._missing.add(_COMMENT_END)
            return self.keep(at, at + 4)
        self.remarks.append(Remark(self.text[at + 4 : end.start()].strip(), Span(at, end.end())))
        return end.end()

    def read_tag(self, name: str, tag: re.Match[str], *, opens: bool) -> int:
        """Read a tag; where to go on: after the element where its words are struck or not seen."""
        if opens and name in STRUCK | UNSEEN and not tag["attributes"].endswith("/"):
            # An element that is never closed hides nothing, as one that is closed at once.
            end = self._closing(name, tag.end()) or tag.end()
            if name in DRAWN:
                self.prose.furnish(unescaped(_ANY_TAG.sub(" ", self.text[tag.end() : end])), tag.start(), end)
            return end
        if opens and _SHOWS_BESIDE.search(tag["attributes"]):
            values = read_attributes(tag)
            for words in dict.fromkeys(values.get(key, "") for key in SHOWN_BESIDE):
                self.prose.furnish(words, tag.start(), tag.end())
        if name == "q":
            self._quote(tag, opens=opens)
        elif name == "br":
            self.prose.break_line(tag.start(), tag.end())
        elif name in BLOCKS:
            self.break_paragraph(tag.start(), tag.end())
        return tag.end()

    def _quote(self, tag: re.Match[str], *, opens: bool) -> None:
        """Put the mark that a browser puts, unless the words have their own."""
        beside = self.text[tag.end() : tag.end() + 1] if opens else self.text[tag.start() - 1 : tag.start()]
        if beside not in QUOTES:
            self.prose.put("“" if opens else "”", tag.start(), tag.end())

    def read_reference(self, at: int) -> int:
        """Read the character reference or plain character at `&`; where to go on."""
        found = _REFERENCE.match(self.text, at)
        meaning = unescaped(found.group()) if found else ""
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
        found[1].lower(): unescaped(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(tag["attributes"])
    }


def unescaped(words: str) -> str:
    """`words` with character references resolved; numbers too long for any character stay."""
    from html import unescape  # noqa: PLC0415 - a table of two thousand names, which few texts need

    return _REFERENCE.sub(lambda found: unescape(found.group()), words)
