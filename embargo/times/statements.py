"""Which clauses state one time: the same instant on several clocks, a correction, a range, "whichever is later"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from embargo.times.clauses import Clause, read_clauses
from embargo.times.clocks import Clock
from embargo.times.items import Item, Mark, read_runs
from embargo.times.support import Neighbours
from embargo.times.words import Passage
from embargo.values import remembering_value


@remembering_value
class Statement:
    """Clauses that state one time.

    `window`: the end of a range, which `opens` with another clause; `pick`: "whichever is later" or "earlier";
    `trailing_day`: the one day stands after the last clock, and may be the first one's
    ("22:00 New York / 03:00 London, 7 March").
    """

    clauses: tuple[Clause, ...]
    first: int
    last: int
    approximate: bool = False
    window: bool = False
    opens: Clause | None = None
    pick: Mark | None = None
    trailing_day: bool = False

    def with_leading_day(self) -> Statement:
        """The statement with the trailing day taken for the first clock's."""
        head, *middle, tail = self.clauses
        return replace(
            self, clauses=(replace(head, day=tail.day), *middle, replace(tail, day=None)), trailing_day=False
        )


def read_statements(passage: Passage, not_zones: frozenset[str]) -> list[Statement]:
    """The stated times of a passage, in order."""
    statements: list[Statement] = []
    for run in read_runs(passage, not_zones):
        for part in _without_false_clocks(passage, run):
            statements.extend(_grouped(read_clauses(passage, part)))
    return statements


def _without_false_clocks(passage: Passage, run: list[Item]) -> Iterator[list[Item]]:
    """The stretches of a run between numbers that turned out to be no clock times."""
    start = 0
    neighbours = Neighbours(passage, run)
    for index, item in enumerate(run):
        if isinstance(item, Clock) and not neighbours.support(item, index):
            yield run[start:index]
            start = index + 1
    yield run[start:]


def _grouped(clauses: list[Clause]) -> list[Statement]:
    """Clauses that belong together as one statement each."""
    statements: list[Statement] = []
    gap: tuple[Mark, ...] = ()
    for clause in clauses:
        between = gap + clause.before
        gap = clause.after
        if statements:
            statements[-1:] = _related(statements[-1], clause, between)
        elif clause.before[-1:] != (Mark.NEGATION,) or len(clauses) == 1:
            statements.append(_statement(clause))
    return [_finished(statement) for statement in statements]


def _statement(clause: Clause) -> Statement:
    approximate = Mark.APPROXIMATE in clause.before or Mark.APPROXIMATE_AFTER in clause.after
    return Statement((clause,), clause.first, clause.last, approximate)


def _related(last: Statement, clause: Clause, between: tuple[Mark, ...]) -> list[Statement]:
    """The statement before and a further clause: joined to one, or two."""
    previous = last.clauses[-1]
    full = clause.inheriting(previous)
    whole = replace(_statement(full), first=last.first)
    if Mark.NEGATION in between:
        joined = last
    elif {Mark.LATER, Mark.EARLIER} & set(clause.after):
        joined = replace(last, clauses=(*last.clauses, full), last=clause.last)
    elif _says_which_hour(previous, clause, between):
        joined = whole
    elif _says_which_hour(clause, previous, between):
        joined = replace(last, last=clause.last)
    elif Mark.CORRECTION in between or (Mark.BRACKET in between and not (previous.zones and clause.zones)):
        joined = whole
    elif _is_repetition(previous, clause, between):
        joined = replace(last, clauses=(*last.clauses[:-1], _repeated(previous, clause)), last=clause.last)
    elif _is_range(previous, clause, between):
        end = replace(full, day=clause.day)
        joined = replace(whole, clauses=(end,), window=True, opens=previous, approximate=last.approximate)
    elif _is_gloss(last.clauses[0], clause, between):
        gloss = clause if clause.zones else clause.inheriting(last.clauses[0])
        joined = replace(last, clauses=(*last.clauses, gloss), last=clause.last)
    else:
        return [last, _statement(clause if Mark.STOP in between else full)]
    return [joined]


def _says_which_hour(word: Clause, figures: Clause, between: tuple[Mark, ...]) -> bool:
    """Whether figures say which hour "the top of the hour" is ("at the top of the hour, 5 p.m. Eastern")."""
    full_hour = figures.clock.word is None and figures.clock.minute == 0
    return word.clock.word == _TOP_OF_HOUR and full_hour and Mark.STOP not in between


def _is_repetition(previous: Clause, clause: Clause, between: tuple[Mark, ...]) -> bool:
    """Whether a clock time is said again ("nine - nine o'clock p.m.", "4:15. Again, that's 4:15 p.m.")."""
    one_clock = not (previous.zones and clause.zones) or _meanings(previous) == _meanings(clause)
    return _same_wall(previous, clause) and one_clock and bool({Mark.DASH, Mark.EQUALS} & set(between))


def _same_wall(one: Clause, other: Clause) -> bool:
    """Whether two clock times can be the same, whatever half of the day is left unsaid."""
    return not _minutes(one.clock).isdisjoint(_minutes(other.clock))


def _minutes(clock: Clock) -> set[int]:
    """The minutes of the day that a clock time may mean."""
    half = clock.hour % 12 * 60 + clock.minute
    if clock.meridian:
        return {half + (720 if clock.meridian == "pm" else 0)}
    if clock.whole_day or clock.word or clock.hour > 12:
        return {clock.hour % 24 * 60 + clock.minute}
    return {half, half + 720}


def _repeated(one: Clause, other: Clause) -> Clause:
    """A clause said twice ("nine - nine o'clock p.m."): what either says holds."""
    fuller = other.inheriting(one)
    return replace(fuller, clock=replace(fuller.clock, meridian=fuller.clock.meridian or one.clock.meridian))


def _is_range(previous: Clause, clause: Clause, between: tuple[Mark, ...]) -> bool:
    links = [mark for mark in between if mark not in {Mark.COMMA, Mark.LINE}]
    if Mark.RANGE_OPEN in previous.before and links[:1] == [Mark.SEPARATOR]:
        return True
    on_two_clocks = previous.zones and clause.zones and _meanings(previous) != _meanings(clause)
    return links == [Mark.RANGE] or (links == [Mark.DASH] and not on_two_clocks)


_TOP_OF_HOUR = "top_of_hour"
_GLOSSING = {Mark.EQUALS, Mark.OPEN, Mark.BRACKET, Mark.SLASH, Mark.SEPARATOR}


def _is_gloss(first: Clause, clause: Clause, between: tuple[Mark, ...]) -> bool:
    """Whether a clause gives the same instant on another clock."""
    if Mark.STOP in between and Mark.EQUALS not in between:
        return False
    if not clause.zones:
        return _same_wall(first, clause) and clause.day is None
    if not first.zones:
        return bool(_GLOSSING & set(between))
    return _meanings(first) != _meanings(clause) or _same_wall(first, clause)


def _meanings(clause: Clause) -> list[tuple[object, ...]]:
    return [(zone.labels, zone.place, zone.offset, zone.local) for zone in clause.named_zones]


def _finished(statement: Statement) -> Statement:
    *heads, tail = statement.clauses
    pick = next((mark for mark in tail.after if mark in {Mark.LATER, Mark.EARLIER}), None)
    statement = replace(statement, pick=pick)
    undated = bool(heads) and all(clause.day is None for clause in heads)
    if not undated or tail.day is None or tail.day.first < tail.clock.last:
        return statement
    if Mark.OPEN in tail.before and tail.after[:1] == (Mark.CLOSE,):
        return statement.with_leading_day()
    return replace(statement, trailing_day=True)
