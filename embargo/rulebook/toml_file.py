"""The values in a TOML file, whatever their shape."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from embargo.errors import RulebookError


def read_toml(path: Path, raw: bytes) -> tuple[str, dict[str, Any]]:
    """The text of a file's bytes and the values in it. Raises `RulebookError` with `file:line: reason`."""
    try:
        text = raw.decode("utf-8-sig")  # some editors put a byte order mark first
    except UnicodeDecodeError as error:
        raise RulebookError(f"{path}:{raw[: error.start].count(10) + 1}: not UTF-8; save the file as UTF-8") from None
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise RulebookError(f"{path}:{line[1] if line else text.count(chr(10)) + 1}: {error}") from None
    except (RecursionError, ValueError):
        raise RulebookError(f"{path}:1: it holds a number too long, or brackets nested too deep, to be read") from None
