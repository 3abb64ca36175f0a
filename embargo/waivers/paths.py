"""Which draft a path or pattern in a file means: one relative to the folder of that file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

_WILD = frozenset("*?[")


def path_from(folder: Path, path: str) -> str:
    """A path, or a pattern of paths, as seen from a folder, with `/` between its parts. It need not exist.

    Symbolic links stay as they are. On another drive it is the whole path.
    """
    whole = os.path.abspath(path)  # noqa: PTH100 - Path.resolve follows links
    try:
        return Path(os.path.relpath(whole, os.path.abspath(folder))).as_posix()  # noqa: PTH100
    except ValueError:
        return Path(whole).as_posix()


def means(pattern: str, path: str) -> bool:
    """Whether a pattern means a path, both seen from one folder: `*` within a name, `**` for any folders."""
    if pattern == path:
        return True
    return not _WILD.isdisjoint(pattern) and _fits(pattern.split("/"), path.split("/"))


def _fits(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Part by part: `reached` are the places in the pattern to which the parts read so far can have led."""
    reached = _over_folders(pattern, {0})
    for part in path:
        used = {at if pattern[at] == "**" else at + 1 for at in reached if _takes(pattern[at : at + 1], part)}
        reached = _over_folders(pattern, used)
    return len(pattern) in reached


def _takes(pattern: Sequence[str], part: str) -> bool:
    return any(wanted == "**" or fnmatchcase(part, wanted) for wanted in pattern)


def _over_folders(pattern: Sequence[str], reached: set[int]) -> set[int]:
    """The places with those behind each `**`, which may stand for no folder at all."""
    every = set(reached)
    for at, wanted in enumerate(pattern):
        if at in every and wanted == "**":
            every.add(at + 1)
    return every
