"""Statements: the stretches of a draft in which words and their attribution belong together, as tokens.

A statement is a sentence, or several that one quotation holds together. In its tokens a quotation is one token.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from embargo.draft.model import Sentence
from embargo.draft.quotations import Quoted
from embargo.text import Span, fold
from embargo.values import value


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    MARK = "mark"
    QUOTE = "quote"


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quotation of a statement.

    `word` is folded and without a last full stop; of a mark it is the mark, of a quotation it is empty. `quote`
    numbers the quotation in the draft.
    """

    kind: Kind
    text: str
    word: str
    start: int
    end: int
    quote: int = -1

    @property
    def is_capitalised(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()


@value
class Statement:
    """A sentence of paragraph `paragraph` or several that a quotation joins, as tokens; `first` numbers the first."""

    paragraph: int
    first: int
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]

    def sentence_at(self, offset: int) -> int:
        """The number, in the draft, of the sentence in which `offset` lies."""
        return self.first + bisect_right(self.sentences, offset, lo=1, key=_start_of) - 1


def _start_of(span: Span) -> int:
    return span.start


_TOKEN = re.compile(
    r"(?P<word>[$€£#]?[^\W_](?:[^\W_]|['’.&/\-‑](?=[^\W_])|(?<=\d)[,:](?=\d))*(?:(?<=s)['’](?![^\W_]))?\.?)"
    r"|(?P<mark>[,;:()!?…]|—|–|--?)"
)


def tokens_of(text: str, span: Span, quoted: Sequence[tuple[int, Span]]) -> tuple[Token, ...]:
    """The tokens of `span`; `quoted` are the numbers and regions of the quotations in it, in order."""
    tokens: list[Token] = []
    at = span.start
    for number, region in quoted:
        tokens += _plain(text, at, region.start)
        tokens.append(Token(Kind.QUOTE, text[region.start : region.end], "", *region, number))
        at = region.end
    tokens += _plain(text, at, span.end)
    if tokens and tokens[-1].kind is Kind.WORD and tokens[-1].end == span.end and tokens[-1].text.endswith("."):
        last = tokens[-1]
        tokens[-1] = last._replace(text=last.text[:-1], end=last.end - 1)
    return tuple(tokens)


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for found in _TOKEN.finditer(text, start, end):
        word = found["word"]
        if word:
            yield Token(Kind.WORD, word, fold(word).rstrip("."), *found.span())
        else:
            yield Token(Kind.MARK, found.group(), fold(found.group()), *found.span())


def build_statements(text: str, sentences: Sequence[Sentence], quoted: Sequence[Quoted]) -> list[Statement]:
    """The statements that the sentences of a draft make."""
    regions = [(number, region) for number, quote in enumerate(quoted) for region in quote.regions]
    statements: list[Statement] = []
    at = 0
    for group in _groups(sentences, [region for _, region in regions]):
        span = Span(group[0].span.start, group[-1].span.end)
        inside = []
        while at < len(regions) and regions[at][1].start < span.end:
            inside.append(regions[at])
            at += 1
        tokens = tokens_of(text, span, inside)
        statements.append(
            Statement(group[0].paragraph, group[0].index, tuple(sentence.span for sentence in group), tokens)
        )
    return statements


def _groups(sentences: Sequence[Sentence], regions: Sequence[Span]) -> list[list[Sentence]]:
    """The sentences, those together over whose border a quotation reaches."""
    groups: list[list[Sentence]] = []
    at = 0
    for sentence in sentences:
        while at < len(regions) and regions[at].end <= sentence.span.start:
            at += 1
        if groups and at < len(regions) and regions[at].start < sentence.span.start:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return groups
