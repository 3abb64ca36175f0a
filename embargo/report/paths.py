"""Names of files as other systems want them: relative to the repository's root, with forward slashes."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from urllib.parse import quote


def relative_path(name: str, folder: str | None) -> str:
    """`name` (as it was given) from `folder`, its root; as it is where it lies outside or no root is known."""
    if folder is None:
        return PurePath(name).as_posix()
    path = PurePath(os.path.normpath(PurePath(folder, name)))
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()


def uri(name: str, folder: str | None) -> str:
    """The same as a URI reference: relative and percent-encoded; `file:` for a file outside of `folder`."""
    path = relative_path(name, folder)
    return Path(path).as_uri() if Path(path).is_absolute() else quote(os.fsencode(path), safe="/")
