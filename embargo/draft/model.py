"""A draft: its sentences, what it quotes or reports as said, and whom it credits.

All spans lie in the prose of the draft's document; `Document.place` takes them to the file.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from enum import StrEnum

from embargo.read.document import Document
from embargo.text import Span
from embargo.values import remembering_value, value


class QuotationKind(StrEnum):
    """How words are given as another's.

    A claim that is partly in quotation marks is given twice: whole as `MIXED`, and each quoted stretch as `DIRECT`.
    """

    DIRECT = "direct"  # in quotation marks
    INDIRECT = "indirect"  # a claim credited to a source, without quotation marks
    MIXED = "mixed"  # a claim credited to a source, part of it in quotation marks


@value
class Mention:
    """Words of the draft and where they stand."""

    text: str = field(repr=False)
    span: Span


@value
class SourceMention:
    """Whom the draft credits: the words that do it, and the fuller mention they refer back to.

    `resolved` is the first full mention in the story of the same source ("a senior administration official" for a
    later "the official" or "he", "senior administration officials" for a later "one of them" or "an official"); the
    mention itself where nothing stands before it. `inherited` is True where the quotation carries no attribution of
    its own and continues the one before it.
    """

    text: str = field(repr=False)
    span: Span
    resolved: str = field(repr=False)
    inherited: bool = False


@value
class Quotation:
    """Words given as another's, with the cue verb and the source that the draft names for them.

    `spans` are the words said, without the quotation marks: several where the attribution interrupts them or they
    run over paragraphs. `source` None: nobody is credited. For an indirect quotation the span is the claim.
    """

    kind: QuotationKind
    spans: tuple[Span, ...]
    text: str = field(repr=False)
    sentence: int
    cue: Mention | None = None
    source: SourceMention | None = None


@value
class Sentence:
    """A sentence of the draft; `paragraph` counts from 0."""

    index: int
    paragraph: int
    span: Span


@remembering_value
class Draft:
    """A draft read and understood.

    `publish_at` is the draft's own scheduled or embargo time (an instant, UTC) where its metadata give one.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    publish_at: dt.datetime | None = field(default=None)

    def words(self, span: Span) -> str:
        """The draft's words at `span`."""
        return self.document.prose.text[span.start : span.end]
