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


def severities(incomplete: str) -> list[str]:
    """The severities, and never."""
    return _beginning(("error", "warning", "note", "never"), incomplete)


def rule_ids(incomplete: str) -> list[str]:
    """The rules of `check`."""
    from embargo.rulebook import load_rulebook

    return _beginning(load_rulebook().explanations, incomplete)


def _beginning(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]
