"""Clauses: where they begin, who their subject is although no cue verb tells, what a modifier stands behind."""

from __future__ import annotations

from embargo.draft.phrases import LONGEST_PHRASE, Phrase, Phrases

DASHES = frozenset({"-", "--"})
PARTING = frozenset({";", ":"})

_MOST_SEGMENTS = 5
_LONGEST_LEAD = 6


def begins_clause(line: Phrases, at: int) -> bool:
    """Whether a clause begins at `at`: with the statement, after a mark, a conjunction, an introduction."""
    before = line.word(at - 1)
    if at == 0 or before in PARTING or before in DASHES or before in line.words.coordinating:
        return True
    return before == "," and line.until_mark(0) == at - 1 and line.is_modifier(0, at - 1)


def modified(line: Phrases, at: int) -> Phrase | None:
    """What a modifier that begins at `at` (a participle, "who") stands behind: "Roe, who called it", "one who"."""
    end = at - 1 if line.word(at - 1) == "," else at
    if not line.is_head(end - 1):
        return None
    words = line.words
    start = end - 1
    while start > end - LONGEST_PHRASE and line.is_word(start - 1) and line.word(start) not in words.determiners:
        if line.is_finite(start - 1):
            break
        if line.word(start - 1) in words.never_names - words.determiners - words.partitives:
            break
        start -= 1
    if line.word(start - 1) in words.attaching and line.word(start - 2) in words.partitives:
        start -= 2
    phrase = Phrase(_name_alone(line, start, end), end, end)
    return phrase if line.speaks(phrase) else None


def _name_alone(line: Phrases, start: int, end: int) -> int:
    """Where the name at the end begins, if other words than titles stand before it ("the storm woke | Jane Roe")."""
    at = end
    while at > start and (line.is_name(at - 1) or line.word(at - 1) in line.words.people):
        at -= 1
    titled = line.word(at - 1) in line.words.determiners and at - 1 == start
    return start if titled or not line.is_name(end - 1) else at


def main_subject(line: Phrases) -> Phrase | None:
    """The subject of the statement's first main clause, if it may speak: "On prices, | the official | was cautious"."""
    start = 0
    for _ in range(_MOST_SEGMENTS):
        while line.is_word(start) and (line.is_loose(start) or line.word(start) in line.words.coordinating):
            start += 1
        stop = line.until_mark(start)
        if start == stop:
            start += 1
        elif line.is_modifier(start, stop) and line.word(start) not in line.words.determiners:
            start = stop + 1
        else:
            return _subject_from(line, start)
        if start >= len(line):
            break
    return None


def _subject_from(line: Phrases, start: int) -> Phrase | None:
    """A subject that begins at `start`, the verb after it being unknown: up to its last head noun."""
    words = line.words
    at = start
    while _leads_to_head(line, at):
        at += 1
    end = at
    while line.is_word(at) and at < start + LONGEST_PHRASE:
        if line.is_head(at) and not line.is_finite(at):
            at += 1
            end = at
        elif line.is_word(at + 1) and (line.is_possessive(at - 1) or _leads_to_title(line, at)):
            at += 1
        elif line.word(at) in words.attaching and line.opens_phrase(at + 1) and not line.is_time(at + 1):
            at += 2
            end = at if line.is_name(at - 1) else end
        else:
            break
    phrase = Phrase(start, end, end)
    return phrase if end > start and line.is_head(end - 1) and line.speaks(phrase) else None


def _leads_to_title(line: Phrases, at: int) -> bool:
    """Whether the word at `at` stands between a body's name and a title: "the White House | press | secretary"."""
    return line.is_name(at - 1) and line.word(at + 1) in line.words.single and not line.is_finite(at)


def _leads_to_head(line: Phrases, at: int) -> bool:
    """Whether the word at `at` only leads to the head of its phrase: "another senior | official"."""
    words = line.words
    if line.word(at) in words.people - words.partitives:
        return line.is_head(at + 1)
    for ahead in range(at + 1, at + _LONGEST_LEAD):
        word = line.word(ahead)
        if word in words.people or word in words.bodies or line.is_name(ahead):
            return not line.is_name(at) or line.word(at) in words.never_names
        if not line.is_word(ahead) or line.is_finite(ahead):
            return False
        if word in words.prepositions or word in words.auxiliaries or word in words.clause:
            return False
    return False
