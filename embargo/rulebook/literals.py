"""What a text must hold for a phrase to match, so that most phrases need not even be compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from embargo.rulebook.phrase_tree import DIGIT, Ahead, Choice, Piece, Sequence

# Of each clause one member must occur in a text that the phrase matches.
Clause = frozenset[str]
Clauses = tuple[Clause, ...]
# What must stand in a text, part behind part: one of several wordings, one a line, or one of a group's alternatives.
Parts: TypeAlias = "tuple[str | Group, ...]"
Group: TypeAlias = "tuple[Parts, ...]"
Wordings = tuple[str, ...]

_SHORTEST, _MOST = 2, 40
_MOST_WORDINGS = 64
_SPACES, _DIGIT = re.compile(" +"), re.compile(rf"[\d{DIGIT}]")


def clauses_of(phrase: Sequence) -> Clauses:
    """The words that a text must hold for `phrase` to match, in whatever order, the most telling first."""
    return tuple(sorted(_clauses(phrase), key=lambda clause: (-min(map(len, clause)), len(clause), sorted(clause))))


def _clauses(sequence: Sequence) -> Iterator[Clause]:
    for piece in sequence:
        if isinstance(piece, str):
            yield from (frozenset({word}) for word in piece.replace(DIGIT, " ").split() if len(word) >= _SHORTEST)
        elif piece is not None:
            yield from _either([tuple(_clauses(branch)) for branch in piece.branches])


def _either(branches: list[Clauses]) -> Clauses:
    """What a text must hold for one of several patterns to match."""
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return ()
    words = _shortest(word for clauses in branches for word in max(clauses, key=_strength))
    return (frozenset(words),) if len(words) <= _MOST else ()


def _strength(clause: Clause) -> tuple[int, int]:
    return min(map(len, clause)), -len(clause)


def _shortest(words: Iterable[str]) -> list[str]:
    """The words without those that hold another."""
    kept: list[str] = []
    for word in sorted(words, key=len):
        for other in kept:
            if other in word:
                break
        else:
            kept.append(word)
    return kept


def orders_of(phrase: Sequence) -> tuple[Parts, ...]:
    """What must stand in a text for `phrase` to match: each of these, with one space for white space and 0 for digits.

    The space at the end of a part may be that with which the next part begins.
    What the phrase looks ahead for ends an order of its own, as the rest of the phrase begins before it.
    """
    aheads = [
        _parts((*phrase[:at], Choice(piece.branches))) for at, piece in enumerate(phrase) if isinstance(piece, Ahead)
    ]
    return tuple(dict.fromkeys([*aheads, _parts(phrase)]))


def _parts(sequence: Sequence, before: str = "", *, spaced: bool = False) -> Parts:
    """The parts of a sequence; `before` is the white space before it, `spaced` tells whether there is some behind."""
    parts: Parts = ()
    run: Wordings = (before,)
    for at, piece in enumerate(sequence):
        wordings = _wordings(piece)
        longer = _joined(run, wordings) if wordings else None
        if longer:
            run = longer
            continue
        parts += _told(run, spaced=_begins_with_space(sequence[at:], spaced=spaced))
        gap = " " if all(wording.endswith(" ") for wording in run) else ""
        run = tuple(gap + wording for wording in wordings) if wordings else ("",)
        if isinstance(piece, Choice) and not wordings:
            behind = _begins_with_space(sequence[at + 1 :], spaced=spaced)
            parts += _one_of(tuple(_parts(branch, gap, spaced=behind) for branch in piece.branches))
    return parts + _told(run, spaced=spaced)


def _begins_with_space(sequence: Sequence, *, spaced: bool) -> bool:
    for at, piece in enumerate(sequence):
        if isinstance(piece, Choice):
            behind = _begins_with_space(sequence[at + 1 :], spaced=spaced)
            return all(_begins_with_space(branch, spaced=behind) for branch in piece.branches)
        if not isinstance(piece, Ahead):
            return isinstance(piece, str) and piece.startswith(" ")
    return spaced


def _wordings(piece: Piece) -> Wordings | None:
    """Every wording of a piece that says nothing but words, and few; None for any other."""
    if piece is None or isinstance(piece, str):
        return (piece,) if piece else None
    if isinstance(piece, Ahead):
        return ("",)
    found: list[str] = []
    for branch in piece.branches:
        run: Wordings | None = ("",)
        for each in branch:
            wordings = _wordings(each)
            run = _joined(run, wordings) if run and wordings else None
        if run is None:
            return None
        found.extend(run)
    return tuple(dict.fromkeys(found)) if len(found) <= _MOST_WORDINGS else None


def _joined(run: Wordings, following: Wordings) -> Wordings | None:
    if len(following) == 1:
        return tuple(before + following[0] for before in run)
    if len(run) * len(following) > _MOST_WORDINGS:
        return None
    return tuple(dict.fromkeys(before + behind for before in run for behind in following))


def _told(run: Wordings, *, spaced: bool) -> Parts:
    """What wordings ask for."""
    if not all(map(str.strip, run)):
        return ()
    behind = " " if spaced else ""
    return ("\n".join(_shortest(_alike(wording + behind) for wording in run)),)


def _alike(words: str) -> str:
    return _DIGIT.sub("0", _SPACES.sub(" ", words))


def _one_of(group: Group) -> Parts:
    if not all(group):
        return ()
    return group[0] if len(group) == 1 else (group,)
