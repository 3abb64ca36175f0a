"""Descriptions: what a mention says of the source that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from embargo.draft.phrases import Phrase, Phrases, bare_word
from embargo.rulebook.drafts import DraftWords
from embargo.values import value


@value
class Description:
    """What a mention says of a source.

    `first` is its first word, `head` the noun that says what the source is ("official"), `modifiers` the words that
    tell it from others; `surname` is set for a name. `partitive` marks one out of several ("one of the officials").
    """

    first: str
    head: str = ""
    modifiers: frozenset[str] = field(default_factory=frozenset)
    ordinal: str = ""
    surname: str = ""
    plural: bool = False
    partitive: bool = False


def describe(line: Phrases, phrase: Phrase) -> Description:
    """What a source's noun phrase says; of a name, what its titles and appositions say as well."""
    words = line.words
    name = _name(line, phrase)
    if name:
        spoken = [bare_word(line, at) for at in range(phrase.start, phrase.end) if line.is_word(at)]
        head = _head(spoken, words)
        return Description(spoken[0], head, _modifiers(spoken, head, words), surname=_surname(name, words))
    core = [bare_word(line, at) for at in range(phrase.start, phrase.core_end)]
    partitive = core[0] in words.partitives
    if partitive and core[1:2] and core[1] in words.prepositions:
        core = [core[0], *core[2:]]
    core = _with_complement_as_one(core, words)
    head = _head(core, words)
    return Description(
        core[0],
        head,
        _modifiers(core, head, words),
        ordinal=next((word for word in core if word in words.ordinals), ""),
        plural=not partitive and head in words.plural,
        partitive=partitive,
    )


def _name(line: Phrases, phrase: Phrase) -> list[str]:
    """The words of the name that a phrase holds, in its core or in an apposition; empty where it holds none."""
    start = phrase.start
    for at in range(phrase.core_end, phrase.end + 1):
        if at == phrase.end or line.word(at) == ",":
            if line.is_named(start, at):
                return [bare_word(line, part) for part in range(start, at)]
            start = at + 1
    return []


def _with_complement_as_one(core: Sequence[str], words: DraftWords) -> list[str]:
    """What follows a relative pronoun or a preposition as a single modifier."""
    for at, word in enumerate(core[1:], 1):
        if word in words.relative or word in words.prepositions:
            return [*core[:at], " ".join(core[at:])]
    return list(core)


def _head(core: Sequence[str], words: DraftWords) -> str:
    return next((word for word in reversed(core) if word in words.people or word in words.bodies), "")


def _modifiers(core: Sequence[str], head: str, words: DraftWords) -> frozenset[str]:
    plain = words.determiners | words.ordinals | words.partitives | words.pronouns | words.adverbs | words.clause
    return frozenset(core) - plain - {head}


def _surname(name: Sequence[str], words: DraftWords) -> str:
    names = list(name)
    if len(names) > 3 and names[-2] in words.prepositions:
        names = names[:-2]
    while len(names) > 1 and names[-1] in words.name_suffixes:
        names.pop()
    return names[-1]
