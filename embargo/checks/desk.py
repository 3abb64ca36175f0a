"""What is known of the briefings before any draft comes: who speaks, by what labels, under which embargo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from embargo.briefing.model import Role
from embargo.checks.house import House
from embargo.checks.labels import SOMEBODY, Label, LabelReader
from embargo.checks.people import People
from embargo.checks.vocabulary import Vocabulary
from embargo.groundrules.model import Basis, Embargo, GroundRules
from embargo.match import Index, Passage
from embargo.rulebook import Rulebook
from embargo.rulebook.matching import WeightFile
from embargo.values import remembering_value

if TYPE_CHECKING:
    from embargo.match.semantic import SentenceModel

_OPENING = 1000  # so many characters of the host's first words introduce the speakers


@remembering_value
class Desk:
    """The briefings of an index, prepared once for every draft that is checked against them.

    What is worked out about them is kept: make one desk for many drafts.
    `model`, where one is given, is one more witness for paraphrases.
    """

    index: Index
    rulebook: Rulebook
    house: House = field(default_factory=House)
    model: SentenceModel | None = None

    @cached_property
    def thresholds(self) -> Mapping[str, float]:
        """The thresholds of the rule book, and above them those of the house."""
        listed = {name: value for file in self.rulebook.all(WeightFile) for name, value in file.thresholds.items()}
        return {**listed, **self.house.thresholds}

    @cached_property
    def paraphrase_weights(self) -> Mapping[str, float]:
        """The weights of the evidence for paraphrases."""
        return {name: value for file in self.rulebook.all(WeightFile) for name, value in file.paraphrase.items()}

    @cached_property
    def claim_weights(self) -> Mapping[str, float]:
        """The weights of the evidence that a claim credited to another mouth reports the briefing."""
        return {name: value for file in self.rulebook.all(WeightFile) for name, value in file.claim.items()}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The classes of words in labels."""
        return Vocabulary(self.rulebook)

    @cached_property
    def leaders(self) -> frozenset[str]:
        """Who leads the governments that the briefings speak of."""
        texts = {document.prose.text for rules in self.index.rules for document in rules.briefing.documents}
        return frozenset().union(*map(self.vocabulary.leaders_in, texts))

    @cached_property
    def labels(self) -> LabelReader:
        """Reads the labels of the briefings themselves."""
        return LabelReader(self.vocabulary, self.leaders)

    @cached_property
    def people(self) -> tuple[People, ...]:
        """Who takes part in each briefing."""
        honorifics, withheld = self.vocabulary.honorifics, self.house.withheld_names
        return tuple(People.of(rules, honorifics, withheld) for rules in self.index.rules)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The folded surnames of everybody who takes part."""
        return frozenset(name for people in self.people for name in people.by_surname)

    @cached_property
    def permitted(self) -> tuple[tuple[Label, ...], ...]:
        """Every set of labels that some briefing permits, stated or printed."""
        found: dict[tuple[str, ...], tuple[Label, ...]] = {}
        for rules in self.index.rules:
            for labels in _stated(rules):
                found.setdefault(labels, tuple(map(self.labels.read, (*labels, *self.house.variants_of(labels)))))
        spoken = any(rules.briefing.turns for rules in self.index.rules)
        return tuple(found.values()) or (((SOMEBODY,),) if spoken else ())

    @cached_property
    def _variants(self) -> frozenset[tuple[str, ...]]:
        """Every label that the house treats as a permitted one, as it is compared."""
        return frozenset(
            self._compared(self.labels.read(label)) for labels in self.house.variants.values() for label in labels
        )

    def is_variant(self, label: Label, permitted: Iterable[Label]) -> bool:
        """Whether a label is, word for word, one that the house treats as permitted."""
        if not self._variants or (compared := self._compared(label)) not in self._variants:
            return False
        return any(self._compared(one) == compared for one in permitted)

    def _compared(self, label: Label) -> tuple[str, ...]:
        """A label's words as variants are compared: without articles and numbers, singular and plural alike."""
        words = label.words
        while words and words[0] in self.vocabulary.fillers:
            words = words[1:]
        return tuple(word.removesuffix("s") for word in words)

    @cached_property
    def houses(self) -> tuple[frozenset[str], ...]:
        """For each briefing the bodies that its named speakers belong to, as the transcript introduces them."""
        return tuple(self.vocabulary.bodies_in(_introduction(rules)) for rules in self.index.rules)

    @cached_property
    def hides_some(self) -> tuple[bool, ...]:
        """For each briefing whether it is partly on the record and its transcript hides those who are on background."""
        return tuple(
            any(rule.basis is Basis.ON_THE_RECORD for rule in rules.attribution)
            and any(turn.speaker.role is Role.OFFICIAL for turn in rules.briefing.turns)
            for rules in self.index.rules
        )

    @cached_property
    def _embargoes(self) -> tuple[Embargo | None, ...]:
        """The embargo on each turn of the tables."""
        return tuple(rules.embargo_on(turn) for rules, turn in self.index.turns)

    def mask(self, turns: Iterable[int]) -> bytearray:
        """For every word of the tables whether it stands in one of some turns (by their numbers)."""
        mask = bytearray(len(self.index.tables.ids))
        for turn in turns:
            words = self.index.tables.turn_words(turn)
            mask[words.start : words.stop] = b"\x01" * len(words)
        return mask

    @cached_property
    def on_background(self) -> bytearray:
        """The words of officials that may not be credited by name."""
        return self.mask(self._turns_on(set(Basis) - {Basis.ON_THE_RECORD}))

    @cached_property
    def unusable(self) -> bytearray:
        """The words of officials that may be credited to nobody at all."""
        return self.mask(self._turns_on({Basis.OFF_THE_RECORD, Basis.DEEP_BACKGROUND}))

    @cached_property
    def answers(self) -> bytearray:
        """The words of officials, whatever may be done with them."""
        return self.mask(self._turns_on(set(Basis)))

    def answer_to(self, passage: Passage) -> Iterator[int]:
        """The turns that answer the question in which a passage stands: those up to the next reporter's."""
        asked = self.index.tables.turn_of(passage.briefing, passage.turn, passage.document)
        rules = self.index.turns[asked][0]
        for at, (theirs, turn) in enumerate(self.index.turns[asked + 1 :], asked + 1):
            if theirs is not rules or turn.speaker.role is Role.REPORTER:
                return
            if turn.speaker.role is not Role.HOST:
                yield at

    def voices(self, label: Label) -> Iterator[tuple[bytearray, bytearray]]:
        """For each briefing in which the label names one of several speakers: their words, those of the others."""
        for number, rules in enumerate(self.index.rules):
            person = self.people[number].named(label)
            if person is None or person.speaker is None:
                continue
            spoken = [
                (at, person.is_speaker(turn.speaker))
                for at, (theirs, turn) in enumerate(self.index.turns)
                if theirs is rules and turn.speaker.role is Role.NAMED
            ]
            others = [at for at, own in spoken if not own]
            if others:
                yield self.mask(at for at, own in spoken if own), self.mask(others)

    def _turns_on(self, bases: Container[Basis]) -> Iterator[int]:
        for number, (rules, turn) in enumerate(self.index.turns):
            rule = rules.attribution_of(turn)
            basis = rule.basis if rule else Basis.UNSTATED
            if turn.speaker.role not in (Role.REPORTER, Role.HOST) and basis in bases:
                yield number

    def held(self, at: dt.datetime) -> dict[int, Embargo]:
        """The embargoes in force at an instant, by the number of the turn in the tables."""
        in_force = {id(embargo): embargo.in_force(at) for embargo in self._embargoes if embargo}
        return {
            number: embargo
            for number, embargo in enumerate(self._embargoes)
            if embargo is not None and in_force[id(embargo)]
        }


def _stated(rules: GroundRules) -> list[tuple[str, ...]]:
    printed = {turn.speaker.label for turn in rules.briefing.turns if turn.speaker.role is Role.OFFICIAL}
    stated = [rule.labels for rule in rules.attribution if rule.labels]
    return [*stated, *((label.lower(),) for label in sorted(printed))]


def _introduction(rules: GroundRules) -> str:
    briefing = rules.briefing
    opening = briefing.words(briefing.turns[0])[:_OPENING] if briefing.turns else ""
    titles = (turn.speaker.title or "" for turn in briefing.turns)
    return " . ".join((briefing.title or "", opening, *dict.fromkeys(titles)))
