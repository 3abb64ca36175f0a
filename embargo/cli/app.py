"""The commands. Each turns its arguments into a call of the API and the report into an outcome."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from embargo.cli import options
from embargo.cli.output import Outcome, check_output, colour_wanted, on_terminal, terminal_width
from embargo.cli.words import WordCommand
from embargo.codes import PASSED
from embargo.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from embargo.policy import Incomplete
    from embargo.report import Display


def _empty_app() -> typer.Typer:
    return typer.Typer(
        name="embargo",
        help="Ground-rules compliance for newsrooms: reads the moderator's words, checks drafts against them.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
    )


app = _empty_app()

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


@app.callback(invoke_without_command=True)
def _top(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> Outcome | None:
    if version:
        from importlib.metadata import version as version_of

        return Outcome(f"embargo {version_of('embargo')}\n", PASSED)
    if context.invoked_subcommand is None:
        raise UsageError("give a command: check, rules, quotes, when or explain (see embargo --help)")
    return None


def check(
    drafts: Drafts,
    *,
    briefing: BriefingOption = None,
    at: At = None,
    received: Received = None,
    lift: Lift = None,
    ground_rules: GroundRulesOption = None,
    public: Public = None,
    fail_on: FailOn = "error",
    min_severity: MinSeverity = "note",
    select: Select = None,
    ignore: Ignore = None,
    format_: Format = "text",
    output: Output = None,
    rulebook: RulebookOption = None,
    zone: Zone = None,
) -> Outcome:
    """Judge drafts against the ground rules of briefings.

    Exit code: 0 every draft may run, 1 findings, 2 wrong usage, 3 the check is incomplete, 130 interrupted.
    """
    from embargo import api
    from embargo.report import CHECK_FORMATS
    from embargo.rulebook import load_rulebook

    target = options.file(output)
    render = options.chosen("--format", format_, CHECK_FORMATS)
    inputs = [*drafts, *(briefing or []), *(public or [])]
    options.one_standard_input(inputs)
    check_output(target, [*inputs, *(ground_rules or [])])
    if not briefing:
        raise UsageError("give the call's transcript or the notice with --briefing FILE")
    book = load_rulebook(options.folders(rulebook or []))
    report = api.check(
        drafts,
        briefing,
        at=options.moment("--at", at) or _now(),
        received=options.moment("--received", received),
        lifts=options.lifts(lift or []),
        ground_rules=ground_rules or [],
        public=public or [],
        policy=options.policy(fail_on, min_severity, select or [], ignore or [], book),
        rulebook=book,
    )
    text = render(report, _display(target, zone))
    return Outcome(text, report.exit_code, target, _remarks(report.incomplete, format_, target))


def rules_command(
    briefings: Briefings,
    *,
    at: At = None,
    received: Received = None,
    lift: Lift = None,
    ground_rules: GroundRulesOption = None,
    format_: RulesFormat = "text",
    output: Output = None,
    rulebook: RulebookOption = None,
    zone: Zone = None,
) -> Outcome:
    """Show the ground rules of briefings, in the host's words."""
    from embargo import api
    from embargo.report import RULES_FORMATS
    from embargo.rulebook import load_rulebook

    target = options.file(output)
    render = options.chosen("--format", format_, RULES_FORMATS)
    options.one_standard_input(briefings)
    check_output(target, [*briefings, *(ground_rules or [])])
    moment = options.moment("--at", at) or _now()
    report = api.read_rules(
        briefings,
        received=options.moment("--received", received),
        lifts=options.lifts(lift or []),
        ground_rules=ground_rules or [],
        rulebook=load_rulebook(options.folders(rulebook or [])),
    )
    text = render(report, _display(target, zone, moment))
    return Outcome(text, report.exit_code, target, _remarks(report.incomplete, format_, target))


def quotes(drafts: Drafts, format_: Format = "text", output: Output = None, rulebook: RulebookOption = None) -> Outcome:
    """Show what drafts quote and whom they credit."""
    from embargo import api
    from embargo.report import QUOTES_FORMATS
    from embargo.rulebook import load_rulebook

    target = options.file(output)
    render = options.chosen("--format", format_, QUOTES_FORMATS)
    options.one_standard_input(drafts)
    check_output(target, drafts)
    report = api.read_quotes(drafts, rulebook=load_rulebook(options.folders(rulebook or [])))
    text = render(report, _display(target, None))
    return Outcome(text, report.exit_code, target, _remarks(report.incomplete, format_, target))


def when(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The words that state a time.")],
    *,
    on: Annotated[str, typer.Option(metavar="DATE", help="The day on which they were said, as 2022-03-24.")],
    zone: Annotated[str | None, typer.Option(metavar="ZONE", help="The speaker's clock (IANA).")] = None,
    format_: Format = "text",
    output: Output = None,
    rulebook: RulebookOption = None,
) -> Outcome:
    """Read a stated time: the instant, every reading, and why."""
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
    return Outcome(render(report, _display(target, None)), report.exit_code, target)


def explain(
    rule: Annotated[str | None, typer.Argument(metavar="RULE", help="A rule of check; none: list them all.")] = None,
) -> Outcome:
    """Tell why a rule exists, with examples."""
    from embargo.report.text_explain import explain_text, rules_list
    from embargo.rulebook import load_rulebook

    known = load_rulebook().explanations
    display = _display(None, None)
    if rule is None:
        return Outcome(rules_list(known.values(), display), PASSED)
    return Outcome(explain_text(options.chosen("explain", rule, known), display), PASSED)


COMMANDS: dict[str, Callable[..., Outcome]] = {
    "check": check,
    "rules": rules_command,
    "quotes": quotes,
    "when": when,
    "explain": explain,
}
for _name, _command in COMMANDS.items():
    app.command(name=_name, cls=WordCommand)(_command)


def run_command(arguments: Sequence[str]) -> object:
    """What the command line comes to. A command that is called by its name is made alone, without the others."""
    name = arguments[0] if arguments else ""
    if name not in COMMANDS:
        return app(args=list(arguments), prog_name="embargo", standalone_mode=False)
    alone = _empty_app()
    alone.command(cls=WordCommand)(COMMANDS[name])
    return alone(args=list(arguments[1:]), prog_name=f"embargo {name}", standalone_mode=False)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def _display(output: Path | None, zone: str | None, at: dt.datetime | None = None) -> Display:
    from embargo.report import Display

    return Display(width=terminal_width(), colour=colour_wanted(output), zone=options.zone("--zone", zone), at=at)


def _remarks(incomplete: Iterable[Incomplete], format_: str, output: Path | None) -> tuple[str, ...]:
    """What could not be read, for standard error, unless the report says it on the same terminal."""
    if format_ == "text" and on_terminal(output):
        return ()
    return tuple(f"{each.source}: {each.reason}" for each in incomplete)
