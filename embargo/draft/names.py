"""Full names that stand in a story, by surname."""

from __future__ import annotations

from collections.abc import Iterable

from embargo.draft.phrases import Phrases, bare_word, without_possessive
from embargo.draft.statements import Statement
from embargo.rulebook.drafts import DraftWords


def full_names(text: str, statements: Iterable[Statement], words: DraftWords) -> dict[str, str]:
    """The first full name (two words or more, with a title where it has one) for each surname."""
    found: dict[str, str] = {}
    for statement in statements:
        line = Phrases(statement.tokens, words)
        at = 0
        while at < len(line):
            end = at
            while line.is_name(end) and not line.is_time(end):
                end += 1
            while at < end and line.tokens[at].text.isupper() and len(line.tokens[at].text) > 1:
                at += 1
            if end - at > 1:
                _note(text, line, at, end, found)
            at = max(end, at + 1)
    return found


def _note(text: str, line: Phrases, start: int, end: int, found: dict[str, str]) -> None:
    words = line.words
    last = end - 1
    while last > start and line.word(last) in words.name_suffixes:
        last -= 1
    surname = bare_word(line, last)
    own = [at for at in range(start, last + 1) if line.word(at) not in words.honorifics | words.people]
    if len(own) > 1 and surname not in words.bodies:
        name = text[line.tokens[start].start : line.tokens[end - 1].end]
        found.setdefault(surname, without_possessive(name) if line.is_possessive(end - 1) else name)
