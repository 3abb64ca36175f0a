"""Instants as people type them on a command line, and as they are shown."""

from __future__ import annotations

import datetime as dt
import re

import pytz

from embargo.errors import UsageError
from embargo.times.wall import localise

_NAMED_ZONE = re.compile(r"(?P<wall>.*?\d)\s*\[?(?P<zone>(?:[A-Za-z_]+/[A-Za-z_+/-]+\d*|UTC|GMT))\]?")
_EXAMPLE = '2022-03-24T07:00-04:00 or "2022-03-24 07:00 America/New_York"'


def parse_instant(text: str) -> dt.datetime:
    """The instant (UTC) of ISO 8601 with an offset, or of a date and time followed by an IANA zone name.

    Raises `UsageError` for anything else: no zone, an unknown zone, a time that the zone's clock skips or repeats.
    """
    words = text.strip()
    named = _NAMED_ZONE.fullmatch(words)
    try:
        moment = _iso(named["wall"] if named else words)
    except (ValueError, OverflowError):
        raise UsageError(f"{words!r} is not a time; write it as {_EXAMPLE}") from None
    if named and moment.tzinfo is None:
        return _in_zone(moment, named["zone"], words)
    if named or moment.tzinfo is None:
        reason = "names both an offset and a zone" if named else "has no zone"
        raise UsageError(f"{words!r} {reason}; write it as {_EXAMPLE}")
    return _utc(moment, words)


def _iso(words: str) -> dt.datetime:
    """ISO 8601 in any of its forms. Raises `ValueError` or `OverflowError` for anything else."""
    try:
        return dt.datetime.fromisoformat(words)
    except ValueError:
        from dateutil.parser import isoparse  # noqa: PLC0415 - knows rarer forms, and takes long to load

        return isoparse(words)


def _in_zone(wall: dt.datetime, zone: str, words: str) -> dt.datetime:
    try:
        localised = localise(wall, zone)
    except pytz.UnknownTimeZoneError:
        raise UsageError(f"{words!r}: no zone {zone}; write an IANA name such as Europe/Brussels") from None
    if localised.problem == "ambiguous-time":
        ways = " or ".join(f"{time:%Y-%m-%dT%H:%M%z}" for time in localised.times)
        raise UsageError(f"{words!r}: the clock in {zone} shows that time twice; write {ways}")
    if localised.problem == "nonexistent-time":
        raise UsageError(
            f"{words!r}: the clock in {zone} skips that time; "
            f"write {localised.times[0]:%Y-%m-%dT%H:%M%z} if that is meant"
        )
    return _utc(localised.times[0], words)


def _utc(moment: dt.datetime, words: str) -> dt.datetime:
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        raise UsageError(f"{words!r} is out of range; write it as {_EXAMPLE}") from None


def written_instant(value: object, form: str) -> dt.datetime:
    """The aware time that a file's value is: a date-time with its offset, or the words of one.

    `form` says how to write it. Raises `ValueError`, as the check of a file's shape must.
    """
    if isinstance(value, str):
        try:
            return parse_instant(value)
        except UsageError as error:
            raise ValueError(str(error)) from None
    if not isinstance(value, dt.datetime):
        raise ValueError(f"it is not a time; {form}")  # noqa: TRY004 - what a shape's check must raise
    if value.tzinfo is None:
        raise ValueError(f"a time without a zone; {form}")
    return value


def prove_zone(name: str) -> None:
    """Raises `UsageError` for a name that is no IANA zone."""
    try:
        pytz.timezone(name)
    except pytz.UnknownTimeZoneError:
        raise UsageError(f"no zone {name}; write an IANA name such as Europe/Brussels") from None


def civil(instant: dt.datetime, zone: str) -> dt.datetime:
    """The aware wall time that a clock in `zone` (IANA) shows at `instant`. Raises `UsageError` for an unknown zone."""
    prove_zone(zone)
    return instant.astimezone(pytz.timezone(zone))
