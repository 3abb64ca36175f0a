"""Where files stand; a link that leads to itself stands where it is."""

from __future__ import annotations

import os
from pathlib import Path


def real_place(path: Path) -> Path:
    """Where a path leads."""
    return Path(os.path.realpath(path))


def own_place(path: Path) -> Path:
    """A path without links on the way; a link at its end stays."""
    return real_place(path.parent) / path.name
