"""Ground-rules compliance for newsrooms: reads the moderator's words, checks drafts against them.

    report = embargo.check(["draft.md"], ["call.md"], at=moment)    # drafts judged against the ground rules of calls
    rules = embargo.read_rules(["call.md"])                         # the ground rules alone
    quotes = embargo.read_quotes(["draft.md"])                      # what a draft quotes and whom it credits
    times = embargo.read_when("5 p.m. Eastern", on=day)             # a stated time to the instant

Inputs are paths, folders, or documents made by `read_bytes`. Results are frozen values; instants are UTC. An input
that cannot be read stands in a report's `incomplete`. Names are imported when first used: `import embargo` is light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from embargo.api import Shelf, check, open_shelf, read_quotes, read_rules, read_when
    from embargo.briefing.model import Briefing
    from embargo.checks.house import House
    from embargo.checks.model import Finding, Severity
    from embargo.draft.model import Draft, Quotation
    from embargo.errors import EmbargoError, InputError, RulebookError, UsageError
    from embargo.groundrules.model import Attribution, Basis, Embargo, Evidence, GroundRules, Kind
    from embargo.policy import DraftReport, Incomplete, Policy, QuotesReport, Report, RulesReport, TimesReport, Verdict
    from embargo.read import Document, read_bytes, read_path
    from embargo.rulebook import Rulebook, load_rulebook
    from embargo.waivers import WaivedFinding, Waiver, Waivers
    from embargo.waivers.loading import read_waivers

_HOMES = {
    "embargo.api": ("Shelf", "check", "open_shelf", "read_quotes", "read_rules", "read_when"),
    "embargo.briefing.model": ("Briefing",),
    "embargo.checks.house": ("House",),
    "embargo.checks.model": ("Finding", "Severity"),
    "embargo.draft.model": ("Draft", "Quotation"),
    "embargo.errors": ("EmbargoError", "InputError", "RulebookError", "UsageError"),
    "embargo.groundrules.model": ("Attribution", "Basis", "Embargo", "Evidence", "GroundRules", "Kind"),
    "embargo.policy": (
        "DraftReport",
        "Incomplete",
        "Policy",
        "QuotesReport",
        "Report",
        "RulesReport",
        "TimesReport",
        "Verdict",
    ),
    "embargo.read": ("Document", "read_bytes", "read_path"),
    "embargo.rulebook": ("Rulebook", "load_rulebook"),
    "embargo.waivers": ("WaivedFinding", "Waiver", "Waivers"),
    "embargo.waivers.loading": ("read_waivers",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Attribution",
    "Basis",
    "Briefing",
    "Document",
    "Draft",
    "DraftReport",
    "Embargo",
    "EmbargoError",
    "Evidence",
    "Finding",
    "GroundRules",
    "House",
    "Incomplete",
    "InputError",
    "Kind",
    "Policy",
    "Quotation",
    "QuotesReport",
    "Report",
    "Rulebook",
    "RulebookError",
    "RulesReport",
    "Severity",
    "Shelf",
    "TimesReport",
    "UsageError",
    "Verdict",
    "WaivedFinding",
    "Waiver",
    "Waivers",
    "check",
    "load_rulebook",
    "open_shelf",
    "read_bytes",
    "read_path",
    "read_quotes",
    "read_rules",
    "read_waivers",
    "read_when",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'embargo' has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
