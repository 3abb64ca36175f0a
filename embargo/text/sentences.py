"""Paragraphs and sentences of prose, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from embargo.text.folding import fold
from embargo.text.places import Span
from embargo.values import value

_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_END = re.compile(r"""(?P<end>[.!?\u2026]+|:(?=\s*\n))(?P<close>(?:[ \u00a0\u202f]?»|["'”’“‘)\]])*)(?P<gap>\s+|$)""")
_WORD_BEFORE = re.compile(r"[\w.'’-]+$")
_NEXT_WORD = re.compile(r"""(?:[«„][ \u00a0\u202f]?|["'“‘(\[\u2026—–]|\.{2,3}\s*){0,4}(?P<word>[\w'’-]+)?""")
_LONGEST_WORD = 40


@value
class SentenceWords:
    """What a language's full stops may mean (data: `rules/sentences.toml`), all folded.

    `never` are abbreviations that never end a sentence ("mr", "gen"); `seldom` end one only before an opener
    ("a.m", "u.s", "jan"); `openers` are words that, capitalised, begin a sentence rather than a name; `months` are
    names of months in languages that write days with a full stop ("17. November").
    """

    never: frozenset[str] = field(default_factory=frozenset)
    seldom: frozenset[str] = field(default_factory=frozenset)
    openers: frozenset[str] = field(default_factory=frozenset)
    months: frozenset[str] = field(default_factory=frozenset)


def split_paragraphs(text: str, span: Span | None = None) -> Iterator[Span]:
    """The paragraphs of `text` (or of a span of it), parted by empty lines, without the space around them."""
    start, end = span or (0, len(text))
    at = start
    for gap in [*_PARAGRAPH_BREAK.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        words = text[at:stop]
        if words.strip():
            yield Span(at + len(words) - len(words.lstrip()), stop - len(words) + len(words.rstrip()))
        at = gap.end() if gap else end


def split_sentences(text: str, words: SentenceWords, span: Span | None = None) -> Iterator[Span]:
    """The sentences of `text` (or of a span of it). No sentence crosses a paragraph; none is empty."""
    for paragraph in split_paragraphs(text, span):
        at = paragraph.start
        for mark in _END.finditer(text, paragraph.start, paragraph.end):
            if mark.end() < paragraph.end and _ends_sentence(text, mark, words):
                yield Span(at, mark.end("close"))
                at = mark.end()
        if at < paragraph.end:
            yield Span(at, paragraph.end)


def _ends_sentence(text: str, mark: re.Match[str], words: SentenceWords) -> bool:
    following = _NEXT_WORD.match(text, mark.end())
    next_word = following["word"] if following else None
    if next_word is None or next_word[0].islower():
        return False
    if mark["end"] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, mark.start() - _LONGEST_WORD), mark.start())
    last = fold(before.group()).lstrip("'-.") if before else ""
    if last.isdigit() and len(last) <= 2 and fold(next_word) in words.months:
        return False
    if last in words.never:
        return False
    if last in words.seldom or (len(last) == 1 and last.isalpha()):
        set_off = _is_set_off(text, mark.start() - len(last)) and not next_word[0].isdigit()
        return set_off or fold(next_word) in words.openers
    return True


def _is_set_off(text: str, at: int) -> bool:
    """Whether a comma stands before the word at `at`: in "Toledo, Ohio." the sentence would go on with another."""
    return text[max(0, at - 2) : at] == ", "
