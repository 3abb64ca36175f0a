"""The index over all that was said in some briefings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import cached_property

from embargo.briefing.model import Briefing, Role, Speaker, Turn
from embargo.groundrules.model import GroundRules
from embargo.match.lexicon import Lexicon
from embargo.match.meaning import Meanings
from embargo.match.model import Passage
from embargo.match.tables import Tables, Utterance, build_tables
from embargo.read.document import Document
from embargo.rulebook import Rulebook
from embargo.text import Span
from embargo.values import remembering_value


@remembering_value
class Index:
    """Briefings with their rules, and the words said in them ready to be searched.

    `tables` hold numbers and words only: they can be stored and put under the same briefings again.
    """

    rules: tuple[GroundRules, ...]
    lexicon: Lexicon = field(repr=False)
    meanings: Meanings = field(repr=False)
    tables: Tables = field(repr=False)

    @cached_property
    def _families(self) -> dict[str, list[str]]:
        families: dict[str, list[str]] = defaultdict(list)
        for word, what in zip(self.tables.words, self.reported, strict=True):
            if what:
                families[what].append(word)
        return families

    @cached_property
    def reported(self) -> tuple[str, ...]:
        """What each word of the tables reports, by its number."""
        return tuple(map(self.what, self.tables.words))

    def family(self, what: str) -> Sequence[str]:
        """The words said in the briefings that report `what` (a class of `Meanings`)."""
        return self._families.get(what, ())

    def what(self, word: str) -> str:
        """What a word (in its normal form) reports: a number in figures, else its class; empty for words of grammar."""
        value = self.lexicon.numbers.get(word)
        return self.meanings.class_of(word) if value is None or word in self.meanings.function else f"{value:g}"

    def said(self, what: str) -> int:
        """How often the briefings report `what`."""
        return sum(map(self.tables.count, self.family(what)))

    def briefing(self, passage: Passage) -> Briefing:
        """The briefing that a passage was said in."""
        return self.rules[passage.briefing].briefing

    @cached_property
    def turns(self) -> tuple[tuple[GroundRules, Turn], ...]:
        """The turns of the tables with the rules of their briefing, by their number."""
        return tuple((rules, turn) for rules in self.rules for turn in _turns(rules.briefing))

    def turn(self, passage: Passage) -> Turn:
        """The turn that a passage belongs to."""
        number = self.tables.turn_of(passage.briefing, passage.turn, passage.document)
        return self.turns[number][1]

    def prose(self, passage: Passage) -> str:
        """The prose that a passage's span lies in."""
        return self.briefing(passage).documents[passage.document].prose.text

    def passage(self, first: int, last: int) -> Passage:
        """The passage from the word at `first` to the word at `last` of the tables, both in one turn."""
        briefing, turn, document = self.tables.owner(self.tables.turn_at(first))
        return Passage(briefing, turn, document, self.tables.span(first, last))


def build_index(ground_rules: Sequence[GroundRules], rulebook: Rulebook) -> Index:
    """Index every turn of the briefings. Time and room grow with the words said."""
    lexicon = Lexicon.of(rulebook)
    tables = build_tables(_utterances(ground_rules), lexicon)
    return Index(tuple(ground_rules), lexicon, Meanings.of(rulebook), tables)


def build_public_index(documents: Iterable[Document], rulebook: Rulebook) -> Index:
    """Index documents that are no briefings: earlier releases and stories. Each is one turn that nobody speaks."""
    return build_index([GroundRules(_written(document)) for document in documents], rulebook)


def _written(document: Document) -> Briefing:
    return Briefing((document,), None, (), preambles=(Span(0, len(document.prose.text)),))


def _turns(briefing: Briefing) -> Sequence[Turn]:
    """What is said in a briefing; what is only written (a release, a notice) counts as one turn a document."""
    if briefing.turns:
        return briefing.turns
    nobody = Speaker("", Role.UNKNOWN)
    return [
        Turn(number, number, nobody, Span(span.start, span.start), span)
        for number, span in enumerate(briefing.preambles)
    ]


def _utterances(ground_rules: Sequence[GroundRules]) -> Iterator[Utterance]:
    for number, rules in enumerate(ground_rules):
        documents = rules.briefing.documents
        for turn in _turns(rules.briefing):
            prose = documents[turn.document].prose.text
            yield Utterance(number, turn.index, turn.document, turn.span, prose)
