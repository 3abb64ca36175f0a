"""Who is who inside one story: a later, shorter mention of a source and its first full one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from embargo.draft.descriptions import Description, describe
from embargo.draft.phrases import Phrase, Phrases
from embargo.rulebook.drafts import DraftWords
from embargo.text import fold


class Entity:
    """A source of the story.

    `text` is its first full mention, `paragraph` that of its latest one, `credited` how often words were given to it;
    `gender` is known once a pronoun meant it or a title stood before it.
    """

    def __init__(self, text: str, description: Description) -> None:
        self.text = text
        self.description = description
        self.paragraph = -1
        self.credited = 0
        self.gender = ""


class Cast:
    """The sources that a story has named so far. `names` are full names that stand anywhere in it, by surname."""

    def __init__(self, words: DraftWords, names: Mapping[str, str]) -> None:
        self._words = words
        self._names = names
        self._recent: list[Entity] = []  # the latest last
        self._met: Entity | None = None

    def knows(self, line: Phrases, phrase: Phrase) -> bool:
        """Whether the phrase names a source that was credited before."""
        description = describe(line, phrase)
        if description.surname:
            return any(entity.credited for entity in self._recent if _same_name(entity, description))
        return description.first in self._words.singular_pronouns and any(entity.credited for entity in self._recent)

    def credit(self, line: Phrases, phrase: Phrase, text: str, paragraph: int, *, continuing: bool = False) -> str:
        """Note that the source is credited in `paragraph`; its first full mention.

        `continuing`: the cue says that the one who spoke last goes on, so that a pronoun means nobody else.
        """
        description = describe(line, phrase)
        entity = self._find(description, text, paragraph, spoken=continuing)
        entity.gender = entity.gender or self._gender(description.first) or self._gender_of_name(entity)
        entity.credited += 1
        self._touch(entity, paragraph)
        return entity.text

    def notice(self, line: Phrases, phrase: Phrase, text: str, paragraph: int) -> None:
        """Note that a sentence is about the person, whom a pronoun may mean from now on."""
        description = describe(line, phrase)
        owned = any(line.is_possessive(at) for at in range(phrase.start, phrase.core_end))
        known = description.surname in self._names or description.first in self._words.honorifics
        named = known and bool(description.surname) and not owned
        if named or (description.head in self._words.people and not description.plural):
            entity = self._find(description, text, paragraph)
            entity.gender = entity.gender or self._gender(description.first) or self._gender_of_name(entity)
            self._touch(entity, paragraph)

    def meet(self, name: str, surname: str) -> None:
        """Note that a full name stands in a sentence, whatever of: whom a pronoun means that fits nobody else."""
        self._met = Entity(name, Description(surname, surname=surname))

    def _touch(self, entity: Entity, paragraph: int) -> None:
        if entity in self._recent:
            self._recent.remove(entity)
        self._recent.append(entity)
        entity.paragraph = paragraph

    def _find(self, description: Description, text: str, paragraph: int, *, spoken: bool = False) -> Entity:
        if not description.head and description.first in self._words.personal:
            found = self._by_pronoun(description, spoken=spoken) or self._by_pronoun(description, spoken=False)
        elif description.surname:
            found = self._by_name(description, text)
        elif description.first in self._words.definite:
            found = self._definite(description, paragraph)
        else:
            found = self._one_of(description)
        return found or Entity(text, description)

    # -- pronouns -------------------------------------------------------------------------------------------------

    def _by_pronoun(self, description: Description, *, spoken: bool) -> Entity | None:
        """The latest source that the pronoun fits; `spoken`: of those credited before."""
        gender = self._gender(description.first)
        for entity in reversed(self._recent):
            if (spoken and not entity.credited) or (gender and entity.gender not in ("", gender)):
                continue
            if not gender or self._is_person(entity.description):
                return entity
        return self._met if gender else None

    def _gender(self, word: str) -> str:
        if word in self._words.masculine:
            return "masculine"
        return "feminine" if word in self._words.feminine else ""

    def _gender_of_name(self, entity: Entity) -> str:
        """The gender that a given name tells."""
        if not entity.description.surname:
            return ""
        given = {word for word in fold(entity.text).split() if word != entity.description.surname}
        if given & self._words.men:
            return "" if given & self._words.women else "masculine"
        return "feminine" if given & self._words.women else ""

    def _is_person(self, description: Description) -> bool:
        if description.surname:
            return True
        return not description.plural and description.head not in self._words.bodies | self._words.groups

    # -- names ----------------------------------------------------------------------------------------------------

    def _by_name(self, description: Description, text: str) -> Entity | None:
        for entity in reversed(self._recent):
            if _same_name(entity, description):
                if len(text) > len(entity.text):
                    entity.text = text
                return entity
        full = self._names.get(description.surname, "")
        return Entity(full, description) if len(full) > len(text) else None

    # -- descriptions ---------------------------------------------------------------------------------------------

    def _fitting(self, description: Description) -> list[Entity]:
        """The sources that the mention may mean, latest first."""
        head = self._singular(description.head)
        return [
            entity
            for entity in reversed(self._recent)
            if head in ("", self._singular(entity.description.head))
            and description.modifiers <= entity.description.modifiers
        ]

    def _singular(self, head: str) -> str:
        return self._words.singulars.get(head, head)

    def _definite(self, description: Description, paragraph: int) -> Entity | None:
        """Whom "the official" means: the latest one of this paragraph, else the story's main one."""
        fitting = self._fitting(description)
        fitting = [entity for entity in fitting if not entity.description.surname] or fitting
        fitting = [entity for entity in fitting if entity.description.plural == description.plural] or fitting
        if not fitting:
            return None
        if description.ordinal in self._words.counting:
            return self._numbered(fitting, description.ordinal)
        here = [entity for entity in fitting if entity.paragraph == paragraph]
        return here[0] if here else _main(fitting)

    def _numbered(self, fitting: Sequence[Entity], ordinal: str) -> Entity:
        """Whom "the second official" means: the one brought in as such; "the first official": the earliest."""
        for entity in fitting:
            if entity.description.ordinal == ordinal:
                return entity
        return fitting[-1] if ordinal in self._words.foremost else fitting[0]

    def _one_of(self, description: Description) -> Entity | None:
        """A new source for a bare "an official", "another", "one of them", named like those whom it is one of.

        None where the mention says more of it, or nobody fits.
        """
        fitting = [] if description.modifiers else self._fitting(description)
        fitting = [entity for entity in fitting if entity.description.modifiers and not entity.description.surname]
        if description.plural and not description.partitive:
            fitting = [entity for entity in fitting if entity.description.plural]
        if not fitting:
            return None
        group = _main(_group_credited_most(fitting)) if description.head else fitting[0]
        like = group.description
        return Entity(group.text, replace(description, head=like.head, modifiers=like.modifiers))


def _group_credited_most(fitting: Sequence[Entity]) -> Sequence[Entity]:
    """Those of some sources that are described as whoever is credited most; groups where there are any."""
    credited = Counter[frozenset[str]]()
    for entity in fitting:
        credited[entity.description.modifiers] += entity.credited
    most = max(credited.values())
    fitting = [entity for entity in fitting if credited[entity.description.modifiers] == most]
    return [entity for entity in fitting if entity.description.plural] or fitting


def _main(fitting: Sequence[Entity]) -> Entity:
    """Who is credited most; of equals, who was not mentioned for longest. `fitting`: latest first."""
    return max(reversed(fitting), key=lambda entity: entity.credited)


def _same_name(entity: Entity, description: Description) -> bool:
    return entity.description.surname == description.surname
