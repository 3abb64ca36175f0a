"""The arguments and options that several commands take, each as its command line reads it: words."""

from __future__ import annotations

from typing import Annotated

import typer

from embargo.cli import completing

Drafts = Annotated[list[str], typer.Argument(metavar="DRAFT", help="Files, folders, or - for standard input.")]
Briefings = Annotated[list[str], typer.Argument(metavar="BRIEFING", help="Files, folders, or - for standard input.")]
BriefingOption = Annotated[
    list[str] | None,
    typer.Option("--briefing", metavar="FILE", help="Transcript, notice or folder to check against; repeat it."),
]
_INSTANT = "ISO 8601 with an offset or a zone name."
At = Annotated[
    str | None,
    typer.Option(metavar="TIME", help=f"The instant to judge at: {_INSTANT} Default: now."),
]
CheckAt = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="TIME",
        help=f"The instant to judge at: {_INSTANT} Default: now. scheduled: each draft at its own time.",
    ),
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
    str | None,
    typer.Option(
        metavar="SEVERITY",
        help="error, warning, note or never: what makes the exit code 1.",
        autocompletion=completing.severities_or_never,
    ),
]
MinSeverity = Annotated[
    str | None,
    typer.Option(
        metavar="SEVERITY", help="error, warning or note: what is listed.", autocompletion=completing.severities
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="Only these rules count; repeat, or commas.", autocompletion=completing.rule_ids),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE", help="These rules do not count; repeat, or commas.", autocompletion=completing.rule_ids
    ),
]
Format = Annotated[
    str, typer.Option("--format", metavar="FORMAT", help="text or json.", autocompletion=completing.plain_formats)
]
Output = Annotated[str | None, typer.Option(metavar="FILE", help="Write the report to a file instead.")]
RulesFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="text, json, html, ics (a calendar) or toml (to be signed).",
        autocompletion=completing.rules_formats,
    ),
]
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
WaiversOption = Annotated[
    str | None,
    typer.Option("--waivers", metavar="FILE", help="Findings that an editor lets pass, each with a reason and a name."),
]
BaselineOption = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Findings that a backlog already had: only new ones count."),
]
ChangedSince = Annotated[
    str | None,
    typer.Option(metavar="REF", help="Only drafts that changed in git since a commit, branch or tag."),
]
StdinName = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="What standard input is called; the ending tells its format."),
]
CheckFormats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="text, json, html, sarif, junit, github, gitlab, markdown or csv; repeat it. Default: text.",
        autocompletion=completing.check_formats,
    ),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output", metavar="FILE", help="Write to a file; the n-th is for the n-th --format, - is standard output."
    ),
]
Reveal = Annotated[
    bool,
    typer.Option("--reveal", help="Show embargoed words and withheld names, whoever reads the report."),
]
Watch = Annotated[
    bool,
    typer.Option("--watch", help="Check again whenever a draft or briefing is saved, until Ctrl-C."),
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Print nothing where every draft may run."),
]
Verbose = Annotated[
    bool,
    typer.Option("--verbose", "-v", help="Say on standard error what was read and by which rule book."),
]
SemanticModel = Annotated[
    str | None,
    typer.Option(metavar="DIR", help="A sentence model (ONNX) as one more witness for paraphrases."),
]
