"""Claims: what a source is credited with outside quotation marks, or partly in them."""

from __future__ import annotations

from collections.abc import Sequence

from embargo.draft.coverage import covered
from embargo.draft.credits import Credit
from embargo.draft.cues import Use
from embargo.draft.model import QuotationKind
from embargo.draft.phrases import Phrases
from embargo.draft.statements import Kind
from embargo.rulebook.drafts import CueKind
from embargo.text import Span

_FEWEST_WORDS = 3


def claim_of(line: Phrases, credited: Sequence[Credit], number: int) -> tuple[QuotationKind, list[Span]] | None:
    """Kind and spans of the claim that credit `number` makes; None where it makes none, or only a quotation."""
    credit = credited[number]
    parts = covered(line, credited, number)
    tokens = [token for start, end in parts for token in line.tokens[start:end]]
    quoted = any(token.kind is Kind.QUOTE for token in tokens)
    if sum(token.kind is Kind.WORD for token in tokens) < _FEWEST_WORDS:
        return None
    if not _claims(line, credit, parts[0][0], quoted=quoted):
        return None
    kind = QuotationKind.MIXED if quoted else QuotationKind.INDIRECT
    return kind, [Span(line.tokens[start].start, line.tokens[end - 1].end) for start, end in parts]


def _claims(line: Phrases, credit: Credit, start: int, *, quoted: bool) -> bool:
    """Whether the words from token `start` on are a claim, the cue being what it is."""
    cue = credit.cue
    if cue.use is Use.NONE or (cue.kind is CueKind.NAME and quoted):
        return False
    if cue.kind is CueKind.THINK:
        return line.word(cue.end) in line.words.claim_joins
    if cue.kind is CueKind.TELL and not credit.aside:
        return line.word(start) not in line.words.prepositions
    return True
