"""The shape of rule files that say how a language's news stories quote and credit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from enum import StrEnum
from functools import cached_property
from typing import Literal, NamedTuple

from embargo.rulebook.schema import FileModel
from embargo.shapes import Text, shape
from embargo.values import remembering_value

Words = tuple[Text, ...]
_FORMS = 4


class CueKind(StrEnum):
    """What a verb does with words."""

    SAY = "say"  # reports them
    CONTINUE = "continuing"  # reports more of them ("added")
    MAY = "may"  # may report them ("offered"): surely so with "that" or a quotation beside it
    TELL = "tell"  # reports them to somebody whom it names ("told reporters")
    NAME = "name"  # gives a thing a name ("called it a start")
    THINK = "think"  # reports a thought; stands back where another cue credits the same words
    ACT = "act"  # does something by speaking ("dismissed")


class VerbForm(StrEnum):
    """The form of a verb, in the order in which a rule file writes them."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    ING = "ing"
    DONE = "done"


class Cue(NamedTuple):
    """One form of a cue verb: its words, folded, and what it is."""

    words: tuple[str, ...]
    kind: CueKind
    form: VerbForm


class _Table:
    def __post_init__(self) -> None:
        for name, words in vars(self).items():
            for word in words:
                if word != word.lower():
                    raise ValueError(f"{name}: {word!r}: write it in lower case")


@shape
class VerbTable(_Table):
    """Cue verbs by kind; each entry is "base, third person, past, -ing[, participle]"."""

    say: Words = ()
    continuing: Words = ()
    may: Words = ()
    tell: Words = ()
    name: Words = ()
    think: Words = ()
    act: Words = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        for entry in (*self.say, *self.continuing, *self.may, *self.tell, *self.name, *self.think, *self.act):
            if not _FORMS <= entry.count(",") + 1 <= len(VerbForm):
                raise ValueError(f'{entry!r}: write "base, third person, past, -ing[, participle]"')

    def cues(self) -> Iterator[Cue]:
        """Every form of every verb."""
        for kind in CueKind:
            for entry in getattr(self, kind.value):
                for form, words in zip(VerbForm, entry.split(","), strict=False):
                    yield Cue(tuple(words.split()), kind, form)


@shape
class FormTable(_Table):
    """Cue forms that are no verbs."""

    credit: Words = ()
    possessive: Words = ()
    possessive_before: Words = ()
    passive: Words = ()
    claim_joins: Words = ()


@shape
class NounTable(_Table):
    """Nouns that speak; `people` are written "singular, plural"."""

    people: Words = ()
    groups: Words = ()
    bodies: Words = ()
    texts: Words = ()
    spokespeople: Words = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        for entry in self.people:
            if entry.count(",") != 1:
                raise ValueError(f'people: {entry!r}: write "singular, plural"')

    def singulars(self) -> Iterator[tuple[str, str]]:
        """Plural and singular of every noun for people."""
        for entry in self.people:
            singular, plural = entry.split(",")
            yield plural.strip(), singular.strip()


@shape
class SourceTable(_Table):
    """What mentions of sources are made of."""

    singular_pronouns: Words = ()
    plural_pronouns: Words = ()
    possessive_pronouns: Words = ()
    other_pronouns: Words = ()
    partitives: Words = ()
    definite: Words = ()
    indefinite: Words = ()
    ordinals: Words = ()
    predeterminers: Words = ()
    counting: Words = ()
    foremost: Words = ()
    masculine: Words = ()
    feminine: Words = ()
    men: Words = ()
    women: Words = ()
    honorifics: Words = ()
    name_particles: Words = ()
    name_suffixes: Words = ()


@shape
class WordTable(_Table):
    """The other words that the shallow grammar of attributions knows."""

    clause: Words = ()
    relative: Words = ()
    joining: Words = ()
    coordinating: Words = ()
    contrasting: Words = ()
    infinitive: Words = ()
    absolute: Words = ()
    comparing: Words = ()
    reported: Words = ()
    circumstance: Words = ()
    participle_endings: Words = ()
    no_participles: Words = ()
    adverb_endings: Words = ()
    possessive_endings: Words = ()
    attaching: Words = ()
    genitive: Words = ()
    prepositions: Words = ()
    auxiliaries: Words = ()
    be: Words = ()
    negations: Words = ()
    adverbs: Words = ()
    times: Words = ()
    months: Words = ()
    determiners: Words = ()
    audience: Words = ()
    naming: Words = ()
    titled: Words = ()
    elisions: Words = ()
    small: Words = ()
    quoting_before: Words = ()


@shape
class DraftFile(FileModel):
    """How news stories in one language say who said what."""

    kind: Literal["draft"]
    language: Text
    verbs: VerbTable = VerbTable()
    forms: FormTable = FormTable()
    nouns: NounTable = NounTable()
    sources: SourceTable = SourceTable()
    words: WordTable = WordTable()


