"""What a host's statements claim about embargoes: one scope and one lift each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from embargo.groundrules.cues import Cues
from embargo.groundrules.lifts import Lift, LiftReader
from embargo.groundrules.model import Kind
from embargo.groundrules.scopes import CALL, FIRST, SECOND, SECTION, ScopeReader
from embargo.groundrules.utterances import Statement, Utterance, statements
from embargo.rulebook import PhraseRule, Rulebook
from embargo.values import value

_ENGLISH = "en"


@value
class Claim:
    """One statement about one scope, with the lift that it names. `lift` None: the same as the call's.

    `whole` marks what was said of the call by that name: in a divided call it is taken for the section it can mean.
    """

    scope: str
    lift: Lift | None
    utterance: Utterance
    amends: bool
    whole: bool = False
    by_pronoun: bool = False  # about the call only if an "it" after a document does not mean the document

    @property
    def stated(self) -> str:
        """The host's words for the lift; empty where the claim only repeats the call's."""
        return self.lift.stated if self.lift else ""


def read_claims(
    utterances: Sequence[Utterance], scopes: ScopeReader, lifts: LiftReader, rulebook: Rulebook
) -> list[Claim]:
    """Every claim about an embargo, in the order of the call, sections kept apart only where they differ."""
    return _by_section(_corrected(_of_papers(list(_claims(utterances, scopes, lifts, rulebook)))), scopes)


def _claims(
    utterances: Sequence[Utterance], scopes: ScopeReader, lifts: LiftReader, rulebook: Rulebook
) -> Iterator[Claim]:
    spoken_rules = rulebook.family("embargo")
    written_rules = tuple(sorted(spoken_rules, key=_precedence))
    cues = Cues(rulebook.family("cue"))
    held: Lift | None = None
    spoken_of, before = False, ""
    for utterance in utterances:
        on_topic = spoken_of or any(cues.has("topic", words) for words in (utterance.spoken, before, utterance.asked))
        # On paper a correction stands above what it corrects: only speech takes back what came before.
        recent = (utterance.spoken, before) if utterance.turn else ()
        taken_back = on_topic and any(cues.has("takes-back", words) for words in recent)
        # A host may ask and answer: "The embargo? It's end of call."
        asked = before if before.endswith("?") and utterance.turn else utterance.asked
        before = utterance.spoken
        read_to = 0
        rules = spoken_rules if utterance.turn else written_rules
        found = _sound(statements(utterance, rules, lambda each: _tells(each, lifts)), cues)
        for statement in found:
            answers = any(cues.has("topic", words) for words in {asked, utterance.asked})
            counts = _counts(statement, taken_back=taken_back, on_topic=on_topic, answers=answers)
            if not counts or statement.start < read_to:
                continue
            amends = statement.flag("amends") or taken_back or cues.has("amends", utterance.spoken)
            lift = _lift(statement, lifts, held if amends else None)
            if _only_leads(lift, statement, found, lifts) or (lift is None and statement.says != "same"):
                continue
            held, spoken_of = lift or held, True
            # "Embargo date: 1 March / Embargo time: 09:30" is one time, not two.
            read_to = lift.time.span.end if lift and lift.time else read_to
            for scope in scopes.embargo_scopes(statement):
                of_call = scope == CALL
                whole, by_pronoun = of_call and scopes.of_whole(statement), of_call and scopes.by_pronoun(statement)
                yield Claim(scope, lift, utterance, amends, whole, by_pronoun)


def _precedence(rule: PhraseRule) -> tuple[bool, bool]:
    """On paper headings come before sentences, a notice's own language before the English that all borrow from."""
    return not rule.rule.sets.get("heading"), rule.language == _ENGLISH


def _counts(statement: Statement, *, taken_back: bool, on_topic: bool, answers: bool) -> bool:
    """Whether looser words are about the embargo here: an hour taken back, a question about it, the opening."""
    if statement.flag("corrects"):
        return taken_back
    if statement.flag("answers"):
        return answers
    return not statement.flag("weak") or on_topic or _opens(statement.utterance)


def _opens(utterance: Utterance) -> bool:
    return utterance.turn is None or utterance.turn.index == 0


def _sound(found: Sequence[Statement], cues: Cues) -> list[Statement]:
    """The statements about news, not about trade, a lift that is only foreseen, or an embargo that was replaced."""
    if not found:
        return []
    spoken = found[0].utterance.spoken
    other = [*cues.spans("trade", spoken), *cues.spans("superseded", spoken)]
    foreseen = min((start for start, _ in cues.spans("hypothetical", spoken)), default=len(spoken))
    return [
        statement
        for statement in found
        if not any(start < statement.end and statement.start < end for start, end in other)
        and (statement.says not in {"lifted", "none", "until"} or statement.end <= foreseen)
    ]


def _tells(statement: Statement, lifts: LiftReader) -> bool:
    """Whether a statement's words name a lift where its rule says that they do."""
    return statement.says == "same" or _lift(statement, lifts, None) is not None


def _lift(statement: Statement, lifts: LiftReader, corrected: Lift | None) -> Lift | None:
    words = " ".join(statement.utterance.text[statement.start : statement.end].split())
    match statement.says:
        case "until":
            return lifts.read(statement, corrected)
        case "call_end":
            return Lift(Kind.CALL_END, words)
        case "bare":
            return Lift(Kind.EVENT, words, bare=True)
        case "none":
            return Lift(Kind.LIFTED, words)
        case "lifted":
            return Lift(Kind.LIFTED, words, declared=True)
        case _:
            return None


def _of_papers(claims: list[Claim]) -> list[Claim]:
    """ "The report is out, and it is embargoed" holds the call too unless the host says what holds for the call."""
    stated = any(claim.scope == CALL and claim.lift and not claim.by_pronoun for claim in claims)
    return [claim for claim in claims if not (stated and claim.by_pronoun)]


def _corrected(claims: Iterable[Claim]) -> list[Claim]:
    """Of two claims on one scope in one breath, the second corrects the first."""
    kept: list[Claim] = []
    for claim in claims:
        last = next((other for other in reversed(kept) if other.scope == claim.scope and other.lift), None)
        corrects = last is not None and last.utterance is claim.utterance and not _alike(last, claim) and _spoken(claim)
        if last is not None and corrects:
            kept.remove(last)
        kept.append(replace(claim, amends=True) if corrects else claim)
    return kept


def _only_leads(lift: Lift | None, statement: Statement, found: Sequence[Statement], lifts: LiftReader) -> bool:
    """Whether the "event" on paper is but another statement ("EMBARGO: content embargoed until 10:00")."""
    if lift is None or lift.kind is not Kind.EVENT or statement.utterance.turn is not None:
        return False
    end = statement.end + len(lift.stated)
    return any(_lift(other, lifts, None) for other in found if statement.end <= other.start < end)


def _spoken(claim: Claim) -> bool:
    """Whether it was said aloud: on paper a second time that nothing explains contradicts the first."""
    return claim.utterance.turn is not None


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
