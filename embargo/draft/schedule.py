"""When a draft is to appear, by its own metadata: front matter, and what news items say of themselves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from embargo.errors import InputError, UsageError
from embargo.read import Document, plain_key
from embargo.rulebook import Rulebook
from embargo.text import MappedText, Source

if TYPE_CHECKING:
    from embargo.groundrules.model import Embargo

# Keys whose value is a time: of front matter, ninjs, NewsML-G2, NITF and Superdesk's own.
_TIMES = (
    "publish_at",
    "embargo",
    "embargo_until",
    "embargoed",
    "embargoed_until",
    "embargoeduntil",
    "scheduled",
    "publish_schedule",
    "date.release",
    "schedule_settings.utc_embargo",
    "schedule_settings.utc_publish_schedule",
)
# Keys whose words may state an embargo.
_NOTES = ("ednote", "usageterms", "ed-msg", "note", "rights", "header", "footer")
_WRITTEN_AT = ("date", "versioncreated", "firstcreated", "date.issue")
_NOTHING = frozenset({"", "false", "no", "none", "null", "~"})
_HELD = "-"  # an embargo of which the item gives no time
_NOT_TO_APPEAR = frozenset({"canceled", "cancelled", "withheld"})
_ISO = re.compile(r"\d{4}-?\d\d")
_DAY = re.compile(r"\d{4}-?\d\d-?\d\d")
_EXAMPLE = "2022-03-24T07:00-04:00"


def publish_time(document: Document, rulebook: Rulebook, zone: str | None = None) -> dt.datetime | None:
    """The instant (UTC) from which the draft may appear; None where it says nothing of one, or is not to appear.

    Of several times the earliest, of a time that can be read in several ways the earliest reading: nothing may be
    used sooner. `zone` (IANA) is the desk's, for times written without one. Raises `InputError` for a time or an
    embargo that is given but cannot be understood.
    """
    metadata = document.metadata
    if metadata.get("pubstatus", "").lower() in _NOT_TO_APPEAR:
        return None
    given = {key: words.strip() for key, words in metadata.items() if _says_time(key, words)}
    notes = "\n\n".join(metadata[key] for key in _NOTES if metadata.get(key, "").strip())
    if not given and not notes:
        return None
    reader = _Times(document.source.name, metadata, rulebook, zone)
    times = [reader.time(key, value) for key, value in given.items() if value != _HELD]
    held = _HELD in given.values()
    if notes:
        noted, unknown = reader.notes(notes)
        times.extend(noted)
        held = held or unknown
    if held and not times:
        raise InputError(
            document.source.name,
            f"is under an embargo of its own, but when that lifts is not known; give the time as {_EXAMPLE}",
        )
    return min(times, default=None)


def _says_time(key: str, words: str) -> bool:
    """Whether a key gives a time: itself, or as an entry of a table (`publish_at.web`)."""
    written = plain_key(key)
    return (written in _TIMES or written.partition(".")[0] in _TIMES) and words.strip().lower() not in _NOTHING


class _Times:
    """Reads what one document says about times."""

    def __init__(self, name: str, metadata: Mapping[str, str], rulebook: Rulebook, zone: str | None) -> None:
        self._name = name
        self._rulebook = rulebook
        self._zone = zone
        self._day = next((day for key in _WRITTEN_AT if (day := _day(metadata.get(key, "")))), None)

    def time(self, key: str, value: str) -> dt.datetime:
        """The instant that a value means. Raises `InputError`, which does not hold it."""
        found = self._instant(value) or self._first_of_list(value)
        if found is None and not _ISO.match(value):
            found = self._earliest(value)
        if found is None:
            raise InputError(
                self._name,
                f"its {key} is not a time that can be understood; write it as {_EXAMPLE} (without an offset it needs "
                "the desk's zone, and may not fall where the clock is changed)",
            )
        return found

    def notes(self, words: str) -> tuple[list[dt.datetime], bool]:
        """When embargoes stated in notes lift, earliest reading, and whether one is stated whose lift is not known."""
        from embargo.groundrules.model import Kind  # noqa: PLC0415 - few drafts carry notes

        times: list[dt.datetime] = []
        unknown = False
        for embargo in self._stated(words):
            if embargo.kind is Kind.LIFTED:
                continue
            lifts = [lift for lift in (embargo.lifts_at, *(each.instant for each in embargo.readings)) if lift]
            earliest = min(lifts) if lifts else self._earliest(embargo.stated or "")
            if earliest is None:
                unknown = True
            else:
                times.append(earliest)
        return times, unknown

    def _stated(self, words: str) -> Iterator[Embargo]:
        from embargo.briefing import build_briefings  # noqa: PLC0415
        from embargo.groundrules import extract  # noqa: PLC0415

        metadata = {"date": self._day.isoformat()} if self._day else {}
        note = Document(Source(self._name, words), MappedText.of(words), metadata)
        try:
            briefings = build_briefings([note], self._rulebook)
        except InputError:
            return
        for briefing in briefings:
            yield from extract(briefing, self._rulebook).embargoes

    def _instant(self, value: str) -> dt.datetime | None:
        from embargo.times.instants import parse_instant  # noqa: PLC0415 - few drafts carry a time

        for written in (value, f"{value} {self._zone}") if self._zone else (value,):
            try:
                return parse_instant(written)
            except UsageError:
                continue
        return None

    def _first_of_list(self, value: str) -> dt.datetime | None:
        """The earliest of several times with commas between them, if each is one."""
        times = [self._instant(each) for each in value.split(",")]
        return min((time for time in times if time), default=None) if all(times) else None

    def _earliest(self, words: str) -> dt.datetime | None:
        """The earliest reading of times in words."""
        from embargo.times import Circumstances, guess_language, read_times  # noqa: PLC0415

        lexicon = self._rulebook.times
        circumstances = Circumstances(date=self._day, zone=self._zone, language=guess_language(words, lexicon))
        stated = read_times(words, circumstances, lexicon)
        return min((reading.instant for time in stated for reading in time.readings), default=None)


def _day(value: str) -> dt.date | None:
    """The civil day with which a date or time in ISO 8601 begins."""
    found = _DAY.match(value)
    try:
        return dt.date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None
