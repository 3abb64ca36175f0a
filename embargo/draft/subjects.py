"""The subject of a cue verb, found backwards from it: "Jane Roe, the minister, | said"."""

from __future__ import annotations

from embargo.draft.phrases import LONGEST_PHRASE, Phrase, Phrases

_MOST_SEGMENTS = 5
_LONGEST_APPOSITION = 14
# The mark that ends an insertion between subject and verb, and the one that begins it.
_INSERTED = {")": "(", "-": "-", "--": "--"}


def subject_before(line: Phrases, verb: int) -> Phrase | None:
    """The subject of the verb at `verb`, which stands before it; None where nothing there can be one."""
    end = without_helpers(line, verb)
    if line.is_possessive(end - 1):
        return None
    if line.is_word(end - 1):
        return phrase_ending(line, end)
    if line.is_quote(end - 1):
        return _before_quoting_modifier(line, end - 1)
    mark = line.word(end - 1)
    if mark == ",":
        return _before_comma(line, end - 1)
    return _before_insertion(line, end - 1, _INSERTED[mark]) if mark in _INSERTED else None


def _before_insertion(line: Phrases, closing: int, mark: str) -> Phrase | None:
    """The subject in "the minister — who was late — said" and "Roe (D-Ohio) said"."""
    for at in range(closing - 1, max(0, closing - LONGEST_PHRASE), -1):
        if line.word(at) == mark:
            return phrase_ending(line, at, in_clause=False)
    return None


def without_helpers(line: Phrases, end: int) -> int:
    """Where the words end if auxiliaries, adverbs and times ("on Monday also") at their end are left away."""
    while end > 0:
        word = line.word(end - 1)
        dated = word in line.words.prepositions and line.is_time(end)
        if not (dated or word in line.words.auxiliaries or line.is_loose(end - 1)):
            break
        end -= 1
    return end


def phrase_ending(line: Phrases, end: int, *, in_clause: bool = True) -> Phrase | None:
    """The noun phrase that ends at `end`, without what stands before it in its clause.

    `in_clause`: the verb follows; otherwise a mark does, and the place in "In London," is no subject.
    """
    end = without_helpers(line, end)
    start = end
    while start > end - LONGEST_PHRASE and line.is_word(start - 1) and not _stops(line, start - 1, start, end):
        start -= 1
    start = _with_conjoined(line, start, end)
    start = _without_introduction(line, start, end, in_clause=in_clause)
    start = _after_lapse_of_time(line, start, end)
    start = _in_contact_clause(line, start, end)
    if start >= end or not _may_end(line, end - 1):
        return None
    return Phrase(start, end, end)


def _stops(line: Phrases, at: int, start: int, end: int) -> bool:
    """Whether a phrase that so far begins at `start` cannot reach over the word at `at`."""
    words = line.words
    word = line.word(at)
    if word in words.determiners and line.word(at + 1) in words.single:
        return False
    if word in words.relative:
        return start == end or line.opens_phrase(start) or not line.is_word(at - 1)
    if word in words.joining and line.is_name(at + 1) and line.is_name(at - 1):
        return False
    if line.is_finite(at) and start < end and line.opens_phrase(start):
        return True
    return word in words.clause or word in words.auxiliaries


def _with_conjoined(line: Phrases, start: int, end: int) -> int:
    """The start with an "A and" before it, where A is a source too and begins its clause."""
    if start >= end or line.word(start - 1) not in line.words.joining:
        return start
    first = phrase_ending(line, start - 1)
    if first is None or line.is_word(first.start - 1) or not line.speaks(first):
        return start
    return start if line.has_verb(first.start, first.end) else first.start


def _without_introduction(line: Phrases, start: int, end: int, *, in_clause: bool) -> int:
    """Cut away what stands before the subject in its clause: adverbs, conjunctions, "On Monday", "In London"."""
    while start < end and _introduces(line, start):
        start += 1
    if line.word(start) not in line.words.prepositions:
        return start
    if line.is_time(start + 1):
        return _without_introduction(line, start + 2, end, in_clause=in_clause)
    return _after_place(line, start, end) if in_clause else end


def _after_place(line: Phrases, start: int, end: int) -> int:
    """The start of the subject in "In London a minister", "In London Secretary Roe"."""
    words = line.words
    for at in range(end - 1, start + 1, -1):
        if line.word(at) in words.determiners and line.word(at - 1) not in words.prepositions:
            return at
    last = end - 1
    while last > start + 2 and line.word(last - 1) in words.honorifics:
        last -= 1
    return last if last > start + 1 else end


