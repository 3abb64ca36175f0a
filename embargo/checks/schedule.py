"""Is the draft to appear before what it uses may be used?"""

from __future__ import annotations

from collections.abc import Iterator

from embargo.checks.case import Case
from embargo.checks.embargoes import hold_until, places_of
from embargo.checks.findings import make
from embargo.checks.model import Finding
from embargo.times.spelt import in_words


def check_schedule(case: Case) -> Iterator[Finding]:
    """draft-embargo-too-early, where the draft first uses what its own time comes too early for."""
    context = case.context
    publish_at = context.draft.publish_at
    if publish_at is None:
        return
    for place in places_of(case):
        lift = place.embargo.latest
        if lift is None or publish_at < lift:
            zones = context.clocks(place.briefing, place.embargo)
            set_for = f"Set the draft for {in_words(lift, zones)} or later." if lift else hold_until(place, context)
            yield make(
                context,
                "draft-embargo-too-early",
                place.span,
                place.passages,
                message=f"The draft is set for {in_words(publish_at, zones)}; this may not be used by then.",
                suggestion=set_for,
                confidence=1.0,
                quotation=place.quotation,
                embargo=place.embargo,
            )
            return
