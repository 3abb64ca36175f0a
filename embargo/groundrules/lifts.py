"""What an embargo waits for: a clock time, the end of the call, or an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from embargo.groundrules.model import Kind
from embargo.groundrules.utterances import Statement
from embargo.rulebook import PhraseRule, Rulebook
from embargo.times import StatedTime, read_days, read_times
from embargo.times.model import Circumstances, TimeProblem

_CLAUSE_END = re.compile(r",? (?:and|but|so|as|along|attributable|attributed|on background)\b|[,;(] |\s-+\s")
# A release number between "until" and the hour ("LSO-22-1187") says nothing of the lift.
_WITH_DIGITS = re.compile(r"\S*\d\S*")
_ENGLISH = "en"
# An event takes more than a few letters to name.
_SHORTEST = 3
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Lift:
    """One statement's lift.

    `stated` are the words for it; `time` the stated time for `Kind.TIME`. `declared` marks an embargo declared lifted
    as opposed to one that never was.
    """

    kind: Kind
    stated: str
    time: StatedTime | None = None
    declared: bool = False

    @property
    def problems(self) -> tuple[TimeProblem, ...]:
        """Trouble with the stated time."""
        return self.time.problems if self.time else ()

    def agrees(self, other: Lift) -> bool:
        """Whether both may mean the same lift: for two times, a reading of one is the other's customary reading."""
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
        self._later = tuple(rule for rule in rulebook.family("cue") if rule.rule.sets.get("says") == "later")
        self._lexicon = rulebook.times
        self._circumstances = circumstances

    def read(self, statement: Statement) -> Lift | None:
        """The lift that an "until" statement names; None where its words name none."""
        if statement.tail is None:
            return None
        start, end = statement.tail
        time = self._time_in(statement, start, end)
        call_end = _first(self._ends, statement.utterance.spoken, start, end)
        if call_end is not None and (time is None or call_end.start() < time.span.start):
            return Lift(Kind.CALL_END, _words(statement, *call_end.span()))
        floor = time is not None and any(rule.matches(statement.utterance.spoken) for rule in self._later)
        if time is not None and not floor and not time.approximate and self._leads_to(statement, start, time):
            return Lift(Kind.TIME, " ".join(time.text.split()), time)
        if statement.flag("times_only"):
            return None
        return self._event(statement, start, end)

    def _time_in(self, statement: Statement, start: int, end: int) -> StatedTime | None:
        """The first time that reaches into the tail; on paper the lines above the notice have days of their own."""
        since = statement.start if statement.utterance.turn is None else 0
        text = " " * since + statement.utterance.text[since:]
        language = statement.rule.language
        # A rule of another language tells what language its time is in; an English one may stand in any notice.
        circumstances = replace(self._circumstances, language=language) if language != _ENGLISH else self._circumstances
        times = read_times(text, circumstances, self._lexicon)
        return next((time for time in times if time.span.start < end and start < time.span.end), None)

    def _leads_to(self, statement: Statement, start: int, time: StatedTime) -> bool:
        """Whether nothing but filler and days stands between the "until" and the time."""
        lead = _WITH_DIGITS.sub(" ", statement.utterance.spoken[start : max(start, time.span.start)])
        return not _LETTER.search(self._without_fillers(lead))

    def _without_fillers(self, words: str) -> str:
        for day in reversed(read_days(words, self._lexicon)):
            words = words[: day.span.start] + " " + words[day.span.end :]
        for rule in self._fillers:
            for pattern in rule.patterns:
                words = pattern.sub(" ", words)
        return words

    def _event(self, statement: Statement, start: int, end: int) -> Lift | None:
        """The event that the tail names, up to the end of its clause; a day without an hour is a time half stated."""
        words = statement.utterance.spoken[start:end]
        cut = next((mark.start() for mark in _CLAUSE_END.finditer(words) if mark.start() > _SHORTEST), len(words))
        days = read_days(words[:cut], self._lexicon)
        if not _LETTER.search(words[:cut]):
            return None
        only_a_day = bool(days) and not _LETTER.search(self._without_fillers(words[:cut]))
        return Lift(Kind.TIME if only_a_day else Kind.EVENT, _words(statement, start, start + cut))


def _first(rules: Sequence[PhraseRule], text: str, start: int, end: int) -> re.Match[str] | None:
    found = [match for rule in rules for match in rule.find(text, start, end)]
    return min(found, key=lambda match: match.start(), default=None)


def _words(statement: Statement, start: int, end: int) -> str:
    return " ".join(statement.utterance.text[start:end].split()).strip(" ,;:-")
