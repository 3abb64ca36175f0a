"""`embargo rules`: the ground rules of briefings."""

from __future__ import annotations

import os

from embargo.cli import clock, options
from embargo.cli.arguments import (
    At,
    Briefings,
    GroundRulesOption,
    Lift,
    Output,
    Received,
    Reveal,
    RulebookOption,
    RulesFormat,
    Zone,
)
from embargo.cli.output import Outcome, check_output
from embargo.cli.pairing import Target
from embargo.cli.rendering import Seen, rendered
from embargo.cli.showing import remarks


def rules(
    briefings: Briefings,
    *,
    at: At = None,
    received: Received = None,
    lift: Lift = None,
    ground_rules: GroundRulesOption = None,
    format_: RulesFormat = "text",
    output: Output = None,
    reveal: Reveal = False,
    rulebook: RulebookOption = None,
    zone: Zone = None,
) -> Outcome:
    """Show the ground rules of briefings, in the host's words.

    \b
    embargo rules call.md
    embargo rules call.md --format toml --output call.rules.toml
    """
    from embargo import api
    from embargo.report import RULES_FORMATS
    from embargo.settings import for_check, load_settings

    target = options.file(output)
    options.chosen("--format", format_, RULES_FORMATS)
    options.prove_inputs(briefings)
    check_output(target, [*briefings, *(ground_rules or [])])
    given = {"ground_rules": ground_rules, "rulebook": rulebook, "zone": zone, "reveal": reveal or None}
    settings = for_check(load_settings(briefings, os.environ, given), os.environ)
    report = api.read_rules(
        briefings,
        received=options.moment("--received", received),
        lifts=options.lifts(lift or []),
        ground_rules=settings.ground_rules,
        rulebook=settings.rulebook,
    )
    seen = Seen(report, environ=os.environ, reveal=settings.reveal, withheld_names=settings.house.withheld_names)
    moment = options.moment("--at", at) or clock.now()
    parts = rendered(seen, [Target(format_, target)], RULES_FORMATS, zone=settings.zone, at=moment)
    return Outcome.of(parts, report.exit_code, remarks(seen.in_log.incomplete, None if target else format_))
