"""Cues: the words of a statement that report words ("said", "according to", "in the official's telling")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from embargo.draft.statements import Kind, Token
from embargo.rulebook.drafts import Cue, CueKind, DraftWords, VerbForm

_LONGEST_POSSESSOR = 9


class Use(Enum):
    """How a cue stands in its statement."""

    FINITE = "finite"  # "the official said"
    INFINITIVE = "infinitive"  # "took the stage to say that"
    PARTICIPLE = "participle"  # "…, adding that"
    PASSIVE = "passive"  # "was described by the official as"
    CREDIT = "credit"  # "according to the official"
    POSSESSIVE = "possessive"  # "in the official's telling"
    NONE = "none"  # no cue at all: "the official was cautious: “…”"


class FoundCue(NamedTuple):
    """A cue at tokens `start` to `end` (exclusive) of a statement."""

    start: int
    end: int
    use: Use
    kind: CueKind = CueKind.SAY
    form: VerbForm = VerbForm.PAST


def match_phrase(tokens: Sequence[Token], at: int, phrases: Mapping[str, Sequence[tuple[str, ...]]]) -> int:
    """How many tokens the longest of `phrases` (keyed by first word) takes at `at`; 0 if none stands there."""
    for words in phrases.get(tokens[at].word, ()):
        if _stands(tokens, at, words):
            return len(words)
    return 0


def find_cues(tokens: Sequence[Token], words: DraftWords) -> list[FoundCue]:
    """The cues of a statement, in order, whether or not anybody is their subject."""
    return list(_scan(tokens, words))


def _scan(tokens: Sequence[Token], words: DraftWords) -> Iterator[FoundCue]:
    at = 0
    while at < len(tokens):
        found = _cue_at(tokens, at, words)
        if found:
            yield found
        at = found.end if found else at + 1


def _cue_at(tokens: Sequence[Token], at: int, words: DraftWords) -> FoundCue | None:
    length = match_phrase(tokens, at, words.credit)
    if length:
        return FoundCue(at, at + length, Use.CREDIT)
    if tokens[at].word in words.possessive and _has_possessor(tokens, at, words):
        return FoundCue(at, at + 1, Use.POSSESSIVE)
    if at and tokens[at - 1].kind is Kind.WORD and tokens[at].text[0].isupper():
        return None
    for cue in words.cues.get(tokens[at].word, ()):
        end = _end_of_verb(tokens, at, cue.words, words)
        use = _use(tokens, at, end, cue, words) if end else None
        if use:
            return FoundCue(at, end, use, cue.kind, cue.form)
    return None


def _end_of_verb(tokens: Sequence[Token], at: int, verb: tuple[str, ...], words: DraftWords) -> int:
    """Where the verb that begins at `at` ends, adverbs inside it or not ("spoke only of"); 0 if none begins there."""
    for number, word in enumerate(verb):
        while number and at < len(tokens) and tokens[at].word in words.adverbs and tokens[at].word != word:
            at += 1
        if at >= len(tokens) or tokens[at].word != word:
            return 0
        at += 1
    return at


def _stands(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    return tuple(token.word for token in tokens[at : at + len(words)]) == words


def _use(tokens: Sequence[Token], start: int, end: int, cue: Cue, words: DraftWords) -> Use | None:
    match cue.form:
        case VerbForm.ING:
            return Use.PARTICIPLE
        case VerbForm.BASE:
            return _use_of_base(tokens, start, end, words)
        case VerbForm.THIRD:
            a_noun = start > 0 and tokens[start - 1].word in words.determiners - words.partitives
            return None if a_noun else Use.FINITE
        case _:
            return _use_of_past(tokens, start, end, cue, words)


def _use_of_base(tokens: Sequence[Token], start: int, end: int, words: DraftWords) -> Use | None:
    """The use in "officials say", "would not say", "to say that"; any other base form is no cue."""
    if not start:
        return None
    before = tokens[start - 1].word
    if before in words.infinitive:
        reports = end < len(tokens) and _may_be_said(tokens[end], words)
        return Use.INFINITIVE if reports else None
    return Use.FINITE if before in words.plural | words.plural_pronouns or _helpers(tokens, start, words) else None


def _use_of_past(tokens: Sequence[Token], start: int, end: int, cue: Cue, words: DraftWords) -> Use | None:
    helpers = _helpers(tokens, start, words)
    if helpers & words.be:
        return Use.PASSIVE if end < len(tokens) and tokens[end].word in words.passive else None
    return Use.FINITE if cue.form is VerbForm.PAST or helpers else None


def _helpers(tokens: Sequence[Token], start: int, words: DraftWords) -> frozenset[str]:
    """The auxiliaries before the verb at `start`, adverbs between them or not."""
    at = start
    while at and (tokens[at - 1].word in words.auxiliaries or tokens[at - 1].word in words.adverbs):
        at -= 1
    return frozenset(token.word for token in tokens[at:start]) & words.auxiliaries


def _has_possessor(tokens: Sequence[Token], at: int, words: DraftWords) -> bool:
    """Whether "X's" stands before the noun at `at`, and "in" before X or "is that" after the noun."""
    owner = tokens[at - 1].word if at else ""
    if not owner.endswith(words.possessive_endings) and owner not in words.possessive_pronouns:
        return False
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if following == ":" or (following in words.be and at + 2 < len(tokens) and _may_be_said(tokens[at + 2], words)):
        return True
    for token in reversed(tokens[max(0, at - _LONGEST_POSSESSOR) : at - 1]):
        if token.kind is not Kind.WORD:
            return False
        if token.word in words.possessive_before:
            return True
    return False


def _may_be_said(token: Token, words: DraftWords) -> bool:
    """Whether what is said may begin with the token: a quotation or a word such as "that"."""
    return token.kind is Kind.QUOTE or token.word in words.claim_joins
