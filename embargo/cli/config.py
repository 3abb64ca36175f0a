"""`embargo config`: which settings hold for a draft, and where each comes from."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from embargo.cli import options
from embargo.cli.arguments import Format
from embargo.cli.judging import waivers_of
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

    \b
    embargo config
    embargo config drafts --format json
    """
    from embargo.report.redaction import redaction_key
    from embargo.report.settings import SETTINGS_FORMATS
    from embargo.settings import KEY_VARIABLE, for_check, load_settings

    render = options.chosen("--format", format_, SETTINGS_FORMATS)
    settings = load_settings(draft or ".", os.environ)
    waivers_of(for_check(settings, os.environ))  # for rules, thresholds and files that do not exist
    redaction_key(os.environ)  # for one that is too short
    text = render(settings, shown_on(None, None), key_is_set=bool(os.environ.get(KEY_VARIABLE)))
    return Outcome(text, PASSED)
