"""Several files of one call put together, in the order of the call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from embargo.briefing.cues import Cue
from embargo.briefing.pages import Page
from embargo.briefing.stamps import Clock
from embargo.values import remembering_value

_SAME_MINUTE = dt.timedelta(minutes=1)
_ALIKE = 0.9


@remembering_value
class Dated:
    """A page with the date and zone of its call, and what its first and last turns say of parts."""

    page: Page
    zone: str | None
    held_on: dt.date | None
    inferred: str | None
    cues: frozenset[Cue]

    @property
    def started(self) -> dt.datetime | None:
        """The naive wall time of the opening stamp."""
        return _wall(self.held_on, self.page.opening)

    @property
    def ended(self) -> dt.datetime | None:
        """The naive wall time of the closing stamp; after midnight where the clock says an earlier hour."""
        start, end = self.started, _wall(self.held_on, self.page.closing)
        return end + dt.timedelta(days=1) if start and end and end < start else end


def _wall(date: dt.date | None, stamp: Clock | None) -> dt.datetime | None:
    return dt.datetime.combine(date, stamp.clock) if date and stamp else None


def group(pages: Sequence[Dated]) -> list[list[Dated]]:
    """The pages of each call, in the order of the call; calls in the order in which their first file was given."""
    groups: list[list[Dated]] = []
    for page in pages:
        home = next((known for known in groups if any(_one_call(page, other) for other in known)), None)
        if home is None:
            groups.append([page])
        else:
            home.append(page)
    return [sorted(pages, key=_place_in_call) for pages in _merged(groups)]


def _place_in_call(page: Dated) -> tuple[bool, str, bool]:
    """Pages with an opening stamp by its time, then those without; last those that say they are a later part."""
    started = page.started
    return started is None, started.isoformat() if started else "", Cue.PORTION_START in page.cues


def _merged(groups: list[list[Dated]]) -> list[list[Dated]]:
    """Groups that a later page has connected, as one."""
    merged: list[list[Dated]] = []
    for pages in groups:
        home = next((known for known in merged if any(_one_call(a, b) for a in pages for b in known)), None)
        if home is None:
            merged.append(list(pages))
        else:
            home.extend(pages)
    return merged


def _one_call(one: Dated, other: Dated) -> bool:
    if not one.page.turns or not other.page.turns or one.held_on is None:
        return False
    if (one.held_on, one.zone) != (other.held_on, other.zone):
        return False
    return _follows(one, other) or _follows(other, one) or same_text(one.page, other.page)


def _follows(first: Dated, second: Dated) -> bool:
    """Whether the second page goes on where the first ends, or says that it is a later part of the same call."""
    if first.ended and second.started:
        return abs(second.started - first.ended) <= _SAME_MINUTE
    return Cue.PORTION_END in first.cues and Cue.PORTION_START in second.cues


def same_text(one: Page, other: Page) -> bool:
    """Whether two pages print the same call: most turns of the shorter one stand in the other, word for word."""
    mine, theirs = ({" ".join(turn.folded[slice(*turn.span)].split()) for turn in page.turns} for page in (one, other))
    shorter, longer = sorted((mine, theirs), key=len)
    return len(shorter & longer) >= _ALIKE * len(shorter)