def _introduces(line: Phrases, at: int) -> bool:
    words = line.words
    word = line.word(at)
    if word in words.predeterminers:
        return line.word(at + 1) in words.determiners
    if word in words.determiners and line.word(at + 1) in words.single:
        return False
    return line.is_loose(at) or word in words.clause


def _after_lapse_of_time(line: Phrases, start: int, end: int) -> int:
    """The name in "a few hours earlier Roe"."""
    for at in range(start + 1, end - 1):
        if line.word(at) in line.words.adverbs and line.is_name(at + 1):
            return at + 1
    return start


def _in_contact_clause(line: Phrases, start: int, end: int) -> int:
    """The subject in "a claim | the minister (denied)", where two noun phrases meet; "the previous one" is one."""
    words = line.words
    joints = words.prepositions | words.determiners | words.joining
    last = end - 1 if line.word(start) in words.determiners else end
    for at in range(last - 1, start + 1, -1):
        if line.word(at) in words.determiners and line.word(at - 1) not in joints and not line.is_possessive(at - 1):
            return at
    return start


def _may_end(line: Phrases, at: int) -> bool:
    words = line.words
    word = line.word(at)
    if word in words.prepositions or word in words.auxiliaries or word in words.adverbs:
        return False
    return word not in words.determiners or word in words.partitives


# -- over commas -----------------------------------------------------------------------------------------------------


def _before_comma(line: Phrases, comma: int) -> Phrase | None:
    """The subject of a verb after a comma: "Jane Roe, the minister, said", "Roe, speaking in Oslo, said"."""
    end = kept = comma
    for _ in range(_MOST_SEGMENTS):
        start = _segment_start(line, end)
        if start >= end or line.word(start - 1) != ",":
            return None
        head = phrase_ending(line, start - 1, in_clause=False)
        modifier = line.is_modifier(start, end)
        if head and line.is_participle(head.start):
            end = kept = head.start - 1
            continue
        if head and (modifier or is_apposition(line, head, start, end)):
            if modifier and not _names_with(line, head, start):
                kept = head.core_end
            if not _is_apposed(line, head):
                return Phrase(head.start, head.core_end, max(kept, head.core_end))
        elif not modifier:
            return None
        end = start - 1
    return None


def _segment_start(line: Phrases, end: int) -> int:
    start = end
    while start > end - LONGEST_PHRASE and (line.is_word(start - 1) or line.is_quote(start - 1)):
        start -= 1
    return start


def _names_with(line: Phrases, head: Phrase, start: int) -> bool:
    """Whether the modifier belongs to the words that name the source: "Jane Roe, who leads the council"."""
    return line.word(start) in line.words.relative and line.is_named(head.start, head.core_end)


def _is_apposed(line: Phrases, phrase: Phrase) -> bool:
    """Whether the phrase after a comma is itself an apposition to what stands before that comma."""
    if line.word(phrase.start - 1) != ",":
        return False
    before = phrase_ending(line, phrase.start - 1, in_clause=False)
    return before is not None and is_apposition(line, before, phrase.start, phrase.end)


def is_apposition(line: Phrases, head: Phrase, start: int, end: int) -> bool:
    """Whether the segment names the head again: a name after a common noun, a common noun or an age after a name."""
    named = line.is_named(head.start, head.core_end)
    if all(line.is_number(at) for at in range(start, end)):
        return named
    end = next((at for at in range(start + 1, end) if line.word(at) in line.words.relative), end)
    if end - start > _LONGEST_APPOSITION or line.has_verb(start, end):
        return False
    if named == line.is_named(start, end):
        return named and line.is_name(start) and end - start <= 2
    if not named:
        return line.speaks(head)
    people = line.words.people
    return line.word(start) in line.words.determiners or any(line.word(at) in people for at in range(start, end))


def _before_quoting_modifier(line: Phrases, quote: int) -> Phrase | None:
    """The subject in "Roe, noting that it was “late,” said": a modifier that ends with a quotation."""
    for at in range(quote - 1, max(0, quote - LONGEST_PHRASE), -1):
        if line.word(at) == "," and (line.is_participle(at + 1) or line.word(at + 1) in line.words.relative):
            return phrase_ending(line, at, in_clause=False)
        if not line.is_word(at) and line.word(at) != ",":
            return None
    return None
