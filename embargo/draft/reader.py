"""A document read as a draft."""

from __future__ import annotations

from embargo.draft.attribution import Story
from embargo.draft.headlines import with_headlines
from embargo.draft.layout import split_blocks
from embargo.draft.model import Draft
from embargo.draft.names import full_names
from embargo.draft.quotations import find_quoted
from embargo.draft.schedule import publish_time
from embargo.draft.sentences import draft_sentences
from embargo.draft.statements import build_statements
from embargo.read.document import Document
from embargo.rulebook import Rulebook


def read_draft(document: Document, rulebook: Rulebook, zone: str | None = None) -> Draft:
    """The sentences, quotations and credited claims of a draft, and when it is to be published.

    A claim that is partly in quotation marks is given twice: as a `MIXED` quotation over the whole claim, and each
    stretch in quotation marks as a `DIRECT` one of its own. What front matter puts in print (a headline, a standfirst)
    is read too. `zone` (IANA) is the desk's, for times without one. Raises `InputError` for a time of publication
    that cannot be understood.
    """
    document = with_headlines(document)
    text = document.prose.text
    words = rulebook.draft_words
    blocks = list(split_blocks(text))
    quoted = find_quoted(text, blocks, words)
    sentences = draft_sentences(text, blocks, quoted, rulebook)
    statements = build_statements(text, sentences, quoted)
    story = Story(text, quoted, words, full_names(text, statements, words))
    return Draft(document, sentences, tuple(story.read(statements)), publish_time(document, rulebook, zone))
