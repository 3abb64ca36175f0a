"""Which of several claims about one scope holds: the last clear word, an amendment before it, the safe side always."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from embargo.briefing.model import Briefing, Problem
from embargo.groundrules.claims import Claim
from embargo.groundrules.lifts import Lift
from embargo.groundrules.model import Kind
from embargo.groundrules.utterances import problem_at
from embargo.values import value


@value
class Resolved:
    """The claim that holds for a scope, the claims that repeat it, those that contradict it, and what to tell."""

    claim: Claim
    lift: Lift
    support: tuple[Claim, ...]
    rivals: tuple[Lift, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def resolve(briefing: Briefing, claims: Sequence[Claim]) -> Resolved | None:
    """What holds of the claims about one scope, in the order of the call; None where none names a lift."""
    current: Resolved | None = None
    for claim in claims:
        if claim.lift is None:
            continue
        if current is None:
            current = Resolved(claim, claim.lift, (claim,))
        else:
            current = _heard(briefing, current, claim, claim.lift)
    return replace(current, problems=(*current.problems, *_noticed(briefing, current))) if current else None


def _heard(briefing: Briefing, current: Resolved, claim: Claim, lift: Lift) -> Resolved:
    """What holds once `claim` has been heard after what held until then."""
    if _repeats(current.lift, lift) and not _corrects(current.lift, lift, claim):
        best = claim if current.lift.vague and not lift.vague else current.claim
        return replace(current, claim=best, lift=best.lift or lift, support=(*current.support, claim))
    if lift.vague:
        return current
    if current.lift.bare and lift.declared:
        return Resolved(claim, lift, (claim,))
    if lift.kind is Kind.LIFTED and not lift.declared and not claim.amends:
        message = f"“{claim.stated}” was said of what “{current.claim.stated}” holds; the embargo is kept"
        return replace(
            current, problems=(*current.problems, problem_at(briefing, claim.utterance, "conflicting", message))
        )
    if lift.declared or _amends(current.claim, claim):
        message = (
            f"the embargo was changed: first “{current.claim.stated}”, then “{claim.stated}”; the later word holds"
        )
        problems = (*current.problems, problem_at(briefing, claim.utterance, "amended", message))
        return Resolved(claim, _declared_on_call(current.lift, lift, claim), (claim,), current.rivals, problems)
    return _contradicted(briefing, current, claim, lift)


def _declared_on_call(held: Lift, new: Lift, claim: Claim) -> Lift:
    """What waited for an event and was lifted by the host's word on the call was held as long as the call."""
    on_call = new.declared and claim.utterance.turn is not None and held.kind is Kind.EVENT
    return Lift(Kind.CALL_END, new.stated) if on_call else new


def _contradicted(briefing: Briefing, current: Resolved, claim: Claim, lift: Lift) -> Resolved:
    message = f"two statements differ: “{current.claim.stated}” and “{claim.stated}”; held to the later instant"
    problems = (*current.problems, problem_at(briefing, claim.utterance, "conflicting", message))
    free = current.lift.kind is Kind.LIFTED and not current.lift.declared
    if claim.utterance.turn is None and not free:
        # On paper the heading speaks first and loudest, unless it frees what is held below;
        # on a call the last word wins.
        return replace(current, rivals=(*current.rivals, lift), problems=problems)
    return Resolved(claim, lift, (claim,), (*current.rivals, current.lift), problems)


def _repeats(held: Lift, new: Lift) -> bool:
    """Whether `new` says what held already; declaring lifted what ends with the call is how hosts close."""
    return held.agrees(new) or (new.declared and held.kind is Kind.CALL_END)


def _corrects(held: Lift, new: Lift, claim: Claim) -> bool:
    """Whether a time that may be the one held is said anew because the first was wrong on one of its clocks."""
    return claim.amends and bool(held.problems) and not new.problems and new.kind is Kind.TIME


def _amends(held: Claim, new: Claim) -> bool:
    """Whether the newer claim replaces the older knowingly: it says so, or the older stood in the invitation."""
    return new.amends or (held.utterance.turn is None and new.utterance.turn is not None)


def _noticed(briefing: Briefing, resolved: Resolved) -> Iterator[Problem]:
    """Trouble with the stated time itself, and a change announced without the earlier word being here."""
    known = {problem.code for problem in resolved.problems}
    for claim in resolved.support:
        for problem in claim.lift.problems if claim.lift else ():
            if problem.code not in known:
                known.add(problem.code)
                yield problem_at(briefing, claim.utterance, problem.code, problem.message)
        if claim.amends and claim.lift and claim.lift.kind is not Kind.LIFTED and "amended" not in known:
            known.add("amended")
            message = f"the embargo was changed to “{claim.stated}”; that holds"
            yield problem_at(briefing, claim.utterance, "amended", message)
