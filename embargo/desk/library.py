"""The desk's briefings, read once, and again when one of their files changes."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path
from threading import Lock

from embargo.api import Shelf, open_shelf
from embargo.errors import InputError, RulebookError, UsageError
from embargo.groundrules.beside import files_beside
from embargo.read import Document, collect, read_path
from embargo.settings import CheckSettings
from embargo.values import remembering_value
from embargo.waivers import Waivers
from embargo.waivers.loading import read_waivers

_JOINED = 4  # so many sets of pasted briefings are kept ready

Signature = tuple[tuple[str, int, int, int], ...]


@remembering_value
class Opened:
    """The briefings as they stood at one look. `shelf` is None for a desk without any; `revision` tells looks apart."""

    shelf: Shelf | None = field(repr=False)
    waivers: Waivers = field(repr=False)
    public: tuple[Path | Document, ...] = field(repr=False)
    revision: str
    joined: OrderedDict[str, Shelf] = field(default_factory=OrderedDict, repr=False, compare=False)


class BrokenDeskError(UsageError):
    """The desk's own files are so wrong that nothing can be checked: a ground-rules file that the settings name."""


class Library:
    """The desk's briefings. Its methods take time, and may be called from several threads.

    A briefing that can no longer be read stands in the shelf's `incomplete`, and so holds every draft. What is told is
    at most `look` seconds old.
    """

    def __init__(self, settings: CheckSettings, look: float) -> None:
        self.settings = settings
        self._every = look
        self.paths = settings.briefings
        self._lock = Lock()
        self._looked = float("-inf")
        self._signature: Signature | None = None
        self._opened: Opened | None = None

    def opened(self) -> Opened:
        """The briefings as they are now.

        Who asks while they are read again waits: an answer by the older rules could be looser.
        """
        with self._lock:
            if self._opened is None or time.monotonic() - self._looked > self._every:
                self._look()
            assert self._opened is not None  # noqa: S101 - tells mypy what `_look` does
            return self._opened

    def forget(self) -> None:
        """Look again at the next question, after the desk itself has written a file."""
        with self._lock:
            self._looked = float("-inf")

    def with_pasted(self, pasted: Sequence[Document]) -> Shelf | None:
        """The desk's briefings and others that are in no file; None where there are neither.

        Those of the desk stay in force, whatever is pasted.
        """
        opened = self.opened()
        if not pasted:
            return opened.shelf
        key = _key(pasted)
        with self._lock:
            known = opened.joined.get(key)
        if known is None:
            known = self._open([*self.paths, *pasted])
            with self._lock:
                opened.joined[key] = known
                while len(opened.joined) > _JOINED:
                    opened.joined.popitem(last=False)
        return known

    def _look(self) -> None:
        looked = time.monotonic()
        settings = self.settings
        waiving = [path for path in (settings.waivers, settings.baseline) if path]
        signature = (*_signature([*self.paths, *settings.public]), *map(_state, [*settings.ground_rules, *waiving]))
        if self._opened is None or signature != self._signature:
            shelf = self._open(self.paths) if self.paths else None
            if shelf:
                _ = shelf.desk.index  # made here, not in the first check
            revision = hashlib.sha256(repr(signature).encode()).hexdigest()[:16]
            self._opened, self._signature = Opened(shelf, self._waivers(), _read(settings.public), revision), signature
        self._looked = looked

    def _open(self, briefings: Sequence[Path | Document]) -> Shelf:
        settings = self.settings
        try:
            return open_shelf(
                briefings, ground_rules=settings.ground_rules, rulebook=settings.rulebook, house=settings.house
            )
        except (RulebookError, UsageError) as error:
            raise BrokenDeskError(str(error)) from None

    def _waivers(self) -> Waivers:
        settings = self.settings
        files = [settings.waivers] if settings.waivers else []
        try:
            return read_waivers(files, settings.baseline, settings.rulebook.explanations)
        except UsageError as error:
            raise BrokenDeskError(str(error)) from None


def _read(paths: Iterable[Path]) -> tuple[Path | Document, ...]:
    """The files, read; where one of them cannot be, the path is left as it is, so that every check says so."""
    read: list[Path | Document] = []
    for path in paths:
        try:
            read.extend([read_path(each) for each in collect([path])])
        except InputError:
            read.append(path)
    return tuple(read)


def _signature(paths: Iterable[Path]) -> Iterator[tuple[str, int, int, int]]:
    """What changes when a file of the desk does: names, times and sizes; also of ground-rules files."""
    for path in paths:
        try:
            files = collect([path])
        except InputError as error:
            yield (str(error), 0, 0, 0)
            continue
        for each in (*files, *files_beside(files)):
            yield _state(each)


def _state(path: Path) -> tuple[str, int, int, int]:
    try:
        found = path.stat()
    except OSError as error:
        return (str(path), error.errno or 0, 0, 0)
    return (str(path), found.st_mtime_ns, found.st_size, found.st_ino)


def _key(documents: Iterable[Document]) -> str:
    digest = hashlib.sha256()
    for document in documents:
        digest.update(repr((document.source.name, document.format, document.source.text)).encode())
    return digest.hexdigest()
