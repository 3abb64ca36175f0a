"""A stated time at several clocks, with every way it can be read."""

from __future__ import annotations

from collections.abc import Iterator

from embargo.policy import TimesReport
from embargo.report.display import Display, wrap
from embargo.report.moments import in_words
from embargo.times.model import StatedTime


def when_text(report: TimesReport, display: Display) -> str:
    """Every time that the text states."""
    if not report.times:
        return "No time is stated in these words.\n"
    return "\n\n".join("\n".join(_time(time, report, display)) for time in report.times) + "\n"


def _time(time: StatedTime, report: TimesReport, display: Display) -> Iterator[str]:
    named = [time.zone, *(reading.zone for reading in time.readings), report.zone]
    clocks = [zone for zone in named if zone and "/" in zone]
    if time.customary:
        yield display.paint("bold", in_words(time.customary.instant, clocks))
    else:
        yield display.paint("bold", "When that is cannot be known")
    if time.latest and (time.customary is None or time.latest != time.customary.instant):
        yield wrap(f"hold to the latest reading: {in_words(time.latest, clocks)}", display.width, first="  ", rest="  ")
    if time.approximate:
        yield wrap("only expected at that time, which licenses nothing", display.width, first="  ", rest="  ")
    yield wrap(f'stated as "{time.text}"', display.width, first="  ", rest="  ")
    for reading in time.readings:
        yield wrap(f"{in_words(reading.instant, clocks)}: {reading.reason}", display.width, first="  - ", rest="    ")
    for problem in time.problems:
        yield wrap(f"Warning: {problem.message} [{problem.code}]", display.width, first="  ", rest="  ")
