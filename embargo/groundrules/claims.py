"""What a host's statements claim about embargoes: one scope and one lift each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from embargo.groundrules.lifts import Lift, LiftReader
from embargo.groundrules.model import Kind
from embargo.groundrules.scopes import CALL, FIRST, SECOND, SECTION, ScopeReader
from embargo.groundrules.utterances import Statement, Utterance, statements
from embargo.rulebook import PhraseRule, Rulebook


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about one scope, with the lift that it names. `lift` None: the same as the call's."""

    scope: str
    lift: Lift | None
    utterance: Utterance
    amends: bool

    @property
    def stated(self) -> str:
        """The host's words for the lift; empty where the claim only repeats the call's."""
        return self.lift.stated if self.lift else ""


def read_claims(
    utterances: Sequence[Utterance], scopes: ScopeReader, lifts: LiftReader, rulebook: Rulebook
) -> list[Claim]:
    """Every claim about an embargo, in the order of the call, sections kept apart only where they differ."""
    return _by_section(_corrected(_claims(utterances, scopes, lifts, rulebook)), scopes)


def _claims(
    utterances: Sequence[Utterance], scopes: ScopeReader, lifts: LiftReader, rulebook: Rulebook
) -> Iterator[Claim]:
    rules, cues = rulebook.family("embargo"), _Cues(rulebook.family("cue"))
    held, before = False, ""
    for utterance in utterances:
        on_topic = held or any(cues.has("topic", words) for words in (utterance.spoken, before, utterance.asked))
        before = utterance.spoken
        for statement in _sound(statements(utterance, rules), cues):
            if statement.flag("weak") and not on_topic and not _opens(utterance):
                continue
            lift = _lift(statement, lifts)
            if lift is None and statement.says != "same":
                continue
            held = True
            amends = statement.flag("amends") or cues.has("amends", utterance.spoken)
            for scope in scopes.embargo_scopes(statement):
                yield Claim(scope, lift, utterance, amends)


class _Cues:
    """Words around a statement that change what it does."""

    def __init__(self, rules: Sequence[PhraseRule]) -> None:
        self._rules = rules

    def spans(self, says: str, spoken: str) -> list[tuple[int, int]]:
        rules = [rule for rule in self._rules if rule.rule.sets.get("says") == says]
        return [match.span() for rule in rules for match in rule.find(spoken)]

    def has(self, says: str, spoken: str) -> bool:
        return bool(self.spans(says, spoken))


def _opens(utterance: Utterance) -> bool:
    return utterance.turn is None or utterance.turn.index == 0


def _sound(found: Sequence[Statement], cues: _Cues) -> list[Statement]:
    """The statements that are about news, not about trade, and not about a lift that is only foreseen."""
    if not found:
        return []
    spoken = found[0].utterance.spoken
    trade = cues.spans("trade", spoken)
    foreseen = min((start for start, _ in cues.spans("hypothetical", spoken)), default=len(spoken))
    return [
        statement
        for statement in found
        if not any(start < statement.end and statement.start < end for start, end in trade)
        and (statement.says not in {"lifted", "none", "until"} or statement.end <= foreseen)
    ]


def _lift(statement: Statement, lifts: LiftReader) -> Lift | None:
    words = " ".join(statement.utterance.text[statement.start : statement.end].split())
    match statement.says:
        case "until":
            return lifts.read(statement)
        case "call_end":
            return Lift(Kind.CALL_END, words)
        case "none":
            return Lift(Kind.LIFTED, words)
        case "lifted":
            return Lift(Kind.LIFTED, words, declared=True)
        case _:
            return None


def _corrected(claims: Iterable[Claim]) -> list[Claim]:
    """Of two claims on one scope in one breath, the second corrects the first."""
    kept: list[Claim] = []
    for claim in claims:
        last = next((other for other in reversed(kept) if other.scope == claim.scope and other.lift), None)
        corrects = last is not None and last.utterance is claim.utterance and not _alike(last, claim)
        if last is not None and corrects:
            kept.remove(last)
        kept.append(replace(claim, amends=True) if corrects else claim)
    return kept


def _alike(one: Claim, other: Claim) -> bool:
    return one.lift is None or other.lift is None or one.lift.agrees(other.lift)


def _by_section(claims: list[Claim], scopes: ScopeReader) -> list[Claim]:
    """Claims on sections kept apart only where the sections' embargoes differ; else they are about the call."""
    sections = {claim.scope for claim in claims if claim.scope.startswith(SECTION)}
    if not sections:
        return claims
    if len(sections) == 1 and all(_alike(one, other) for one in claims for other in claims if one.scope in sections):
        on_call = any(claim.scope == CALL for claim in claims)
        return [replace(claim, scope=CALL) if on_call and claim.scope in sections else claim for claim in claims]
    return [_sectioned(claim, sections, scopes) for claim in claims]


def _sectioned(claim: Claim, sections: set[str], scopes: ScopeReader) -> Claim:
    """A claim on "the call" in a divided one: about the section that nobody spoke of, or the one under way."""
    if claim.scope != CALL:
        return claim
    unspoken = {FIRST, SECOND} - sections
    return replace(claim, scope=unspoken.pop() if unspoken else scopes.under_way(claim.utterance.turn))
