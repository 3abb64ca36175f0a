"""`embargo baseline`: the findings that a backlog of drafts already has, so that only new ones count."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from embargo.cli import completing, options
from embargo.cli.arguments import (
    At,
    BriefingOption,
    Drafts,
    GroundRulesOption,
    Lift,
    Public,
    Received,
    RulebookOption,
    WaiversOption,
)
from embargo.cli.judging import judged, settings_for, without_briefings
from embargo.cli.output import Outcome
from embargo.cli.rendering import Seen
from embargo.cli.showing import remarks
from embargo.codes import INCOMPLETE, PASSED
from embargo.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

    from embargo.policy import Report
    from embargo.waivers.baseline import Baseline

_WRITE, _UPDATE = "write", "update"


def baseline(
    action: Annotated[
        str,
        typer.Argument(
            metavar="write|update", help="What to do with the baseline.", autocompletion=completing.baseline_actions
        ),
    ],
    file: Annotated[str, typer.Argument(metavar="FILE", help="The baseline.")],
    drafts: Drafts,
    *,
    briefing: BriefingOption = None,
    at: At = None,
    received: Received = None,
    lift: Lift = None,
    ground_rules: GroundRulesOption = None,
    public: Public = None,
    waivers: WaiversOption = None,
    rulebook: RulebookOption = None,
) -> Outcome:
    """Write down the findings of a backlog of drafts, so that a check with --baseline FILE lets those pass.

    write takes in every open finding, but none of material under embargo and none about a name; update takes out
    those that are gone and adds none. Both leave the file as it is where the check is incomplete.

    Exit code: 0 written, 2 wrong usage or no baseline, 3 the check is incomplete, 130 interrupted.

    \b
    embargo baseline write baseline.json archive --briefing briefings
    embargo baseline update baseline.json archive --briefing briefings
    """
    from embargo.waivers.loading import read_waivers

    adds = options.chosen("baseline", action, {_WRITE: True, _UPDATE: False})
    if "-" in drafts:
        raise UsageError("a baseline needs drafts that have a path; standard input has none")
    named = {
        "briefings": briefing,
        "ground_rules": ground_rules,
        "public": public,
        "rulebook": rulebook,
        "waivers": waivers,
    }
    settings = settings_for(drafts, named)
    rules = settings.rulebook.explanations
    target = _target(file)
    before = _before(target, rules, must_exist=not adds)
    waiving = read_waivers([settings.waivers] if settings.waivers else [], None, rules)
    # Every rule counts, whatever the desk picks: a finding must not seem gone because its rule is left out today.
    report = judged(without_briefings(drafts, settings), settings, at=at, received=received, lift=lift, waivers=waiving)
    return _outcome(report, target, before, adds=adds)


def _target(file: str) -> Path:
    """Where the baseline is to stand. Raises `UsageError`, before any work, where it cannot."""
    path = Path(file)
    if file == "-":
        raise UsageError("a baseline is a file that stays; name one, as in baseline.json")
    if not path.parent.is_dir():
        raise UsageError(f"{file}: there is no folder {path.parent}; make it first")
    return path


def _before(path: Path, rules: Collection[str], *, must_exist: bool) -> Baseline | None:
    """The baseline as it is; None where there is none yet and none is asked for."""
    from embargo.waivers.baseline import read_baseline

    return read_baseline(path, rules) if must_exist or path.exists() else None


def _outcome(report: Report, path: Path, before: Baseline | None, *, adds: bool) -> Outcome:
    from embargo.policy.backlog import backlog, not_taken, remaining
    from embargo.waivers.baseline import baseline_text

    if report.incomplete:
        unread = remarks(Seen(report, environ=os.environ, reveal=False).in_log.incomplete, None)
        return Outcome("", INCOMPLETE, remarks=(*unread, f"{path}: not written, as the check is incomplete"))
    seen = before.first_seen if before else {}
    if adds:
        known = backlog(report, path.parent, seen)
    else:
        known = remaining(report, path.parent, seen, lambda draft: (path.parent / draft).exists())
    counted = [
        f"{len(known)} known",
        f"{len(seen.keys() - known.keys())} gone",
        f"{len(known.keys() - seen.keys())} new",
    ]
    said = [f"{path}: {', '.join(counted)}"]
    if left := not_taken(report):
        said.append(f"open as before: {left} under embargo or about a name, which no baseline may hold")
    return Outcome(baseline_text(known), PASSED, path, tuple(said))
