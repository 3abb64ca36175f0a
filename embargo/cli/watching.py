"""A check that runs again whenever one of its files is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

from embargo.cli.output import Outcome, clear_screen, deliver, on_terminal, say
from embargo.errors import EmbargoError, UsageError


def watch(run: Callable[[], Outcome], paths: Iterable[str | Path]) -> NoReturn:
    """Deliver what `run` comes to, now and after every change of the files and folders in `paths`, until Ctrl-C.

    Raises `KeyboardInterrupt` then, and `UsageError` where the library for it is missing or there is nothing to watch.
    """
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise UsageError("--watch needs a library: pip install 'embargo[watch]'") from None
    watched = {Path(path) for path in paths}
    if not watched or Path("-") in watched:
        raise UsageError("--watch watches files and folders; standard input cannot change")
    _deliver(run)
    # Folders, because an editor's "save" often replaces a file, and a watch on the old one would see no more.
    folders = {path if path.is_dir() else path.absolute().parent for path in watched}
    for changed in changes(*folders, raise_interrupt=True):
        if any(_concerns(Path(name), watched) for _, name in changed):
            _deliver(run)
    raise KeyboardInterrupt


def _concerns(changed: Path, watched: Iterable[Path]) -> bool:
    return any(changed.is_relative_to(path.absolute()) for path in watched)


def _deliver(run: Callable[[], Outcome]) -> None:
    if on_terminal(None):
        clear_screen()
    try:
        deliver(run())
    except UsageError:
        raise
    except EmbargoError as error:  # a rule file half saved: the next save may mend it
        say(str(error))
