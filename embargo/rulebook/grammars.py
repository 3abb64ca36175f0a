"""Slots that are grammars of the engine rather than lists in a rule file.

They say only where such words may stand; what they mean is read by the grammar's own room afterwards.
"""

from __future__ import annotations

GRAMMARS: dict[str, str] = {
    # The rest of a clause: a time, an event, an end of call. Read by groundrules.lifts.
    "until": r"[^.;!?]*(?:\.(?=\S|\s+[a-z])[^.;!?]*)*",
    # Words that may be a label, quoted or not. Read by groundrules.labels.
    "label": r"[^.;!?]*(?:\.(?=\S|\s+[a-z])[^.;!?]*)*",
}
