"""What a rule of `check` is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from embargo.report.display import Display, wrap

if TYPE_CHECKING:
    from embargo.rulebook.checks import Explanation


def explain_text(rule: Explanation, display: Display) -> str:
    """Why the rule exists, a draft that it flags, one that passes, and how to mend the first."""
    parts = [
        f"{display.paint('bold', rule.id)}: {rule.title}",
        wrap(rule.why, display.width),
        wrap(rule.setting, display.width, first="Example: "),
        *(["\n".join(["With the draft", *_example(rule.draft, display)])] if rule.draft else []),
        "\n".join(["It flags", *_example(rule.flagged, display)]),
        "\n".join(["It passes", *_example(rule.passes, display)]),
        wrap(rule.mend, display.width, first="To mend it: "),
    ]
    return "\n\n".join(parts) + "\n"


def rules_list(rules: Iterable[Explanation], display: Display) -> str:
    """Every rule with its title, a line each."""
    listed = list(rules)
    widest = max(len(rule.id) for rule in listed)
    lines = [f"{display.paint('bold', rule.id)}{' ' * (widest - len(rule.id))}  {rule.title}" for rule in listed]
    return "\n".join([*lines, "", "embargo explain RULE tells why a rule exists, with examples."]) + "\n"


def _example(text: str, display: Display) -> Iterator[str]:
    for line in text.strip().splitlines():
        yield wrap(line, display.width, first="    ", rest="    ") if line.strip() else ""
