"""Stated times read against one invented Wednesday, in few words."""

from __future__ import annotations

import datetime as dt

from embargo.times import Circumstances, StatedTime, TimeLexicon, read_times

NEW_YORK, LONDON, BRUSSELS, BERLIN = "America/New_York", "Europe/London", "Europe/Brussels", "Europe/Berlin"
WEDNESDAY = dt.date(2022, 6, 15)


class Desk:
    """Reads what is said on a day at a clock, and shows instants as "06-15 13:00" (UTC)."""

    def __init__(self, lexicon: TimeLexicon) -> None:
        self.lexicon = lexicon

    def times(
        self,
        text: str,
        *,
        zone: str | None = NEW_YORK,
        on: dt.date | None = WEDNESDAY,
        said: str | None = None,
        place: str = "",
        language: str = "en",
        inferred: bool = False,
    ) -> tuple[StatedTime, ...]:
        said_at = dt.datetime.fromisoformat(said) if said else None
        return read_times(text, Circumstances(on, zone, said_at, place, language, inferred), self.lexicon)

    def time(self, text: str, **circumstances: object) -> StatedTime:
        times = self.times(text, **circumstances)  # type: ignore[arg-type]
        assert len(times) == 1, [time.text for time in times]
        return times[0]

    def lift(self, text: str, **circumstances: object) -> str | None:
        """The customary instant of a plain time: one reading, nothing wrong with it."""
        time = self.time(text, **circumstances)
        assert [problem.code for problem in time.problems] == []
        assert latest(time) == customary(time)
        return customary(time)


def shown(instant: dt.datetime | None) -> str | None:
    return instant.astimezone(dt.UTC).strftime("%m-%d %H:%M") if instant else None


def customary(time: StatedTime) -> str | None:
    return shown(time.customary.instant) if time.customary else None


def latest(time: StatedTime) -> str | None:
    return shown(time.latest)


def codes(time: StatedTime) -> set[str]:
    return {problem.code for problem in time.problems}
