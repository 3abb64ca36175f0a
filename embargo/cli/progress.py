"""How far a long run has come: on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from embargo.api import Progress

_PATIENCE = 1.0  # seconds: a run that is over sooner shows nothing


def progress(*, wanted: bool) -> AbstractContextManager[Progress | None]:
    """A function to be told (drafts done, drafts in all); None where nobody would see it."""
    shown = wanted and sys.stderr is not None and sys.stderr.isatty()
    return _bar() if shown else nullcontext()


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("checking drafts"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("")
    begun = time.monotonic()

    def tell(done: int, total: int) -> None:
        bar.update(task, completed=done, total=total)
        if not bar.live.is_started and time.monotonic() - begun > _PATIENCE:
            bar.start()

    try:
        yield tell
    finally:
        bar.stop()
