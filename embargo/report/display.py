"""What a report is shown on, and text laid out for it: safe, coloured, wrapped and underlined."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

from embargo.text import Source, Span
from embargo.values import value

_RESET = "\x1b[0m"
_STYLES = {
    "bold": "\x1b[1m",
    "dim": "\x1b[2m",
    "hold": "\x1b[1;31m",
    "fix": "\x1b[1;33m",
    "clear": "\x1b[1;32m",
    "error": "\x1b[31m",
    "warning": "\x1b[33m",
    "note": "\x1b[36m",
}
_TAB = 4
_GUTTER = 8
_MOST_ROWS = 6
_MOST_CHARACTERS = 1200
_MARGIN = 160  # characters shown beside a marked passage of a very long line
# Control and formatting characters would move the cursor, change colours or turn the direction of writing.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@value
class Display:
    """Where a report is shown: columns, whether colour may be used, and the desk's own zone (IANA) if it has one.

    `at` is when it is looked at (aware), from which a countdown counts; None: there is none. `folder` is the absolute
    one from which other systems count paths (a repository's root); None: paths stay as they were given. `reveal`: who
    sees it may see a briefing's words in a format that otherwise keeps them back (a calendar's titles).
    """

    width: int = 100
    colour: bool = False
    zone: str | None = None
    at: dt.datetime | None = None
    folder: str | None = None
    reveal: bool = False

    def paint(self, style: str, text: str) -> str:
        """`text` in one of the styles, where colour may be used."""
        return f"{_STYLES[style]}{text}{_RESET}" if self.colour and text else text


def safe(text: str) -> str:
    """`text` on one line, without characters that would act on a terminal."""
    return " ".join(_UNSAFE.sub("", text).split())


def columns(text: str) -> int:
    """How many terminal columns `text` takes: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> str:
    """`text` in lines of at most `width` columns (a longer word stands alone), led in by `first` and then `rest`."""
    lines, line, used = [], [first], columns(first)
    fresh = True
    for word in safe(text).split(" "):
        wide = columns(word)
        if not fresh and used + 1 + wide > width:
            lines.append("".join(line))
            line, used, fresh = [rest], columns(rest), True
        line.append(word if fresh else f" {word}")
        used += wide if fresh else wide + 1
        fresh = False
    return "\n".join([*lines, "".join(line)])


def marked_lines(source: Source, span: Span, display: Display, style: str) -> Iterator[str]:
    """The lines of `source` that `span` stands on, with their numbers and the words of the span underlined."""
    first, last = source.position(span.start).line, source.position(max(span.start, span.end - 1)).line
    rows = 0
    for number in range(first, last + 1):
        start, text = source.line_start(number), source.line(number)
        marked = Span(max(span.start - start, 0), min(span.end - start, len(text)))
        for label, words, marks in _rows(number, text, marked, display.width - _GUTTER):
            if rows == _MOST_ROWS:
                yield display.paint("dim", f"{'':5} | ") + "…"
                return
            rows += 1
            yield display.paint("dim", f"{label:>5} | ") + words
            if marks:
                yield display.paint("dim", f"{'':5} | ") + display.paint(style, marks)


def _rows(number: int, text: str, marked: Span, width: int) -> Iterator[tuple[str, str, str]]:
    """The line as terminal rows that hold marked words: line number (once), words, underline."""
    cut = _window(text, marked)
    shown = _expand(text[cut.start : cut.end], Span(marked.start - cut.start, marked.end - cut.start))
    label = str(number)
    for start, end in _row_breaks(shown, max(width, 20)):
        cells = shown[start:end]
        if not any(mark for _, _, mark in cells):
            continue
        marks = "".join(("^" if mark else " ") * wide for _, wide, mark in cells).rstrip()
        yield label, "".join(character for character, _, _ in cells).rstrip(), marks
        label = ""


def _window(text: str, marked: Span) -> Span:
    if len(text) <= _MOST_CHARACTERS:
        return Span(0, len(text))
    start = max(0, marked.start - _MARGIN)
    return Span(start, min(len(text), marked.end + _MARGIN, start + _MOST_CHARACTERS))


def _expand(text: str, marked: Span) -> list[tuple[str, int, bool]]:
    """Each character to show, its columns, and whether it is marked; tabs made spaces, unsafe characters left out."""
    cells: list[tuple[str, int, bool]] = []
    at = 0
    for index, character in enumerate(text):
        mark = marked.start <= index < marked.end
        if character == "\t":
            fill = _TAB - at % _TAB
            cells.extend([(" ", 1, mark)] * fill)
            at += fill
        elif not _UNSAFE.match(character):
            wide = _columns(character)
            cells.append((character, wide, mark))
            at += wide
    return cells


def _row_breaks(cells: list[tuple[str, int, bool]], width: int) -> Iterator[tuple[int, int]]:
    """Where rows of at most `width` columns begin and end; they break at spaces where there are any."""
    start = used = 0
    space = -1
    for index, (character, wide, _) in enumerate(cells):
        if used + wide > width:
            end = space + 1 if space >= start else index
            yield start, end
            used = sum(cell[1] for cell in cells[end:index])
            start = end
        if character == " ":
            space = index
        used += wide
    yield start, len(cells)
