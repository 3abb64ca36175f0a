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
from embargo.groundrules.model import Embargo
from embargo.match import Match, Passage
from embargo.text import Span

_USED = {
    "embargoed-text": "The wording of this sentence is under embargo",
    "embargoed-paraphrase": "This sentence reports in other words what is under embargo",
}
_BUT_PUBLIC = ", but material given as public has it too: no breach"
_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
_Place = tuple[Span, Passage, Embargo]


class _Held(NamedTuple):
    linked: Linked
    match: Match
    passage: Passage
    embargo: Embargo

    @property
    def place(self) -> _Place:
        return self.linked.span, self.passage, self.embargo


def check_embargoes(case: Case) -> Iterator[Finding]:
    """embargoed-quote, -text and -paraphrase; embargo-unresolved and draft-embargo-too-early once each."""
    context = case.context
    places: list[_Place] = []
    for stretches in by_quotation(case.quotations):
        held = [one for linked in stretches if (one := _held(linked, context))]
        broken = [one for one in held if one.linked.public is None]
        if broken:
            places.append(broken[0].place)
        if held:
            yield _quoted(broken or held, context)
    for use in case.uses:
        if use.public is None:
            places.append((use.sentence.span, use.passage, use.embargo))
        yield _used(use, context)
    places.sort(key=lambda place: place[0])
    yield from _unresolved(places, context)
    yield from _too_early(places, context)


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
    latest = max(held, key=lambda one: _lift(one.embargo) or _NEVER)
    public = [one.linked.public for one in held if one.linked.public is not None]
    return make(
        context,
        "embargoed-quote",
        Span(held[0].linked.span.start, held[-1].linked.span.end),
        [passage for one in held for passage in one.match.passages],
        message=f"These words are under embargo{_BUT_PUBLIC if public else ''}.",
        suggestion="" if public else _hold(latest.embargo),
        confidence=max(one.match.score for one in held),
        severity=Severity.NOTE if public else Severity.ERROR,
        quotation=latest.linked.quotation,
        embargo=latest.embargo,
        public=context.public_evidence(public),
    )


def _used(use: Use, context: Context) -> Finding:
    return make(
        context,
        use.rule,
        use.sentence.span,
        (use.passage,),
        message=f"{_USED[use.rule]}{_BUT_PUBLIC if use.public else ''}.",
        suggestion="" if use.public else _hold(use.embargo),
        confidence=use.confidence,
        severity=Severity.NOTE if use.public else Severity.ERROR,
        quotation=use.quotation,
        embargo=use.embargo,
        weights=use.weights,
        public=context.public_evidence([use.public] if use.public else []),
    )


def _unresolved(places: Iterable[_Place], context: Context) -> Iterator[Finding]:
    """Each embargo whose lift is not known, where the draft first uses what it holds."""
    told: set[tuple[int, str]] = set()
    for span, passage, embargo in places:
        if _lift(embargo) is None and (passage.briefing, embargo.scope) not in told:
            told.add((passage.briefing, embargo.scope))
            yield make(
                context,
                "embargo-unresolved",
                span,
                (passage,),
                message="When the embargo on this lifts is not known, so it is in force.",
                suggestion="Ask the host when it lifts, or give the second half of the call, and check again.",
                confidence=1.0,
                embargo=embargo,
            )


def _too_early(places: Iterable[_Place], context: Context) -> Iterator[Finding]:
    """The draft's own time, where that is before an embargo on what it uses lifts."""
    publish_at = context.draft.publish_at
    if publish_at is None:
        return
    for span, passage, embargo in places:
        lift = _lift(embargo)
        if lift is None or publish_at < lift:
            yield make(
                context,
                "draft-embargo-too-early",
                span,
                (passage,),
                message=f"The draft is set for {_clock(publish_at)}; this may not be used by then.",
                suggestion=_hold(embargo) if lift is None else f"Set the draft for {_clock(lift)} or later.",
                confidence=1.0,
                embargo=embargo,
            )
            return


def _lift(embargo: Embargo) -> dt.datetime | None:
    return embargo.lifts_at_latest or embargo.lifts_at


def _hold(embargo: Embargo) -> str:
    lift = _lift(embargo)
    if lift is None:
        return "Hold this until the embargo lifts; when it does is not known."
    return f"Hold this until {_clock(lift)}."


def _clock(instant: dt.datetime) -> str:
    return f"{instant.astimezone(dt.UTC):%H:%M} UTC on {instant.astimezone(dt.UTC):%Y-%m-%d}"
