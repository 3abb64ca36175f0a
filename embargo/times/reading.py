"""Stated times read: statements found in a passage, spoken in every zone they name, and heard together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from embargo.times.agreement import Verdict, agree, first_of, pick
from embargo.times.clauses import Clause
from embargo.times.days import read_stated_days
from embargo.times.items import Mark
from embargo.times.lexicon import TimeLexicon
from embargo.times.model import Circumstances, StatedDay, StatedTime, TimeProblem
from embargo.times.setting import Setting
from embargo.times.statements import Statement, read_statements
from embargo.times.voices import Voice, speak
from embargo.times.words import Passage
from embargo.times.zones import Candidate, Label, ZoneChoice, as_written, both_forms, choose
from embargo.values import remembering_value


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
    start = _start(statement, setting)
    spoken = [
        speak(leading, choice, setting, after=start) for choice in _choices(leading, _Company.of(clauses), setting)
    ]
    anchors = tuple(dict.fromkeys(heard.instant for voice in spoken for heard in voice.heard))
    if len(clauses) == 1:
        return _heard(spoken, statement, setting)
    verdict = _heard_near(anchors, leading, statement, setting)
    if len(anchors) > 1 and verdict.disagrees:
        return _heard_near(anchors[:1], leading, statement, setting)
    return verdict


def _start(statement: Statement, setting: Setting) -> dt.datetime | None:
    """When the window opens whose end the statement is."""
    if statement.opens is None:
        return None
    opening = _verdict(Statement((statement.opens,), statement.first, statement.last), setting)
    return opening.customary.instant if opening.customary else None


def _heard_near(anchors: tuple[dt.datetime, ...], leading: Clause, statement: Statement, setting: Setting) -> Verdict:
    """What a statement says where clauses without a day lie nearest to the instants of the leading one."""
    clauses = statement.clauses
    company = _Company.of(clauses)
    voices = [
        speak(clause, choice, setting, () if clause is leading else anchors)
        for clause in clauses
        for choice in _choices(clause, company, setting)
    ]
    return _heard(voices, statement, setting)


def _heard(voices: list[Voice], statement: Statement, setting: Setting) -> Verdict:
    if not voices:
        return Verdict(None, (), (TimeProblem("ambiguous-zone", "no zone is said, and the place is not known"),))
    if statement.pick and len(statement.clauses) > 1:
        return pick(voices, later=statement.pick is Mark.LATER)
    return agree(voices, setting.home)


@remembering_value
class _Company:
    """What the clauses of a statement tell each other: the places named, and labels that are meant as written."""

    places: tuple[str, ...]
    contrasted: frozenset[Label]

    @classmethod
    def of(cls, clauses: Sequence[Clause]) -> _Company:
        """The company of all clauses of one statement.

        A standard label is meant as written beside a clock with its summer form ("10 a.m. AEDT / 9 a.m. AEST").
        """
        said = [{label for zone in clause.named_zones for label in zone.labels} for clause in clauses]
        summer = {name for labels in said for name, form in labels if form == "summer"}
        standard = {
            (name, form)
            for labels in said
            for name, form in labels
            if form == "standard" and name in summer and (name, "summer") not in labels
        }
        places = (zone.place for clause in clauses for zone in clause.zones if zone.place)
        return cls(tuple(places), frozenset(standard))


def _choices(clause: Clause, company: _Company, setting: Setting) -> list[ZoneChoice]:
    """The clocks of a clause: those it names, else the speaker's own; none where that is not known."""
    mentions = clause.named_zones
    if not mentions:
        return [ZoneChoice((Candidate(setting.home),))] if setting.home else []
    places = [zone.place for zone in clause.zones if zone.place]
    choices = []
    for mention in both_forms(mentions):
        choice = choose(mention, (places, company.places), setting)
        choices.append(as_written(choice) if company.contrasted.intersection(mention.labels) else choice)
    return [choice for choice in choices if choice.candidates]
