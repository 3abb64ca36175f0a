"""The files of waivers that a check is given."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from embargo.waivers.baseline import read_baseline
from embargo.waivers.file import read_waivers_file
from embargo.waivers.settling import Waivers


def read_waivers(files: Iterable[str | Path], baseline: str | Path | None, rules: Collection[str]) -> Waivers:
    """The waivers of waivers files and a baseline (None: there is none); `rules` are the ids of the rule book.

    Raises `UsageError` for a file that is missing or wrong.
    """
    entries = [entry for path in dict.fromkeys(map(Path, files)) for entry in read_waivers_file(path, rules)]
    known = read_baseline(Path(baseline), rules) if baseline is not None else None
    return Waivers(tuple(entries), known, frozenset(rules))
