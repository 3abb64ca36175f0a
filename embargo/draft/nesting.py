"""Nesting: which of a statement's credits stand on top, so that the words said are theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from embargo.draft.clauses import PARTING
from embargo.draft.credits import INTERRUPTING, Credit, credit_of, speaks_for_others, without_cue
from embargo.draft.cues import FoundCue, Use, find_cues, match_phrase
from embargo.draft.phrases import LONGEST_PHRASE, Phrase, Phrases
from embargo.rulebook.drafts import CueKind, VerbForm

_LONGEST_OCCASION = 9
_CLOSING_MARKS = "\"”“’'»"
_BEFORE_ASIDE = (",", "?", "!", "…", "...", "—", "–", "-")


def find_credits(line: Phrases, knows: Callable[[Phrase], bool]) -> list[Credit]:
    """The credits of a statement in order, those left out that stand inside what another source says.

    `knows` says whether a phrase names a source that the story has credited before.
    """
    found: list[Credit] = []
    for cue in _verbs_of_clauses(line, find_cues(line.tokens, line.words)):
        credit = credit_of(line, cue, found)
        if credit and _reports(line, credit, knows):
            _place(line, credit, found)
    return found or list(without_cue(line, knows))


def _verbs_of_clauses(line: Phrases, cues: Sequence[FoundCue]) -> Iterator[FoundCue]:
    """The cues without participles that only describe the subject of the next one ("people briefed on it said")."""
    for cue, following in zip_longest(cues, cues[1:]):
        if following is None or not _describes(line, cue, following):
            yield cue


def _describes(line: Phrases, cue: FoundCue, following: FoundCue) -> bool:
    if cue.kind in (CueKind.SAY, CueKind.CONTINUE) or not (_is_past(cue) and _is_past(following)):
        return False
    if not line.is_head(cue.start - 1) or line.word(cue.end) not in line.words.prepositions:
        return False
    between = range(cue.end, following.start)
    return all(line.is_word(at) and line.word(at) not in line.words.clause for at in between)


def _is_past(cue: FoundCue) -> bool:
    return cue.use is Use.FINITE and cue.form is VerbForm.PAST


def _reports(line: Phrases, credit: Credit, knows: Callable[[Phrase], bool]) -> bool:
    """Whether a cue that may also mean something else reports words here."""
    kind = credit.cue.kind
    if credit.cue.use is not Use.FINITE and credit.cue.use is not Use.PARTICIPLE:
        return True
    if kind is CueKind.MAY and _stands_by_words(line, credit):
        return True
    if kind not in (CueKind.ACT, CueKind.MAY):
        return True
    if credit.shared:
        return kind is CueKind.ACT
    subordinate = line.words.clause | line.words.prepositions
    if line.word(credit.source.start - 1) in subordinate - line.words.coordinating - line.words.contrasting:
        return False
    return knows(credit.source) or speaks_for_others(line, credit.source)


def _stands_by_words(line: Phrases, credit: Credit) -> bool:
    """Whether a quotation or a word such as "that" follows the cue, or the credit stands beside the words said."""
    if credit.aside or is_aside(line, credit):
        return True
    after = credit.cue.end
    quoting = line.speaks(credit.source) and line.quotes_from(after)
    if quoting or line.is_quote(after) or line.word(after) == ":":
        return True
    near = range(after, after + (_LONGEST_OCCASION if line.word(after) in line.words.prepositions else 1))
    return any(line.word(at) in line.words.claim_joins for at in near)


# -- on top or inside ------------------------------------------------------------------------------------------------


def _place(line: Phrases, credit: Credit, found: list[Credit]) -> None:
    """Put `credit` after those found, unless it stands in what one of them says; drop those that stand in its own."""
    if credit.reported:
        found.clear()
    elif not credit.shared and (credit.aside or is_aside(line, credit)):
        credit = replace(credit, aside=True)
        while found and _is_inside(line, found[-1], credit):
            found.pop()
    elif found and not credit.shared:
        if _is_subordinate(line, found[-1], credit):
            found.pop()
        elif _is_said(line, credit, found[-1]):
            return
    found.append(credit)


def is_aside(line: Phrases, credit: Credit) -> bool:
    """Whether cue and source stand beside the words said, which come before them."""
    before = credit.start - 1
    if line.is_quote(before):
        return line.tokens[before].text.rstrip(_CLOSING_MARKS).endswith(_BEFORE_ASIDE)
    if line.word(before) in line.words.comparing:
        before -= 1
    return line.word(before) in INTERRUPTING and is_tail(line, credit.end)


def is_tail(line: Phrases, at: int) -> bool:
    """Whether nothing that could be said stands from `at` to the next mark: "on Monday", "in a call with reporters"."""
    at = skip_audience(line, at)
    while line.is_loose(at):
        at += 1
    if not line.is_word(at):
        return not line.is_quote(at)
    circumstance = line.word(at) in line.words.prepositions or line.word(at) in line.words.circumstance
    if not circumstance and not line.is_participle(at):
        return False
    stop = line.until_mark(at)
    joined = any(
        line.word(further) in line.words.claim_joins for further in range(at + 1, min(stop, at + LONGEST_PHRASE))
    )
    return not joined and not line.is_quote(stop)


def skip_audience(line: Phrases, at: int) -> int:
    """The place after "reporters" and other words for those whom one tells."""
    return at + match_phrase(line.tokens, at, line.words.audience) if at < len(line) else at


def _is_inside(line: Phrases, inner: Credit, aside: Credit) -> bool:
    """Whether `inner`, which stands before `aside`, is part of what `aside` says."""
    if inner.source == aside.source:
        return False
    if inner.cue.use is Use.POSSESSIVE:
        return True
    if inner.aside:
        return aside.cue.use is Use.CREDIT and aside.start == inner.end + 1
    return not line.is_broken(inner.end, aside.start, PARTING) and not _resumes(line, inner.end, aside.start)


def _resumes(line: Phrases, start: int, end: int) -> bool:
    """Whether a conjunction stands beside a quotation between `start` and `end` ("it was “a” but “b,” Roe said")."""
    for at in range(start, min(end, start + LONGEST_PHRASE)):
        if line.word(at) in line.words.coordinating and (line.is_quote(at - 1) or line.is_quote(at + 1)):
            return True
    return False


def _is_subordinate(line: Phrases, earlier: Credit, credit: Credit) -> bool:
    """Whether `earlier` stands in a clause put before that of `credit` ("As Roe said, …", "On whether he …, …")."""
    joint = line.word(earlier.start - 1)
    if earlier.shared or joint not in line.words.clause or joint in line.words.coordinating:
        return False
    return line.is_broken(earlier.end, credit.start, frozenset({","}))


def _is_said(line: Phrases, inner: Credit, outer: Credit) -> bool:
    """Whether `inner`, which stands after `outer`, is part of what `outer` says."""
    if inner.inverted:
        return False
    if inner.cue.kind in (CueKind.THINK, CueKind.ACT) or outer.cue.use in (Use.CREDIT, Use.POSSESSIVE):
        return True
    if line.is_broken(outer.end, inner.start, PARTING):
        return False
    joint = inner.start - 1
    if line.word(joint) in line.words.absolute:
        return False
    if line.word(joint) in line.words.coordinating or line.word(joint) in line.words.contrasting:
        return line.word(joint - 1) != "," and not line.is_quote(joint - 1)
    return True
