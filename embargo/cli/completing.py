"""What a shell may complete: the words that an option knows."""

from __future__ import annotations

from collections.abc import Iterable


def check_formats(incomplete: str) -> list[str]:
    """The formats of `check`."""
    from embargo.report import CHECK_FORMATS

    return _beginning(CHECK_FORMATS, incomplete)


def rules_formats(incomplete: str) -> list[str]:
    """The formats of `rules`."""
    from embargo.report import RULES_FORMATS

    return _beginning(RULES_FORMATS, incomplete)


def plain_formats(incomplete: str) -> list[str]:
    """The formats of the commands that have no others."""
    return _beginning(("text", "json"), incomplete)


def severities(incomplete: str) -> list[str]:
    """The severities."""
    from embargo.settings.values import SEVERITIES

    return _beginning(SEVERITIES, incomplete)


def severities_or_never(incomplete: str) -> list[str]:
    """What may make a check fail."""
    from embargo.settings.values import NEVER, SEVERITIES

    return _beginning((*SEVERITIES, NEVER), incomplete)


def baseline_actions(incomplete: str) -> list[str]:
    """What `baseline` does."""
    return _beginning(("write", "update"), incomplete)


def rule_ids(incomplete: str) -> list[str]:
    """The rules of `check`."""
    from embargo.rulebook import load_rulebook

    return _beginning(load_rulebook().explanations, incomplete)


def _beginning(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]
