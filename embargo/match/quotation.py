"""Finding a quotation in the briefings: word for word, honestly changed, changed, joined from several passages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import islice, pairwise

from embargo.match.align import Alignment, align
from embargo.match.index import Index
from embargo.match.model import Match, Method, Passage
from embargo.match.search import Stretch, runs, stretches
from embargo.match.words import Kind, Word, quoted_words, spoken_words
from embargo.text import Span

_FOUND = 0.5  # an alignment that keeps less of the words is none
_LIKE_THE_BEST = 0.08  # alignments so near the best one are shown beside it
_MANY = 100
_LONGEST = 250
_FEW = 4
_SPLICE_WORDS = 3  # a joined passage has at least so many words
_SPLICE_BITS = 30.0
_JOINED = 0.85  # separate passages must make up so much of the words
_SAME_PLACE = 40  # words said between two passages that still make one place


def find_quotation(text: str, span: Span, index: Index) -> tuple[Match, ...]:
    """Every place of the briefings where the words of `text` at `span` may have been said, surest first.

    All matches are about equally good: one that is clearly worse than the best is left out. Empty: not there.
    """
    words = quoted_words(text, span, index.lexicon)
    segments = _segments(words)
    if not segments:
        return ()
    if len(segments) == 1:
        return _find_segment(text, segments[0], index)
    return _find_with_gaps(text, segments, index)


def is_certain(match: Match, index: Index, needed: float) -> bool:
    """Whether words so rare would not be met by chance among all those said: by `needed` bits and more."""
    said = max(2, len(index.tables.ids))
    return match.bits * match.score**2 - math.log2(said) >= needed


def _segments(words: Sequence[Word]) -> list[list[Word]]:
    """The words between ellipses, in stretches that can be aligned in reasonable time."""
    segments: list[list[Word]] = [[]]
    for word in words:
        if word.kind is Kind.GAP or len(segments[-1]) == _LONGEST:
            segments.append([])
        if word.kind is not Kind.GAP:
            segments[-1].append(word)
    return [segment for segment in segments if any(word.kind is Kind.WORD for word in segment)]


def _bits(words: Sequence[Word], index: Index) -> float:
    return sum(index.lexicon.bits(word.normal) for word in words if word.kind is Kind.WORD)


def _find_segment(text: str, words: Sequence[Word], index: Index, within: range | None = None) -> tuple[Match, ...]:
    exact = _exact(words, index, within)
    if exact:
        return exact
    aligned = _aligned(text, words, index, within)
    if aligned and aligned[0].faithful:
        return aligned
    if within is None and (spliced := _spliced(words, index, aligned[0].score if aligned else 0.0)):
        return (spliced,)
    return aligned


def _exact(words: Sequence[Word], index: Index, within: range | None) -> tuple[Match, ...]:
    if any(word.kind is not Kind.WORD or word.sign for word in words):
        return ()
    starts = islice(runs(index.tables, [word.normal for word in words], within), _MANY)
    bits = _bits(words, index)
    return tuple(Match(Method.EXACT, (index.passage(start, start + len(words) - 1),), 1.0, bits) for start in starts)


def _aligned(text: str, words: Sequence[Word], index: Index, within: range | None) -> tuple[Match, ...]:
    sought = [word.normal for word in words if word.kind is Kind.WORD]
    bits = _bits(words, index)
    matches = []
    for stretch in stretches(index.tables, sought, index.lexicon, within):
        match = _align_stretch(text, words, index, stretch, bits)
        if match is not None:
            matches.append(match)
    return _best(matches)


def _best(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The surest of some matches and those that are about as sure."""
    ordered = sorted((match for match in matches if match.score >= _FOUND), key=_sureness)
    return tuple(
        match
        for match in ordered
        if match.score >= ordered[0].score - _LIKE_THE_BEST
        and match.faithful == ordered[0].faithful
        and len(match.changes) <= len(ordered[0].changes) + 1
    )


def _sureness(match: Match) -> tuple[bool, float, int]:
    return (not match.faithful, -match.score, len(match.changes))


def _align_stretch(text: str, words: Sequence[Word], index: Index, stretch: Stretch, bits: float) -> Match | None:
    passage = index.passage(stretch.first, stretch.last)
    prose = index.prose(passage)
    said = spoken_words(prose, passage.span, index.lexicon)
    alignment = align(said, words, index.lexicon, (prose, text))
    if alignment is None:
        return None
    method = Method.ALIGNED if alignment.changes else Method.FOLDED
    return Match(method, (_narrowed(passage, said, alignment),), alignment.score, bits, alignment.changes)


