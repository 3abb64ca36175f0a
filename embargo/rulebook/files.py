"""Rule files on disk: where they are, and their strict reading with errors that name file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from embargo.errors import RulebookError
from embargo.rulebook.registry import KINDS
from embargo.rulebook.schema import FileModel

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


def load_file(path: Path) -> tuple[FileModel, bytes]:
    """One rule file, validated, and its bytes. Raises `RulebookError` with `file:line: reason`."""
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except OSError as error:
        raise RulebookError(f"{path}:1: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise RulebookError(f"{path}:{raw[: error.start].count(10) + 1}: not UTF-8; save the file as UTF-8") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise RulebookError(f"{path}:{line[1] if line else text.count(chr(10)) + 1}: {error}") from None
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        line_of_kind = _line_of(text, ("kind",))
        raise RulebookError(f"{path}:{line_of_kind}: kind = {kind!r}; write one of {', '.join(sorted(KINDS))}")
    try:
        return KINDS[kind].model_validate(data), raw
    except ValidationError as error:
        raise RulebookError("\n".join(_explain(path, text, error))) from None


def _explain(path: Path, text: str, error: ValidationError) -> Iterator[str]:
    for item in error.errors(include_url=False):
        place = tuple(part for part in item["loc"] if part != "kind" or len(item["loc"]) == 1)
        dotted = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
        allowed = f"; allowed: {item['ctx']['expected']}" if "expected" in item.get("ctx", {}) else ""
        yield f"{path}:{_line_of(text, place)}: {dotted}: {item['msg']}{allowed}"


def _line_of(text: str, place: Sequence[Any]) -> int:
    """The line of a place in a TOML file, as near as the text tells: the n-th table of a name, then the key."""
    lines = text.splitlines()
    line, rest = 0, list(place)
    if len(rest) > 1 and isinstance(rest[1], int):
        headers = [n for n, words in enumerate(lines) if words.strip() == f"[[{rest[0]}]]"]
        if rest[1] < len(headers):
            line, rest = headers[rest[1]], rest[2:]
    elif len(rest) > 1 and f"[{rest[0]}]" in (words.strip() for words in lines):
        line, rest = next(n for n, words in enumerate(lines) if words.strip() == f"[{rest[0]}]"), rest[1:]
    if rest and isinstance(rest[0], str):
        key = re.compile(rf"\s*\"?{re.escape(rest[0])}\"?\s*=")
        for number in range(line, len(lines)):
            if number > line and lines[number].startswith("["):
                break
            if key.match(lines[number]):
                return number + 1
    return line + 1
