"""Names given for the reporters' awareness only."""

from __future__ import annotations

from collections.abc import Sequence

from embargo.groundrules.utterances import Utterance, statements
from embargo.rulebook import Rulebook


def names_withheld(utterances: Sequence[Utterance], rulebook: Rulebook) -> bool:
    """Whether the host asked that the speakers' names be kept out of print."""
    rules = rulebook.family("names")
    return any(statements(utterance, rules) for utterance in utterances)
