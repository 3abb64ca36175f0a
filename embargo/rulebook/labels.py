"""The shape of `rules/labels.toml`: what a source's label reveals."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from embargo.rulebook.schema import FileModel
from embargo.shapes import Text, shape

Words = tuple[Text, ...]


@shape
class Institution:
    """A body that labels name: `names` as folded phrases, `under` the id of the body that it is a part of.

    `anyones` names ("government") belong to another nation where the label names one.
    """

    id: Text
    names: Words
    under: Text | None = None
    anyones: bool = False


@shape
class LabelFile(FileModel):
    """Classes of words in labels, all folded.

    `plain` heads reveal nothing more than "official" does; `telling` heads and `near` phrases reveal more; `staff`
    are plain behind a leader's name or a possessive. `mouthpieces` speak for others, `offices` fit one person,
    `bodies` end the names of institutions, `journalists` ask, `outsiders` are plainly somebody else. `senior` words
    say rank, `fillers` say nothing, `harmless` phrases tell how the words were given. `cased` names of bodies are
    ordinary words in lower case; a name before a word that is `led` is its leader's. `links` end the head of a
    label, and a nation after one of the `topics` is what somebody deals with or where; `beside`
    words begin what is set beside a label; `indefinite` words tell that
    there are several such people, `unique` ones behind "the" that there is one.
    """

    kind: Literal["labels"]
    plain: Words = ()
    staff: Words = ()
    telling: Words = ()
    mouthpieces: Words = ()
    offices: Words = ()
    bodies: Words = ()
    journalists: Words = ()
    outsiders: Words = ()
    senior: Words = ()
    near: Words = ()
    harmless: Words = ()
    fillers: Words = ()
    honorifics: Words = ()
    leaders: Words = ()
    cased: Words = ()
    led: Words = ()
    links: Words = ()
    topics: Words = ()
    possessives: Words = ()
    indefinite: Words = ()
    beside: Words = ()
    unique: Words = ()
    institution: tuple[Institution, ...] = ()
    nations: dict[str, Words] = field(default_factory=dict)
