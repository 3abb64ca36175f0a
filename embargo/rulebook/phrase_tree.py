"""A phrase of a rule file as a tree: as far as it says plain words, and no further."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

# Words, in which a space is any white space and DIGIT any digit; one of several sequences; what must follow; None where
# nobody knows what.
Piece: TypeAlias = "str | Choice | Ahead | None"
Sequence: TypeAlias = "tuple[Piece, ...]"


class Choice(NamedTuple):
    """One of several sequences stands there; an empty one says that there may be nothing."""

    branches: tuple[Sequence, ...]


class Ahead(NamedTuple):
    """One of several sequences follows, but takes no room."""

    branches: tuple[Sequence, ...]


SlotTree = Callable[[str], Piece]

DIGIT = "\0"
_NOTHING = Ahead(((),))
_TOKEN = re.compile(
    r"(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|\\(?:(?P<escaped>[^\w\s])|(?P<edge>[bBAZ])|(?P<digit>d)|.)"
    r"|(?P<ahead>\(\?=)"
    r"|(?P<look>\(\?(?:!|<[=!]))"
    r"|(?P<open>\((?:\?(?::|P<\w+>))?)"
    r"|(?P<close>\))"
    r"|(?P<bar>\|)"
    r"|\{(?P<slot>[a-z_]+)\}"
    r"|(?P<times>(?:[*+?]|\{\d*,?\d*\})\??)"
    r"|(?P<anchor>[\^$])"
    r"|(?P<letter>[^\s.]|[ ])"
    r"|(?P<other>[\s.])"
)
# A class of plain characters: no range, no escape but of a mark, no white space, which a text may have more of.
_PLAIN_CLASS = re.compile(r"\[(?P<members>(?:\\[^\w\s\\]|[^\s\\^-])+-?)\]")
_ONCE_OR_NOT = ("?", "??", "{0,1}", "{,1}")
_PERHAPS_NOT = ("*", "{0", "{,")


def read_phrase(phrase: str, of_slot: SlotTree) -> Sequence:
    """The pieces of a phrase; `of_slot` tells what stands for a slot."""
    branches = _branches(_TOKEN.finditer(phrase), of_slot)
    return branches[0] if len(branches) == 1 else (Choice(branches),)


def _branches(tokens: Iterator[re.Match[str]], of_slot: SlotTree) -> tuple[Sequence, ...]:
    """Reads up to the bracket that closes the group, or the end."""
    branches: list[list[Piece]] = [[]]
    for token in tokens:
        kind = token.lastgroup
        if kind == "close":
            break
        if kind == "bar":
            branches.append([])
        elif kind == "times":
            branches[-1][-1:] = _repeated(token[0], branches[-1][-1])
        else:
            branches[-1].append(_piece(token, tokens, of_slot))
    return tuple(_with_words(branch) for branch in branches)


def _with_words(pieces: list[Piece]) -> Sequence:
    """The pieces with letters that stand together made one."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, str) and isinstance(last, str):
            joined[-1] = last + piece
        else:
            joined.append(piece)
    return tuple(joined)


def _repeated(times: str, piece: Piece) -> list[Piece]:
    if times in _ONCE_OR_NOT:
        return [Choice(((piece,), ()))]
    again = Choice(((piece, None), ()))
    return [again] if times.startswith(_PERHAPS_NOT) else [piece, again]


def _piece(token: re.Match[str], tokens: Iterator[re.Match[str]], of_slot: SlotTree) -> Piece:
    kind = token.lastgroup
    if kind in ("letter", "escaped"):
        return token[kind]
    if kind == "digit":
        return DIGIT
    if kind == "slot":
        return of_slot(token["slot"])
    if kind == "class":
        plain = _PLAIN_CLASS.fullmatch(token["class"])
        return Choice(tuple((each,) for each in plain["members"].replace("\\", ""))) if plain else None
    if kind in ("open", "ahead"):
        return (Choice if kind == "open" else Ahead)(_branches(tokens, of_slot))
    if kind == "look":
        _branches(tokens, of_slot)  # what must not follow, and what stands before the stretch searched
    return _NOTHING if kind in ("look", "anchor", "edge") else None