@remembering_value
class DraftWords:
    """What all draft files say, merged: folded words. Cues and phrases are keyed by their first word, longest first."""

    cues: dict[str, tuple[Cue, ...]]
    credit: dict[str, tuple[tuple[str, ...], ...]]
    audience: dict[str, tuple[tuple[str, ...], ...]]
    naming: dict[str, tuple[tuple[str, ...], ...]]
    possessive: frozenset[str]
    possessive_before: frozenset[str]
    passive: frozenset[str]
    claim_joins: frozenset[str]
    singulars: dict[str, str]
    groups: frozenset[str]
    bodies: frozenset[str]
    texts: frozenset[str]
    spokespeople: frozenset[str]
    singular_pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    possessive_pronouns: frozenset[str]
    other_pronouns: frozenset[str]
    partitives: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    ordinals: frozenset[str]
    predeterminers: frozenset[str]
    counting: frozenset[str]
    foremost: frozenset[str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    honorifics: frozenset[str]
    name_particles: frozenset[str]
    name_suffixes: frozenset[str]
    clause: frozenset[str]
    relative: frozenset[str]
    joining: frozenset[str]
    coordinating: frozenset[str]
    contrasting: frozenset[str]
    infinitive: frozenset[str]
    absolute: frozenset[str]
    comparing: frozenset[str]
    reported: frozenset[str]
    circumstance: frozenset[str]
    participle_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    possessive_endings: tuple[str, ...]
    attaching: frozenset[str]
    genitive: frozenset[str]
    no_participles: frozenset[str]
    prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    times: frozenset[str]
    months: frozenset[str]
    determiners: frozenset[str]
    titled: frozenset[str]
    elisions: frozenset[str]
    small: frozenset[str]
    quoting_before: frozenset[str]

    @cached_property
    def plural(self) -> frozenset[str]:
        """Nouns for several people."""
        return self.groups | self.singulars.keys()

    @cached_property
    def people(self) -> frozenset[str]:
        """Nouns for people, one or several."""
        return self.plural | frozenset(self.singulars.values())

    @cached_property
    def single(self) -> frozenset[str]:
        """Nouns for one person."""
        return frozenset(self.singulars.values()) - self.plural

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Pronouns that may stand for a source."""
        return self.singular_pronouns | self.plural_pronouns | self.other_pronouns

    @cached_property
    def personal(self) -> frozenset[str]:
        """Pronouns, possessive ones among them."""
        return self.pronouns | self.possessive_pronouns

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Words that mark a noun phrase as one who speaks."""
        return self.people | self.bodies | self.texts | self.partitives | self.singular_pronouns | self.plural_pronouns

    @cached_property
    def heads(self) -> frozenset[str]:
        """Words with which a noun phrase may end."""
        return self.speakers | self.other_pronouns

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words with which a noun phrase may begin."""
        return self.determiners | self.pronouns | self.partitives | self.plural

    @cached_property
    def never_names(self) -> frozenset[str]:
        """Words that are no name although a sentence begins with them."""
        return self.openers | self.prepositions | self.adverbs | self.clause | self.auxiliaries

    @cached_property
    def never_participles(self) -> frozenset[str]:
        """Words that are no participle although they end like one."""
        return self.openers | self.prepositions | self.auxiliaries | self.no_participles

    @cached_property
    def never_sources(self) -> frozenset[str]:
        """Words with which no source begins."""
        return (self.prepositions | self.adverbs | self.clause | self.auxiliaries | self.times) - self.partitives


_TABLES = (FormTable, NounTable, SourceTable, WordTable)


def merge_draft_files(files: Sequence[DraftFile]) -> DraftWords:
    """The words of all files together."""
    lists: dict[str, set[str]] = {item.name: set() for table in _TABLES for item in fields(table)}
    for file in files:
        for table in (file.forms, file.nouns, file.sources, file.words):
            for name, words in vars(table).items():
                lists[name].update(words)
    cues: dict[str, set[Cue]] = {}
    for cue in {cue for file in files for cue in file.verbs.cues()}:
        cues.setdefault(cue.words[0], set()).add(cue)
    ordered = {first: tuple(sorted(some, key=lambda cue: (-len(cue.words), cue))) for first, some in cues.items()}
    del lists["people"]
    return DraftWords(
        cues=ordered,
        singulars=dict(pair for file in files for pair in file.nouns.singulars()),
        credit=_keyed(lists.pop("credit")),
        audience=_keyed(lists.pop("audience")),
        naming=_keyed(lists.pop("naming")),
        participle_endings=tuple(sorted(lists.pop("participle_endings"))),
        adverb_endings=tuple(sorted(lists.pop("adverb_endings"))),
        possessive_endings=tuple(sorted(lists.pop("possessive_endings"))),
        **{name: frozenset(words) for name, words in lists.items()},
    )


def _keyed(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted({tuple(phrase.split()) for phrase in phrases}, key=lambda words: (-len(words), words)):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(some) for first, some in found.items()}
