"""The arguments and options that several commands take, each as its command line reads it: words."""

from __future__ import annotations

from typing import Annotated

import typer

Drafts = Annotated[list[str], typer.Argument(metavar="DRAFT", help="Files, folders, or - for standard input.")]
Briefings = Annotated[list[str], typer.Argument(metavar="BRIEFING", help="Files, folders, or - for standard input.")]
BriefingOption = Annotated[
    list[str] | None,
    typer.Option("--briefing", metavar="FILE", help="Transcript, notice or folder to check against; repeat it."),
]
At = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="The instant to judge at: ISO 8601 with an offset or a zone name. Default: now."),
]
Received = Annotated[
    str | None,
    typer.Option(metavar="TIME", help="When the desk got a document that carries no date of its own."),
]
Lift = Annotated[
    list[str] | None,
    typer.Option(metavar="SCOPE=TIME", help="An editor's word: the embargo on SCOPE lifted, or the call ended, then."),
]
Public = Annotated[
    list[str] | None,
    typer.Option(metavar="FILE", help="An earlier release or story: what stands there breaks no embargo; repeat it."),
]
FailOn = Annotated[
    str, typer.Option(metavar="SEVERITY", help="error, warning, note or never: what makes the exit code 1.")
]
MinSeverity = Annotated[str, typer.Option(metavar="SEVERITY", help="error, warning or note: what is listed.")]
Select = Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only these rules count; repeat, or commas.")]
Ignore = Annotated[list[str] | None, typer.Option(metavar="RULE", help="These rules do not count; repeat, or commas.")]
Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")]
Output = Annotated[str | None, typer.Option(metavar="FILE", help="Write the report to a file instead.")]
RulesFormat = Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, json or toml (to be signed).")]
RulebookOption = Annotated[
    list[str] | None,
    typer.Option("--rulebook", metavar="DIR", help="A folder of rule files of your own; repeat it."),
]
GroundRulesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--ground-rules",
        metavar="FILE",
        help="Rules that an editor signed; repeat it. NAME.rules.toml beside a briefing NAME.md is found by itself.",
    ),
]
Zone = Annotated[str | None, typer.Option(metavar="ZONE", help="The desk's zone (IANA), shown beside the call's.")]
