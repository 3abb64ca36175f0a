"""Stated times read: statements found in a passage, spoken in every zone they name, and heard together."""

from __future__ import annotations

import datetime as dt

from embargo.times.agreement import Verdict, agree, first_of, pick
from embargo.times.clauses import Clause
from embargo.times.days import read_stated_days
from embargo.times.items import Mark
from embargo.times.lexicon import TimeLexicon
from embargo.times.model import Circumstances, StatedDay, StatedTime, TimeProblem
from embargo.times.setting import Setting
from embargo.times.statements import Statement, read_statements
from embargo.times.voices import speak
from embargo.times.words import Passage
from embargo.times.zones import Candidate, ZoneChoice, both_forms, choose


def read_times(text: str, circumstances: Circumstances, lexicon: TimeLexicon) -> tuple[StatedTime, ...]:
    """Every clock time stated in a passage, in order, each with all its literal readings, the customary first.

    Times on several clocks for one instant are one stated time, checked against each other; a correction replaces,
    a range counts by its end.
    """
    setting = Setting(circumstances, lexicon)
    passage = Passage(text, lexicon.vocabulary(circumstances.language))
    statements = read_statements(passage, setting.table.words_not_zones)
    return tuple(_stated(passage, statement, setting) for statement in statements)


def read_days(text: str, lexicon: TimeLexicon, language: str = "en") -> tuple[StatedDay, ...]:
    """Every day stated in a passage, in order."""
    passage = Passage(text, lexicon.vocabulary(language))
    return tuple(found.day for found in read_stated_days(passage))


def _stated(passage: Passage, statement: Statement, setting: Setting) -> StatedTime:
    verdict = _verdict(statement, setting)
    if statement.trailing_day:
        verdict = first_of(_verdict(statement.with_leading_day(), setting), verdict)
    problems = (TimeProblem("ambiguous-time", "a window was stated; its end holds"),) if statement.window else ()
    span = passage.span(statement.first, statement.last)
    return StatedTime(
        span,
        passage.text[span.start : span.end],
        verdict.readings,
        verdict.customary.reading if verdict.customary else None,
        verdict.customary.reading.zone if verdict.customary else None,
        (*problems, *verdict.problems),
        statement.approximate,
    )


def _verdict(statement: Statement, setting: Setting) -> Verdict:
    clauses = statement.clauses
    leading = next((clause for clause in clauses if clause.day is not None), clauses[0])
    beside = [zone.place for clause in clauses for zone in clause.zones if zone.place]
    spoken = [speak(leading, choice, setting) for choice in _choices(leading, beside, setting)]
    anchors = tuple(dict.fromkeys(heard.instant for voice in spoken for heard in voice.heard))
    verdict = _heard_near(anchors, leading, statement, setting)
    if len(anchors) > 1 and verdict.disagrees:
        return _heard_near(anchors[:1], leading, statement, setting)
    return verdict


def _heard_near(anchors: tuple[dt.datetime, ...], leading: Clause, statement: Statement, setting: Setting) -> Verdict:
    """What a statement says where clauses without a day lie nearest to the instants of the leading one."""
    clauses = statement.clauses
    beside = [zone.place for clause in clauses for zone in clause.zones if zone.place]
    voices = [
        speak(clause, choice, setting, () if clause is leading else anchors)
        for clause in clauses
        for choice in _choices(clause, beside, setting)
    ]
    if not voices:
        return Verdict(None, (), (TimeProblem("ambiguous-zone", "no zone is said, and the place is not known"),))
    if statement.pick and len(clauses) > 1:
        return pick(voices, later=statement.pick is Mark.LATER)
    return agree(voices, setting.home)


def _choices(clause: Clause, beside: list[str], setting: Setting) -> list[ZoneChoice]:
    """The clocks of a clause: those it names, else the speaker's own; none where that is not known."""
    mentions = clause.named_zones
    if not mentions:
        return [ZoneChoice((Candidate(setting.home),))] if setting.home else []
    places = [zone.place for zone in clause.zones if zone.place]
    choices = [choose(mention, (places, beside), setting) for mention in both_forms(mentions)]
    return [choice for choice in choices if choice.candidates]
