"""The strict reading of rule files."""

from __future__ import annotations

from pathlib import Path

from embargo.errors import RulebookError
from embargo.rulebook.registry import KINDS
from embargo.rulebook.schema import FileModel
from embargo.rulebook.strict import line_of, shaped
from embargo.rulebook.toml_file import read_toml


def read_rule_file(path: Path, raw: bytes) -> FileModel:
    """The file of these bytes, validated. Raises `RulebookError` with `file:line: reason`."""
    text, data = read_toml(path, raw)
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        line = line_of(text, ("kind",))
        raise RulebookError(f"{path}:{line}: kind = {kind!r}; write one of {', '.join(sorted(KINDS))}")
    return shaped(KINDS[kind], path, text, data)
