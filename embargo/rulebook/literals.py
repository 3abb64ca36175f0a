"""The words without which a phrase cannot match, so that most phrases need not even be compiled.

A phrase is read as far as plain words go; whatever else stands in a pattern asks for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# Of each clause one member must occur in a text that the phrase matches.
Clause = frozenset[str]
Clauses = tuple[Clause, ...]

_TOKEN = re.compile(
    r"(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|\\(?:(?P<escaped>[^\w\s])|.)"
    r"|(?P<look>\(\?(?:!|<[=!]))"
    r"|(?P<open>\((?:\?(?::|=|P<\w+>))?)"
    r"|(?P<close>\))"
    r"|(?P<bar>\|)"
    r"|\{(?P<slot>[a-z_]+)\}"
    r"|(?P<times>(?:[*+?]|\{\d*,?\d*\})\??)"
    r"|(?P<letter>[^\s.^$])"
    r"|(?P<other>[\s.^$])"
)
_SHORTEST, _MOST = 2, 40

SlotClauses = Callable[[str], Clauses]


def clauses_of(phrase: str, of_slot: SlotClauses) -> Clauses:
    """What a text must hold for `phrase` to match; `of_slot` tells the same of a slot's filling."""
    found = _alternatives(_TOKEN.finditer(phrase), of_slot)
    return tuple(sorted(found, key=lambda clause: (-min(map(len, clause)), len(clause), sorted(clause))))


def either(branches: list[Clauses]) -> Clauses:
    """What a text must hold for one of several patterns to match."""
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return ()
    words = {word for clauses in branches for word in max(clauses, key=_strength)}
    shortest = frozenset(word for word in words if not any(other in word for other in words if other != word))
    return (shortest,) if len(shortest) <= _MOST else ()


def _strength(clause: Clause) -> tuple[int, int]:
    return min(map(len, clause)), -len(clause)


class _Sequence:
    """One alternative as it is read: the word so far, and what came last, which may yet turn out optional."""

    def __init__(self) -> None:
        self._clauses: list[Clause] = []
        self._word = ""
        self._last: str | Clauses = ""

    def add(self, part: str | Clauses) -> None:
        """A letter, what a group asks for, or () for what asks for nothing and ends a word."""
        if isinstance(self._last, str):
            self._word += self._last
        else:
            self._end_word()
            self._clauses.extend(self._last)
        self._last = part

    def repeat(self, *, optional: bool) -> None:
        """What came last may be missing or come again; either way no word goes on over it."""
        if not optional:
            self.add(())
        self._end_word()
        self._last = ()

    def finish(self) -> Clauses:
        """What the whole asks for."""
        self.add(())
        self._end_word()
        return tuple(self._clauses)

    def _end_word(self) -> None:
        if len(self._word) >= _SHORTEST:
            self._clauses.append(frozenset({self._word}))
        self._word = ""


def _alternatives(tokens: Iterator[re.Match[str]], of_slot: SlotClauses) -> Clauses:
    """Reads up to the bracket that closes the group, or the end."""
    branches: list[Clauses] = []
    sequence = _Sequence()
    for token in tokens:
        kind = token.lastgroup
        if kind == "close":
            break
        if kind == "bar":
            branches.append(sequence.finish())
            sequence = _Sequence()
        elif kind == "times":
            sequence.repeat(optional=token[0].startswith(("*", "?", "{0", "{,")))
        else:
            sequence.add(_part(token, tokens, of_slot))
    branches.append(sequence.finish())
    return either(branches)


def _part(token: re.Match[str], tokens: Iterator[re.Match[str]], of_slot: SlotClauses) -> str | Clauses:
    if token.lastgroup in ("letter", "escaped"):
        return token["letter"] or token["escaped"]
    if token.lastgroup == "slot":
        return of_slot(token["slot"])
    if token.lastgroup == "open":
        return _alternatives(tokens, of_slot)
    if token.lastgroup == "look":
        _alternatives(tokens, of_slot)  # what must not follow, and what stands before the stretch searched
    return ()
