"""`embargo explain`: why a rule exists."""

from __future__ import annotations

from typing import Annotated

import typer

from embargo.cli import completing, options
from embargo.cli.output import Outcome
from embargo.cli.showing import shown_on
from embargo.codes import PASSED


def explain(
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar="RULE", help="A rule of check; none: list them all.", autocompletion=completing.rule_ids
        ),
    ] = None,
) -> Outcome:
    """Tell why a rule exists, with examples.

    \b
    embargo explain
    embargo explain misquote
    """
    from embargo.report.text_explain import explain_text, rules_list
    from embargo.rulebook import load_rulebook

    known = load_rulebook().explanations
    display = shown_on(None, None)
    if rule is None:
        return Outcome(rules_list(known.values(), display), PASSED)
    return Outcome(explain_text(options.chosen("explain", rule, known), display), PASSED)
