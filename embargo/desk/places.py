"""Where the desk may write: beside the briefings of its folders, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from embargo.errors import UsageError
from embargo.groundrules.beside import SUFFIX, files_beside
from embargo.read.formats import EXTENSIONS

_LONGEST = 120  # characters of a file's name


def rules_path(briefing: Sequence[Path]) -> Path:
    """The ground-rules file of a briefing: the one it has, else the one to be made. Raises `UsageError` for several."""
    beside = files_beside(briefing)
    if len(beside) > 1:
        raise UsageError(f"there are {len(beside)} ground-rules files beside this briefing; keep one of them")
    return beside[0] if beside else briefing[0].with_name(briefing[0].stem + SUFFIX)


def briefing_path(paths: Sequence[Path], name: str) -> Path:
    """Where a pasted briefing is kept: in the desk's first folder. Raises `UsageError` for a name that is no file's."""
    folder = next((path for path in paths if path.is_dir()), None)
    if folder is None:
        raise UsageError("the desk has no folder to keep it in; open the desk with --briefing FOLDER")
    plain = PurePosixPath(name).name == name == PureWindowsPath(name).name
    if not plain or name.startswith(".") or not name.isprintable() or len(name) > _LONGEST:
        raise UsageError("that is not a file's name; write one like harbour-call.md")
    if Path(name).suffix.lower() not in EXTENSIONS:
        raise UsageError(f"a briefing's name ends in one of {', '.join(sorted(EXTENSIONS))}")
    return folder / name


def within(paths: Sequence[Path], target: Path) -> None:
    """Raises `UsageError` where `target` is not beside the desk's own files, or stands for a file elsewhere."""
    folders = [(path if path.is_dir() else path.parent).resolve() for path in paths]
    place = target.parent.resolve()
    if target.is_symlink() or not any(place.is_relative_to(folder) for folder in folders):
        raise UsageError(f"{target.name}: does not stand in a folder of the desk, so it is not written")
