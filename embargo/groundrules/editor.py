"""An editor's word that an embargo lifted: it stands above the host's, and every report shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from embargo.errors import UsageError
from embargo.groundrules.model import Embargo, GroundRules, Kind
from embargo.values import value

CALL = "call"
_SPEAKER = "speaker"
# Why a briefing without any rule holds every draft.
WITHOUT_RULES = (
    "no ground rules found in it, so nobody knows what it allows; read it, then say so with --lift call=TIME"
)
# Warnings that an editor's word settles.
_NO_RULES = "no-ground-rules"
_UNRESOLVED = "unresolved-lift"


@value
class EditorsLift:
    """The embargo on `scope` lifted, or the call ended (scope "call"), at `at` (an aware time)."""

    scope: str
    at: dt.datetime


def apply_lifts(briefings: Sequence[GroundRules], lifts: Sequence[EditorsLift]) -> tuple[GroundRules, ...]:
    """The ground rules with the editor's words in force.

    Raises `UsageError` where a lift fits no briefing, or more than one: lifting the wrong one would be a breach.
    """
    held = list(briefings)
    for lift in lifts:
        fitting = [n for n, rules in enumerate(held) if any(_fits(lift, embargo) for embargo in rules.embargoes)]
        if not fitting and lift.scope == CALL:
            fitting = [n for n, rules in enumerate(held) if has_no_rules(rules)]
        if len(fitting) != 1:
            raise UsageError(_refusal(lift, held, fitting))
        held[fitting[0]] = _lifted(held[fitting[0]], lift)
    return tuple(held)


def has_no_rules(rules: GroundRules) -> bool:
    """Whether nothing that sets a rule was found in the briefing."""
    return any(warning.code == _NO_RULES for warning in rules.warnings)


def _fits(lift: EditorsLift, embargo: Embargo) -> bool:
    if embargo.kind is Kind.LIFTED:
        return False
    return embargo.scope == lift.scope or (lift.scope == CALL and embargo.kind is Kind.CALL_END)


def _lifted(rules: GroundRules, lift: EditorsLift) -> GroundRules:
    at = lift.at.astimezone(dt.UTC)
    embargoes = tuple(
        replace(embargo, lifts_at=at, lifts_at_latest=at, readings=()) if _fits(lift, embargo) else embargo
        for embargo in rules.embargoes
    ) or (Embargo(lift.scope, Kind.TIME, lifts_at=at, lifts_at_latest=at),)
    return settled(replace(rules, embargoes=embargoes))


def settled(rules: GroundRules) -> GroundRules:
    """The rules, on an editor's word, without the warnings that this word answers."""
    unknown = any(embargo.kind is not Kind.LIFTED and embargo.lifts_at is None for embargo in rules.embargoes)
    answered = {_NO_RULES} if unknown else {_NO_RULES, _UNRESOLVED}
    return replace(rules, warnings=tuple(warning for warning in rules.warnings if warning.code not in answered))


def _refusal(lift: EditorsLift, held: Sequence[GroundRules], fitting: Sequence[int]) -> str:
    if fitting:
        names = ", ".join("+".join(held[n].briefing.sources) for n in fitting)
        return f"--lift {lift.scope}: fits several briefings ({names}); check against each in a run of its own"
    scopes = sorted({nameless(e.scope) for rules in held for e in rules.embargoes if e.kind is not Kind.LIFTED})
    there_are = f"under embargo are {', '.join(scopes)}" if scopes else "nothing in them is under embargo"
    return f"--lift {lift.scope}: the briefings have no embargo on {lift.scope}; {there_are}"


def nameless(scope: str) -> str:
    """A scope for a message: a speaker's name may be one that the host withheld."""
    return "speaker:… (`embargo rules` names the speaker)" if _SPEAKER in scope.casefold() else scope
