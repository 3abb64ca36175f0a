"""`embargo check`: drafts against the ground rules of briefings."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from embargo.cli import options
from embargo.cli.arguments import (
    BaselineOption,
    BriefingOption,
    ChangedSince,
    CheckAt,
    CheckFormats,
    Drafts,
    FailOn,
    GroundRulesOption,
    Ignore,
    Lift,
    MinSeverity,
    Outputs,
    Public,
    Quiet,
    Received,
    Reveal,
    RulebookOption,
    Select,
    SemanticModel,
    StdinName,
    Verbose,
    WaiversOption,
    Watch,
    Zone,
)
from embargo.cli.judging import judged, nothing_to_judge, settings_for, waivers_of, without_briefings
from embargo.cli.output import Outcome, Part, check_output, keep_inputs
from embargo.cli.pairing import Target, pair_outputs
from embargo.cli.progress import progress
from embargo.cli.rendering import Seen, rendered
from embargo.cli.showing import remarks
from embargo.codes import PASSED
from embargo.errors import UsageError
from embargo.values import value

if TYPE_CHECKING:
    from embargo.policy import Report
    from embargo.settings import CheckSettings


def check(
    drafts: Drafts,
    *,
    briefing: BriefingOption = None,
    at: CheckAt = None,
    received: Received = None,
    lift: Lift = None,
    ground_rules: GroundRulesOption = None,
    public: Public = None,
    waivers: WaiversOption = None,
    baseline: BaselineOption = None,
    fail_on: FailOn = None,
    min_severity: MinSeverity = None,
    select: Select = None,
    ignore: Ignore = None,
    changed_since: ChangedSince = None,
    stdin_name: StdinName = None,
    semantic_model: SemanticModel = None,
    format_: CheckFormats = None,
    output: Outputs = None,
    reveal: Reveal = False,
    watch: Watch = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    rulebook: RulebookOption = None,
    zone: Zone = None,
) -> Outcome:
    """Judge drafts against the ground rules of briefings.

    Exit code: 0 every draft may run, 1 findings, 2 wrong usage, 3 the check is incomplete, 130 interrupted.

    \b
    embargo check draft.md --briefing call.md
    embargo check drafts --briefing briefings --at "2024-05-02 09:15 America/New_York"
    embargo check drafts --at scheduled --format github --format sarif --output - --output embargo.sarif
    """
    given = {
        "briefings": briefing,
        "ground_rules": ground_rules,
        "public": public,
        "waivers": waivers,
        "baseline": baseline,
        "fail_on": fail_on,
        "min_severity": min_severity,
        "select": select,
        "ignore": ignore,
        "rulebook": rulebook,
        "zone": zone,
        "reveal": reveal or None,
    }
    asked = _Asked(
        drafts=drafts,
        given=given,
        at=at,
        received=received,
        lift=lift,
        changed_since=changed_since,
        stdin_name=stdin_name,
        semantic_model=semantic_model,
        targets=pair_outputs(format_ or [_TEXT], output or []),
        quiet=quiet,
        verbose=verbose,
    )
    asked.prove()
    if watch:
        from embargo.cli.watching import watch as watch_files

        watch_files(
            lambda: _run(asked),
            lambda: _watched(asked),
            [target.output for target in asked.targets if target.output is not None],
        )
    return _run(asked)


_TEXT = "text"


@value
class _Asked:
    """What the command line asks for, in its words; `given` are settings by their names."""

    drafts: Sequence[str]
    given: Mapping[str, Any]
    at: str | None
    received: str | None
    lift: Sequence[str] | None
    changed_since: str | None
    stdin_name: str | None
    semantic_model: str | None
    targets: Sequence[Target]
    quiet: bool
    verbose: bool

    @property
    def inputs(self) -> list[str]:
        """Every file and folder that is named to be read."""
        named = [self.given[name] or [] for name in ("briefings", "public", "ground_rules")]
        single = [self.given[name] for name in ("waivers", "baseline") if self.given[name]]
        return [*self.drafts, *(path for paths in named for path in paths), *single]

    def prove(self) -> None:
        """Refuse, before any work, what cannot be done."""
        from embargo.report import CHECK_FORMATS

        options.prove_inputs(self.inputs)
        for target in self.targets:
            options.chosen("--format", target.format, CHECK_FORMATS)
            check_output(target.output, self.inputs)
        if self.stdin_name is not None and "-" not in self.inputs:
            raise UsageError("--stdin-name: names standard input; give - as a draft or briefing too")


def _run(asked: _Asked) -> Outcome:
    settings = settings_for(asked.drafts, asked.given)
    for target in asked.targets:
        keep_inputs(target.output, list(map(str, settings.inputs)))
    drafts = without_briefings(asked.drafts, settings)
    waivers = waivers_of(settings)
    if asked.changed_since is not None:
        from embargo.cli.changed import changed_drafts, nothing_changed, rules_changed

        changed = changed_drafts(drafts, asked.changed_since)
        drafts = drafts if rules_changed(settings.inputs, asked.drafts, asked.changed_since) else changed
        if not drafts:
            nothing = nothing_to_judge(settings, at=asked.at, received=asked.received, lift=asked.lift)
            return _outcome(asked, settings, nothing, (nothing_changed(asked.changed_since),))
    with progress(wanted=not asked.quiet) as tell:
        report = judged(
            drafts,
            settings,
            at=asked.at,
            received=asked.received,
            lift=asked.lift,
            stdin_name=asked.stdin_name,
            semantic_model=asked.semantic_model,
            waivers=waivers,
            policy=settings.policy,
            progress=tell,
        )
    return _outcome(asked, settings, report)


def _watched(asked: _Asked) -> list[Path]:
    """Every file and folder that the check reads, or would read if it were there."""
    from embargo.groundrules.beside import SUFFIX

    settings = settings_for(asked.drafts, asked.given)
    rules = [path.with_name(path.stem + SUFFIX) for path in settings.briefings if path.name]
    return [*map(Path, asked.inputs), *settings.inputs, *rules]


def _outcome(asked: _Asked, settings: CheckSettings, report: Report, said: tuple[str, ...] = ()) -> Outcome:
    from embargo.report import CHECK_FORMATS

    seen = Seen(report, environ=os.environ, reveal=settings.reveal, withheld_names=settings.house.withheld_names)
    parts = rendered(seen, asked.targets, CHECK_FORMATS, zone=settings.zone)
    if report.exit_code == PASSED:
        heard = {target.output for target in asked.targets if _is_heard(target, asked, report)}
        parts = tuple(part for part in parts if part.output in heard) or (Part("", None),)
    printed = next((target.format for target in asked.targets if target.output is None), None)
    unread = remarks(seen.in_log.incomplete, printed)
    account = _account(settings, seen.in_log) if asked.verbose else ()
    return Outcome.of(parts, report.exit_code, (*said, *account, *unread))


def _is_heard(target: Target, asked: _Asked, report: Report) -> bool:
    """Whether a report that all may run is wanted: in a file always; printed, a text on no draft says nothing."""
    return target.output is not None or not (asked.quiet or (target.format == _TEXT and not report.drafts))


def _account(settings: CheckSettings, report: Report) -> tuple[str, ...]:
    """What a run was made with, for whoever asks why it came out so."""
    from embargo.report.wording import count

    sources = sum(len(rules.briefing.sources) for rules in report.briefings)
    return (
        f"rule book {settings.rulebook.hash[:12]}",
        f"{count(len(report.drafts), 'draft')}; {count(len(report.briefings), 'briefing')} in {count(sources, 'file')}",
        *(f"briefing: {' + '.join(rules.briefing.sources)}" for rules in report.briefings),
    )
