"""`embargo quotes`: what drafts quote and whom they credit."""

from __future__ import annotations

import os

from embargo.cli import options
from embargo.cli.arguments import Drafts, Format, Output, RulebookOption
from embargo.cli.output import Outcome, check_output
from embargo.cli.showing import remarks, shown_on


def quotes(drafts: Drafts, format_: Format = "text", output: Output = None, rulebook: RulebookOption = None) -> Outcome:
    """Show what drafts quote and whom they credit.

    \b
    embargo quotes draft.md
    embargo quotes drafts --format json
    """
    from embargo import api
    from embargo.report import QUOTES_FORMATS
    from embargo.rulebook import load_rulebook
    from embargo.settings import load_settings

    target = options.file(output)
    render = options.chosen("--format", format_, QUOTES_FORMATS)
    options.prove_inputs(drafts)
    check_output(target, drafts)
    settings = load_settings(drafts, os.environ, {"rulebook": rulebook})
    report = api.read_quotes(drafts, rulebook=load_rulebook(settings.rulebook.value), zone=settings.zone.value)
    text = render(report, shown_on(target, None))
    return Outcome(text, report.exit_code, target, remarks(report.incomplete, None if target else format_))
