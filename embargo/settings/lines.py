"""On which line of a TOML file a key stands: parsers do not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PART = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[\w-]+)"
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER = re.compile(rf"[ \t]*\[\[?[ \t]*({_DOTTED})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
_EACH = re.compile(_PART)


def line_of(text: str, place: Sequence[str]) -> int:
    """The line (from 1) of the key that `place` leads to, or of the nearest table that holds it."""
    wanted, header, best = list(place), list[str](), (0, 1)
    for number, line in enumerate(text.splitlines(), 1):
        if found := _HEADER.match(line):
            header = here = _parts(found[1])
        elif found := _KEY.match(line):
            here = [*header, *_parts(found[1])]
        else:
            continue
        if len(here) > best[0] and here == wanted[: len(here)]:
            best = len(here), number
    return best[1]


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _EACH.findall(dotted)]
