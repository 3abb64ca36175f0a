"""What the sentences of a draft mean, told by a sentence model: how like they are to sentences under embargo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from embargo.checks.context import Context
from embargo.match import Passage
from embargo.text import split_sentences
from embargo.values import value

if TYPE_CHECKING:
    from embargo.match.semantic import SentenceModel

_FEWEST_WORDS = 4


@value
class Meant:
    """The sentence under embargo that is most like a draft's sentence, and the likeness, from -1 to 1."""

    passage: Passage
    likeness: float


def compare_meanings(context: Context, model: SentenceModel) -> list[Meant | None]:
    """For each sentence of the draft the sentence under embargo that means most nearly the same."""
    passages = _held_sentences(context)
    sentences = [context.draft.words(sentence.span) for sentence in context.draft.sentences]
    if not passages or not sentences:
        return [None] * len(sentences)
    said = model.vectors([context.index.prose(one)[one.span.start : one.span.end] for one in passages])
    likeness = model.vectors(sentences) @ said.T
    return [Meant(passages[int(row.argmax())], float(row.max())) for row in likeness]


def _held_sentences(context: Context) -> Sequence[Passage]:
    tables, words = context.index.tables, context.desk.rulebook.sentences
    found = []
    for number in context.held:
        briefing, turn, document = tables.owner(number)
        span = context.index.turns[number][1].span
        prose = context.index.rules[briefing].briefing.documents[document].prose.text
        found += [
            Passage(briefing, turn, document, sentence)
            for sentence in split_sentences(prose, words, span)
            if len(prose[sentence.start : sentence.end].split()) >= _FEWEST_WORDS
        ]
    return found
