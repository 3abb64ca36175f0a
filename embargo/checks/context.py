"""What every check looks at: the draft, the briefings, the instant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from functools import cached_property
from itertools import takewhile

from embargo.briefing.model import Role, Turn
from embargo.checks.credit import Credit
from embargo.checks.desk import Desk
from embargo.checks.labels import SOMEBODY, Label, LabelReader
from embargo.checks.people import People
from embargo.checks.public import PublicMaterial
from embargo.checks.standing import Standing, compare
from embargo.draft.model import Draft, SourceMention
from embargo.groundrules.model import Attribution, Basis, Embargo, Evidence, GroundRules, evidence_of
from embargo.match import Index, Passage
from embargo.text import Span, bare, fold, split_sentences, tokenise
from embargo.values import remembering_value

_PARAGRAPH = "\n\n"
_MARK = '"'
_NOT = bytes((1, 0, *range(2, 256)))
_LONG_QUESTION = 1000  # characters
_OPENING = 200  # characters in which one who asks is called and says who it is


@remembering_value
class Context:
    """One draft to be judged at the instant `at` (aware) against the briefings of a desk.

    `public` is what may be used whatever the briefings say, if anything was given as such; `credits` remembers what
    each label was found to be to the briefings.
    """

    draft: Draft
    desk: Desk
    at: dt.datetime
    public: PublicMaterial | None = None
    credits: dict[Label, Credit] = field(default_factory=dict, repr=False, compare=False)

    @property
    def index(self) -> Index:
        """The words said in the briefings."""
        return self.desk.index

    @property
    def thresholds(self) -> Mapping[str, float]:
        """The thresholds of the rule book and of the house."""
        return self.desk.thresholds

    @property
    def people(self) -> tuple[People, ...]:
        """Who takes part in each briefing."""
        return self.desk.people

    @cached_property
    def labels(self) -> LabelReader:
        """Takes the draft's labels apart; knows who leads the governments that draft and briefings speak of."""
        return LabelReader(self.desk.vocabulary, self.leaders)

    @cached_property
    def leaders(self) -> frozenset[str]:
        """The folded surnames of whoever leads the governments that draft and briefings speak of."""
        return self.desk.leaders | self.desk.vocabulary.leaders_in(self.draft.document.prose.text)

    @cached_property
    def held(self) -> Mapping[int, Embargo]:
        """The embargoes in force, by the number of the turn in the tables."""
        return self.desk.held(self.at)

    @cached_property
    def held_words(self) -> bytearray:
        """For every word of the tables whether it is under embargo."""
        return self.desk.mask(self.held)

    @cached_property
    def free_words(self) -> bytearray:
        """For every word of the tables whether it may be used."""
        return self.held_words.translate(_NOT)

    @cached_property
    def spoken_freely(self) -> bytearray:
        """For every word of the tables whether an official said it where it may be used."""
        asking = (Role.REPORTER, Role.HOST)
        return self.desk.mask(
            number
            for number, (_, turn) in enumerate(self.index.turns)
            if number not in self.held and turn.speaker.role not in asking
        )

    def compare(self, label: Label, permitted: tuple[Label, ...]) -> Standing:
        """How a label stands to the permitted ones."""
        if self.desk.is_variant(label, permitted):
            return Standing.SAME
        return compare(label, permitted, self.desk.vocabulary)

    def clocks(self, briefing: int, embargo: Embargo) -> list[str]:
        """The zones that matter for an embargo: those in which its lift was stated, that of the call."""
        zones = (
            embargo.zone,
            *(reading.zone for reading in embargo.readings),
            self.index.rules[briefing].briefing.zone,
        )
        return list(dict.fromkeys(zone for zone in zones if zone and "/" in zone))  # a fixed offset is no clock

    def particular(self, span: Span) -> float:
        """How much more than everyday words the draft's words at `span` carry, in bits; courtesies carry nothing."""
        normal = self.index.lexicon.normal
        words = [normal(token.word) for token in tokenise(self.draft.words(span))]
        return self.index.lexicon.particular(words, self.thresholds["everyday_bits"])

    # -- about a passage ------------------------------------------------------------------------------------------

    def rules_of(self, passage: Passage) -> GroundRules:
        """The ground rules of the briefing that a passage was said in."""
        return self.index.rules[passage.briefing]

    def embargo_on(self, passage: Passage) -> Embargo | None:
        """The embargo that still holds on a passage; None where it may be used."""
        embargo = self.rules_of(passage).embargo_on(self.index.turn(passage))
        return embargo if embargo and embargo.in_force(self.at) else None

    def attribution_of(self, passage: Passage) -> Attribution | None:
        """The attribution rule for a passage."""
        return self.rules_of(passage).attribution_of(self.index.turn(passage))

    def basis_of(self, passage: Passage) -> Basis:
        """On what terms a passage may be used.

        Where a call is partly on the record and its transcript hides who speaks on background, whom it names there
        too is on the record.
        """
        rule = self.attribution_of(passage)
        if rule is None:
            return Basis.UNSTATED
        named = self.index.turn(passage).speaker.role is Role.NAMED
        if named and rule.basis is Basis.ON_BACKGROUND and self.desk.hides_some[passage.briefing]:
            return Basis.ON_THE_RECORD
        return rule.basis

    def permitted(self, passage: Passage) -> tuple[Label, ...]:
        """The labels that a passage may be credited to: those stated, else the one that the transcript prints.

        What is not for attribution may be credited to somebody who is not described at all.
        """
        rule, turn = self.attribution_of(passage), self.index.turn(passage)
        if rule and rule.labels:
            return tuple(map(self.labels.read, (*rule.labels, *self.desk.house.variants_of(rule.labels))))
        if rule and rule.basis is Basis.NOT_FOR_ATTRIBUTION:
            return (SOMEBODY,)
        if turn.speaker.role is not Role.OFFICIAL:
            return ()
        printed = turn.speaker.label.lower()
        return tuple(map(self.labels.read, (printed, *self.desk.house.variants_of([printed]))))

    def whole(self, passage: Passage) -> Passage:
        """A passage with the whole of the sentences that it begins and ends in."""
        prose, turn = self.index.prose(passage), self.index.turn(passage)
        start, end = passage.span
        begins = max(turn.span.start, prose.rfind(_PARAGRAPH, turn.span.start, start))
        ends = prose.find(_PARAGRAPH, end, turn.span.end)
        around = Span(begins, ends if ends >= 0 else turn.span.end)
        for sentence in split_sentences(prose, self.desk.rulebook.sentences, around):
            if sentence.overlaps(passage.span):
                start, end = min(start, sentence.start), max(end, sentence.end)
        return replace(passage, span=Span(start, end))

    def evidence(self, passage: Passage) -> Evidence:
        """The words of a passage as evidence."""
        rules, turn = self.rules_of(passage), self.index.turn(passage)
        scope = next(name for name in rules.scopes(turn) if not name.startswith("speaker:"))
        speaking = turn if turn.speaker.label else None
        return evidence_of(rules.briefing, passage.document, passage.span, turn=speaking, scope=scope)

    def asks(self, label: Label, passage: Passage) -> bool:
        """Whether the person that `label` names asked the question in which a passage stands.

        They say so as they begin ("Ann Holt, the Times"), or are called before it.
        """
        links = self.desk.vocabulary.links
        head = list(takewhile(lambda word: word not in links, label.words))
        names = label.person[-1:] or [word for word in label.strangers if word in head]
        if not names:
            return False
        turns, turn, prose = self.rules_of(passage).briefing.turns, self.index.turn(passage), self.index.prose(passage)
        said = [turn.speaker.label, turn.speaker.name or "", prose[turn.span.start : turn.span.start + _OPENING]]
        before = [one for one in turns if one.document == turn.document and one.index == turn.index - 1]
        said += [prose[max(one.span.start, one.span.end - _OPENING) : one.span.end] for one in before]
        heard = {bare(token.word) for token in tokenise(fold(" . ".join(said)))}
        return not heard.isdisjoint(map(bare, names))

    def quotes_another(self, passage: Passage, label: Label) -> bool:
        """Whether the passage stands in quotation marks in the briefing, as the words of the person that `label` names.

        "What do you say to Mr. Roe's remark that it is “a farce”?": Mr. Roe may be credited with it.
        """
        if not label.person:
            return False
        prose, turn = self.index.prose(passage), self.index.turn(passage)
        paragraph = prose.rfind(_PARAGRAPH, turn.span.start, passage.span.start)
        before = fold(prose[max(turn.span.start, paragraph) : passage.span.start])
        if before.count(_MARK) % 2 == 0:
            return False
        normal = self.index.lexicon.normal
        return normal(label.person[-1]) in {normal(bare(token.word)) for token in tokenise(before)}

    def public_evidence(self, passages: Iterable[Passage]) -> tuple[Evidence, ...]:
        """Words of the public material as evidence."""
        return tuple(self.public.evidence(passage) for passage in passages) if self.public else ()

    def turn(self, passage: Passage) -> Turn:
        """The turn that a passage belongs to."""
        return self.index.turn(passage)

    def role_of(self, passage: Passage) -> Role:
        """What the speaker of a passage is.

        A transcript may print an answer under the question without a label of its own: a paragraph that follows the
        last question mark of a reporter's turn, or the first of a turn longer than any question, may be anybody's.
        """
        turn = self.index.turn(passage)
        if turn.speaker.role is not Role.REPORTER:
            return turn.speaker.role
        words = self.index.prose(passage)
        paragraph = words.rfind(_PARAGRAPH, turn.span.start, passage.span.start)
        asked = words.rfind("?", turn.span.start, turn.span.end)
        long = turn.span.end - turn.span.start > _LONG_QUESTION
        return Role.UNKNOWN if paragraph >= 0 and (long or 0 <= asked < paragraph) else Role.REPORTER

    # -- about a source -------------------------------------------------------------------------------------------

    def label(self, source: SourceMention) -> Label:
        """The label that the draft gives a source: the words it uses there, or what they refer back to.

        "The official" can only refer back to somebody who may be called one.
        """
        mention = self.labels.read(source.text)
        if not source.resolved or not (mention.generic or mention.person):
            return mention
        resolved = self.labels.read(source.resolved)
        if mention.person:
            return resolved if mention.person[-1] in resolved.person else mention
        misread = mention.plain and not (resolved.plain or resolved.telling or resolved.person or resolved.mouthpiece)
        return mention if misread else resolved
