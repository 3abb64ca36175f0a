"""`embargo rules`: the ground rules of briefings."""

from __future__ import annotations

from embargo.cli import clock, options
from embargo.cli.arguments import (
    At,
    Briefings,
    GroundRulesOption,
    Lift,
    Output,
    Received,
    RulebookOption,
    RulesFormat,
    Zone,
)
from embargo.cli.output import Outcome, check_output
from embargo.cli.showing import remarks, shown_on


def rules(
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
    moment = options.moment("--at", at) or clock.now()
    report = api.read_rules(
        briefings,
        received=options.moment("--received", received),
        lifts=options.lifts(lift or []),
        ground_rules=ground_rules or [],
        rulebook=load_rulebook(options.folders(rulebook or [])),
    )
    text = render(report, shown_on(target, zone, moment))
    return Outcome(text, report.exit_code, target, remarks(report.incomplete, format_, target))
