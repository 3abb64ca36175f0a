"""The shape of `rules/labels.toml`: what a source's label reveals."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from embargo.rulebook.schema import FileModel, Text

Words = tuple[Text, ...]


class Institution(BaseModel):
    """A body that labels name: `names` as folded phrases, `under` the id of the body that it is a part of.

    `anyones` names ("government") belong to another nation where the label names one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Text
    names: Words
    under: Text | None = None
    anyones: bool = False


class LabelFile(FileModel):
    """Classes of words in labels, all folded.

    `plain` heads reveal nothing more than "official" does; `telling` heads and `near` phrases reveal more;
    `staff` are plain behind a leader's name or a possessive. `mouthpieces` speak for others, `offices` fit one
    person, `bodies` end the names of institutions, `journalists` ask. `outsiders` are plainly someone else. `senior`
    words say rank, `fillers` say nothing; `cased` names of bodies are ordinary words in lower case; a name before
    a word that is `led` is its leader's; `harmless` phrases tell
    how the words were given.
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
    institution: tuple[Institution, ...] = ()
    nations: dict[str, Words] = Field(default_factory=dict)
