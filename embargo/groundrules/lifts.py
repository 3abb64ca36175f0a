"""What an embargo waits for: a clock time, the end of the call, or an event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from embargo.groundrules.model import Kind
from embargo.groundrules.utterances import Statement, Utterance
from embargo.rulebook import PhraseRule, Rulebook
from embargo.text import Span
from embargo.times import StatedTime, read_days, read_times, resolve_day
from embargo.times.model import Circumstances, TimeProblem
from embargo.values import value

_PAUSE = re.compile(r"[,;(] |\s-+\s")
# A release number between "until" and the hour ("LSO-22-1187") says nothing of the lift.
_WITH_DIGITS = re.compile(r"\S*\d\S*")
_ENGLISH = "en"
# How many characters into an answer its hour may still be of the day that was asked about.
_ANSWER = 60
# How far behind a time "whichever is sooner" may stand.
_NEAR = 60
# An event takes more than a few letters to name.
_SHORTEST = 3
_LETTER = re.compile(r"[^\W\d_]")


@value
class Lift:
    """One statement's lift.

    `stated` are the words for it; `time` the stated time for `Kind.TIME`. `declared` marks an embargo declared lifted
    as opposed to one that never was, `bare` one of which no end was said.
    """

    kind: Kind
    stated: str
    time: StatedTime | None = None
    declared: bool = False
    bare: bool = False

    @property
    def vague(self) -> bool:
        """Whether the lift says no more than that there is one."""
        return self.bare or (self.kind is Kind.TIME and (self.time is None or not self.time.readings))

    @property
    def problems(self) -> tuple[TimeProblem, ...]:
        """Trouble with the stated time."""
        return self.time.problems if self.time else ()

    def agrees(self, other: Lift) -> bool:
        """Whether both may mean the same lift: for two times, a reading of one is the other's customary reading."""
        if self.bare or other.bare:
            return Kind.LIFTED not in (self.kind, other.kind)
        if self.kind is not other.kind:
            return False
        if self.kind is not Kind.TIME:
            return True
        return _licenses(self, other) or _licenses(other, self)


def _licenses(one: Lift, other: Lift) -> bool:
    if one.time is None or other.time is None or other.time.customary is None:
        return one.time is None or other.time is None
    return any(reading.instant == other.time.customary.instant for reading in one.time.readings)


