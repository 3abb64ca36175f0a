"""Where a report is shown, and what standard error says beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from embargo.cli.output import colour_wanted, on_terminal, terminal_width

if TYPE_CHECKING:
    from embargo.policy import Incomplete
    from embargo.report import Display


def shown_on(output: Path | None, zone: str | None, at: dt.datetime | None = None, *, reveal: bool = False) -> Display:
    """The display for a report that goes to `output` (None: standard output), looked at from `zone` at `at`."""
    from embargo.report import Display

    return Display(
        width=terminal_width(),
        colour=colour_wanted(output),
        zone=zone,
        at=at,
        folder=str(Path.cwd()),
        reveal=reveal,
    )


def remarks(incomplete: Iterable[Incomplete], printed: str | None) -> tuple[str, ...]:
    """What could not be read, for standard error, unless the report says it on the same terminal.

    `printed` is the format of the report that goes to standard output, if any.
    """
    if printed == "text" and on_terminal(None):
        return ()
    return tuple(f"{each.source}: {each.reason}" for each in incomplete)
