"""The sentences of a draft: as the text room parts them, but for questions that are quoted and asked by somebody."""

from __future__ import annotations

from collections.abc import Sequence

from embargo.draft.credits import SPEAKING
from embargo.draft.cues import Use, find_cues
from embargo.draft.model import Sentence
from embargo.draft.nesting import is_tail
from embargo.draft.phrases import Phrases
from embargo.draft.quotations import Quoted
from embargo.draft.statements import tokens_of
from embargo.draft.subjects import subject_before
from embargo.rulebook import Rulebook
from embargo.rulebook.drafts import DraftWords
from embargo.text import Span, split_sentences

_ASKING = ("?", "!", "…", "...")
_CLOSING_MARKS = "\"”“’'»"


def draft_sentences(
    text: str, blocks: Sequence[Span], quoted: Sequence[Quoted], rulebook: Rulebook
) -> tuple[Sentence, ...]:
    """The sentences of the blocks; "“Is it over?” Roe asked." is one."""
    ends = {region.end for quote in quoted for region in quote.regions}
    sentences: list[Sentence] = []
    for paragraph, block in enumerate(blocks):
        for span in split_sentences(text, rulebook.sentences, block):
            last = sentences[-1] if sentences else None
            if (
                last
                and last.paragraph == paragraph
                and last.span.end in ends
                and _is_asked(text, last.span, span, rulebook.draft_words)
            ):
                sentences[-1] = Sentence(last.index, paragraph, Span(last.span.start, span.end))
            else:
                sentences.append(Sentence(len(sentences), paragraph, span))
    return tuple(sentences)


def _is_asked(text: str, question: Span, span: Span, words: DraftWords) -> bool:
    """Whether `span` only says who asked the question before it."""
    if not text[question.start : question.end].rstrip(_CLOSING_MARKS).endswith(_ASKING):
        return False
    line = Phrases(tokens_of(text, span, ()), words)
    cues = find_cues(line.tokens, words)
    cue = next((cue for cue in cues if cue.use is Use.FINITE and cue.kind in SPEAKING), None)
    subject = subject_before(line, cue.start) if cue else None
    if cue is None or subject is None or subject.start > 0:
        return False
    return is_tail(line, cue.end) and line.until_mark(cue.end) == len(line)
