"""What stays of a finding when it moves."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from embargo.checks.model import Finding
from embargo.draft.model import Draft
from embargo.text import Span, tokenise

_ABOUT_TIME = "draft-embargo-too-early"
# Signs that change what a number says; words do not have them.
_SIGNS = re.compile(r"[%\u2030\xb0$\xa2-\xa5\u20a0-\u20cf]|(?<!\w)[-+\u2212](?=[\d.$\xa3\u20ac])")


def fingerprint(draft: Draft, finding: Finding, *, occurrence: int = 0) -> str:
    """A hash (32 hexadecimal digits) of the rule, the draft's words and the attribution that the finding is about.

    Of a finding about the draft's own time, that time is part of it. Neither line nor file name is, nor are quotes,
    case and spacing. `occurrence` counts findings of the same content in one draft from 0, so that a second one is
    not taken for the first.
    """
    parts = [finding.rule, _words(draft, finding.span)]
    if finding.attribution:
        parts.append(_words(draft, finding.attribution))
    if finding.rule == _ABOUT_TIME and draft.publish_at:
        parts.append(draft.publish_at.astimezone(dt.UTC).isoformat())
    if occurrence:
        parts.append(str(occurrence))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def _words(draft: Draft, span: Span) -> str:
    words = draft.words(span)
    return " ".join([*(token.word for token in tokenise(words)), *_SIGNS.findall(words)])
