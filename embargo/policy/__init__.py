"""Policy: what counts, what is shown, what fails; the verdict and the exit code."""

from embargo.checks.model import HOLDING
from embargo.policy.fingerprint import fingerprint
from embargo.policy.judge import judge, judged_at
from embargo.policy.model import (
    DraftReport,
    Incomplete,
    OpenFinding,
    Policy,
    QuotesReport,
    Report,
    RulesReport,
    TimesReport,
    Verdict,
)

__all__ = [
    "HOLDING",
    "DraftReport",
    "Incomplete",
    "OpenFinding",
    "Policy",
    "QuotesReport",
    "Report",
    "RulesReport",
    "TimesReport",
    "Verdict",
    "fingerprint",
    "judge",
    "judged_at",
]
