"""The configuration file of a draft: the nearest one upwards.

Where there is none, the file system is asked whether names exist, and nothing is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import Any

from embargo.errors import InputError, RulebookError, UsageError
from embargo.read.inputs import STDIN, collect, read_raw
from embargo.values import value

OWN_FILE = "embargo.toml"
PROJECT_FILE = "pyproject.toml"
CONFIG_FILES = (OWN_FILE, PROJECT_FILE)
TABLE = ("tool", "embargo")
_STREAMS = ("/dev/stdin", "/dev/fd", "/proc")


@value
class ConfigFile:
    """A configuration file: where it stands, its settings as written, and the table (`tool`, `embargo`) they are in."""

    path: Path
    text: str = field(repr=False)
    settings: Mapping[str, Any] = field(repr=False)
    table: tuple[str, ...] = ()

    @property
    def shown(self) -> Path:
        """The path as a person at the working folder would write it."""
        return shown(self.path)


def find_config(starts: Iterable[str | Path]) -> ConfigFile | None:
    """The configuration file that holds for all of `starts`: drafts, folders of drafts, `-` for the working folder.

    Raises `UsageError` for a file that is wrong, for two in one folder, and where drafts have different files.
    """
    nearest: dict[Path, ConfigFile | None] = {}
    files = [_nearest(folder, nearest) for folder in dict.fromkeys(_folders(starts))]
    found = {config.path if config else None: config for config in files}
    if len(found) > 1:
        names = sorted(str(config.shown) if config else "none" for config in found.values())
        raise UsageError(
            f"the drafts have different configurations ({', '.join(names)}); check those of each in a run of its own"
        )
    return next(iter(found.values()), None)


def shown(path: Path) -> Path:
    """A path as a person at the working folder would write it, below it or beside it."""
    try:
        near = os.path.relpath(path)
    except ValueError:  # on another drive
        return path
    return Path(min(near, str(path), key=len))


def _folders(starts: Iterable[str | Path]) -> Iterable[Path]:
    """The folders that drafts stand in, absolute; those of the files in a folder are each its own."""
    for start in map(Path, starts):
        place = Path(os.path.abspath(start))  # noqa: PTH100 - a link's own place counts, not where it leads
        if start == STDIN or _is_stream(place):
            yield Path.cwd()
        elif os.path.isdir(place):  # noqa: PTH112 - False for a name that no file can have, too
            yield place
            with suppress(InputError):  # said when the drafts are read
                yield from {path.parent for path in collect([place])}
        else:
            yield place.parent


def _is_stream(place: Path) -> bool:
    """Whether a path is standard input or a pipe by another name, as shells give them: it has no place of its own."""
    if os.path.exists(place) and place.is_fifo():  # noqa: PTH110 - False for a name that no file can have, too
        return True
    return any(place.is_relative_to(stream) for stream in _STREAMS)


def _nearest(folder: Path, known: dict[Path, ConfigFile | None]) -> ConfigFile | None:
    if folder not in known:
        here = _in_folder(folder)
        known[folder] = here if here or folder == folder.parent else _nearest(folder.parent, known)
    return known[folder]


def _in_folder(folder: Path) -> ConfigFile | None:
    own = _read(folder / OWN_FILE) if os.path.lexists(folder / OWN_FILE) else None
    project = _read_project(folder / PROJECT_FILE) if os.path.lexists(folder / PROJECT_FILE) else None
    if own and project:
        both = f"{own.shown} and [{'.'.join(TABLE)}] in {project.shown}"
        raise UsageError(f"two configs in one folder: {both}; keep the settings in one of them")
    return own or project


def _read_project(path: Path) -> ConfigFile | None:
    """The file's table for this program, if it has one."""
    whole = _read(path)
    tools = whole.settings.get(TABLE[0])
    if not isinstance(tools, dict) or TABLE[1] not in tools:
        return None
    settings = tools[TABLE[1]]
    if not isinstance(settings, dict):
        from embargo.settings.lines import line_of  # noqa: PLC0415 - only for a mistake

        line = line_of(whole.text, TABLE)
        raise UsageError(f"{whole.shown}:{line}: tool.embargo is no table; write [tool.embargo] and the settings below")
    return ConfigFile(path, whole.text, settings, TABLE)


def _read(path: Path) -> ConfigFile:
    from embargo.rulebook.toml_file import read_toml  # noqa: PLC0415 - only where there is a file

    name = shown(path)
    if path.is_fifo():  # it would be waited for
        raise UsageError(f"{name}: is a pipe; write the settings in a file")
    try:
        raw = read_raw(path)
    except InputError as error:
        reason = "the link leads nowhere; mend or remove it" if not path.exists() else error.reason
        raise UsageError(f"{name}:1: {reason}") from None
    try:
        return ConfigFile(path, *read_toml(name, raw))
    except RulebookError as error:
        raise UsageError(str(error)) from None
