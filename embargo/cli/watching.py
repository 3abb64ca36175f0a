"""A check that runs again whenever one of its files is saved."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from embargo.cli.output import Outcome, clear_screen, deliver, on_terminal, say
from embargo.cli.places import own_place, real_place
from embargo.cli.writing import OutputError
from embargo.errors import EmbargoError, UsageError
from embargo.values import value

_STEP = 50  # milliseconds after which a watch tells that nothing was saved


def watch(run: Callable[[], Outcome], inputs: Callable[[], Iterable[Path]], outputs: Iterable[Path] = ()) -> NoReturn:
    """Deliver what `run` comes to, now and after every change of the files and folders in `inputs`, until Ctrl-C.

    What is written to `outputs` is no change. Raises `KeyboardInterrupt` then, `UsageError` where the library for it
    is missing or the call is wrong from the start, and `OutputError` where a report cannot be delivered.
    """
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise UsageError("--watch needs a library: pip install 'embargo[watch]'") from None
    gc.enable()  # this run is a long one
    written = frozenset(map(own_place, outputs))
    watched, begun = _Watched.of(inputs(), written), False
    while True:
        # Folder by folder and not all that is below: a draft may stand at the top of somebody's home.
        saved = changes(
            *watched.folders,
            recursive=False,
            ignore_permission_denied=True,
            raise_interrupt=True,
            rust_timeout=_STEP,
            yield_on_timeout=True,
        )
        next(saved)  # what is saved from here on is seen
        _deliver(run, begun=begun)
        begun = True
        for changed in saved:
            if any(watched.concerns(Path(name)) for _, name in changed):
                now = _now(inputs, written, watched)
                if now.folders != watched.folders:
                    watched = now
                    break
                watched = now
                _deliver(run, begun=begun)


@value
class _Watched:
    """Files and folders that a check reads, what it writes, and the folders in which to look for changes."""

    places: frozenset[Path]
    written: frozenset[Path]
    folders: frozenset[Path]

    @classmethod
    def of(cls, inputs: Iterable[Path], written: frozenset[Path]) -> _Watched:
        named = list(inputs)
        if Path("-") in named:
            raise UsageError("--watch watches files and folders; standard input cannot change")
        # A link changes, and so does what it leads to.
        places = frozenset(place for path in named for place in (own_place(path), real_place(path)))
        return cls(places, written, frozenset(folder for place in places for folder in _folders(place)))

    def concerns(self, changed: Path) -> bool:
        """Whether a path that changed is one that is read, or on the way to it; a hidden one in a folder is not."""
        place = own_place(changed)
        return place not in self.written and any(
            each.is_relative_to(place) or (place.is_relative_to(each) and not _is_hidden(place.relative_to(each)))
            for each in self.places
        )


def _folders(place: Path) -> Iterator[Path]:
    """The folders that tell of changes: those of a folder; for a file its own.

    Of the file itself nothing is heard any more once an editor's "save" put another one in its place.
    """
    if not place.is_dir():
        yield next(folder for folder in place.parents if folder.is_dir())
        return
    for root, folders, _ in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield Path(root)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _now(inputs: Callable[[], Iterable[Path]], written: frozenset[Path], before: _Watched) -> _Watched:
    """What is to be watched now; what was watched before, while nobody can tell (settings half saved)."""
    try:
        return _Watched.of(inputs(), written)
    except EmbargoError:
        return before


def _deliver(run: Callable[[], Outcome], *, begun: bool) -> None:
    if on_terminal(None):
        clear_screen()
    try:
        deliver(run())
    except OutputError:
        raise
    except EmbargoError as error:
        if isinstance(error, UsageError) and not begun:
            raise
        say(str(error))  # a file half saved: the next save may mend it
