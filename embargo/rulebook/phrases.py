"""Phrases of the rule book made into patterns, when first needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from embargo.errors import RulebookError
from embargo.rulebook.schema import Rule
from embargo.text import fold

Slots = Mapping[str, tuple[str, ...]]

_SLOT = re.compile(r"\{([a-z_]+)\}")
# In rule files a space is any white space (" ?" and " *": or none); inside a character class it stays itself.
_SPACE_OR_CLASS = re.compile(r"\[(?:\\.|[^\]])*\]|\\.| +[?*]?")
_DEPTH = 8


def expand(phrase: str, slots: Slots, grammars: Mapping[str, str], depth: int = 0) -> str:
    """`phrase` with its slots filled in. Raises `RulebookError` for a slot that nobody defines."""

    def fill(slot: re.Match[str]) -> str:
        name = slot[1]
        if name in grammars:
            return f"(?P<{name}>{grammars[name]})"
        if name not in slots:
            raise RulebookError(f"no slot {{{name}}}; defined are {', '.join(sorted({*slots, *grammars}))}")
        if depth > _DEPTH:
            raise RulebookError(f"slot {{{name}}} refers to itself")
        return "(?:" + "|".join(expand(option, slots, grammars, depth + 1) for option in slots[name]) + ")"

    return _SLOT.sub(fill, phrase)


def _spaces(part: re.Match[str]) -> str:
    if not part.group().startswith(" "):
        return part.group()
    return r"\s+" if part.group().isspace() else r"\s*"


def compile_phrase(phrase: str, slots: Slots, grammars: Mapping[str, str]) -> re.Pattern[str]:
    """The pattern of a phrase, for folded text; it begins and ends at word boundaries."""
    spaced = _SPACE_OR_CLASS.sub(_spaces, expand(phrase, slots, grammars))
    try:
        return re.compile(rf"(?<![\w])(?:{spaced})(?!\w)")
    except re.error as error:
        raise RulebookError(f"phrase {phrase!r}: {error}") from None


@dataclass(frozen=True)
class PhraseRule:
    """A rule ready to match; its patterns are compiled when first tried."""

    rule: Rule
    family: str
    language: str
    slots: Slots
    grammars: Mapping[str, str]

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """One pattern a phrase, in the order of the rule file."""
        return tuple(compile_phrase(phrase, self.slots, self.grammars) for phrase in self.rule.phrases)

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match in text that was folded before, without overlaps within a phrase."""
        stop = len(folded) if end is None else end
        if self.rule.needs and not any(folded.find(word, start, stop) >= 0 for word in self.rule.needs):
            return
        for pattern in self.patterns:
            yield from pattern.finditer(folded, start, stop)

    def matches(self, text: str) -> bool:
        """Whether any phrase occurs in `text`, which need not be folded."""
        return next(self.find(fold(text)), None) is not None
