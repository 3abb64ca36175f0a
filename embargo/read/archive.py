"""ZIP archives (Word files), looked through before anything in them is unpacked."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from embargo.errors import InputError

MAX_FILES = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
_SMALL = 1024 * 1024
_LOCKED_OR_OLD = b"\xd0\xcf\x11\xe0"


def refuse_bombs(raw: bytes, name: str) -> None:
    """Raise `InputError`, naming the limit, for an archive that is broken, too large unpacked, or reaches outside."""
    if raw.startswith(_LOCKED_OR_OLD):
        raise InputError(name, "is locked with a password or an old Word file; save it as .docx without a password")
    try:
        with ZipFile(BytesIO(raw)) as archive:
            files = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise InputError(name, "is not a Word file that can be read; save it again as .docx or as .txt") from None
    if len(files) > MAX_FILES:
        raise InputError(name, f"is an archive of more than {MAX_FILES} files; save its text as .txt")
    if len({file.filename for file in files}) < len(files):
        raise InputError(name, "is an archive with two files of one name; save it again as .docx or as .txt")
    if sum(file.file_size for file in files) > MAX_UNPACKED:
        raise InputError(name, f"unpacks to more than {MAX_UNPACKED // 1024 // 1024} MB; save its text as .txt")
    if any(map(_swells, files)):
        raise InputError(name, f"holds a file packed to less than 1/{MAX_RATIO} of its size; save its text as .txt")
    if any(map(_reaches_outside, files)):
        raise InputError(name, "is an archive with a path that leads outside it; save the text as a new file")


def _swells(file: ZipInfo) -> bool:
    return file.file_size > _SMALL and file.file_size > file.compress_size * MAX_RATIO


def _reaches_outside(file: ZipInfo) -> bool:
    path = PurePosixPath(file.filename.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or any(":" in part for part in path.parts[:1])
