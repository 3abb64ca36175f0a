"""A source that stands after its cue: "said | the official", "according to | Jane Roe, the minister"."""

from __future__ import annotations

from embargo.draft.phrases import LONGEST_PHRASE, Phrase, Phrases
from embargo.draft.subjects import is_apposition

_MOST_APPOSITIONS = 5


def source_after(line: Phrases, start: int) -> Phrase | None:
    """The source that begins at `start`, with its appositions; None where no noun phrase begins there."""
    if not line.is_word(start) or line.word(start) in line.words.never_sources:
        return None
    end = _phrase_end(line, start)
    if end <= start:
        return None
    return _with_appositions(line, Phrase(start, end, end))


def _phrase_end(line: Phrases, start: int) -> int:
    end = start + 1
    while end < start + LONGEST_PHRASE and line.is_word(end) and not _ends_before(line, start, end):
        end += 1
    while end > start and (line.word(end - 1) in line.words.adverbs or line.word(end - 1) in line.words.prepositions):
        end -= 1
    return end


def _ends_before(line: Phrases, start: int, at: int) -> bool:
    """Whether the phrase that began at `start` cannot go on with the word at `at`."""
    words = line.words
    word = line.word(at)
    if word in words.relative:
        return line.is_named(start, at) or line.word(at - 1) in words.prepositions
    if any(line.word(earlier) in words.relative for earlier in range(start, at)):
        return False
    if word in words.joining:
        return not _joins(line, at)
    if word in words.prepositions:
        return _preposition_ends(line, start, at)
    if word in words.clause or word in words.auxiliaries or line.is_loose(at):
        return True
    return word in words.singular_pronouns or word in words.plural_pronouns


def _joins(line: Phrases, at: int) -> bool:
    """Whether "and" at `at` goes on with the phrase rather than with the sentence."""
    stop = line.until_mark(at)
    if line.opens_phrase(at + 1):
        names = line.is_name(at + 1) and line.is_name(at - 1)
        return names or not line.has_verb(at + 1, stop)
    return line.is_word(at + 1) and not any(line.is_verb(further) for further in range(at, stop))


def _preposition_ends(line: Phrases, start: int, at: int) -> bool:
    """Whether the phrase ends before the preposition at `at`: "Roe | in a call", but "an aide to Roe"."""
    words = line.words
    if not line.is_word(at + 1) or line.is_time(at + 1):
        return True
    if line.is_participle(at - 1):
        return False
    binds = line.word(at) in words.genitive
    if line.is_named(start, at):
        return not binds or not (line.is_name(at + 1) or line.word(at + 1) in words.determiners)
    if line.word(at) not in words.attaching:
        return True
    return line.word(at + 1) in words.indefinite and not binds


def _with_appositions(line: Phrases, phrase: Phrase) -> Phrase:
    end = phrase.end
    for _ in range(_MOST_APPOSITIONS):
        first = end == phrase.core_end or line.is_number(end - 1)
        stop = _apposition_end(line, phrase, end + 1, first=first) if line.word(end) == "," else None
        if stop is None:
            break
        end = stop
    return phrase._replace(end=end)


def _apposition_end(line: Phrases, phrase: Phrase, start: int, *, first: bool) -> int | None:
    """Where the apposition that begins at `start` ends, None where none does. A place may follow ("Lyon, France")."""
    if not line.is_word(start):
        return None
    named = line.is_named(phrase.start, phrase.core_end)
    if line.word(start) in line.words.relative:
        return line.until_mark(start) if named else None
    if line.is_modifier(start, start + 1):
        return None
    stop = _phrase_end(line, start)
    if stop <= start or line.has_verb(start, stop):
        return None
    if first:
        return stop if named or is_apposition(line, phrase, start, stop) else None
    return stop if named and line.is_name(start) and stop - start <= 2 else None
