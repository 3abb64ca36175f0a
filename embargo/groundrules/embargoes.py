"""From claims about embargoes to one embargo for each scope."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from embargo.briefing.model import Briefing, Problem
from embargo.groundrules.claims import Claim
from embargo.groundrules.lifts import Lift
from embargo.groundrules.model import Embargo, Evidence, Kind, evidence_of
from embargo.groundrules.resolution import Resolved, resolve
from embargo.groundrules.scopes import CALL, MATERIALS, SECTION
from embargo.groundrules.utterances import problem_at


def resolve_embargoes(briefing: Briefing, claims: Sequence[Claim]) -> tuple[tuple[Embargo, ...], tuple[Problem, ...]]:
    """The embargoes in force at the end of the briefing, one a scope, and what an editor should know about them."""
    found: list[Embargo] = []
    problems: list[Problem] = []
    claims = _like_the_papers(claims)
    for scope in sorted({claim.scope for claim in claims}, key=_order):
        own = [claim for claim in claims if claim.scope == scope]
        resolved = resolve(briefing, own)
        if resolved is not None:
            found.append(_embargo(briefing, scope, resolved))
            problems.extend(resolved.problems)
            problems.extend(_overlooked(briefing, resolved, claims) if scope.startswith(SECTION) else ())
        elif scope == MATERIALS and (call := _last_held(found)):
            found.append(replace(call, scope=MATERIALS, evidence=_evidence(briefing, own, MATERIALS)))
    held = [embargo for embargo in found if embargo.kind is not Kind.LIFTED]
    problems.extend(_unresolved(embargo) for embargo in held if not embargo.lifts_at)
    return tuple(found), tuple(problems)


def _overlooked(briefing: Briefing, resolved: Resolved, claims: Sequence[Claim]) -> Iterator[Problem]:
    """A later word that holds the whole call, with no exception for the section that was said to be free."""
    free = resolved.claim
    if resolved.lift.kind is not Kind.LIFTED or resolved.lift.declared or not free.utterance.turn:
        return
    for claim in claims:
        later = claim.utterance.turn is not None and claim.utterance.turn.index > free.utterance.turn.index
        if claim.whole and later and claim.lift and claim.lift.kind is not Kind.LIFTED:
            message = f"“{claim.stated}” was said of the whole call, after “{free.stated}” of a part; ask the desk"
            yield problem_at(briefing, claim.utterance, "conflicting", message)
            return


def _like_the_papers(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims, with "the same goes for this call" said of the papers' lift where none was named for the call."""
    papers = [claim.lift for claim in claims if claim.scope == MATERIALS and claim.lift]
    named = any(claim.scope == CALL and claim.lift for claim in claims)
    if named or not papers:
        return claims
    return [replace(claim, lift=papers[-1]) if claim.scope == CALL else claim for claim in claims]


def _order(scope: str) -> tuple[int, str]:
    return ([CALL, MATERIALS].index(scope) * 2 if scope in {CALL, MATERIALS} else 1, scope)


def _last_held(found: Iterable[Embargo]) -> Embargo | None:
    held = [embargo for embargo in found if embargo.kind is not Kind.LIFTED]
    return held[-1] if held else None


def _embargo(briefing: Briefing, scope: str, resolved: Resolved) -> Embargo:
    lift = resolved.lift
    lifts_at, latest = _instants(briefing, lift)
    if latest is not None:
        latest = max([latest, *(_instants(briefing, rival)[1] or latest for rival in resolved.rivals)])
    # "The embargo is now lifted", heard at the end of a call and of nothing said before, tells that it held till then.
    # A notice that declares it speaks of an earlier notice.
    only_declared = briefing.turns and lift.declared and len(resolved.support) == 1 and not resolved.problems
    kind = Kind.CALL_END if only_declared else lift.kind
    if kind is Kind.LIFTED:
        lifts_at = latest = None
    return Embargo(
        scope=scope,
        kind=kind,
        stated=lift.stated,
        event=lift.stated if lift.kind is Kind.EVENT else None,
        zone=lift.time.zone if lift.time else None,
        lifts_at=lifts_at,
        lifts_at_latest=latest,
        readings=lift.time.readings if lift.time else (),
        evidence=_evidence(briefing, resolved.support, scope),
    )


def _instants(briefing: Briefing, lift: Lift) -> tuple[dt.datetime | None, dt.datetime | None]:
    """The customary and the latest instant (UTC) at which a lift falls."""
    if lift.kind is Kind.CALL_END or lift.declared:
        ended = briefing.ended_at.astimezone(dt.UTC) if briefing.ended_at else None
        return ended, ended
    if lift.time is None:
        return None, None
    return (lift.time.customary.instant if lift.time.customary else None), lift.time.latest


def _evidence(briefing: Briefing, claims: Sequence[Claim], scope: str) -> tuple[Evidence, ...]:
    said = {claim.utterance.index: claim.utterance for claim in claims}
    return tuple(evidence_of(briefing, u.document, u.span, turn=u.turn, scope=scope) for u in said.values())


def _unresolved(embargo: Embargo) -> Problem:
    place = embargo.evidence[0] if embargo.evidence else None
    message = f"when the embargo “{embargo.stated}” lifts is not known; it is in force until an editor says so (--lift)"
    return Problem("unresolved-lift", message, place.source if place else None, place.line if place else None)
