"""Quotation marks: which characters open and close, and the words between them.

A quotation that runs over paragraphs repeats its opening mark at each and closes once. Where a closing mark is
missing and the next paragraph does not repeat the opening, the words end with the paragraph, or before the next
opening mark in it. Marks inside a quotation belong to its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from embargo.rulebook.drafts import DraftWords
from embargo.text import Span
from embargo.values import value

_DOUBLE = re.compile("[\"“”„‟«»]|(?<!')''(?!')|(?<!’)’’(?!’)|``")
_SINGLE = re.compile("['‘’‚‛‹›]")
# An opening mark, and the marks that may close what it opened.
_CLOSERS = {
    '"': '"”',
    "“": '”“"',
    "”": "”",
    "„": "“”‟",
    "‟": "”",
    "«": "»",
    "»": "«",
    "'": "'",
    "‘": "’",
    "‚": "‘’",
    "‛": "’",
    "‹": "›",
    "›": "‹",
}
_LOW = frozenset("„‚‛")
_GUILLEMETS = frozenset("«»‹›")
_APOSTROPHES = frozenset("'’")
_SPACES = frozenset(" \t\n\r\u00a0\u2009\u202f")
_BEFORE_OPENING = _SPACES | frozenset("([{-–—―/:")
_WORD = re.compile(r"\w+")


class _Mark(NamedTuple):
    """A quotation mark and what it may do, by the characters beside it."""

    at: int
    end: int
    char: str
    opens: bool
    closes: bool


@value
class Quoted:
    """Words between quotation marks: `spans` without the marks, `regions` with them, one a paragraph.

    `closed` is False where the closing mark is missing.
    """

    spans: tuple[Span, ...]
    regions: tuple[Span, ...]
    closed: bool = True


class _Run(NamedTuple):
    """Quoted words within one paragraph; `char` opened them."""

    region: Span
    span: Span
    char: str
    closed: bool


def find_quoted(text: str, paragraphs: Sequence[Span], words: DraftWords) -> list[Quoted]:
    """The outermost quotations of `text`, in order."""
    found: list[Quoted] = []
    pending: list[_Run] = []
    single = _is_single_style(text, paragraphs, words)
    for paragraph in paragraphs:
        runs = _runs(text, paragraph, words, single=single)
        continued = runs and runs[0].region.start == paragraph.start and runs[0].char == (pending or runs)[-1].char
        if pending and not continued:
            found.append(_join(pending))
            pending = []
        for run in runs:
            pending.append(run)
            if run.closed or run.region.end < paragraph.end:
                found.append(_join(pending))
                pending = []
    return [*found, _join(pending)] if pending else found


def _join(runs: Sequence[_Run]) -> Quoted:
    return Quoted(tuple(run.span for run in runs), tuple(run.region for run in runs), runs[-1].closed)


def _is_single_style(text: str, paragraphs: Sequence[Span], words: DraftWords) -> bool:
    """Whether the text quotes with single marks and uses double ones only inside them."""
    single = double = 0
    for paragraph in paragraphs:
        inner = _DOUBLE.search(text, *paragraph)
        runs = _runs(text, paragraph, words, single=True)
        outermost = bool(runs) and (inner is None or runs[0].region.start < inner.start())
        single += outermost
        double += inner is not None and not outermost
    return single > double


def _runs(text: str, paragraph: Span, words: DraftWords, *, single: bool) -> list[_Run]:
    pattern = _SINGLE if single else _DOUBLE
    marks = [_mark(text, Span(*found.span()), paragraph, words) for found in pattern.finditer(text, *paragraph)]
    runs: list[_Run] = []
    index = 0
    while index < len(marks):
        if not marks[index].opens:
            index += 1
            continue
        run, following = _run(text, marks, index, paragraph)
        if run.span.start < run.span.end and (run.closed or not single):
            runs.append(run)
            index = following
        else:
            index += 1
    return runs


def _run(text: str, marks: Sequence[_Mark], index: int, paragraph: Span) -> tuple[_Run, int]:
    """The run that the mark at `index` opens, and the index of the first mark after it."""
    opening = marks[index]
    closers = _CLOSERS[opening.char]
    depth = 0
    for number in range(index + 1, len(marks)):
        mark = marks[number]
        if mark.char in closers and mark.closes and not _is_prime(text, marks, number):
            if not depth:
                span = _trim(text, opening.end, mark.at)
                return _Run(Span(opening.at, mark.end), span, opening.char, closed=True), number + 1
            depth -= 1
        elif mark.char == opening.char and mark.opens:
            if not _closes_twice(marks, number, closers):
                span = _trim(text, opening.end, mark.at)
                return _Run(Span(opening.at, span.end), span, opening.char, closed=False), number
            depth += 1
    span = _trim(text, opening.end, paragraph.end)
    return _Run(Span(opening.at, paragraph.end), span, opening.char, closed=False), len(marks)


def _mark(text: str, place: Span, paragraph: Span, words: DraftWords) -> _Mark:
    at, end = place
    char = text[at] if end - at == 1 else '"'
    before = text[at - 1] if at > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if char in _GUILLEMETS:
        return _Mark(at, end, char, opens=before in _BEFORE_OPENING, closes=not after.isalnum())
    if char in _LOW:
        return _Mark(at, end, char, opens=True, closes=False)
    opens = char in _CLOSERS and after not in _SPACES and (before in _BEFORE_OPENING or char == "“")
    closes = not after.isalnum() and not (before in _SPACES and after not in _SPACES)
    if char == "”":
        return _Mark(at, end, char, opens=opens and before in _SPACES, closes=True)
    if char in _APOSTROPHES:
        word = _WORD.match(text, at + 1)
        opens = opens and not after.isdigit() and not (word and word.group().lower() in words.elisions)
        closes = closes and before not in _SPACES and not _is_possessive(text, at, words)
    return _Mark(at, end, char, opens, closes)


def _is_possessive(text: str, at: int, words: DraftWords) -> bool:
    """Whether the apostrophe at `at` makes a plural possessive ("the officials' view")."""
    ending = f"{text[at - 1 : at].lower()}'"
    return ending in words.possessive_endings and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()


def _is_prime(text: str, marks: Sequence[_Mark], number: int) -> bool:
    """Whether a straight mark after a figure means inches or seconds, another mark being left to close the words."""
    mark = marks[number]
    if mark.char not in ('"', "'") or not text[mark.at - 1].isdigit() or number + 1 == len(marks):
        return False
    following = marks[number + 1]
    return following.char == mark.char and following.closes and not following.opens


def _closes_twice(marks: Sequence[_Mark], number: int, closers: str) -> bool:
    """Whether the two marks after `number` both close: then the one at `number` opens a quotation in a quotation."""
    following = marks[number + 1 : number + 3]
    return len(following) == 2 and all(mark.char in closers and mark.closes and not mark.opens for mark in following)


def _trim(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), max(start, end - len(words) + len(words.rstrip())))
