"""Stated times and their readings: an instant is UTC, a wall time has a zone, nothing stands in between."""

from __future__ import annotations

import datetime as dt
from dataclasses import field

from embargo.text import Span
from embargo.values import value


@value
class Circumstances:
    """What a stated time is read against.

    `date` is the civil date, at the speaker's clock, on which the words were said (the reference for "tomorrow");
    `zone` the IANA zone of that clock, which holds where no zone is said; `said_at` the instant itself where it is
    known (UTC), so that "2:30" is the next 2:30; `place` free text about who speaks and from where (a dateline, an
    issuer's address), which settles ambiguous zone names; `date_inferred` whether `date` comes from the moment
    the desk received the document rather than from the document.
    """

    date: dt.date | None = None
    zone: str | None = None
    said_at: dt.datetime | None = None
    place: str = ""
    language: str = "en"
    date_inferred: bool = False


@value
class Reading:
    """One literal reading of a stated time.

    `instant` is UTC; `local` the wall time it was read from, aware, in `zone` (IANA, or a fixed offset such as
    "UTC+02:00"); `reason` says in plain words why one may read it so.
    """

    instant: dt.datetime
    local: dt.datetime
    zone: str
    reason: str = field(repr=False)


@value
class TimeProblem:
    """Trouble with a stated time: a warning code of CONTRACT.md and a sentence for the editor."""

    code: str
    message: str = field(repr=False)


@value
class StatedTime:
    """A time as it was said: "2:15 p.m. Central European Time, or 9:15 a.m. Eastern" is one stated time.

    `span` lies in the text that was read. `customary` is the reading an editor would take, None where it cannot
    be chosen (two zones fit and nothing decides); `readings` holds every literal reading, customary first when
    there is one. `approximate` marks a time that is only expected ("around noon"), which licenses nothing.
    `zone` is the zone of the customary reading's own clock. Empty `readings`: no day is known.
    """

    span: Span
    text: str = field(repr=False)
    readings: tuple[Reading, ...]
    customary: Reading | None
    zone: str | None
    problems: tuple[TimeProblem, ...] = ()
    approximate: bool = False

    @property
    def latest(self) -> dt.datetime | None:
        """The instant of the latest reading (UTC), which a check holds to; None where there is no reading."""
        return max((reading.instant for reading in self.readings), default=None)


@value
class StatedDay:
    """A day as it was said ("tomorrow", "Monday", "October 4th", "Monday the 4th", "03/11/2022").

    `offset` counts days from the day of speaking; `weekday` is 0 for Monday. What was not said is None.
    `swappable`: day and month are numbers that may also be the other way round; `following`: "next Monday".
    """

    span: Span
    text: str
    offset: int | None = None
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    swappable: bool = False
    following: bool = False
