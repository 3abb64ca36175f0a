"""`embargo status`: the desk's embargoes, now or as time goes by."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from embargo.cli import clock, options
from embargo.cli.arguments import At, Format, GroundRulesOption, Lift, Output, Received, RulebookOption, Zone
from embargo.cli.output import Outcome, check_output, clear_screen, deliver, on_terminal, say
from embargo.cli.showing import remarks, shown_on
from embargo.errors import EmbargoError, UsageError

if TYPE_CHECKING:
    from embargo.policy import RulesReport
    from embargo.settings import CheckSettings

_TICK = 1.0  # seconds


def status(
    briefings: Annotated[
        list[str] | None,
        typer.Argument(metavar="BRIEFING", help="Files or folders. Default: those that embargo.toml names."),
    ] = None,
    *,
    at: At = None,
    received: Received = None,
    lift: Lift = None,
    ground_rules: GroundRulesOption = None,
    format_: Format = "text",
    output: Output = None,
    rulebook: RulebookOption = None,
    zone: Zone = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Stay and keep it up to date on the terminal, until Ctrl-C.")
    ] = False,
    fail_if_active: Annotated[
        bool, typer.Option("--fail-if-active", help="Exit with 1 while any embargo is in force.")
    ] = False,
    reveal: Annotated[bool, typer.Option("--reveal", help="In a pipeline too, show the briefings' words.")] = False,
) -> Outcome:
    """Show the embargoes of briefings: those nobody knows the lift of on top, then the soonest lift first.

    Exit code: 0 shown, 1 an embargo is in force and --fail-if-active was given, 2 wrong usage, 3 an input could not be
    read or understood, 130 interrupted.

    \b
    embargo status briefings
    embargo status briefings --at "2024-05-02 09:15 America/New_York" --fail-if-active
    """
    from embargo.report.text_status import STATUS_FORMATS

    target = options.file(output)
    render = options.chosen("--format", format_, STATUS_FORMATS)
    moment = options.moment("--at", at)
    given = {"briefings": briefings, "ground_rules": ground_rules, "rulebook": rulebook, "zone": zone}
    settings = _settings({**given, "reveal": reveal or None})
    inputs = [*map(str, settings.briefings), *map(str, settings.ground_rules)]
    options.prove_inputs(inputs)
    check_output(target, [*inputs, *map(str, settings.inputs)])

    def read() -> RulesReport:
        return _read(settings, options.moment("--received", received), options.lifts(lift or []), format_)

    def shown(report: RulesReport, now: dt.datetime) -> Outcome:
        from embargo.report.status import status_of

        found = status_of(report, now)
        text = render(found, shown_on(target, settings.zone))
        code = found.exit_code(fail_if_active=fail_if_active)
        return Outcome(text, code, target, remarks(found.incomplete, None if target else format_))

    if watch:
        _watchable(moment, target, inputs)
        keep_up_to_date(read, shown, lambda: fingerprint(inputs))
    return shown(read(), moment or clock.now())


def keep_up_to_date(
    read: Callable[[], RulesReport],
    shown: Callable[[RulesReport, dt.datetime], Outcome],
    files: Callable[[], object],
    *,
    now: Callable[[], dt.datetime] = clock.now,
    sleep: Callable[[float], None] = time.sleep,
) -> NoReturn:
    """Redraw the screen whenever what it shows changes, and read again when `files` tells something else.

    It ends only as `KeyboardInterrupt` does.
    """
    seen: object = None
    report: RulesReport | None = None
    drawn = ""
    while True:
        if (found := files()) != seen:
            report, drawn = _read_or_say(read, begun=seen is not None), ""
            seen = found
        outcome = shown(report, now()) if report else None
        if outcome and outcome.text != drawn:
            clear_screen()
            deliver(outcome)
            drawn = outcome.text
        sleep(_TICK)


def _read_or_say(read: Callable[[], RulesReport], *, begun: bool) -> RulesReport | None:
    """What `read` comes to. Of a file half saved only the error is shown: the next save may mend it.

    Raises `UsageError` for what is wrong from the start.
    """
    try:
        return read()
    except EmbargoError as error:
        if isinstance(error, UsageError) and not begun:
            raise
        clear_screen()
        say(str(error))
        return None


def fingerprint(paths: Iterable[str]) -> frozenset[tuple[str, int, int]]:
    """What changes when a file does, of the files and those in the folders: name, size, time of change."""
    found: set[tuple[str, int, int]] = set()
    for path in map(Path, paths):
        for each in (path, *(path.rglob("*") if path.is_dir() else path.parent.glob(f"{path.stem}.rules.toml"))):
            try:
                state = each.stat()
            except OSError:  # just gone: that it is missing is the change
                continue
            found.add((str(each), state.st_size, state.st_mtime_ns))
    return frozenset(found)


def _watchable(moment: dt.datetime | None, target: Path | None, inputs: Iterable[str]) -> None:
    if moment is not None:
        raise UsageError("--watch shows the time as it goes by; leave out --at")
    if not on_terminal(target):
        raise UsageError("--watch draws on a terminal; leave out --output and the pipe")
    if "-" in inputs:
        raise UsageError("--watch watches files and folders; standard input cannot change")


def _settings(given: dict[str, object]) -> CheckSettings:
    from embargo.settings import for_check, load_settings

    settings = for_check(load_settings(".", os.environ, given), os.environ)
    if not settings.briefings:
        raise UsageError("give transcripts, notices or folders, or name the desk's folders in embargo.toml")
    return settings


def _read(
    settings: CheckSettings, received: dt.datetime | None, lifts: dict[str, dt.datetime], format_: str
) -> RulesReport:
    """The ground rules, without a word of the briefings where the report may be read by many."""
    from embargo import api
    from embargo.report.leaving import wants_redaction
    from embargo.report.redaction import redact, redaction_key

    report = api.read_rules(
        settings.briefings,
        received=received,
        lifts=lifts,
        ground_rules=settings.ground_rules,
        rulebook=settings.rulebook,
    )
    if wants_redaction(format_, os.environ, reveal=settings.reveal):
        return redact(report, redaction_key(os.environ), settings.house.withheld_names)
    return report
