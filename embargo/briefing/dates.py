"""The civil date of a call at its own clock, and what decided it.

A header line with the date wins; then the host's words ("tomorrow, Monday, October 4th", "on a Friday evening"),
within what publishing allows: a transcript is published and changed after its call.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from embargo.briefing.label_words import LabelKind
from embargo.briefing.moments import Published
from embargo.briefing.pages import Page
from embargo.rulebook.transcripts import TranscriptWords
from embargo.text import Span
from embargo.times import Circumstances, StatedDay, TimeLexicon, civil, read_days, resolve_day
from embargo.values import value

_DAY = dt.timedelta(days=1)
# A file changed this soon after it was published says more of its true age than the publishing time set by hand.
_PROMPT = dt.timedelta(hours=36)
_WEEK = 7
# A call without stamps that was published before this hour was held the day before.
_MORNING = 6
_MAX_LINE_WORDS = 14
_NEAR = 40
_BEFORE = 80
# A word with digits that is no part of a date.
_HOUR = re.compile(r"\d{1,2}:\d\d")
# Stands for a weekday's name, so that the phrases around it compile into one small pattern.
_MARK = "\0"


@value
class CallDate:
    """A date and, where no header line states it, how it was found."""

    date: dt.date | None
    inferred: str | None = None


@value
class _Hint:
    """The words say that the date plus `offset` days is `date`, or falls on `weekday` (0 is Monday)."""

    offset: int
    date: dt.date | None = None
    weekday: int | None = None
    words: str = ""

    def fits(self, day: dt.date) -> bool:
        meant = day + self.offset * _DAY
        return meant == self.date if self.date else meant.weekday() == self.weekday


class DateReader:
    """Finds the date of a call."""

    def __init__(self, words: TranscriptWords, lexicon: TimeLexicon, calendar: frozenset[str]) -> None:
        """`calendar` are the names of months and weekdays, folded."""
        self._words = words
        self._lexicon = lexicon
        self._calendar = calendar
        self._weekdays = {
            name: number - 1
            for table in lexicon.languages.values()
            for number, names in table.weekdays.items()
            for name in names.split(", ")
        }
        self._weekday = re.compile(rf"\b(?:{'|'.join(map(re.escape, self._weekdays))})\b")
        halves = "|".join(map(re.escape, sorted(words.forenoon | words.afternoon, key=len, reverse=True)))
        self._clock = re.compile(rf"(?<![\d:.])(\d{{1,2}})(?:[:.](\d\d))?\s*({halves})(?!\w)")

    @cached_property
    def _today(self) -> re.Pattern[str]:
        frames = "|".join(self._words.today_frames).replace("{weekday}", _MARK).replace(" ", r"\s+")
        return re.compile(rf"(?<!\w)(?:{frames})(?!\w)")

    def of_call(self, page: Page, hosted: Sequence[Span], zone: str | None, published: Published) -> CallDate:
        """The date of a call whose host speaks in the spans `hosted` of the page's prose."""
        stated = self.in_header(page, zone, published.date)
        if stated:
            return CallDate(stated)
        latest, why = _latest(page, zone, published)
        if latest is None:
            return CallDate(None)
        hints = list(self._hints(page, hosted, latest))
        day, hint = _best(latest, hints)
        return CallDate(day, f"from the words {hint.words!r}" if hint and day != latest else why)

    def in_header(
        self, page: Page, zone: str | None, reference: dt.date | None, until: int | None = None
    ) -> dt.date | None:
        """The date that a line of the header states as the document's own; lines from `until` on are another's."""
        found = None
        text = page.document.prose.text
        for line in page.header_lines:
            if until is not None and line[0] >= until:
                break
            words = page.folded[slice(*line)].split()
            bare = {word.strip(".,:;()*") for word in words}
            if len(words) > _MAX_LINE_WORDS or bare & self._words.other_dates:
                continue
            if bare & self._calendar or any(word[:1].isdigit() and not _HOUR.fullmatch(word) for word in bare):
                found = self._date_in(text[slice(*line)], zone, reference) or found
        return found

    def _date_in(self, line: str, zone: str | None, reference: dt.date | None) -> dt.date | None:
        """The date with day and month that a line states, in whatever language."""
        for language in self._lexicon.languages:
            around = Circumstances(date=reference, zone=zone, place=line, language=language)
            for day in read_days(line, self._lexicon, language):
                if day.day and day.month and (day.year or reference):
                    date, _ = resolve_day(day, around, self._lexicon)
                    if date:
                        return date
        return None

    def _hints(self, page: Page, hosted: Sequence[Span], latest: dt.date) -> Iterator[_Hint]:
        around = Circumstances(date=latest)
        by_clock: dict[tuple[str, str, bool], list[StatedDay]] = defaultdict(list)
        for span in hosted:
            said = page.document.prose.text[slice(*span)]
            folded = page.folded[slice(*span)]
            for day in read_days(said, self._lexicon):
                if day.offset is not None:
                    yield from self._paired(day, day.offset, day, around)
                for clock in self._clocks_near(folded, day.span):
                    by_clock[clock].append(day)
        for days in by_clock.values():
            yield from self._agreed(days, around)
        yield from self._todays(page, hosted)

    def _clocks_near(self, folded: str, span: Span) -> Iterator[tuple[str, str, bool]]:
        """Hour, minute and whether it is the afternoon's, of each clock time close to a day."""
        for clock in self._clock.finditer(folded, max(0, span.start - _NEAR), span.end + _NEAR):
            yield clock[1], clock[2] or "00", clock[3] in self._words.afternoon

    def _agreed(self, days: Sequence[StatedDay], around: Circumstances) -> Iterator[_Hint]:
        """Days given with one clock time, once as "tomorrow" and once by name, are one day."""
        relative = next((day for day in days if day.offset and day.weekday is None and day.day is None), None)
        for day in days if relative else ():
            if day.offset is None and relative and relative.offset:
                yield from self._paired(day, relative.offset, relative, around)

    def _todays(self, page: Page, hosted: Sequence[Span]) -> Iterator[_Hint]:
        """What the host, and the first and last to speak, call the day of speaking."""
        told = [turn.span for turn in page.turns if turn.label.kind is not LabelKind.REPORTER]
        for span in dict.fromkeys([*hosted, *told[:3], *told[-1:]]):
            for found in self._weekday.finditer(page.folded, *span):
                before, after = (
                    page.folded[max(0, found.start() - _BEFORE) : found.start()],
                    page.folded[found.end() :][:_NEAR],
                )
                frame = self._today.search(f"{before}{_MARK}{after}")
                if frame:
                    words = " ".join(frame.group().replace(_MARK, found.group()).split())
                    yield _Hint(0, weekday=self._weekdays[found.group()], words=words)

    def _paired(self, day: StatedDay, offset: int, said: StatedDay, around: Circumstances) -> Iterator[_Hint]:
        words = " ".join(dict.fromkeys((said.text, day.text)))
        words = " ".join(words.split())
        if day.day is not None:
            absolute = StatedDay(day.span, day.text, None, day.weekday, day.day, day.month, day.year, day.swappable)
            date, _ = resolve_day(absolute, around, self._lexicon)
            if date:
                yield _Hint(offset, date=date, words=words)
        elif day.weekday is not None:
            yield _Hint(offset, weekday=day.weekday, words=words)


