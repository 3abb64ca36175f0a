"""The ground-rules file: the rules of briefings, written out for an editor to correct and sign, and read back.

What is not known is left out. Times are TOML date-times with an offset, or words as on the command line
(`"2022-03-24 07:00 America/New_York"`). The shapes are strict: a key that they do not know is an error.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import Annotated, Any

from embargo.errors import InputError, RulebookError, UsageError
from embargo.groundrules.editor import nameless
from embargo.groundrules.model import Attribution, Basis, Embargo, Kind
from embargo.read.inputs import read_raw
from embargo.shapes import Checked, Made, Text, filled, shape
from embargo.times import prove_zone, written_instant
from embargo.values import value

_SCOPE = re.compile(r"call|opening|qa|materials|section:[1-9]\d*|speaker:.+")
_SCOPES = "call, opening, qa, materials, section:1, section:2 ..., speaker:LABEL"
_FIXED_ZONE = re.compile(r"UTC(?:[+-]\d\d:\d\d)?")
_AS_TIME = 'write it as 2022-03-24T07:00:00-04:00 or "2022-03-24 07:00 America/New_York"'


def _is_scope(words: str) -> None:
    if not _SCOPE.fullmatch(words):
        raise ValueError(f"there is no scope {nameless(words)!r}; write one of {_SCOPES}")


def _is_zone(words: str) -> None:
    if _FIXED_ZONE.fullmatch(words):
        return
    try:
        prove_zone(words)
    except UsageError as error:
        raise ValueError(str(error)) from None


def _moment(value: Any) -> dt.datetime:
    return written_instant(value, _AS_TIME)


def _signed_at(value: Any) -> dt.datetime | None:
    return None if value == "" else _moment(value)


def _day(value: Any) -> dt.date:
    if type(value) is not dt.date:
        raise ValueError("it is not a date; write it as 2022-03-24, without quotation marks")
    return value


Scope = Annotated[str, Checked(_is_scope)]
Zone = Annotated[str, Checked(_is_zone)]
Moment = Annotated[dt.datetime, Made(_moment)]
SignedAt = Annotated[dt.datetime | None, Made(_signed_at)]
Day = Annotated[dt.date, Made(_day)]


@shape
class AttributionEntry:
    """Who may be credited for what is said in `scope`; see `embargo.groundrules.Attribution`."""

    scope: Scope
    basis: Basis
    labels: tuple[Text, ...] = ()
    direct_quotation: bool = True

    def rule(self) -> Attribution:
        """The rule, without the host's words."""
        return Attribution(self.scope, self.basis, self.labels, direct_quotation=self.direct_quotation)


@shape
class EmbargoEntry:
    """Until when what is said in `scope` may not be used; see `embargo.groundrules.Embargo`.

    Without `lifts_at_latest`, the latest reading is `lifts_at`; without both it holds until somebody knows better.
    """

    scope: Scope
    kind: Kind
    stated: Text | None = None
    event: Text | None = None
    zone: Zone | None = None
    lifts_at: Moment | None = None
    lifts_at_latest: Moment | None = None

    def __post_init__(self) -> None:
        if self.lifts_at and self.lifts_at_latest and self.lifts_at_latest < self.lifts_at:
            raise ValueError("lifts_at_latest is before lifts_at; take it out if there is only one reading")
        if self.kind is Kind.LIFTED and (self.lifts_at or self.lifts_at_latest):
            raise ValueError('kind = "lifted" is no embargo; write kind = "time" for one that lifts at a time')

    def rule(self) -> Embargo:
        """The rule (instants UTC), without the host's words."""
        lifts_at, latest = _utc(self.lifts_at), _utc(self.lifts_at_latest)
        return Embargo(self.scope, self.kind, self.stated, self.event, self.zone, lifts_at, latest or lifts_at)


@shape
class BriefingEntry:
    """The rules of one briefing. `reviewed_by` is the editor who answers for them: empty, they are not in force."""

    sources: Annotated[tuple[Text, ...], Checked(filled)]
    title: Text | None = None
    held_on: Day | None = None
    zone: Zone | None = None
    started_at: Moment | None = None
    ended_at: Moment | None = None
    reviewed_by: str = ""
    reviewed_at: SignedAt = None
    names_withheld: bool
    withheld_names: tuple[Text, ...] = ()
    attribution: tuple[AttributionEntry, ...] = ()
    embargo: tuple[EmbargoEntry, ...] = ()


@shape
class FileOfGroundRules:
    """A whole ground-rules file."""

    briefing: Annotated[tuple[BriefingEntry, ...], Checked(filled)]


@value
class Entry:
    """A `[[briefing]]` of a ground-rules file: the `number`-th (from 0) of the file `path` with the text `text`."""

    path: Path
    text: str = field(repr=False)
    number: int
    rules: BriefingEntry

    def line(self, *place: str | int) -> int:
        """The line (from 1) of a place in the entry: keys and numbers of tables that lead there."""
        from embargo.rulebook.strict import line_of  # noqa: PLC0415 - pydantic takes long to load

        return line_of(self.text, ("briefing", self.number, *place))

    def wrong(self, reason: str, *place: str | int) -> RulebookError:
        """The error that something in the entry is wrong, at its line."""
        return RulebookError(f"{self.path}:{self.line(*place)}: {reason}")


def read_ground_rules_file(path: Path) -> tuple[Entry, ...]:
    """The entries of a ground-rules file. Raises `RulebookError` (`file:line: reason`) for one that is wrong."""
    from embargo.rulebook.strict import shaped  # noqa: PLC0415 - pydantic takes long to load
    from embargo.rulebook.toml_file import read_toml  # noqa: PLC0415 - with it

    try:
        raw = read_raw(path)
    except InputError as error:
        raise RulebookError(f"{path}:1: {error.reason}") from None
    text, data = read_toml(path, raw)
    read = shaped(FileOfGroundRules, path, text, data)
    entries = tuple(Entry(path, text, number, rules) for number, rules in enumerate(read.briefing))
    for entry in entries:
        for place in _scopes_given_twice(entry.rules):
            raise entry.wrong("this scope stands twice; write one rule for it", *place)
    return entries


def _scopes_given_twice(rules: BriefingEntry) -> Iterator[tuple[str, int, str]]:
    tables: dict[str, Sequence[AttributionEntry | EmbargoEntry]] = {
        "attribution": rules.attribution,
        "embargo": rules.embargo,
    }
    for name, entries in tables.items():
        scopes = [entry.scope for entry in entries]
        yield from ((name, number, "scope") for number, scope in enumerate(scopes) if scope in scopes[:number])


def _utc(moment: dt.datetime | None) -> dt.datetime | None:
    return moment.astimezone(dt.UTC) if moment else None