def _narrowed(passage: Passage, said: Sequence[Word], alignment: Alignment) -> Passage:
    span = Span(said[alignment.first].start, said[max(alignment.first, alignment.last)].end)
    return Passage(passage.briefing, passage.turn, passage.document, span)


def _find_with_gaps(text: str, segments: Sequence[Sequence[Word]], index: Index) -> tuple[Match, ...]:
    """A quotation that leaves words out: its longest part says where, the others must stand in the same turn."""
    main = max(range(len(segments)), key=lambda n: _bits(segments[n], index))
    found = [
        _with_other_parts(text, segments, main, match, index)
        for match in _find_segment(text, segments[main], index)[:_FEW]
        if match.method is not Method.SPLICED
    ]
    return _best(found)


def _with_other_parts(text: str, segments: Sequence[Sequence[Word]], main: int, match: Match, index: Index) -> Match:
    turn = _turn_places(index, match.passages[0])
    parts: list[Match | None] = []
    for number, segment in enumerate(segments):
        if number == main:
            parts.append(match)
            continue
        here = _find_segment(text, segment, index, turn)
        parts.append(_nearest(here, match.passages[0], before=number < main))
        if parts[-1] is None:
            parts[-1] = next(iter(_find_segment(text, segment, index)), None)
    return _joined(segments, parts, index)


def _turn_places(index: Index, passage: Passage) -> range:
    return index.tables.turn_words(index.tables.turn_of(passage.briefing, passage.turn, passage.document))


def _nearest(matches: Sequence[Match], passage: Passage, *, before: bool) -> Match | None:
    def fits(match: Match) -> bool:
        place = match.passages[0].span
        return place.end <= passage.span.start if before else place.start >= passage.span.end

    fitting = [match for match in matches if fits(match)]
    return min(fitting, key=lambda match: abs(match.passages[0].span.start - passage.span.start), default=None)


def _joined(segments: Sequence[Sequence[Word]], parts: Sequence[Match | None], index: Index) -> Match:
    worths = [_bits(segment, index) for segment in segments]
    found = [part for part in parts if part is not None]
    whole = sum(worths)
    score = sum(worth * part.score for worth, part in zip(worths, parts, strict=True) if part is not None) / whole
    passages = tuple(passage for part in found for passage in part.passages)
    changes = tuple(change for part in found for change in part.changes)
    if not _in_order(passages, index):
        method = Method.SPLICED
    elif changes or len(found) < len(parts):
        method = Method.ALIGNED
    else:
        method = Method.FOLDED
    return Match(method, passages, score, whole, changes)


def _in_order(passages: Sequence[Passage], index: Index) -> bool:
    """Whether the passages are one speaker's, in the order in which they were said."""
    speakers = {(passage.briefing, index.turn(passage).speaker.label) for passage in passages}
    order = [(passage.turn, passage.span.start) for passage in passages]
    return len(speakers) == 1 and all(one <= other for one, other in pairwise(order))


def _spliced(words: Sequence[Word], index: Index, score: float) -> Match | None:
    """Words that no one place has but several have between them, each a run word for word."""
    if any(word.kind is not Kind.WORD for word in words) or score >= _JOINED:
        return None
    normal = [word.normal for word in words]
    whole, kept, at = _bits(words, index), 0.0, 0
    passages: list[Passage] = []
    while at < len(normal):
        start, size = _longest_run(index, normal, at)
        worth = _bits(words[at : at + size], index)
        if size >= _SPLICE_WORDS and worth >= _SPLICE_BITS:
            passages.append(index.passage(start, start + size - 1))
            kept += worth
        at += max(1, size)
    if len(passages) < 2 or kept / whole < _JOINED or _one_place(passages, index):
        return None
    return Match(Method.SPLICED, tuple(passages), kept / whole, whole)


def _longest_run(index: Index, words: Sequence[str], at: int) -> tuple[int, int]:
    """Where the longest run of words from `at` on was said, and how many words it has."""
    best, low, high = (0, 0), 1, len(words) - at
    while low <= high:
        size = (low + high) // 2
        found = next(runs(index.tables, words[at : at + size]), None)
        if found is not None:
            best, low = (found, size), size + 1
        else:
            high = size - 1
    return best


def _one_place(passages: Sequence[Passage], index: Index) -> bool:
    """Whether the passages stand so near one another that words were dropped between them, not passages joined."""
    for one, other in pairwise(passages):
        if (one.briefing, one.turn) != (other.briefing, other.turn) or other.span.start < one.span.end:
            return False
        between = spoken_words(index.prose(one), Span(one.span.end, other.span.start), index.lexicon)
        if len(between) > _SAME_PLACE:
            return False
    return True
