"""`embargo config`: which settings hold for a draft, and where each comes from."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from embargo.cli import options
from embargo.cli.arguments import Format
from embargo.cli.output import Outcome
from embargo.cli.showing import shown_on
from embargo.codes import PASSED


def config(
    draft: Annotated[
        str | None,
        typer.Argument(metavar="DRAFT", help="The draft, or the folder, whose settings are wanted. Default: here."),
    ] = None,
    format_: Format = "text",
) -> Outcome:
    """Show which settings hold and where each comes from, and whether they are right.

    Withheld names are counted, not shown; of the key in EMBARGO_KEY it is only said whether it is set.

    Exit code: 0 the settings are right, 2 one of them is wrong.
    """
    from embargo.report.settings import SETTINGS_FORMATS
    from embargo.settings import KEY_VARIABLE, for_check, load_settings

    render = options.chosen("--format", format_, SETTINGS_FORMATS)
    settings = load_settings(draft or ".", os.environ)
    for_check(settings, os.environ)  # rules, thresholds and folders that do not exist
    text = render(settings, shown_on(None, None), key_is_set=bool(os.environ.get(KEY_VARIABLE)))
    return Outcome(text, PASSED)
