"""Full names that stand in a story, by surname."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from embargo.draft.phrases import Phrase, Phrases, bare_word, without_possessive
from embargo.draft.statements import Statement
from embargo.rulebook.drafts import DraftWords


def full_names(text: str, statements: Iterable[Statement], words: DraftWords) -> dict[str, str]:
    """The first full name (two words or more, with a title where it has one) for each surname."""
    found: dict[str, str] = {}
    for statement in statements:
        line = Phrases(statement.tokens, words)
        for phrase, surname in names_in(line):
            if surname not in words.bodies:
                name = text[line.tokens[phrase.start].start : line.tokens[phrase.end - 1].end]
                found.setdefault(surname, without_possessive(name) if line.is_possessive(phrase.end - 1) else name)
    return found


def names_in(line: Phrases) -> Iterator[tuple[Phrase, str]]:
    """The full names of a statement, each with its surname."""
    words, at = line.words, 0
    while at < len(line):
        end = at
        while line.is_name(end) and not line.is_time(end):
            end += 1
        while at < end and line.tokens[at].text.isupper() and len(line.tokens[at].text) > 1:
            at += 1
        last = end - 1
        while last > at and line.word(last) in words.name_suffixes:
            last -= 1
        own = [n for n in range(at, last + 1) if line.word(n) not in words.honorifics | words.people]
        if end - at > 1 and len(own) > 1:
            yield Phrase(at, end, end), bare_word(line, last)
        at = max(end, at + 1)
