"""The commands by name, each loaded when it is called, and the application that they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, cast

import typer

from embargo.cli.output import Outcome
from embargo.cli.words import WordCommand
from embargo.codes import PASSED
from embargo.errors import UsageError

# "module:function"; a command's name is what the user types.
COMMANDS: dict[str, str] = {
    "check": "embargo.cli.check:check",
    "rules": "embargo.cli.rules:rules",
    "status": "embargo.cli.status:status",
    "quotes": "embargo.cli.quotes:quotes",
    "when": "embargo.cli.when:when",
    "explain": "embargo.cli.explain:explain",
    "config": "embargo.cli.config:config",
    "desk": "embargo.cli.desk:desk",
    "baseline": "embargo.cli.baseline:baseline",
}


def run_command(arguments: Sequence[str]) -> object:
    """What the command line comes to. A command that is called by its name is made alone, without the others."""
    name = arguments[0] if arguments else ""
    if name not in COMMANDS:
        return whole_app()(args=list(arguments), prog_name="embargo", standalone_mode=False)
    alone = _empty_app()
    alone.command(cls=WordCommand)(_function(name))
    return alone(args=list(arguments[1:]), prog_name=f"embargo {name}", standalone_mode=False)


def whole_app() -> typer.Typer:
    """The application with every command."""
    app = _empty_app(completion=True)
    app.callback(invoke_without_command=True)(_top)
    for name in COMMANDS:
        app.command(name=name, cls=WordCommand)(_function(name))
    return app


def _function(name: str) -> Callable[..., Outcome]:
    module, function = COMMANDS[name].split(":")
    return cast("Callable[..., Outcome]", getattr(import_module(module), function))


def _empty_app(*, completion: bool = False) -> typer.Typer:
    return typer.Typer(
        name="embargo",
        help="Ground-rules compliance for newsrooms: reads the moderator's words, checks drafts against them.",
        add_completion=completion,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        pretty_exceptions_show_locals=False,
    )


def _top(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> Outcome | None:
    if version:
        from importlib.metadata import version as version_of

        return Outcome(f"embargo {version_of('embargo')}\n", PASSED)
    if context.invoked_subcommand is None:
        raise UsageError(f"give a command: {', '.join(COMMANDS)} (see embargo --help)")
    return None
