"""Words in quotation marks that nobody said: names, titles, nicknames, terms held at arm's length."""

from __future__ import annotations

from embargo.draft.credits import Credit
from embargo.draft.cues import match_phrase
from embargo.draft.phrases import Phrases
from embargo.draft.subjects import subject_before
from embargo.text import tokenise

_FEW_WORDS = 3
_LONGEST_LEAD = 3
_CLOSING_MARKS = "\"”“’'»"
_SENTENCE_MARKS = (",", ".", "?", "!")


def is_said(line: Phrases, at: int, credit: Credit | None) -> bool:
    """Whether the quotation at token `at` gives somebody's words. `credit` is what reaches it, if anything does."""
    quoted = [token.word for token in tokenise(line.tokens[at].text)]
    if not quoted:
        return False
    if _is_nickname(line, at) or _is_named(line, at, credit):
        return False
    alone = len(line) == 1
    if credit is None:
        return alone or (len(quoted) > _FEW_WORDS and not _is_title(line, at))
    beside = at in (credit.end, credit.start - 1) or line.word(at - 1) in line.words.quoting_before
    return beside or not _is_title(line, at)


def _is_nickname(line: Phrases, at: int) -> bool:
    """Robert “Bob” Roe."""
    one_word = len(line.tokens[at].text.split()) == 1
    return one_word and line.is_name(at - 1) and line.is_name(at + 1)


def _is_named(line: Phrases, at: int, credit: Credit | None) -> bool:
    """A talk titled “…”, the so-called “…”; but not "what the official called “…”"."""
    if line.word(at - 1) in line.words.titled and _is_title(line, at):
        return True
    for start in range(max(0, at - _LONGEST_LEAD), at):
        length = match_phrase(line.tokens, start, line.words.naming)
        if length and start + length == at:
            return not (credit and credit.cue.start <= start < credit.cue.end) and not _somebody_names(line, start)
    return False


def _somebody_names(line: Phrases, verb: int) -> bool:
    """Whether the verb has a subject of its own: "what Roe called"."""
    subject = subject_before(line, verb)
    if subject is None:
        return False
    return line.word(subject.start) in line.words.pronouns or line.word(subject.start - 1) in line.words.claim_joins


def _is_title(line: Phrases, at: int) -> bool:
    """Whether two words or more, all but the small ones with capital letters, look like a title."""
    text = line.tokens[at].text
    shown = [text[token.start : token.end] for token in tokenise(text) if token.word not in line.words.small]
    capitals = len(shown) > 1 and not any(word[0].islower() for word in shown)
    return capitals and not text.rstrip(_CLOSING_MARKS).endswith(_SENTENCE_MARKS)
