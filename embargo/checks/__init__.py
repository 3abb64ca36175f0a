"""Checks: a draft's case judged by every family of rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from embargo.checks.attribution import check_attribution
from embargo.checks.case import Case
from embargo.checks.claims import check_claims
from embargo.checks.context import Context
from embargo.checks.desk import Desk
from embargo.checks.embargoes import check_embargoes
from embargo.checks.fidelity import check_fidelity
from embargo.checks.model import Finding, Severity
from embargo.checks.public import PublicMaterial
from embargo.draft.model import Draft
from embargo.match import Index
from embargo.rulebook import Rulebook

CHECKS: dict[str, Callable[[Case], Iterator[Finding]]] = {
    "embargo": check_embargoes,
    "fidelity": check_fidelity,
    "attribution": check_attribution,
    "claims": check_claims,
}


def run_checks(
    draft: Draft, index: Index, at: dt.datetime, rulebook: Rulebook, public: Index | None = None
) -> tuple[Finding, ...]:
    """Everything that is wrong with a draft at the instant `at` (aware), in the order of the draft.

    `public` indexes material that is known to be public: what stands there too breaks no embargo.
    """
    desk = Desk.of(index, rulebook)
    case = Case(Context(draft, desk, at, PublicMaterial(public, desk.thresholds) if public else None))
    found = {finding for check in CHECKS.values() for finding in check(case)}
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.rule, finding.message)))


__all__ = ["CHECKS", "Finding", "Severity", "run_checks"]
