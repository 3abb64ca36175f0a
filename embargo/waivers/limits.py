"""What may not be waived, and by what."""

from __future__ import annotations

from collections.abc import Iterable

from embargo.checks.model import HOLDING, Finding
from embargo.draft.model import Draft
from embargo.text import NameWords

EXPIRED, UNUSED, INVALID = "waiver-expired", "waiver-unused", "waiver-invalid"
# Findings about waivers: nothing waives them.
WAIVER_RULES = frozenset({EXPIRED, UNUSED, INVALID})
# Rules on names that were withheld, and on those who spoke on background: the remark of a reporter is not enough.
NAMING = frozenset({"named-source"})
# A remark in a draft has no signature, so what it cannot waive needs a waivers file, which has one.
NOT_INLINE = WAIVER_RULES | NAMING | {"embargo-unresolved"}
# A baseline takes what stands in a backlog without anybody looking at it: never material under embargo, nor names.
NOT_BASELINED = WAIVER_RULES | NAMING | HOLDING


def withheld_words(names: Iterable[str]) -> NameWords:
    """The words by which those are known whose names were withheld; a short surname alone ("Ng") is one too."""
    return NameWords.of(known for name in names for known in (name, *name.split()[-1:]))


def needs_signature(draft: Draft, finding: Finding, withheld: NameWords) -> str:
    """Why nothing unsigned, neither a remark nor a baseline, may waive a finding of any rule; empty where it may.

    `withheld` are the words of names that were withheld: a rule about something else may be broken with one.
    """
    if finding.rule in HOLDING and finding.lifts_at is None:
        return "when the embargo lifts is not known"
    if any(withheld.stand_in(_capitalised(draft.words(span))) for span in (finding.span, finding.attribution) if span):
        return "a name that was withheld stands there"
    return ""


def _capitalised(text: str) -> str:
    """The words that may be names: many a first name is a common word too ("will")."""
    return " ".join(word for word in text.split() if not word.islower())
