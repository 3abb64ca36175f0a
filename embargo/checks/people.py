"""Who takes part in a briefing, and which of them a source's name or office means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field

from embargo.briefing.model import Role, Speaker
from embargo.checks.labels import Label
from embargo.groundrules.model import GroundRules
from embargo.text import bare, fold
from embargo.values import remembering_value, value

_SHORT = 3
_WORD = re.compile(r"[^\W\d_](?:[\w.'-]*\w)?")


@value
class Person:
    """Somebody who takes part under their own name: the folded words of the name, of the surname, of the title."""

    name: str = field(repr=False)
    surname: str = field(repr=False)
    title: frozenset[str] = field(repr=False)
    speaker: Speaker | None

    def is_speaker(self, speaker: Speaker) -> bool:
        """Whether the person is this speaker."""
        return self.speaker is not None and self.speaker.label == speaker.label


@remembering_value
class People:
    """The named of one briefing, speakers first."""

    persons: tuple[Person, ...]
    by_surname: Mapping[str, Person] = field(repr=False)

    @classmethod
    def of(cls, rules: GroundRules, honorifics: frozenset[str], withheld: Iterable[str] = ()) -> People:
        """Everybody whom the transcript names as a speaker or introduces, and every name withheld.

        `withheld` are further names that the desk knows as withheld.
        """
        persons: dict[str, Person] = {}
        for turn in rules.briefing.turns:
            speaker = turn.speaker
            if speaker.role in (Role.NAMED, Role.HOST):
                person = _person(speaker.name or speaker.label, speaker.title, speaker, honorifics)
                if person and person.surname not in persons:
                    persons[person.surname] = person
        for name in (*rules.withheld_names, *withheld):
            person = _person(name, None, None, honorifics)
            if person:
                persons.setdefault(person.surname, person)
        return cls(tuple(persons.values()), persons)

    def named(self, label: Label) -> Person | None:
        """The person whose name stands in a source's label; None where nobody's does."""
        return next((self.by_surname[word] for word in label.words if word in self.by_surname), None)

    def holding(self, label: Label) -> tuple[Person, ...]:
        """Those whose title has every telling word of the office that a label names."""
        words = {word for word in label.words if len(word) > _SHORT} if label.office else set()
        return tuple(person for person in self.persons if person.title and words and words <= person.title)


def _person(name: str, title: str | None, speaker: Speaker | None, honorifics: frozenset[str]) -> Person | None:
    words = [word for word in _words(name) if word.rstrip(".") not in honorifics]
    if not words:
        return None
    return Person(" ".join(words), words[-1], frozenset(_words(title or "")), speaker)


def _words(text: str) -> list[str]:
    return [bare(word) for word in _WORD.findall(fold(text))]
