"""What may be written for a setting: each reader makes the value, or says in a `WrongValueError` what to write.

A message follows the name of the key or option: `'loud': write one of error, warning, note, never`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from embargo.errors import UsageError

Value = TypeVar("Value")

SEVERITIES = ("error", "warning", "note")
NEVER = "never"
OFF = "off"


class WrongValueError(ValueError):
    """What is wrong with a value; `key` names the entry where it is one of a table."""

    def __init__(self, reason: str, key: str | None = None) -> None:
        super().__init__(reason)
        self.key = key


def text(value: Any) -> str:
    """A word or line."""
    if not isinstance(value, str):
        raise WrongValueError(_wanted("words in quotation marks", value))
    if not value.strip():
        raise WrongValueError("is empty; write something or take it out")
    if "\0" in value:
        raise WrongValueError("holds a NUL character; take it out")
    return value


def texts(value: Any) -> tuple[str, ...]:
    """A list of words."""
    if not isinstance(value, list | tuple):
        raise WrongValueError(_wanted('a list, as in ["one", "two"]', value))
    return tuple(map(text, value))


def path(value: Any) -> Path:
    """A file or folder."""
    return value if isinstance(value, Path) else Path(text(value))


def paths(value: Any) -> tuple[Path, ...]:
    """A list of files and folders."""
    if not isinstance(value, list | tuple):
        raise WrongValueError(_wanted('a list of files or folders, as in ["briefings/"]', value))
    return tuple(map(path, value))


def flag(value: Any) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise WrongValueError(_wanted("true or false", value))
    return value


def one_of(*words: str) -> Callable[[Any], str]:
    """The reader of a word that is one of some."""

    def read(value: Any) -> str:
        word = text(value)
        if word not in words:
            raise WrongValueError(f"{word!r}: write one of {', '.join(words)}")
        return word

    return read


def zone(value: Any) -> str:
    """A time zone by its IANA name."""
    from embargo.times import prove_zone  # noqa: PLC0415 - only where a zone is set

    name = text(value)
    try:
        prove_zone(name)
    except UsageError as error:
        raise WrongValueError(f"{name!r}: {error}") from None
    return name


def amount(value: Any) -> float:
    """A threshold: a finite number of at least 0."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WrongValueError(_wanted("a number", value))
    if not math.isfinite(value) or value < 0:
        raise WrongValueError(f"{value}: write a number of at least 0")
    return float(value)


def table(read: Callable[[Any], Value]) -> Callable[[Any], Mapping[str, Value]]:
    """The reader of a table whose values another reader takes."""

    def read_table(value: Any) -> Mapping[str, Value]:
        if not isinstance(value, dict):
            raise WrongValueError(_wanted("a table", value))
        return {text(key): _within(key, read, each) for key, each in value.items()}

    return read_table


def _within(key: str, read: Callable[[Any], Value], value: Any) -> Value:
    try:
        return read(value)
    except WrongValueError as error:
        raise WrongValueError(str(error), key) from None


_KINDS: Mapping[type, str] = {
    bool: "true or false",
    str: "words",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a table",
}


def _wanted(wanted: str, value: object) -> str:
    """That something else was wanted; the value itself may be a name that nobody may see."""
    return f"is {_KINDS.get(type(value), 'a date or time')}; write {wanted}"
