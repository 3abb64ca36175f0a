"""What may be said of a finding or a warning without a word of the files: the rule's own wording."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

_WARNINGS = {
    "amended": "A rule was amended during the call.",
    "conflicting": "Two rules contradict each other; the stricter one holds.",
    "zone-mismatch": "The zone that was stated is not the one in force on that day.",
    "ambiguous-zone": "The zone that was stated can mean several.",
    "times-disagree": "Two times were stated for one lift, and they are not the same instant; the later one holds.",
    "nonexistent-time": "The time that was stated does not exist: the clocks are put forward then.",
    "ambiguous-time": "The time that was stated comes twice: the clocks are put back then.",
    "no-ground-rules": "No ground rule was found.",
    "unresolved-lift": "When an embargo lifts is not known, so it is in force.",
    "date-inferred": "The date of the call was inferred.",
}
_OTHER = "The ground rules need an editor's look."


class GeneralWords(NamedTuple):
    """A rule's wording: what it flags, and how to mend it."""

    message: str
    suggestion: str


@cache
def of_rule(rule: str) -> GeneralWords:
    """What a rule flags and how to mend it, in the words of `embargo explain`."""
    from embargo.rulebook import load_rulebook  # noqa: PLC0415 - read where it is needed, once

    explained = load_rulebook().explanations.get(rule)
    if explained is None:
        return GeneralWords(f"A finding of the rule {rule}.", "")
    return GeneralWords(f"{explained.title}.", " ".join(explained.mend.split()))


def of_warning(code: str) -> str:
    """What a warning code means."""
    return _WARNINGS.get(code, _OTHER)