def _best(latest: dt.date, hints: Sequence[_Hint]) -> tuple[dt.date, _Hint | None]:
    """The day within a week before `latest` that most hints fit, the later of equals; and a hint that it fits."""
    days = [latest - shift * _DAY for shift in range(_WEEK)]
    useful = [hint for hint in hints if any(hint.fits(day) for day in days)]
    best = max(days, key=lambda day: (sum(hint.fits(day) for hint in useful), day))
    return best, next((hint for hint in useful if hint.fits(best)), None)


def _latest(page: Page, zone: str | None, published: Published) -> tuple[dt.date | None, str]:
    """The latest day on which the call can have been held, and why."""
    start = page.opening.clock if page.opening else None
    if published.at is None:
        return published.date, "from the publishing date"
    at = _shown(published.at, zone)
    changed = _shown(published.modified_at, zone) if published.modified_at else at
    known = min(at, changed)
    if start and known.time() < start and known < changed <= known + _PROMPT:
        begun = dt.datetime.combine(known.date(), start, known.tzinfo)
        known = changed if changed >= begun else known
        if known is changed:
            return begun.date(), "from the publishing date: the file was last changed after the call"
    if start and known.time() < start:
        return known.date() - _DAY, "from the publishing time, which comes before the opening stamp's hour"
    if not start and known.hour < _MORNING:
        return known.date() - _DAY, "from the publishing time, early in the morning"
    return known.date(), "from the publishing date"


def _shown(moment: dt.datetime, zone: str | None) -> dt.datetime:
    return civil(moment, zone) if zone else moment
