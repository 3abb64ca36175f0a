"""What the words of the command line mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from embargo.errors import UsageError, did_you_mean

Value = TypeVar("Value")


def moment(option: str, words: str | None) -> dt.datetime | None:
    """The instant that an option names. Raises `UsageError` for a time without a zone, or one that does not exist."""
    if words is None:
        return None
    from embargo.times import parse_instant

    try:
        return parse_instant(words)
    except UsageError as error:
        raise UsageError(f"{option}: {error}") from None


def day(option: str, words: str) -> dt.date:
    """The civil date that an option names. Raises `UsageError` for anything but YYYY-MM-DD."""
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        raise UsageError(f"{option} {words!r}: write a date as 2022-03-24") from None


def zone(option: str, words: str | None) -> str | None:
    """The IANA zone that an option names. Raises `UsageError` for one that nobody knows."""
    if words is None:
        return None
    from embargo.times import prove_zone

    try:
        prove_zone(words)
    except UsageError as error:
        raise UsageError(f"{option}: {error}") from None
    return words


def lifts(words: Iterable[str]) -> dict[str, dt.datetime]:
    """The lifts of `--lift SCOPE=TIME`."""
    read: dict[str, dt.datetime] = {}
    for each in words:
        scope, equals, time = each.partition("=")
        at = moment(f"--lift {scope}=", time) if equals and scope and time else None
        if at is None:
            raise UsageError(f"--lift {each!r}: write SCOPE=TIME, as in call=2022-03-24T12:39+01:00")
        if scope in read:
            raise UsageError(f"--lift {scope}: given twice; say once when it lifted")
        read[scope] = at
    return read


def chosen(option: str, word: str, known: Mapping[str, Value]) -> Value:
    """What a word stands for. Raises `UsageError` that lists the words there are."""
    if word not in known:
        raise UsageError(f"{option} {word!r}{did_you_mean(word, known)}: write one of {', '.join(known)}")
    return known[word]


def prove_inputs(inputs: Iterable[str]) -> None:
    """Refuse a second `-`, as standard input can be read only once, and an empty word, which would be this folder."""
    given = list(inputs)
    if given.count("-") > 1:
        raise UsageError("- (standard input) may be given only once")
    if not all(map(str.strip, given)):
        raise UsageError("an input is empty; name a file or folder (this folder is .)")


def file(words: str | None) -> Path | None:
    """The file that an option names."""
    return None if words is None else Path(words)


def folders(words: Iterable[str]) -> list[Path]:
    """The folders of further rule files."""
    return [Path(word) for word in words]
