"""The strict reading of TOML files into shapes, with errors that name file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from embargo.errors import RulebookError

Shaped = TypeVar("Shaped")
Place = Sequence[str | int]

# What pydantic's words for the commonest mistakes are put into.
_PLAIN = {
    "unexpected_keyword_argument": "there is no such key",
    "missing": "it is missing",
    "tuple_type": 'it is not a list; write it in square brackets: ["...", "..."]',
    "enum": "there is no such word",
    "literal_error": "there is no such word",
}
_VALIDATORS: dict[type[Any], TypeAdapter[Any]] = {}


def shaped(kind: type[Shaped], path: Path, text: str, data: dict[str, Any]) -> Shaped:
    """The values of a file in their shape. Raises `RulebookError`, a line with `file:line: reason` for each mistake."""
    try:
        read: Shaped = _validator(kind).validate_python(data)
    except ValidationError as error:
        raise RulebookError("\n".join(_explain(path, text, error))) from None
    return read


def _validator(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _VALIDATORS:
        _VALIDATORS[kind] = TypeAdapter(kind)
    return _VALIDATORS[kind]


def _explain(path: Path, text: str, error: ValidationError) -> Iterator[str]:
    for item in error.errors(include_url=False, include_input=False):
        place = item["loc"]
        dotted = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
        allowed = f"; allowed: {item['ctx']['expected']}" if "expected" in item.get("ctx", {}) else ""
        message = _PLAIN.get(item["type"], item["msg"])
        yield f"{path}:{line_of(text, place)}: {dotted}: {message.removeprefix('Value error, ')}{allowed}"


def line_of(text: str, place: Place) -> int:
    """The line (from 1) of a place in a TOML file, as near as the text tells: the n-th table of a name, then the key.

    A place is what leads to a value: names of keys, and numbers (from 0) of tables: `("rule", 2, "phrases", 0)`.
    """
    lines = text.splitlines()
    headers = [words.partition("#")[0].strip() if words.lstrip().startswith("[") else "" for words in lines]
    start, end, name, rest = 0, len(lines), "", list(place)
    while len(rest) > 1:
        name = f"{name}.{rest[0]}" if name else str(rest[0])
        tables = [number for number in range(start, end) if headers[number] == f"[[{name}]]"]
        if isinstance(rest[1], int) and rest[1] < len(tables):
            start, *following = tables[rest[1] :]
            end, rest = following[0] if following else end, rest[2:]
        elif f"[{name}]" in headers[start:end]:
            start, rest = headers.index(f"[{name}]", start), rest[1:]
        else:
            break
    return _line_of_key(lines[start:end], str(rest[0])) + start + 1 if rest else start + 1


def _line_of_key(lines: Sequence[str], name: str) -> int:
    """The line (from 0) of a key of the table that begins with the first of `lines`; 0 where it is not there."""
    key = re.compile(rf"\s*\"?{re.escape(name)}\"?\s*=")
    for number, words in enumerate(lines):
        if number and words.startswith("["):
            break
        if key.match(words):
            return number
    return 0
