"""Drafts: sentences, quotations and credited claims."""

from embargo.draft.model import Draft, Mention, Quotation, QuotationKind, Sentence, SourceMention
from embargo.draft.reader import read_draft

__all__ = ["Draft", "Mention", "Quotation", "QuotationKind", "Sentence", "SourceMention", "read_draft"]
