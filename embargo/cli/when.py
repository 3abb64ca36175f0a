"""`embargo when`: a stated time to the instant."""

from __future__ import annotations

from typing import Annotated

import typer

from embargo.cli import options
from embargo.cli.arguments import Format, Output, RulebookOption
from embargo.cli.output import Outcome, check_output
from embargo.cli.showing import shown_on


def when(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The words that state a time.")],
    *,
    on: Annotated[str, typer.Option(metavar="DATE", help="The day on which they were said, as 2022-03-24.")],
    zone: Annotated[str | None, typer.Option(metavar="ZONE", help="The speaker's clock (IANA).")] = None,
    format_: Format = "text",
    output: Output = None,
    rulebook: RulebookOption = None,
) -> Outcome:
    """Read a stated time: the instant, every reading, and why.

    \b
    embargo when "2:15 p.m. Central European Time" --on 2024-05-02
    embargo when "noon tomorrow" --on 2024-05-02 --zone America/New_York
    """
    from embargo import api
    from embargo.report import WHEN_FORMATS
    from embargo.rulebook import load_rulebook

    target = options.file(output)
    render = options.chosen("--format", format_, WHEN_FORMATS)
    check_output(target, [])
    report = api.read_when(
        text,
        on=options.day("--on", on),
        zone=options.zone("--zone", zone),
        rulebook=load_rulebook(options.folders(rulebook or [])),
    )
    return Outcome(render(report, shown_on(target, None)), report.exit_code, target)
