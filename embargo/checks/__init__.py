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
from embargo.checks.house import House
from embargo.checks.model import Finding, Severity
from embargo.checks.public import PublicMaterial
from embargo.checks.schedule import check_schedule
from embargo.draft.model import Draft
from embargo.match import Index

CHECKS: dict[str, Callable[[Case], Iterator[Finding]]] = {
    "embargo": check_embargoes,
    "schedule": check_schedule,
    "fidelity": check_fidelity,
    "attribution": check_attribution,
    "claims": check_claims,
}


def run_checks(draft: Draft, desk: Desk, at: dt.datetime, public: Index | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with a draft at the instant `at` (aware), in the order of the draft.

    `desk` holds the briefings, prepared once for every draft. `public` indexes material that is known to be public:
    what stands there too breaks no embargo.
    """
    case = Case(Context(draft, desk, at, PublicMaterial(public, desk.thresholds) if public else None))
    found = {finding for check in CHECKS.values() for finding in check(case)}
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.rule, finding.message)))


__all__ = ["CHECKS", "Desk", "Finding", "House", "Severity", "run_checks"]