class LiftReader:
    """Reads the tails of "until" statements in the circumstances of one briefing."""

    def __init__(self, rulebook: Rulebook, circumstances: Circumstances) -> None:
        rules = rulebook.family("call-end")
        self._ends = tuple(rule for rule in rules if rule.rule.sets.get("kind") == Kind.CALL_END)
        self._fillers = tuple(rule for rule in rules if rule.rule.sets.get("kind") == "filler")
        self._that_time = tuple(rule for rule in rules if rule.rule.sets.get("kind") == "that-time")
        self._clause_ends = tuple(rule for rule in rules if rule.rule.sets.get("kind") == "clause-end")
        self._some_time_after = tuple(rule for rule in rules if rule.rule.sets.get("kind") == "after-a-while")
        self._same_day = tuple(rule for rule in rules if rule.rule.sets.get("kind") == "same-day")
        self._later = rulebook.saying("cue", "later")
        self._events = rulebook.saying("cue", "event")
        self._latest = rulebook.saying("cue", "at-the-latest")
        self._sooner = rulebook.saying("cue", "sooner")
        self._topic = rulebook.saying("cue", "topic")
        self._lexicon = rulebook.times
        self._circumstances = circumstances

    def read(self, statement: Statement, corrected: Lift | None = None) -> Lift | None:
        """The lift that an "until" statement names; None where its words name none.

        `corrected` is the lift that the statement takes the place of: an hour without a day keeps its day.
        """
        if statement.tail is None:
            return None
        start, end = statement.tail
        if _first(self._that_time, statement.tail_text, 0, end - start):
            return self._said_before(statement)
        time = self._time_in(statement, start, end, self._day_meant(statement, corrected))
        if call_end := self._call_end(statement, start, end, time.span.start if time else end):
            return call_end
        floor = time is not None and self._is_floor(statement.utterance.spoken, time)
        if time is not None and not floor and not time.approximate and self._is_named(statement, start, time):
            return Lift(Kind.TIME, " ".join(time.text.split()), time)
        if statement.flag("times_only"):
            return None
        return self._event(statement, start, end)

    def _call_end(self, statement: Statement, start: int, end: int, before: int) -> Lift | None:
        """The end of the call, where it is named before an offset; an event where the lift comes some time later."""
        spoken = statement.utterance.spoken
        found = _first(self._ends, spoken, start, end)
        if found is None or found.start() >= before:
            return None
        if _first(self._some_time_after, spoken, start, found.end()):
            return Lift(Kind.EVENT, _words(statement, start, found.end()))
        return Lift(Kind.CALL_END, _words(statement, *found.span()))

    def _time_in(self, statement: Statement, start: int, end: int, day: dt.date | None) -> StatedTime | None:
        """The first time that reaches into the tail.

        What stands before the statement is read only for its day: on paper it has hours of its own, and the names of
        speakers may be those of places.
        """
        before = statement.utterance.text[: statement.start]
        since = 0 if statement.utterance.turn and read_days(before, self._lexicon) else statement.start
        text = " " * since + statement.utterance.text[since:]
        if statement.flag("amends") and read_times(text[:start], self._circumstances, self._lexicon):
            # "Moved from 10:00 on Wednesday to 14:00": the hour that is taken back lends its day.
            day = day or self._day_taken_back(text[:start], text[start:end])
            text = " " * start + text[start:]
        if statement.flag("denies"):
            text = " " * start + text[start:]
        language = statement.rule.language
        # A rule of another language tells what language its time is in; an English one may stand in any notice.
        circumstances = replace(self._circumstances, language=language) if language != _ENGLISH else self._circumstances
        if day is not None:
            circumstances = replace(circumstances, date=day, said_at=None)
        times = read_times(text, circumstances, self._lexicon)
        return next((time for time in times if time.span.start < end and start < time.span.end), None)

    def _day_taken_back(self, before: str, tail: str) -> dt.date | None:
        days = () if read_days(tail, self._lexicon) else read_days(before, self._lexicon)
        return resolve_day(days[-1], self._circumstances, self._lexicon)[0] if days else None

    def _is_floor(self, spoken: str, time: StatedTime) -> bool:
        """Whether the later of the time and an event holds; of two times the later has been chosen already."""
        later = [found for rule in self._later for found in rule.find(spoken)]
        among_times = [found for found in later if time.span.start < found.start() and found.end() <= time.span.end]
        return len(among_times) < len(later)

    def _said_before(self, statement: Statement) -> Lift | None:
        """The last time stated just before "until then"."""
        lead = f"{statement.utterance.lead} {statement.utterance.text[: statement.start]}"
        circumstances = self._circumstances
        firm = [time for time in read_times(lead, circumstances, self._lexicon) if not time.approximate]
        days = {resolve_day(day, circumstances, self._lexicon)[0] for day in read_days(lead, self._lexicon)}
        if firm and len(days) == 1 and not read_days(firm[-1].text, self._lexicon):
            circumstances = replace(circumstances, date=days.pop(), said_at=None)
            firm = [time for time in read_times(lead, circumstances, self._lexicon) if not time.approximate]
        if not firm:
            return None
        # Its words stand before the statement's own, so no stretch of these is taken up by them.
        return Lift(Kind.TIME, " ".join(firm[-1].text.split()), replace(firm[-1], span=Span(0, 0)))

    def _day_meant(self, statement: Statement, corrected: Lift | None) -> dt.date | None:
        """The day of an hour said without one: the corrected lift's, or the one that a reporter asked about."""
        utterance = statement.utterance
        if statement.tail and _first(self._same_day, utterance.spoken, *statement.tail):
            return self._day_before(statement)
        if read_days(utterance.text, self._lexicon):
            return None
        if corrected is not None and corrected.time and corrected.time.customary:
            return corrected.time.customary.local.date()
        asked = read_days(utterance.asked, self._lexicon) if len(utterance.lead) < _ANSWER else ()
        days = {resolve_day(day, self._circumstances, self._lexicon)[0] for day in asked}
        return days.pop() if len(days) == 1 and self._asked_when(utterance) else None

    def _day_before(self, statement: Statement) -> dt.date | None:
        """The day that was named last before "the same day"."""
        said = f"{statement.utterance.lead} {statement.utterance.text[: statement.start]}"
        days = read_days(said, self._lexicon)
        return resolve_day(days[-1], self._circumstances, self._lexicon)[0] if days else None

    def _asked_when(self, utterance: Utterance) -> bool:
        return any(rule.matches(utterance.asked) for rule in self._topic)

    def _is_named(self, statement: Statement, start: int, time: StatedTime) -> bool:
        """Whether the time itself is what is waited for: it follows at once, or it is the sooner of it and an event."""
        spoken, text = statement.utterance.spoken, statement.utterance.text
        near = time.span.end + _NEAR
        sooner = any(found.start() <= near for rule in self._sooner for found in rule.find(spoken, start))
        # "At the latest" on a line of its own is about something else: an RSVP, a delivery.
        cues = (found.start() for rule in self._latest for found in rule.find(spoken, start))
        sooner = sooner or any(at <= near and "\n" not in text[start:at].strip() for at in cues)
        return sooner or self._leads_to(statement, start, time)

    def _leads_to(self, statement: Statement, start: int, time: StatedTime) -> bool:
        """Whether nothing but filler and days stands between the "until" and the time."""
        lead = _WITH_DIGITS.sub(" ", statement.utterance.spoken[start : max(start, time.span.start)])
        return not _LETTER.search(self._without_fillers(lead))

    def _without_fillers(self, words: str) -> str:
        for day in reversed(read_days(words, self._lexicon)):
            words = words[: day.span.start] + " " + words[day.span.end :]
        for rule in self._fillers if _LETTER.search(words) else ():
            for pattern in rule.patterns:
                words = pattern.sub(" ", words)
        return words

    def _event(self, statement: Statement, start: int, end: int) -> Lift | None:
        """The event that the tail names, up to the end of its clause; a day without an hour is a time half stated."""
        words = statement.utterance.spoken[start:end]
        cut = self._clause_end(words)
        days = read_days(words[:cut], self._lexicon)
        if not _LETTER.search(words[:cut]):
            return None
        only_a_day = bool(days) and not _LETTER.search(self._without_fillers(words[:cut]))
        titled = statement.flag("heading") and not any(rule.matches(words[:cut]) for rule in self._events)
        kind = Kind.TIME if only_a_day else Kind.EVENT
        return Lift(kind, _words(statement, start, start + cut), bare=titled and kind is Kind.EVENT)

    def _clause_end(self, words: str) -> int:
        """Where the clause ends with which the words begin: at a pause, or at a word that opens the next."""
        marks = [*_PAUSE.finditer(words), *(found for rule in self._clause_ends for found in rule.find(words))]
        return min((mark.start() for mark in marks if mark.start() > _SHORTEST), default=len(words))


def _first(rules: Sequence[PhraseRule], text: str, start: int, end: int) -> re.Match[str] | None:
    found = [match for rule in rules for match in rule.find(text, start, end)]
    return min(found, key=lambda match: match.start(), default=None)


def _words(statement: Statement, start: int, end: int) -> str:
    return " ".join(statement.utterance.text[start:end].split()).strip(" ,;:-")
