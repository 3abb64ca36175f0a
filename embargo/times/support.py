"""Whether a bare number is a clock time: "until 5 tomorrow" is, "5 of the 12 members" is not."""

from __future__ import annotations

from embargo.times.clocks import Clock
from embargo.times.days import DayWords
from embargo.times.items import Item, Mark, MarkItem, PartItem, is_mark
from embargo.times.words import Passage
from embargo.times.zones import ZoneMention

_ASIDE = {Mark.FILLER, Mark.COMMA, Mark.LINE, Mark.OPEN, Mark.CLOSE, Mark.DASH}
_CUES = {Mark.CUE, Mark.EQUALS, Mark.COLON, Mark.APPROXIMATE, Mark.RANGE_OPEN}
_LINKS = {Mark.DASH, Mark.RANGE}
_YEARS = range(1900, 2100)


class Neighbours:
    """What stands around the clock times of one run."""

    def __init__(self, passage: Passage, run: list[Item]) -> None:
        self.passage = passage
        self.run = run
        self.dated = any(isinstance(item, DayWords) for item in run)

    def support(self, clock: Clock, index: int) -> bool:
        """Whether the clock time at `index` of the run is one: by its own form or by what stands beside it."""
        if clock.firm or self._ends_range(index):
            return True
        if clock.bare:
            return self._supports_bare(clock, index)
        if clock.first == clock.last and len(self.passage.digits(clock.first)) == 4:
            return self._supports_four_digits(clock, index)
        if isinstance(self._beside(index, 1), ZoneMention | PartItem | DayWords):
            return True
        before = self._beside(index, -1)
        return not self._word_follows(clock) and (
            _is_cue(before) or isinstance(before, ZoneMention | DayWords | PartItem)
        )

    def _supports_four_digits(self, clock: Clock, index: int) -> bool:
        """Without "hours": "1800 London time" and "0500 on Friday" are clock times, "2019, China" is not."""
        before, after = self._beside(index, -1), self._beside(index, 1)
        year = int(self.passage.digits(clock.first)) in _YEARS
        if isinstance(after, ZoneMention):
            return not after.bare or (not year and (self.dated or _is_cue(before)))
        if isinstance(after, DayWords):
            return not year or _is_cue(before)
        if isinstance(after, PartItem):
            return True
        zoned = isinstance(before, ZoneMention) and not before.bare
        return not year and not self._word_follows(clock) and (zoned or isinstance(before, DayWords) or _is_cue(before))

    def _supports_bare(self, clock: Clock, index: int) -> bool:
        """ "At 5 Eastern", "six in the morning", "until 9 tomorrow", "embargoed until 5."."""
        before, after = self._beside(index, -1), self._beside(index, 1)
        close = not isinstance(after, MarkItem | None) and after.first == clock.last + 1
        if not 1 <= clock.hour <= 24:
            return False
        if isinstance(after, ZoneMention):
            return not after.bare or (_is_cue(before) and close)
        if isinstance(after, PartItem):
            return _is_cue(before) or close
        if isinstance(after, DayWords):
            return _is_cue(before) or after.part is not None or after.day.offset is not None
        cued = index > 0 and is_mark(self.run[index - 1], Mark.CUE)
        return (
            cued and not isinstance(after, Clock) and (clock.hour <= 12 or self.dated) and self._nothing_follows(clock)
        )

    def _nothing_follows(self, clock: Clock) -> bool:
        following = self.passage[clock.last + 1]
        return following.start < 0 or following.text in {".", ",", ";", "!", "?", ")", "]"} or following.breaks > 0

    def _word_follows(self, clock: Clock) -> bool:
        """Whether a word that has nothing to do with times comes right after, on the same line."""
        following = self.passage[clock.last + 1]
        stranger = following.start >= 0 and not following.senses and following.text.isalnum() and not following.breaks
        return stranger or following.text == "%"

    def _beside(self, index: int, step: int) -> Item | None:
        """The next item that says something, before or after."""
        at = index + step
        while 0 <= at < len(self.run):
            item = self.run[at]
            if not (isinstance(item, MarkItem) and item.mark in _ASIDE):
                return item
            at += step
        return None

    def _ends_range(self, index: int) -> bool:
        """Whether a dash, "to" or "between ... and" ties it to a plain clock time."""
        return any(self._linked(index, step) for step in (1, -1))

    def _linked(self, index: int, step: int) -> bool:
        if not 0 <= index + 2 * step < len(self.run):
            return False
        link, other = self.run[index + step], self.run[index + 2 * step]
        if not (isinstance(link, MarkItem) and isinstance(other, Clock) and other.firm):
            return False
        opened = step == 1 and link.mark is Mark.SEPARATOR and is_mark(self._beside(index, -1), Mark.RANGE_OPEN)
        return link.mark in _LINKS or opened


def _is_cue(item: Item | None) -> bool:
    return isinstance(item, MarkItem) and item.mark in _CUES
