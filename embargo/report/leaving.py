"""Which reports leave the house, so that no word of a briefing may stand in them."""

from __future__ import annotations

from collections.abc import Mapping

from embargo.settings.environment import under_ci

_FOR_OTHER_SYSTEMS = frozenset({"sarif", "junit", "github", "gitlab", "markdown", "csv"})


def wants_redaction(format_: str, environ: Mapping[str, str], *, reveal: bool) -> bool:
    """Whether a report in this format is redacted: for other systems always, under CI in every format."""
    return not reveal and (format_ in _FOR_OTHER_SYSTEMS or under_ci(environ))
