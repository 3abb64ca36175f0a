"""From the words of a command line to a report on drafts: what `check` and `baseline` have in common."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from embargo.cli import clock, options
from embargo.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

    from embargo.api import Input, Progress
    from embargo.policy import Policy, Report
    from embargo.settings import CheckSettings
    from embargo.waivers import Waivers

_SCHEDULED = "scheduled"  # a word of `--at`


def settings_for(drafts: Sequence[str], given: Mapping[str, Any]) -> CheckSettings:
    """The settings that hold for drafts; `given` are the command line's, by their names.

    Raises `UsageError` where no briefing is named anywhere.
    """
    from embargo.settings import for_check, load_settings

    settings = for_check(load_settings(drafts, os.environ, given), os.environ)
    if not settings.briefings:
        raise UsageError(
            "give the call's transcript or the notice with --briefing FILE, or name folders in embargo.toml"
        )
    return settings


def waivers_of(settings: CheckSettings) -> Waivers | None:
    """What the files of waivers and of a backlog let pass; None where none is named.

    Raises `RulebookError` for one that is wrong or missing.
    """
    if settings.waivers is None and settings.baseline is None:
        return None
    from embargo.waivers.loading import read_waivers

    files = [settings.waivers] if settings.waivers else []
    return read_waivers(files, settings.baseline, settings.rulebook.explanations)


def without_briefings(drafts: Sequence[str], settings: CheckSettings) -> list[str]:
    """The drafts, without the files of draft folders that are named as briefings or public material.

    Raises `UsageError` for a folder in which nothing else stands.
    """
    others = [Path(os.path.realpath(path)) for path in (*settings.briefings, *settings.public)]
    return [kept for draft in drafts for kept in _beside(draft, others)]


def _beside(draft: str, others: Sequence[Path]) -> list[str]:
    # A link that leads to itself, or a name that no file can have, is said when it is read.
    folder = Path(os.path.realpath(draft))
    is_folder = os.path.isdir(folder)  # noqa: PTH112
    if not is_folder or folder in others or not any(other.is_relative_to(folder) for other in others):
        return [draft]
    from embargo.read import collect

    kept = [path for path in collect([draft]) if not any(path.resolve().is_relative_to(other) for other in others)]
    if not kept:
        raise UsageError(f"{draft}: holds no draft beside the briefings")
    return list(map(str, kept))


def judged(
    drafts: Sequence[str],
    settings: CheckSettings,
    *,
    at: str | None,
    received: str | None,
    lift: Sequence[str] | None,
    waivers: Waivers | None,
    stdin_name: str | None = None,
    semantic_model: str | None = None,
    policy: Policy | None = None,
    progress: Progress | None = None,
) -> Report:
    """The report on drafts, judged at the instant that the words `at` name: now where there are none.

    "scheduled" is each draft's own time, now for those that have none.
    """
    from embargo import api
    from embargo.read.inputs import STDIN_NAME

    shelf = api.open_shelf(
        _named(settings.briefings, stdin_name),
        received=options.moment("--received", received),
        lifts=options.lifts(lift or []),
        ground_rules=settings.ground_rules,
        rulebook=settings.rulebook,
        house=settings.house,
        semantic_model=semantic_model,
    )
    return shelf.check(
        drafts,
        at=_instant(at),
        scheduled=at == _SCHEDULED,
        zone=settings.zone,
        stdin_name=stdin_name or STDIN_NAME,
        public=_named(settings.public, stdin_name),
        waivers=waivers,
        policy=policy,
        progress=progress,
    )


def nothing_to_judge(
    settings: CheckSettings, *, at: str | None, received: str | None, lift: Sequence[str] | None
) -> Report:
    """The report on no draft at all: it passes.

    Words that are wrong are refused all the same, so that a gate wired wrong does not look green until a draft changes.
    """
    from embargo.policy import judge

    options.moment("--received", received)
    options.lifts(lift or [])
    return judge([], checked_at=_instant(at), policy=settings.policy, rulebook=settings.rulebook.hash)


def _instant(at: str | None) -> dt.datetime:
    """The instant that `--at` names: now where it names none."""
    return (None if at == _SCHEDULED else options.moment("--at", at)) or clock.now()


def _named(inputs: Sequence[str | Path], stdin_name: str | None) -> list[Input]:
    """The inputs, standard input read under its name. Raises `InputError` where it cannot be read."""
    if stdin_name is None:
        return list(inputs)
    from embargo.read import read_path

    return [read_path(path, stdin_name=stdin_name) if str(path) == "-" else path for path in inputs]
