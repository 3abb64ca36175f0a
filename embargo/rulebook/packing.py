"""Values of rule files as plain data and back: what `marshal` can write, and no code among it."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass
from typing import Any

from embargo.rulebook.registry import SHAPES

# A list is always a tag and a content: no value of a rule file is one but for these.
_LIST, _MOMENT = "list", "moment"
_HOLDING = (list, tuple, dict)


def pack(value: Any) -> Any:
    """A value of a rule file as plain data."""
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, {item.name: pack(getattr(value, item.name)) for item in fields(value)}]
    if isinstance(value, tuple):
        return tuple(pack(each) for each in value)
    if isinstance(value, dict):
        return {key: pack(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_LIST, tuple(pack(each) for each in value)]
    if isinstance(value, dt.datetime):
        return [_MOMENT, value.isoformat()]
    return value


def unpack(data: Any) -> Any:
    """The value that was packed. It was validated before, so that its shape's own checks do not run again."""
    if isinstance(data, list):
        return _unpack_tagged(*data)
    if isinstance(data, tuple):
        plain = not data or isinstance(data[0], str)  # all of one kind, and most of them words
        return data if plain else tuple(unpack(each) for each in data)
    if isinstance(data, dict):
        return {key: unpack(each) if isinstance(each, _HOLDING) else each for key, each in data.items()}
    return data


def _unpack_tagged(tag: str, content: Any) -> Any:
    if tag == _LIST:
        return list(unpack(content))
    if tag == _MOMENT:
        return dt.datetime.fromisoformat(content)
    shaped: Any = object.__new__(SHAPES[tag])
    vars(shaped).update(unpack(content))
    return shaped
