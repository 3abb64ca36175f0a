"""`embargo check`: drafts against the ground rules of briefings."""

from __future__ import annotations

from embargo.cli import clock, options
from embargo.cli.arguments import (
    At,
    BriefingOption,
    Drafts,
    FailOn,
    Format,
    GroundRulesOption,
    Ignore,
    Lift,
    MinSeverity,
    Output,
    Public,
    Received,
    RulebookOption,
    Select,
    Zone,
)
from embargo.cli.output import Outcome, check_output
from embargo.cli.showing import remarks, shown_on
from embargo.errors import UsageError


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
        at=options.moment("--at", at) or clock.now(),
        received=options.moment("--received", received),
        lifts=options.lifts(lift or []),
        ground_rules=ground_rules or [],
        public=public or [],
        policy=options.policy(fail_on, min_severity, select or [], ignore or [], book),
        rulebook=book,
    )
    text = render(report, shown_on(target, zone))
    return Outcome(text, report.exit_code, target, remarks(report.incomplete, format_, target))
