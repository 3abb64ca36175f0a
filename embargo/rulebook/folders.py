"""Rule files on disk: where they are, and their bytes."""

from __future__ import annotations

from pathlib import Path

from embargo.errors import RulebookError

_PACKAGE = Path(__file__).resolve().parent.parent


def own_rules() -> Path:
    """The folder of the rules that come with the package: inside a wheel, beside it in a checkout."""
    for folder in (_PACKAGE / "_rules", _PACKAGE.parent / "rules"):
        if folder.is_dir():
            return folder
    raise RulebookError(f"{_PACKAGE / '_rules'}:1: the rule book is missing; install the package again")


def rule_files(folder: Path) -> list[Path]:
    """The rule files of a folder and its subfolders, in a fixed order. Raises `RulebookError` if there are none."""
    if not folder.is_dir():
        raise RulebookError(f"{folder}:1: not a folder; give a folder of rule files (*.toml)")
    files = sorted(folder.rglob("*.toml"))
    if not files:
        raise RulebookError(f"{folder}:1: no rule files (*.toml) in it")
    return files


def read_raw(path: Path) -> bytes:
    """The bytes of a rule file. Raises `RulebookError` if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise RulebookError(f"{path}:1: cannot be read: {error.strerror}") from None
