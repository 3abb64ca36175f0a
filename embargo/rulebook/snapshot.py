"""Validated rule files kept from one run to the next, so that unchanged ones need not be validated again.

A snapshot stands in the user's cache directory and holds nothing but rules. It is only ever read where nobody else
could have written it, and only for the very bytes of rules and of program that it was made from; whatever is wrong
with it, the rule files are read instead.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent
# The modules that decide what is valid and what a snapshot holds.
_MAKERS = ("shapes.py", "text/folding.py", "times/tables.py", "rulebook")
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_DIGEST = hashlib.sha256().digest_size


class Snapshot:
    """The snapshot of the rules in some folders, good for one state of them (`files`: bytes by path)."""

    def __init__(self, folders: Iterable[Path], files: Mapping[Path, bytes]) -> None:
        names = "\0".join(str(folder.resolve()) for folder in folders)
        self._folder = _cache_folder()
        self._name = f"rules-{hashlib.sha256(os.fsencode(names)).hexdigest()[:16]}.{sys.implementation.cache_tag}"
        self._files = files

    def read(self) -> Any | None:
        """The plain data that was written; None where there is none that is good and safe."""
        if self._folder is None:
            return None
        try:
            raw = _private_bytes(self._folder, self._name)
            key = self._key()
        except OSError:
            return None
        body = raw[2 * _DIGEST :]
        if raw[: 2 * _DIGEST] != key + hashlib.sha256(body).digest():
            return None
        return marshal.loads(body)  # noqa: S302 - our own bytes, as digest and owner show

    def write(self, data: Any) -> None:
        """Keep plain data, whole or not at all; where that is impossible, the next run does without."""
        if self._folder is None:
            return
        body = marshal.dumps(data)
        half = self._folder / f"{self._name}.{os.getpid()}.part"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _refuse_shared(self._folder.lstat())
            half.write_bytes(self._key() + hashlib.sha256(body).digest() + body)
            half.chmod(0o600)
            half.replace(self._folder / self._name)
        except OSError:
            with suppress(OSError):
                half.unlink()

    def _key(self) -> bytes:
        digest = hashlib.sha256()
        for path, content in (*self._files.items(), *_makers()):
            digest.update(os.fsencode(f"{path}\0{len(content)}\0"))
            digest.update(content)
        return digest.digest()


def _makers() -> Iterator[tuple[Path, bytes]]:
    for maker in _MAKERS:
        path = _PACKAGE / maker
        for module in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            yield module, module.read_bytes()


def _cache_folder() -> Path | None:
    """Where this user's snapshots are kept; None where no place is the user's own, or nobody can tell."""
    if not hasattr(os, "geteuid"):
        return None
    home, chosen = os.environ.get("HOME", ""), os.environ.get("XDG_CACHE_HOME", "")
    if Path(chosen).is_absolute():
        return Path(chosen, "embargo")
    return Path(home, ".cache", "embargo") if Path(home).is_absolute() else None


def _private_bytes(folder: Path, name: str) -> bytes:
    """The bytes of a file that nobody else could have written. Raises `OSError` where there is none such."""
    _refuse_shared(folder.lstat())
    with (folder / name).open("rb") as file:
        _refuse_shared(os.fstat(file.fileno()))
        return file.read()


def _refuse_shared(state: os.stat_result) -> None:
    if state.st_uid != os.geteuid() or state.st_mode & _OTHERS_MAY_WRITE or stat.S_ISLNK(state.st_mode):
        raise PermissionError("others may write there")
