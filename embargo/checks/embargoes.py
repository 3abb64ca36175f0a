"""Does the draft use what may not be used yet?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from embargo.checks.case import Case
from embargo.checks.context import Context
from embargo.checks.findings import make
from embargo.checks.linking import Linked
from embargo.checks.model import Finding
from embargo.checks.uses import Use
from embargo.groundrules.model import Embargo
from embargo.match import Match, Passage
from embargo.text import Span

_USED = {
    "embargoed-text": "The wording of this sentence is under embargo.",
    "embargoed-paraphrase": "This sentence reports in other words what is under embargo.",
}
_Place = tuple[Span, Passage, Embargo]


def check_embargoes(case: Case) -> Iterator[Finding]:
    """embargoed-quote, -text and -paraphrase; embargo-unresolved and draft-embargo-too-early once each."""
    context = case.context
    places: list[_Place] = []
    for linked in case.quotations:
        held = _held(linked, context) if linked.match and linked.ours else None
        if linked.match and held:
            places.append((linked.span, *held))
            yield _quoted(linked, linked.match, held[1], context)
    for use in case.uses:
        places.append((use.sentence.span, use.passage, use.embargo))
        yield _used(use, context)
    places.sort(key=lambda place: place[0])
    yield from _unresolved(places, context)
    yield from _too_early(places, context)


def _held(linked: Linked, context: Context) -> tuple[Passage, Embargo] | None:
    """The first passage of a quotation that is under embargo, with its embargo."""
    for passage in linked.match.passages if linked.match else ():
        embargo = context.embargo_on(passage)
        if embargo is not None:
            return passage, embargo
    return None


def _quoted(linked: Linked, match: Match, embargo: Embargo, context: Context) -> Finding:
    return make(
        context,
        "embargoed-quote",
        linked.span,
        match.passages,
        message="These words are under embargo.",
        suggestion=_hold(embargo),
        confidence=match.score,
        quotation=linked.quotation,
        embargo=embargo,
    )


def _used(use: Use, context: Context) -> Finding:
    return make(
        context,
        use.rule,
        use.sentence.span,
        (use.passage,),
        message=_USED[use.rule],
        suggestion=_hold(use.embargo),
        confidence=use.confidence,
        quotation=use.quotation,
        embargo=use.embargo,
        weights=use.weights,
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
