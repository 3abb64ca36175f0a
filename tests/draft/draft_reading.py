"""Drafts made from plain words, and what was read in them, short enough for a table."""

from __future__ import annotations

from typing import NamedTuple

from embargo.draft import Draft, QuotationKind, read_draft
from embargo.read.document import Document
from embargo.rulebook import Rulebook
from embargo.text import MappedText, Source


class Said(NamedTuple):
    """A quotation or claim: its words (spans joined by " | "), cue, source, what the source resolves to."""

    words: str
    cue: str | None
    source: str | None
    resolved: str | None
    inherited: bool


def draft_of(text: str, rulebook: Rulebook, **metadata: str) -> Draft:
    return read_draft(Document(Source("draft.txt", text), MappedText.of(text), metadata), rulebook)


def said(text: str, rulebook: Rulebook, *kinds: QuotationKind) -> list[Said]:
    draft = draft_of(text, rulebook)
    return [
        Said(
            " | ".join(draft.words(span) for span in quotation.spans),
            quotation.cue.text if quotation.cue else None,
            quotation.source.text if quotation.source else None,
            quotation.source.resolved if quotation.source else None,
            bool(quotation.source and quotation.source.inherited),
        )
        for quotation in draft.quotations
        if quotation.kind in (kinds or tuple(QuotationKind))
    ]


def quotes(text: str, rulebook: Rulebook) -> list[tuple[str, str | None]]:
    """The direct quotations of `text` with the words that name their source."""
    return [(one.words, one.source) for one in said(text, rulebook, QuotationKind.DIRECT)]


def claims(text: str, rulebook: Rulebook) -> list[tuple[str, str | None]]:
    """The indirect claims of `text`, partly quoted or not, with the words that name their source."""
    return [(one.words, one.source) for one in said(text, rulebook, QuotationKind.INDIRECT, QuotationKind.MIXED)]
