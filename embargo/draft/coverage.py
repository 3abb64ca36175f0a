"""Coverage: which words of a statement each credit stands for."""

from __future__ import annotations

from collections.abc import Sequence

from embargo.draft.clauses import DASHES
from embargo.draft.credits import Credit
from embargo.draft.nesting import is_tail, skip_audience
from embargo.draft.phrases import Phrases
from embargo.draft.statements import Kind
from embargo.rulebook.drafts import CueKind

Range = tuple[int, int]

_GOING_ON = frozenset({",", ":", ";"}) | DASHES
_LOOSE_MARKS = frozenset({",", ";", ":"}) | DASHES
_LONGEST_ADJUNCT = 9
_SHORTEST_PLACE = 4
_LONGEST_DATELINE = 12


def quote_before(line: Phrases, at: int) -> int | None:
    """The place of a quotation that ends right before `at`, a comma between them or not; None where none does."""
    if line.word(at - 1) == ",":
        at -= 1
    return at - 1 if line.is_quote(at - 1) else None


def crediting(line: Phrases, credited: Sequence[Credit]) -> dict[int, int]:
    """The number of the credit for each quotation (by its token) that one reaches: right behind it, before, after."""
    reached: dict[int, int] = {}
    following = 0
    for quote, token in enumerate(line.tokens):
        if token.kind is not Kind.QUOTE:
            continue
        while following < len(credited) and credited[following].end <= quote:
            following += 1
        if following < len(credited):
            credit = credited[following]
            behind = credit.aside and quote_before(line, credit.start) == quote
            if behind or not following:
                reached[quote] = following
                continue
        if following:
            reached[quote] = following - 1
    return reached


def is_introduced(line: Phrases, quote: int) -> bool:
    """Whether the words before the quotation only introduce it ("As for the ferry: “…”")."""
    start = 1 if line.word(0) in line.words.comparing else 0
    return line.word(quote - 1) == ":" and _is_adjunct(line, start, quote - 1)


def covered(line: Phrases, credited: Sequence[Credit], number: int) -> list[Range]:
    """The tokens of the words that credit `number` stands for, in order, cue and source left out."""
    credit = credited[number]
    lower = credited[number - 1].end if number else _after_dateline(line)
    upper = credited[number + 1].start if number + 1 < len(credited) else len(line)
    after = _without_occasion(line, *_trimmed(line, _start_of_words(line, credit, upper), upper))
    if not credit.aside:
        ranges = [_trimmed(line, lower, credit.start), after] if _keeps_silent(line, credit, number) else [after]
    else:
        before = _trimmed(line, lower, credit.start)
        ranges = [] if _is_adjunct(line, *before) else [before]
        closes = quote_before(line, credit.start) is not None or is_tail(line, credit.end)
        if not closes or _goes_on(line, credit.end, upper):
            ranges.append(after)
    return [(start, end) for start, end in ranges if start < end]


def _keeps_silent(line: Phrases, credit: Credit, number: int) -> bool:
    """Whether the credit only says what the source would not add to the clause before ("…, but would not say when")."""
    words = line.words
    joint = credit.start - 1
    joined = line.word(joint) in words.contrasting or line.word(joint) in words.coordinating
    if number or not joined or line.word(joint - 1) != ",":
        return False
    return any(line.word(at) in words.negations for at in range(credit.start, credit.end))


def _goes_on(line: Phrases, at: int, upper: int) -> bool:
    """Whether the words said go on after a credit that interrupts them."""
    words = line.words
    at = line.until_mark(at)
    if line.word(at) not in _GOING_ON or at + 1 >= upper:
        return False
    following = line.word(at + 1)
    if following in words.coordinating or following in words.absolute:
        return True
    if following in words.contrasting or following in words.circumstance:
        return not line.is_participle(at + 2)
    if following in words.prepositions:
        return line.word(at + 2) in words.relative
    return not line.is_modifier(at + 1, line.until_mark(at + 1))


def _is_adjunct(line: Phrases, start: int, end: int) -> bool:
    """Whether the words before a credit only introduce ("On tariffs, the official said, …", "Asked about it, …")."""
    words = line.words
    if line.until_mark(start) < end:
        return False
    if line.is_participle(start) or (line.word(start) in words.circumstance and line.is_participle(start + 1)):
        clause = next((at for at in range(start, end) if line.word(at) in words.claim_joins), end)
        return not line.has_verb(start + 2, clause)
    introduces = line.word(start) in words.prepositions or line.is_loose(start)
    return introduces and end - start <= _LONGEST_ADJUNCT and not line.has_verb(start, end)


def _start_of_words(line: Phrases, credit: Credit, upper: int) -> int:
    """Where the words said begin after a cue: behind the audience, "on Monday", "in a statement that"."""
    words = line.words
    start = skip_audience(line, credit.end)
    told = credit.cue.kind is CueKind.TELL and start == credit.end and line.opens_phrase(start)
    if not told and line.word(start) not in words.prepositions:
        return start
    stop = min(upper, line.until_mark(start))
    near = range(start, min(upper, start + _LONGEST_ADJUNCT))
    join = next((at for at in near if line.word(at) in words.claim_joins), None)
    if join is not None or told:
        return stop if join is None else join
    clause = next((at for at in near if line.word(at) in words.pronouns | words.auxiliaries), stop)
    return max((at + 1 for at in range(start, min(stop, clause)) if line.is_time(at)), default=start)


def _without_occasion(line: Phrases, start: int, end: int) -> Range:
    """Only the quotation where what follows it says on what occasion it was said ("“…,” when asked")."""
    if line.is_quote(start) and line.word(start + 1) in line.words.circumstance:
        return start, start + 1
    return start, end


def _after_dateline(line: Phrases) -> int:
    """Where the words begin after "LISBON (Agency) - ", "LISBON, May 4 — "."""
    if not line.is_word(0) or not line.tokens[0].text.isupper() or len(line.tokens[0].text) < _SHORTEST_PLACE:
        return 0
    return next((at + 1 for at in range(1, min(len(line), _LONGEST_DATELINE)) if line.word(at) in DASHES), 0)


def _trimmed(line: Phrases, start: int, end: int) -> Range:
    """The range without conjunctions, adverbs and marks at its ends."""
    words = line.words
    joins = words.claim_joins | words.relative
    while start < end and not line.is_quote(start):
        loose = start > 0 and (line.is_loose(start) or line.word(start) in joins)
        if line.is_word(start) and not loose and line.word(start) not in words.coordinating:
            break
        start += 1
    dangling = words.coordinating | words.comparing | words.absolute | words.possessive_before | _LOOSE_MARKS
    while start < end and line.word(end - 1) in dangling:
        end -= 1
    return start, end
