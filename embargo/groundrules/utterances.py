"""What a host says, sentence by sentence: the only words that can set a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from embargo.briefing.model import Briefing, Role, Turn
from embargo.rulebook import PhraseRule, Rulebook
from embargo.text import Span, fold, split_sentences

# Brackets hold a transcript's corrections ("[until] conclusion"); the words in them were meant.
_WITHOUT_BRACKETS = str.maketrans("[]*_", "    ")


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence of the host's, or of the text before the first turn.

    `span` lies in the prose of document number `document`; `text` is that prose with brackets blanked, `spoken` the
    same folded, both of the same length. `turn` is None in the preamble. `asked` holds what a reporter said just
    before, folded, if one did.
    """

    index: int
    document: int
    turn: Turn | None
    span: Span
    text: str
    spoken: str
    asked: str = ""

    def place(self, start: int, end: int) -> Span:
        """The span of the prose that a stretch of `spoken` stands at."""
        return Span(self.span.start + start, self.span.start + end)


@dataclass(frozen=True, slots=True)
class Statement:
    """A rule's phrase found in an utterance: what it says, where, and the words that complete it.

    `start` and `end` are offsets in the utterance's `spoken`; `tail` is the slot's stretch, where the rule has one.
    """

    rule: PhraseRule
    utterance: Utterance
    start: int
    end: int
    tail: tuple[int, int] | None = None

    @property
    def says(self) -> str:
        """The rule's word for what is said."""
        return str(self.rule.rule.sets.get("says", ""))

    def flag(self, name: str) -> bool:
        """Whether the rule sets a flag."""
        return bool(self.rule.rule.sets.get(name, False))

    @property
    def tail_text(self) -> str:
        """The folded words of the slot, empty where there is none."""
        return self.utterance.spoken[self.tail[0] : self.tail[1]] if self.tail else ""


def host_utterances(briefing: Briefing, rulebook: Rulebook) -> tuple[Utterance, ...]:
    """Every sentence that may set a rule, in the order of the call: the preamble's and the host's."""
    found: list[Utterance] = []
    for document, span, turn, asked in _stretches(briefing):
        prose = briefing.documents[document].prose.text
        for sentence in split_sentences(prose, rulebook.sentences, span):
            text = prose[sentence.start : sentence.end].translate(_WITHOUT_BRACKETS)
            found.append(Utterance(len(found), document, turn, sentence, text, fold(text), asked))
    return tuple(found) if briefing.turns else _oldest_first(found, rulebook)


def _oldest_first(notice: list[Utterance], rulebook: Rulebook) -> tuple[Utterance, ...]:
    """A message that quotes an older one below itself: the older words come first, the newer may amend them."""
    marks = [rule for rule in rulebook.family("cue") if rule.rule.sets.get("says") == "older"]
    at = next((u.index for u in notice if any(next(rule.find(u.spoken), None) for rule in marks)), len(notice))
    ordered = [*notice[at:], *notice[:at]]
    return tuple(replace(utterance, index=index) for index, utterance in enumerate(ordered))


def _stretches(briefing: Briefing) -> Iterator[tuple[int, Span, Turn | None, str]]:
    for number in range(len(briefing.documents)):
        yield number, briefing.preambles[number], None, ""
        previous: Turn | None = None
        for turn in (turn for turn in briefing.turns if turn.document == number):
            if turn.speaker.role is Role.HOST or turn.host_words:
                asked = previous is not None and previous.speaker.role is Role.REPORTER
                yield number, turn.span, turn, fold(briefing.words(previous)) if asked and previous else ""
            previous = turn


def statements(utterance: Utterance, rules: tuple[PhraseRule, ...]) -> list[Statement]:
    """What the rules find in an utterance, from left to right; of overlapping triggers the first rule's wins."""
    found: list[Statement] = []
    for rule in rules:
        for match in rule.find(utterance.spoken):
            tail = _tail(match)
            trigger_end = tail[0] if tail else match.end()
            if not any(_overlap(statement, match.start(), trigger_end) for statement in found):
                found.append(Statement(rule, utterance, match.start(), trigger_end, tail))
    return sorted(found, key=lambda statement: statement.start)


def _tail(match: re.Match[str]) -> tuple[int, int] | None:
    filled = match.groupdict()
    return next((match.span(name) for name in ("until", "label") if filled.get(name)), None)


def _overlap(statement: Statement, start: int, end: int) -> bool:
    return statement.start < end and start < statement.end
