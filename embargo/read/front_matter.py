"""The block of YAML that a file may begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from embargo.errors import InputError

_OPENING = re.compile(r"\ufeff?---[^\S\n]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[^\S\n]*$", re.MULTILINE)
_MAX_CHARACTERS = 100_000


def split_front_matter(text: str, name: str) -> tuple[dict[str, str], int]:
    """What the front matter says, and the offset at which the body begins (0 where there is none).

    Keys are in lower case; a list becomes its items joined by ", ", a table within a table `outer.inner`.
    Raises `InputError`, naming the line, where the block is not valid YAML.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end(), _MAX_CHARACTERS) if opening else None
    if not opening or not closing:
        return {}, 0
    values = _load(text[opening.end() : closing.start()], name)
    if not isinstance(values, dict):
        # A rule line at the top, and another one further down: no front matter.
        return {}, 0
    return dict(_flatten(values)), closing.end()


def _load(block: str, name: str) -> Any:
    import yaml  # noqa: PLC0415 - many inputs have no front matter

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(block, Loader=loader)  # noqa: S506 - the base loader makes strings, lists and dicts only
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise InputError(name, f"the front matter is not valid YAML in line {line}; mend or remove it") from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise InputError(name, "the front matter in line 1 is not valid YAML; mend or remove it") from None


def _flatten(values: dict[Any, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        path = f"{prefix}{key}".lower()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, list):
            yield path, ", ".join(item for item in value if isinstance(item, str))
        elif isinstance(value, dict) and not prefix:
            yield from _flatten(value, f"{path}.")
