"""What stays of a finding when it moves."""

from __future__ import annotations

import hashlib

from embargo.checks.model import Finding
from embargo.draft.model import Draft
from embargo.text import Span, tokenise


def fingerprint(draft: Draft, finding: Finding, *, occurrence: int = 0) -> str:
    """A hash (32 hexadecimal digits) of the rule, the draft's words and the attribution that the finding is about.

    Neither line nor file name is part of it, nor are quotes, case and spacing. `occurrence` counts findings of the
    same content in one draft from 0, so that a second one is not taken for the first.
    """
    parts = [finding.rule, _words(draft, finding.span)]
    if finding.attribution:
        parts.append(_words(draft, finding.attribution))
    if occurrence:
        parts.append(str(occurrence))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def _words(draft: Draft, span: Span) -> str:
    return " ".join(token.word for token in tokenise(draft.words(span)))
