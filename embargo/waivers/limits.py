"""What may not be waived, and by what."""

from __future__ import annotations

from embargo.checks.model import HOLDING

EXPIRED, UNUSED, INVALID = "waiver-expired", "waiver-unused", "waiver-invalid"
# Findings about waivers: nothing waives them.
WAIVER_RULES = frozenset({EXPIRED, UNUSED, INVALID})
# Rules on names that were withheld, and on those who spoke on background: the remark of a reporter is not enough.
NAMING = frozenset({"named-source"})
# A remark in a draft has no signature, so what it cannot waive needs a waivers file, which has one.
NOT_INLINE = WAIVER_RULES | NAMING | {"embargo-unresolved"}
# A baseline takes what stands in a backlog without anybody looking at it: never material under embargo, nor names.
NOT_BASELINED = WAIVER_RULES | NAMING | HOLDING
