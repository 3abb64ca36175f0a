"""Markdown: markup taken away, the words kept in their places.

Not a whole Markdown engine: what matters is that every word a reader would see stands in the prose, that struck
words do not, and that each character knows its place. Lines indented by four spaces and more are ordinary words,
as transcripts indent freely.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from embargo.read.document import Document
from embargo.read.emphasis import Emphasis
from embargo.read.front_matter import split_front_matter
from embargo.read.markup import MarkupReader, unescaped
from embargo.read.plain import INDENTATION, LINE_END
from embargo.text import Source, Span

_SPECIAL = re.compile(r"[\n\r\\*_<&!\[`~]")
_QUOTE_MARKS = re.compile(r"(?:>[^\S\r\n]?)+[^\S\r\n]*")
# What may stand at the beginning of a line, in this order; only `heading` and `bullet` have words after them.
_BLOCK = re.compile(
    r"(?P<rule>(?:-[^\S\r\n]*){3,}$|(?:\*[^\S\r\n]*){3,}$|(?:_[^\S\r\n]*){3,}$|={2,}[^\S\r\n]*$)"
    r"|(?P<fence>(?:`{3,}|~{3,})[\w+-]*[^\S\r\n]*$)"
    r"|(?P<heading>\#{1,6}[^\S\r\n]+(?=[^\s\#]))"
    r"|(?P<bullet>[-*+][^\S\r\n]+(?=[^\s*+-]))"
    r"|(?P<table>\|[^\S\r\n]*)"
    r"|(?P<reference>\[[^\]\[\r\n]{1,200}\]:[^\S\r\n]*<?https?://\S*"
    r"(?:[^\S\r\n]+(?P<named>\"[^\"\r\n]*\"|'[^'\r\n]*'|\([^()\r\n]*\)))?[^\S\r\n]*$)",
    re.MULTILINE | re.VERBOSE,
)
# The line before a block of code, and after it; in a quotation or a list too.
_FENCE = re.compile(
    r"^[^\S\r\n]*+(?:>[^\S\r\n]*+)*+(?:(?:[-*+]|\d{1,9}[.)])[^\S\r\n]++)?(?P<mark>`{3,}+|~{3,}+)(?P<info>[^\r\n`]*)\r?$",
    re.MULTILINE,
)
_TO_LINE_END = re.compile(r"[^\r\n]*")
_BLOCK_FIRST = frozenset("-*_=`~#+|[")
_TABLE_RULE = re.compile(r"[\s:|-]*$", re.MULTILINE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_LINK = re.compile(
    r"!?\[([^\[\]]*)\]"
    r"(?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?P<named>\"[^\"\n]*\"))?\)|\[[^\[\]\n]*\])"
)
_CODE = re.compile(r"(`++)([^`\r\n]+)\1(?!`)")
_TICKS = re.compile(r"`+")


def read_markdown(text: str, name: str) -> Document:
    """A Markdown file. Raises `InputError` for broken front matter."""
    metadata, body = split_front_matter(text, name)
    reader = _MarkdownReader(text)
    reader.read(body)
    prose, printed = reader.prose.finish(), reader.prose.furnished()
    return Document(Source(name, text), prose, metadata, "markdown", tuple(reader.remarks), printed)


class _MarkdownReader(MarkupReader):
    """Goes from one special character to the next and copies what lies between."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.emphasis = Emphasis(self.prose)
        self._code_blocks = _code_blocks(text)
        self._code_starts = [block.start for block in self._code_blocks]
        self._handlers: dict[str, Callable[[int], int]] = {
            "\n": self._line_end,
            "\r": self._line_end,
            "\\": self._escape,
            "*": self.emphasis.read,
            "_": self.emphasis.read,
            "<": self._angle,
            "&": self.read_reference,
            "[": self._link,
            "!": self._link,
            "`": self._code,
            "~": self._struck_tildes,
        }

    def read(self, start: int) -> None:
        """Read from `start` to the end of the file."""
        opening = INDENTATION.match(self.text, start)
        self._run(self._begin_line(opening.end() if opening else start), len(self.text))
        self.emphasis.close()

    def _run(self, at: int, end: int) -> int:
        """Read words and markup from `at` to `end`; where the last markup ends, which may be further on."""
        while at < end:
            special = _SPECIAL.search(self.text, at, end)
            here = special.start() if special else end
            self.prose.copy(at, here)
            at = self._handlers[special.group()](here) if special else end
        return at

    def _line_end(self, at: int) -> int:
        end = LINE_END.match(self.text, at)
        if not end:
            return at + 1
        if end["blank"]:
            self.break_paragraph(at, end.end())
        else:
            self.prose.break_line(at, end.end())
        return self._begin_line(end.end())

    def _begin_line(self, at: int) -> int:
        """Take away quote marks, heading marks and bullets; where the words of the line begin."""
        text = self.text
        if text.startswith(">", at):
            at = self._quote_marks(at)
        block = _BLOCK.match(text, at) if text[at : at + 1] in _BLOCK_FIRST else None
        if not block:
            return at
        if block.lastgroup == "table":
            rule = _TABLE_RULE.match(text, at)
            return rule.end() if rule else block.end()
        self.break_paragraph(at, at)
        self._name_link(block)
        return self._heading(block.end()) if block.lastgroup == "heading" else block.end()

    def _quote_marks(self, at: int) -> int:
        marks = _QUOTE_MARKS.match(self.text, at)
        end = marks.end() if marks else at
        if self.text[end : end + 1] in ("\n", "\r", ""):
            self.break_paragraph(at, end)
        return end

    def _heading(self, at: int) -> int:
        """Read the words of a heading, a paragraph of its own; where its line ends."""
        line = _TO_LINE_END.match(self.text, at)
        words = line.group().rstrip() if line else ""
        unclosed = words.rstrip("#")
        if not unclosed or unclosed[-1].isspace():
            words = unclosed.rstrip()
        end = max(line.end() if line else at, self._run(at, at + len(words)))
        self.break_paragraph(end, end)
        return end

    def break_paragraph(self, start: int, end: int) -> None:
        """End the paragraph, and with it all emphasis that stands open."""
        self.emphasis.close()
        super().break_paragraph(start, end)

    def _escape(self, at: int) -> int:
        if escape := _ESCAPE.match(self.text, at):
            self.prose.put(escape[1], at, escape.end())
            return escape.end()
        # A backslash at the end of a line is a hard line break.
        return at + 1 if self.text[at + 1 : at + 2] in ("\n", "\r") else self.keep(at, at + 1)

    def _link(self, at: int) -> int:
        if not (link := _LINK.match(self.text, at)):
            return self.keep(at, at + 1)
        self._name_link(link)
        return max(link.end(), self._run(link.start(1), link.end(1)))

    def _name_link(self, link: re.Match[str]) -> None:
        """Read the name that a browser shows beside a link or picture."""
        if link["named"]:
            self.prose.furnish(unescaped(link["named"][1:-1]), *link.span("named"))

    def _code(self, at: int) -> int:
        if code := _CODE.match(self.text, at):
            self.prose.copy(code.start(2), code.end(2))
            return code.end()
        ticks = _TICKS.match(self.text, at)
        return self.keep(at, ticks.end() if ticks else at + 1)

    def _struck_tildes(self, at: int) -> int:
        if self.text.startswith("~~", at) and not self.text[at + 2 : at + 3].isspace():
            paragraph = self.find("\n\n", at)
            end = self.find("~~", at + 2)
            if end > 0 and (paragraph < 0 or end < paragraph):
                return end + 2
        return self.keep(at, at + 1)

    def _angle(self, at: int) -> int:
        number = bisect_right(self._code_starts, at) - 1
        if number >= 0 and at < self._code_blocks[number].end:
            return self.keep(at, at + 1)  # a reader sees the tags and comments of a block of code
        if link := _AUTOLINK.match(self.text, at):
            return self.keep(link.start(1), link.end(1)) + 1
        return self.read_angle(at)


def _code_blocks(text: str) -> list[Span]:
    """The blocks of code between two fences; one that is never closed is none, so that nothing after it is."""
    blocks: list[Span] = []
    opening: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opening is None:
            opening = fence
        elif fence["mark"].startswith(opening["mark"]) and not fence["info"].strip():
            blocks.append(Span(opening.start(), fence.end()))
            opening = None
    return blocks
