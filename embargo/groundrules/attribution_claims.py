"""What a host's statements claim about attribution: a basis, labels or leave to quote, each for one scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from embargo.briefing.model import Role
from embargo.groundrules.cues import Cues
from embargo.groundrules.labels import LabelReader, Labels
from embargo.groundrules.model import Basis
from embargo.groundrules.scopes import CALL, ScopeReader
from embargo.groundrules.speakers import SpeakerReader, scope_of
from embargo.groundrules.utterances import Statement, Utterance, statements
from embargo.rulebook import PhraseRule, Rulebook
from embargo.values import value

_LEAD = 30
_NO_LABELS = Labels()


@value
class Claim:
    """One statement: a basis, labels, or that nobody may quote, for one scope.

    `amends`: it takes earlier words back. `weak`: it holds only where nothing plainer was said. `own`: the speaker
    said it. `whole`: it is about the call as a whole, whatever was said of its parts.
    """

    scope: str
    utterance: Utterance
    basis: Basis | None = None
    labels: Labels = _NO_LABELS
    quotable: bool = True
    amends: bool = False
    weak: bool = False
    own: bool = False
    whole: bool = False


class ClaimReader:
    """Reads the claims of one briefing."""

    def __init__(self, scopes: ScopeReader, speakers: SpeakerReader, rulebook: Rulebook) -> None:
        rules = rulebook.family("attribution")
        self._bases = _that(rules, "basis")
        self._labels = rulebook.saying("attribution", "label", "bars")
        self._own = rulebook.saying("attribution", "own")
        self._quotation = rulebook.family("quotation")
        self._names = rulebook.saying("names", "withheld")
        self._reader = LabelReader(rulebook)
        self._qualifiers = Cues(rulebook.family("qualifier"))
        self._scopes, self._speakers = scopes, speakers

    def read(self, utterances: Sequence[Utterance]) -> Iterator[Claim]:
        """Every claim that the host makes, in the order of the call."""
        before: Utterance | None = None
        for utterance in utterances:
            together = before is not None and before.turn is utterance.turn
            corrected = together and before is not None and self._qualifiers.has("corrects", before.spoken)
            yield from self._basis_claims(utterance)
            yield from self._label_claims(utterance, corrected=corrected)
            yield from self._quotation_claims(utterance)
            before = utterance

    def read_own(self, utterances: Iterable[Utterance]) -> Iterator[Claim]:
        """What named speakers say of themselves: "you may use my name"."""
        given: set[str] = set()
        for utterance in utterances:
            if utterance.turn is None or utterance.turn.speaker.role is not Role.NAMED:
                continue
            scope = scope_of(utterance.turn.speaker)
            if statements(utterance, self._own):
                given.add(scope)
                yield Claim(scope, utterance, Basis.ON_THE_RECORD, own=True)
            elif scope in given:
                for statement in statements(utterance, self._labels):
                    if (labels := self._reader.read(statement)).given:
                        yield Claim(scope, utterance, labels=labels, own=True)

    def _basis_claims(self, utterance: Utterance) -> Iterator[Claim]:
        said = [(Basis(str(s.rule.rule.sets["basis"])), s) for s in statements(utterance, self._bases)]
        if not said:
            return
        # "Deep background, no attribution" spells out the first; "for awareness, not for attribution" is of the names.
        spelt_out = any(basis is Basis.DEEP_BACKGROUND for basis, _ in said) or bool(statements(utterance, self._names))
        passed = {basis for basis, statement in said if self._passes_over(statement, basis)}
        for basis, statement in said:
            if basis in passed or (spelt_out and statement.flag("or_names")):
                continue
            if self._frees_papers(statement, basis):
                continue
            weak, amends = self._qualifiers.covers("meaning", statement), self._amended(statement)
            whole = self._qualifiers.has("whole", utterance.spoken)
            for scope in self._about(statement):
                yield Claim(scope, utterance, basis, weak=weak, amends=amends, whole=whole)

    def _frees_papers(self, statement: Statement, basis: Basis) -> bool:
        """Whether a document is on the record: that may be freer than what holds for the call."""
        freed = basis is Basis.ON_THE_RECORD and self._about(statement) == (CALL,)
        return freed and self._scopes.only_of_papers(statement)

    def _passes_over(self, statement: Statement, basis: Basis) -> bool:
        """Whether the words deny the basis, or speak of another occasion or of a remark in passing."""
        if basis is Basis.NOT_FOR_ATTRIBUTION:
            return False
        if any(self._qualifiers.covers(says, statement) for says in ("not", "elsewhere")):
            return True
        return self._about(statement) == (CALL,) and self._qualifiers.covers("passing", statement)

    def _quotation_claims(self, utterance: Utterance) -> Iterator[Claim]:
        said = statements(utterance, self._quotation)
        scopes = dict.fromkeys(scope for statement in said for scope in self._speakers.about(statement))
        for scope in (tuple(scopes) or (CALL,)) if said else ():
            yield Claim(scope, utterance, quotable=False)

    def _label_claims(self, utterance: Utterance, *, corrected: bool) -> Iterator[Claim]:
        found = statements(utterance, self._labels)
        # Beside a label that is given, a speaker described by a label is given it too.
        described = all(statement.flag("weak") for statement in found)
        for statement in found:
            if self._scopes.only_of_papers(statement) or self._qualifiers.covers("one-fact", statement):
                continue
            labels = self._reader.read(statement)
            if labels.given or labels.barred:
                amends = corrected or self._amended(statement)
                for scope in self._about(statement):
                    yield Claim(scope, utterance, labels=labels, amends=amends, weak=described)

    def _about(self, statement: Statement) -> tuple[str, ...]:
        part = self._scopes.part_of_call(statement)
        return (part,) if part != CALL else self._speakers.about(statement) or (CALL,)

    def _amended(self, statement: Statement) -> bool:
        spoken = statement.utterance.spoken
        cues = self._qualifiers.spans("corrects", spoken)
        # "The attribution, let me change that, is ...": the cue may stand among the statement's own words.
        before = any(start <= statement.end and statement.start <= end + _LEAD for start, end in cues)
        return before or any(statement.end <= start for start, _ in self._qualifiers.spans("replaces", spoken))


def _that(rules: Iterable[PhraseRule], sets: str) -> tuple[PhraseRule, ...]:
    return tuple(rule for rule in rules if sets in rule.rule.sets and "says" not in rule.rule.sets)
