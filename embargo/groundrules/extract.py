"""Ground rules of a briefing: statements found in the host's words, resolved by scope."""

from __future__ import annotations

import datetime as dt

from embargo.briefing.model import Briefing, Problem
from embargo.groundrules.attribution import resolve_attribution
from embargo.groundrules.claims import read_claims
from embargo.groundrules.embargoes import resolve_embargoes
from embargo.groundrules.lifts import LiftReader
from embargo.groundrules.model import Attribution, Embargo, GroundRules, Part
from embargo.groundrules.names import withheld_names
from embargo.groundrules.scopes import OPENING, QUESTIONS, ScopeReader, opening_parts, section_parts
from embargo.groundrules.utterances import host_utterances
from embargo.rulebook import Rulebook
from embargo.times import Circumstances, guess_language


def extract(briefing: Briefing, rulebook: Rulebook) -> GroundRules:
    """The rules that a briefing's host set, with the words they rest on and what an editor should know of them."""
    utterances = host_utterances(briefing, rulebook)
    scopes = ScopeReader.of(briefing, utterances, rulebook)
    lifts = LiftReader(rulebook, circumstances(briefing, rulebook))
    embargoes, problems = resolve_embargoes(briefing, read_claims(utterances, scopes, lifts, rulebook))
    attribution, noticed = resolve_attribution(briefing, utterances, scopes, rulebook)
    asked, names = withheld_names(briefing, utterances, rulebook)
    if not embargoes and not attribution:
        problems = (*problems, _none(briefing))
    return GroundRules(
        briefing=briefing,
        attribution=attribution,
        embargoes=embargoes,
        parts=_parts(briefing, scopes, attribution, embargoes),
        names_withheld=bool(asked),
        withheld_names=names,
        names_evidence=asked,
        warnings=(*briefing.problems, *problems, *noticed),
    )


def parts_of(briefing: Briefing, rulebook: Rulebook) -> tuple[Part, ...]:
    """The parts of a call that rules may be about: its sections, where the host spoke of any, opening and questions."""
    scopes = ScopeReader.of(briefing, host_utterances(briefing, rulebook), rulebook)
    sections = section_parts(briefing, scopes.boundary) if scopes.sectioned else ()
    return (*sections, *opening_parts(briefing))


def circumstances(briefing: Briefing, rulebook: Rulebook) -> Circumstances:
    """What times stated in the briefing are read against: its date, its clock, its place, the moment it began."""
    # A call's header says where it was held; a notice is its issuer's from dateline to telephone number.
    place = " ".join(briefing.preamble(number) for number in range(len(briefing.documents)))
    return Circumstances(
        date=briefing.held_on,
        zone=briefing.zone,
        said_at=briefing.started_at.astimezone(dt.UTC) if briefing.started_at else None,
        place=place,
        language=guess_language(place, rulebook.times) if not briefing.turns else "en",
        date_inferred=briefing.received_at is not None and not briefing.turns,
    )


def _parts(
    briefing: Briefing,
    scopes: ScopeReader,
    attribution: tuple[Attribution, ...],
    embargoes: tuple[Embargo, ...],
) -> tuple[Part, ...]:
    """The parts of the call that have a rule of their own."""
    ruled = {rule.scope for rule in attribution} | {embargo.scope for embargo in embargoes}
    parts: list[Part] = []
    if any(scope.startswith("section:") for scope in ruled):
        parts.extend(section_parts(briefing, scopes.boundary))
    if ruled & {OPENING, QUESTIONS}:
        parts.extend(opening_parts(briefing))
    return tuple(part for part in parts if part.scope in ruled)


def _none(briefing: Briefing) -> Problem:
    message = "no ground rules were found: ask the desk that took the call before anything from it is used"
    return Problem("no-ground-rules", message, briefing.sources[0] if briefing.sources else None)
