"""That a ground-rules file was used, and where it differs from what was read from the host's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from embargo.groundrules.filed import Difference, RulesFile, RuleValue
from embargo.report.display import Display, safe, wrap
from embargo.report.moments import in_words
from embargo.report.wording import scope_in_words

_FIELDS = {
    "title": "the title",
    "held_on": "the date",
    "zone": "the clock",
    "started_at": "the start",
    "ended_at": "the end",
    "names_withheld": "names withheld",
    "withheld_names": "the names withheld",
    "attribution": "the attribution",
    "attribution.basis": "the basis",
    "attribution.labels": "the labels",
    "attribution.direct_quotation": "direct quotation",
    "embargo": "the embargo",
    "embargo.kind": "what lifts the embargo",
    "embargo.stated": "the words on the embargo",
    "embargo.event": "the event",
    "embargo.zone": "the clock of the embargo",
    "embargo.lifts_at": "the lift",
    "embargo.lifts_at_latest": "the latest reading of the lift",
}
_UNKNOWN = "none"


def file_lines(files: Iterable[RulesFile | None], clocks: Sequence[str], display: Display) -> Iterator[str]:
    """What an editor signed, or left unsigned, so that nobody takes it for the host's word."""
    for file in files:
        if file:
            yield wrap(file_in_words(file, clocks), display.width, first="  ", rest="  ")
            for difference in differences_told(file.differences):
                yield wrap(difference_in_words(difference, clocks), display.width, first="  - ", rest="    ")


def file_in_words(file: RulesFile, clocks: Sequence[str]) -> str:
    """Whose word a ground-rules file is, and whether it differs."""
    differ = "differs from what the host's words were read as:" if file.differences else "agrees with the host's words."
    if file.reviewed_by is None:
        return f"The ground-rules file {file.path}, which is not signed and not in force, {differ}"
    at = f", {in_words(file.reviewed_at, clocks)}" if file.reviewed_at else ""
    return f"In force is the ground-rules file {file.path}, signed by {file.reviewed_by}{at}. It {differ}"


def differences_told(differences: Sequence[Difference]) -> Iterator[Difference]:
    """The differences, without a latest reading that differs only as the lift itself does."""
    told: set[tuple[str | None, RuleValue, RuleValue]] = set()
    for each in differences:
        same = (each.scope, each.extracted, each.filed)
        if each.field != "embargo.lifts_at_latest" or same not in told:
            yield each
        told.add(same)


def difference_in_words(difference: Difference, clocks: Sequence[str]) -> str:
    """One difference as a sentence."""
    scope = f"{scope_in_words(difference.scope)}, " if difference.scope else ""
    filed, extracted = (_in_words(value, clocks) for value in (difference.filed, difference.extracted))
    return f"{scope}{_FIELDS[difference.field]}: {filed} in the file, {extracted} as read."


def _in_words(value: RuleValue, clocks: Sequence[str]) -> str:
    if isinstance(value, dt.datetime):
        return in_words(value, clocks)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " or ".join(f'"{safe(each)}"' for each in value) or _UNKNOWN
    if value is None:
        return _UNKNOWN
    return f'"{safe(str(value))}"'
