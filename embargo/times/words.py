"""A passage as the grammar sees it: phrases with their senses, numbers and marks, each with its place."""

from __future__ import annotations

from typing import Any, NamedTuple

from embargo.text import Span, fold
from embargo.times.vocabulary import TOKEN, Sense, Senses, Vocabulary, dotted_key

_NOTHING: Senses = {}


class Lexeme(NamedTuple):
    """A phrase, number or mark: its folded text, its place, what it may mean.

    `number` is the value of digits; `breaks` counts the line ends before it; `glued`: no space stands before it.
    """

    text: str
    start: int
    end: int
    senses: Senses
    number: int | None
    breaks: int
    glued: bool


_END = Lexeme("", -1, -1, _NOTHING, None, 0, False)  # noqa: FBT003
_DIGITS = 9


class Passage:
    """The lexemes of a text. An index past either end gives a lexeme that means nothing."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.lexemes = _scan(text, vocabulary)

    def __len__(self) -> int:
        return len(self.lexemes)

    def __getitem__(self, at: int) -> Lexeme:
        return self.lexemes[at] if 0 <= at < len(self.lexemes) else _END

    def has(self, at: int, *senses: Sense) -> bool:
        """Whether the lexeme at `at` may mean one of `senses`."""
        own = self[at].senses
        if own:
            for sense in senses:
                if sense in own:
                    return True
        return False

    def value(self, at: int, sense: Sense) -> Any:
        """The value of one sense of a lexeme; None where it has not that sense."""
        return self[at].senses.get(sense)

    def digits(self, at: int) -> str:
        """The digits of a number as written; "" for anything else."""
        lexeme = self[at]
        return lexeme.text if lexeme.number is not None else ""

    def span(self, first: int, last: int) -> Span:
        """The characters of the lexemes `first` to `last`, both included."""
        return Span(self.lexemes[first].start, self.lexemes[last].end)


def _scan(text: str, vocabulary: Vocabulary) -> list[Lexeme]:
    folded = fold(text)
    matches = list(TOKEN.finditer(folded))
    tokens = [dotted_key(m.group()) if m.lastgroup == "dotted" else m.group() for m in matches]
    lexemes: list[Lexeme] = []
    at, before = 0, 0
    while at < len(matches):
        found = vocabulary.longest(tokens, at)
        length, senses = found or (1, _NOTHING)
        start, end = matches[at].start(), matches[at + length - 1].end()
        digits = matches[at].lastgroup == "number" and length == 1 and end - start <= _DIGITS
        breaks = folded.count("\n", before, start)
        words = tokens[at] if length == 1 else " ".join(tokens[at : at + length])
        number = int(tokens[at]) if digits else None
        lexemes.append(Lexeme(words, start, end, senses, number, breaks, start == before and bool(lexemes)))
        at, before = at + length, end
    return lexemes
