"""Phrases as rule files write them made ready: their slots filled in, and the words that they need told."""

from __future__ import annotations

import re
from collections.abc import Mapping

from embargo.errors import RulebookError
from embargo.rulebook.literals import clauses_of, orders_of
from embargo.rulebook.phrase_tree import Choice, Piece, read_phrase
from embargo.rulebook.phrases import Phrase

Slots = Mapping[str, tuple[str, ...]]

_SLOT = re.compile(r"\{([a-z_]+)\}")
# In rule files a space is any white space (" ?" and " *": or none); inside a character class it stays itself.
_SPACE_OR_CLASS = re.compile(r"\[(?:\\.|[^\]])*\]|\\.| +[?*]?")
_DEPTH = 8


class PhraseMaker:
    """Fills the slots of phrases: lists of phrases, or grammars of the engine."""

    def __init__(self, slots: Slots, grammars: Mapping[str, str]) -> None:
        self._slots = slots
        self._grammars = grammars
        self._trees: dict[str, Piece] = dict.fromkeys(grammars)

    def make(self, phrase: str) -> Phrase:
        """The phrase made ready. Raises `RulebookError` for a slot that nobody defines."""
        spaced = _SPACE_OR_CLASS.sub(_spaces, self._filled(phrase))
        tree = read_phrase(phrase, self._slot_tree)
        needs = tuple(tuple(sorted(clause)) for clause in clauses_of(tree))
        return Phrase(pattern=rf"(?<![\w])(?:{spaced})(?!\w)", needs=needs, orders=orders_of(tree))

    def _filled(self, phrase: str, depth: int = 0) -> str:
        def fill(slot: re.Match[str]) -> str:
            name = slot[1]
            if name in self._grammars:
                return f"(?P<{name}>{self._grammars[name]})"
            if name not in self._slots:
                known = ", ".join(sorted({*self._slots, *self._grammars}))
                raise RulebookError(f"no slot {{{name}}}; defined are {known}")
            if depth > _DEPTH:
                raise RulebookError(f"slot {{{name}}} refers to itself")
            return "(?:" + "|".join(self._filled(option, depth + 1) for option in self._slots[name]) + ")"

        return _SLOT.sub(fill, phrase)

    def _slot_tree(self, name: str) -> Piece:
        if name not in self._trees:
            self._trees[name] = Choice(tuple(read_phrase(option, self._slot_tree) for option in self._slots[name]))
        return self._trees[name]


def _spaces(part: re.Match[str]) -> str:
    if not part.group().startswith(" "):
        return part.group()
    return r"\s+" if part.group().isspace() else r"\s*"
