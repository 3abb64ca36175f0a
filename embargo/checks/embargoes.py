"""Does the draft use what may not be used yet?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from embargo.checks.case import Case
from embargo.checks.context import Context
from embargo.checks.findings import make
from embargo.checks.linking import Linked, by_quotation
from embargo.checks.model import Finding, Severity
from embargo.checks.uses import Use
from embargo.draft.model import Quotation
from embargo.groundrules.model import Embargo
from embargo.match import Match, Passage
from embargo.text import Span
from embargo.times.spelt import in_words

_USED = {
    "embargoed-text": "The wording of this sentence is under embargo",
    "embargoed-paraphrase": "This sentence reports in other words what is under embargo",
}
_BUT_PUBLIC = ", but material given as public has it too: no breach"
_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


class Place(NamedTuple):
    """Where a draft uses embargoed material: the passages of briefing `briefing`, where it is known which they are."""

    span: Span
    briefing: int
    passages: tuple[Passage, ...]
    embargo: Embargo
    quotation: Quotation | None


class _Held(NamedTuple):
    linked: Linked
    match: Match
    passage: Passage
    embargo: Embargo

    @property
    def place(self) -> Place:
        return Place(self.linked.span, self.passage.briefing, (self.passage,), self.embargo, self.linked.quotation)


def check_embargoes(case: Case) -> Iterator[Finding]:
    """embargoed-quote, -text and -paraphrase; embargo-unresolved once for each embargo."""
    context = case.context
    for held in _held_quotations(case):
        yield _quoted([one for one in held if one.linked.public is None] or held, context)
    for use in case.uses:
        yield _used(use, context)
    yield from _unresolved(places_of(case), context)


def places_of(case: Case) -> list[Place]:
    """Where the draft uses what is under embargo and not public, in the order of the draft."""
    places = [_place_of(use) for use in case.uses if use.public is None]
    for held in _held_quotations(case):
        broken = [one for one in held if one.linked.public is None]
        if broken:
            places.append(broken[0].place)
    return sorted(places, key=lambda place: place.span)


def _held_quotations(case: Case) -> Iterator[list[_Held]]:
    """Of each quotation the stretches that are under embargo."""
    for stretches in by_quotation(case.quotations):
        held = [one for linked in stretches if (one := _held(linked, case.context))]
        if held:
            yield held


def _place_of(use: Use) -> Place:
    return Place(use.sentence.span, use.briefing, use.passages, use.embargo, use.quotation)


def _held(linked: Linked, context: Context) -> _Held | None:
    """A stretch of quoted words with the first of its passages that is under embargo; None where none is."""
    if linked.match is None or not linked.ours:
        return None
    for passage in linked.match.passages:
        embargo = context.embargo_on(passage)
        if embargo is not None:
            return _Held(linked, linked.match, passage, embargo)
    return None


def _quoted(held: Sequence[_Held], context: Context) -> Finding:
    latest = max(held, key=lambda one: one.embargo.latest or _NEVER)
    public = [one.linked.public for one in held if one.linked.public is not None]
    return make(
        context,
        "embargoed-quote",
        Span(held[0].linked.span.start, held[-1].linked.span.end),
        [passage for one in held for passage in one.match.passages],
        message=f"These words are under embargo{_BUT_PUBLIC if public else ''}.",
        suggestion="" if public else hold_until(latest.place, context),
        confidence=max(one.match.score for one in held),
        severity=Severity.NOTE if public else Severity.ERROR,
        quotation=latest.linked.quotation,
        embargo=latest.embargo,
        public=context.public_evidence(public),
    )


def _used(use: Use, context: Context) -> Finding:
    place = _place_of(use)
    return make(
        context,
        use.rule,
        use.sentence.span,
        use.passages,
        message=f"{_USED[use.rule]}{_BUT_PUBLIC if use.public else ''}.",
        suggestion="" if use.public else hold_until(place, context),
        confidence=use.confidence,
        severity=Severity.NOTE if use.public else Severity.ERROR,
        quotation=use.quotation,
        embargo=use.embargo,
        weights=use.weights,
        public=context.public_evidence([use.public] if use.public else []),
    )


def _unresolved(places: Iterable[Place], context: Context) -> Iterator[Finding]:
    """Each embargo whose lift is not known, where the draft first uses what it holds."""
    told: set[tuple[int, str]] = set()
    for place in places:
        embargo, which = place.embargo, (place.briefing, place.embargo.scope)
        if embargo.latest is None and which not in told:
            told.add(which)
            call = ", ".join(
                document.source.name for document in context.index.rules[place.briefing].briefing.documents
            )
            yield make(
                context,
                "embargo-unresolved",
                place.span,
                place.passages,
                message=f"When the embargo on this lifts ({embargo.scope} of {call}) is not known, so it is in force.",
                suggestion="Ask the host when it lifts, or give the second half of the call, and check again.",
                confidence=1.0,
                quotation=place.quotation,
                embargo=embargo,
            )


def hold_until(place: Place, context: Context) -> str:
    """What to do with words under embargo."""
    lift = place.embargo.latest
    if lift is None:
        return "Hold this until the embargo lifts; when it does is not known."
    return f"Hold this until {in_words(lift, context.clocks(place.briefing, place.embargo))}."
