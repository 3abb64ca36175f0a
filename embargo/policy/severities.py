"""How bad the findings of a rule are: as the checks say, or as the desk decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from embargo.checks.model import Finding, Severity
from embargo.waivers.limits import WAIVER_RULES

# What the checks make of a plain breach of a rule, where that is not an error.
USUAL: Mapping[str, Severity] = {"broader-label": Severity.NOTE, **dict.fromkeys(WAIVER_RULES, Severity.WARNING)}


def weighed(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    """The finding with the severity that the desk gave its rule.

    What the checks hold to be less than a plain breach (words that are public too, a claim that is only likely) is
    never made worse than they say.
    """
    wanted = severities.get(finding.rule)
    if wanted is None:
        return finding
    plain = finding.severity >= USUAL.get(finding.rule, Severity.ERROR)
    return replace(finding, severity=wanted if plain else min(wanted, finding.severity))
