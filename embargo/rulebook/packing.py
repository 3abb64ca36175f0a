"""Values of rule files as plain data and back: what `marshal` can write, and no code among it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from embargo.rulebook.registry import SHAPES

# A list is always a tag and what it tags: no value of a rule file is one but for these.
_LIST, _MOMENT = "list", "moment"


def pack(value: Any) -> Any:
    """A value of a rule file as plain data."""
    if is_dataclass(value) and not isinstance(value, type):
        contents = {item.name: pack(getattr(value, item.name)) for item in fields(value)}
        tagged = {name: content for name, content in contents.items() if _holds_tags(content)}
        return [type(value).__name__, {name: contents[name] for name in contents.keys() - tagged.keys()}, tagged]
    if isinstance(value, tuple):
        return tuple(pack(each) for each in value)
    if isinstance(value, dict):
        return {key: pack(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_LIST, tuple(pack(each) for each in value)]
    if isinstance(value, dt.datetime):
        return [_MOMENT, value.isoformat()]
    return value


def _holds_tags(packed: Any) -> bool:
    """Whether plain data is not yet the value itself."""
    if isinstance(packed, tuple):
        return any(_holds_tags(each) for each in packed)
    if isinstance(packed, dict):
        return any(_holds_tags(each) for each in packed.values())
    return isinstance(packed, list)


def unpack(data: Any) -> Any:
    """The value that was packed. It was validated before, so that its shape's own checks do not run again."""
    if isinstance(data, list):
        return _unpack_tagged(*data)
    if isinstance(data, tuple):
        return tuple([unpack(each) for each in data])
    if isinstance(data, dict):
        return {key: unpack(each) for key, each in data.items()}
    return data


def _unpack_tagged(tag: str, content: Any, tagged: Mapping[str, Any] | None = None) -> Any:
    if tag == _LIST:
        return list(unpack(content))
    if tag == _MOMENT:
        return dt.datetime.fromisoformat(content)
    shaped: Any = object.__new__(SHAPES[tag])
    vars(shaped).update(content)
    if tagged:
        vars(shaped).update({name: unpack(each) for name, each in tagged.items()})
    return shaped
