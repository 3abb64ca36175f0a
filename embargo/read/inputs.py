"""Where inputs come from: files, folders, standard input. Nothing else in the package opens an input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from embargo.errors import InputError
from embargo.read.document import Document
from embargo.read.formats import DATA, EXTENSIONS, read_bytes

MAX_BYTES = 20 * 1024 * 1024
STDIN = Path("-")
STDIN_NAME = "<stdin>"
# Streams that a shell has opened: `<(pandoc draft.odt)`.
_STREAMS = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")


def collect(arguments: Sequence[str | Path]) -> tuple[Path, ...]:
    """The inputs that command-line arguments mean: files, the readable files of folders, `-` for standard input.

    A folder is searched through, hidden files and folders aside, in the order of names. The same path twice counts
    once. Raises `InputError` for a path that does not exist, a folder with nothing readable in it, a second `-`.
    """
    found: dict[Path, None] = {}
    for argument in map(Path, arguments):
        if argument == STDIN:
            if STDIN in found:
                raise InputError(STDIN_NAME, "standard input can be read only once; give `-` once")
            found[STDIN] = None
        elif os.path.isdir(argument):  # noqa: PTH112 - False for a name that no file can have, too
            found.update(dict.fromkeys(_search(argument)))
        elif os.path.exists(argument):  # noqa: PTH110 - the same
            found[argument] = None
        else:
            raise InputError(str(argument), "no such file; check the path")
    return tuple(found)


def _search(folder: Path) -> list[Path]:
    files = sorted(_walk(folder))
    if not files:
        raise InputError(str(folder), f"no readable file in this folder; known are {', '.join(sorted(EXTENSIONS))}")
    return files


def _walk(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise InputError(str(error.filename or folder), f"cannot be searched: {error.strerror}; check the permissions")

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(root, name)
            if not name.startswith(".") and path.suffix.lower() in EXTENSIONS and _is_input(path):
                yield path


def _is_input(path: Path) -> bool:
    """Whether a file of a folder is a story or briefing; one that cannot be looked into is, and fails when read."""
    if path.suffix.lower() not in DATA:
        return True
    try:
        from embargo.read.sniffing import may_be_story  # noqa: PLC0415 - only for data in a folder

        return may_be_story(read_raw(path))
    except InputError:
        return True


def read_path(
    path: str | Path,
    format: str | None = None,  # noqa: A002 - the contract's word
    *,
    stdin_name: str = STDIN_NAME,
) -> Document:
    """The document at `path` (`-`: standard input). Raises `InputError` for what cannot be read.

    `stdin_name` is what standard input is called in reports; its extension tells the format, as a file's does.
    """
    if Path(path) == STDIN:
        if sys.stdin is None:
            raise InputError(stdin_name, "standard input is closed; give a file, or pipe the words in")
        return read_bytes(_limited(sys.stdin.buffer.read(MAX_BYTES + 1), stdin_name), stdin_name, format)
    return read_bytes(read_raw(path), str(path), format)


def read_raw(path: str | Path) -> bytes:
    """The bytes of the file at `path`. Raises `InputError` for what cannot be read."""
    name = str(path)
    try:
        return _read_file(Path(path), name)
    except FileNotFoundError:
        raise InputError(name, "no such file; check the path") from None
    except IsADirectoryError:
        raise InputError(name, "is a folder; give a file") from None
    except PermissionError:
        raise InputError(name, "may not be read; check the permissions") from None
    except OSError as error:
        raise InputError(name, f"cannot be read: {error.strerror}") from None


def _read_file(path: Path, name: str) -> bytes:
    if stat.S_ISFIFO(path.stat().st_mode) and not str(path).startswith(_STREAMS):
        # Opened, it would wait for ever where nobody writes into it.
        raise InputError(name, "is a pipe; give a file, or send the words in with `-`")
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size > MAX_BYTES:
            raise InputError(name, _too_large())
        return _limited(file.read(MAX_BYTES + 1), name)


def _limited(raw: bytes, name: str) -> bytes:
    if len(raw) > MAX_BYTES:
        raise InputError(name, _too_large())
    return raw


def _too_large() -> str:
    return f"is larger than {MAX_BYTES // 1024 // 1024} MB; give the transcript or draft alone"
