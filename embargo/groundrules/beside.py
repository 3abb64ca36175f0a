"""Where ground-rules files stand that nobody named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

SUFFIX = ".rules.toml"


def files_beside(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The ground-rules files beside the files of a briefing: NAME.rules.toml beside NAME.md."""
    beside = dict.fromkeys(path.with_name(path.stem + SUFFIX) for path in paths if path.name)
    return tuple(path for path in beside if path.exists())
