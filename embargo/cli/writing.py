"""Files written whole, and several of them all or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from embargo.errors import EmbargoError

_OWN = 0o600  # until it has the permissions of what it replaces


class OutputError(EmbargoError):
    """A report could not be delivered (exit 3)."""


class WholeFile:
    """A file that is written beside its place and then put there; until then the old one stays as it is."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._text = path, text
        self._target = path.resolve()
        self._half = self._beside("part")
        self._old = self._beside("old")
        self._was_there = False

    def stage(self) -> None:
        """Write it beside its place, for nobody more to read than what stands there. Raises `OutputError`."""
        with telling(self._path):
            if self._target.exists():
                self._half.touch(mode=_OWN)
                shutil.copymode(self._target, self._half)
            # No newline is translated: a CSV's line ends are its own.
            self._half.write_text(self._text, encoding="utf-8", errors="backslashreplace", newline="")

    def keep_old(self) -> None:
        """Keep what stands in its place, for `put_back`. Raises `OutputError`."""
        self._was_there = self._target.exists()
        if self._was_there:
            with telling(self._path):
                self._old.unlink(missing_ok=True)
                try:
                    os.link(self._target, self._old)
                except OSError:  # not every file system has links
                    shutil.copy2(self._target, self._old)

    def put(self) -> None:
        """Put it in its place. Raises `OutputError`."""
        with telling(self._path):
            self._half.replace(self._target)

    def put_back(self) -> None:
        """Put back what stood in its place before."""
        if self._was_there:
            os.replace(self._old, self._target)  # noqa: PTH105 - apart from `put`, whose failure led here
        else:
            self._target.unlink(missing_ok=True)

    def clean(self) -> None:
        """Take away what stands beside its place."""
        self._half.unlink(missing_ok=True)
        self._old.unlink(missing_ok=True)

    def _beside(self, kind: str) -> Path:
        return self._target.with_name(f".{self._target.name}.{os.getpid()}.{kind}")


def write_all(files: Sequence[WholeFile], between: Callable[[], None]) -> None:
    """Write every file or none; `between` is done once all are ready, and a failure of it leaves all as they were.

    Raises `OutputError`.
    """
    try:
        for file in files:
            file.stage()
        if len(files) > 1:
            for file in files:
                file.keep_old()
        between()
        _put_all(files)
    finally:
        for file in files:
            file.clean()


def _put_all(files: Sequence[WholeFile]) -> None:
    done: list[WholeFile] = []
    try:
        for file in files:
            file.put()
            done.append(file)
    except BaseException:
        for file in done:
            file.put_back()
        raise


@contextmanager
def telling(where: Path | str) -> Iterator[None]:
    """Makes of the system's errors an `OutputError` that says where."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"the report could not be written to {where}: {error.strerror}") from None
