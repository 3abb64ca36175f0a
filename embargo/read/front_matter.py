"""The block of YAML that a file may begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from embargo.errors import InputError
from embargo.text import Span

_OPENING = re.compile(r"\ufeff?---[^\S\n]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[^\S\n]*$", re.MULTILINE)
_MAX_CHARACTERS = 100_000
MAX_VALUES = 10_000


class Entry(NamedTuple):
    """A value of front matter: the keys that lead to it, in lower case, and where the file has it.

    The place of a value that the file writes with escapes or over several lines is that of the whole of it.
    """

    keys: tuple[str, ...]
    value: str
    span: Span


def split_front_matter(text: str, name: str) -> tuple[dict[str, str], int]:
    """What the front matter says, and the offset at which the body begins (0 where there is none).

    Keys are in lower case; a list becomes its items (of a table in it: the values) joined by ", ", a table within a
    table `outer.inner`.
    Raises `InputError`, naming the line, where the block is not valid YAML.
    """
    block = _block(text)
    node = _composed(text[slice(*block)], name) if block else None
    if not block or not _is_table(node):
        # A rule line at the top, and another one further down: no front matter.
        return {}, 0
    closing = _CLOSING.match(text, block.end)
    return dict(_flattened(node)), closing.end() if closing else block.end


def front_matter_entries(text: str, name: str) -> list[Entry]:
    """Every value of the front matter, those of lists and of tables within them too, in the order of the file.

    Raises `InputError` where the block is not valid YAML, or has more values than a story can have.
    """
    block = _block(text)
    node = _composed(text[slice(*block)], name) if block else None
    if not block or not _is_table(node):
        return []
    entries = list(islice(_entries(node, text, block.start), MAX_VALUES + 1))
    if len(entries) > MAX_VALUES:
        raise InputError(name, f"the front matter has more than {MAX_VALUES} values; shorten it")
    return sorted(filter(None, entries), key=lambda entry: entry.span)


def plain_key(key: str) -> str:
    """A key with its words parted in one way: "embargo-until" and "embargo until" are `embargo_until`."""
    return key.replace("-", "_").replace(" ", "_")


def _block(text: str) -> Span | None:
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end(), _MAX_CHARACTERS) if opening else None
    return Span(opening.end(), closing.start()) if opening and closing else None


def _composed(block: str, name: str) -> Any:
    """The nodes of YAML, which hold strings only and know their places."""
    import yaml  # noqa: PLC0415 - many inputs have no front matter

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.compose(block, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise InputError(name, f"the front matter is not valid YAML in line {line}; mend or remove it") from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise InputError(name, "the front matter in line 1 is not valid YAML; mend or remove it") from None


def _is_table(node: Any) -> bool:
    return getattr(node, "id", "") == "mapping"


def _flattened(node: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in node.value:
        path = f"{prefix}{_name(key)}"
        if value.id == "scalar":
            yield path, value.value
        elif value.id == "sequence":
            yield path, ", ".join(item.value for part in value.value for item in _items(part) if item.id == "scalar")
        elif not prefix:
            yield from _flattened(value, f"{path}.")


def _items(part: Any) -> list[Any]:
    """A value of a list, or the values of a table that stands in a list."""
    return [value for _, value in part.value] if _is_table(part) else [part]


def _name(key: Any) -> str:
    return key.value.lower() if key.id == "scalar" else ""


def _entries(root: Any, text: str, start: int) -> Iterator[Entry | None]:
    """Walks the nodes, those that an alias shows again too, so it may never end; None for one that is no value."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), root)]
    while waiting:
        keys, node = waiting.pop()
        if node.id == "scalar":
            span = Span(start + node.start_mark.index, start + node.end_mark.index)
            yield Entry(keys, node.value, _exact(text, span, node.value))
        else:
            yield None
            waiting.extend(_inside(keys, node))


def _inside(keys: tuple[str, ...], node: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    if node.id == "sequence":
        yield from ((keys, item) for item in node.value)
    else:
        yield from (((*keys, _name(key)), value) for key, value in node.value)


def _exact(text: str, span: Span, value: str) -> Span:
    """The place of the value without the quotation marks of YAML, where it stands there as it is."""
    at = text.find(value, *span)
    return Span(at, at + len(value)) if at >= 0 else span
