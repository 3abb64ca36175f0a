"""The shapes of rule files: strict, frozen pydantic models; an unknown key is an error."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Annotated, Literal

from embargo.shapes import Checked, Text, filled, shape
from embargo.text import SentenceWords

_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


def _names_a_rule(words: str) -> None:
    if not _ID.fullmatch(words):
        raise ValueError('write an id in small letters, as in "embargo.until-noon"')


@shape
class FileModel:
    """What every rule file has: `kind` names its shape in the registry."""

    kind: str


@shape
class Example:
    """Words that a rule must match, and what it must make of them (a part of the statement's fields)."""

    text: Text
    expect: dict[str, str | bool | list[str]] = field(default_factory=dict)


@shape
class Rule:
    """Phrases that mean one thing.

    `phrases` are regular expressions on folded text (lower case, straight quotes, plain hyphens) in which a space
    stands for any run of white space and `{name}` for a slot: a list of phrases from a `[slots]` table, or a grammar
    of the engine. `needs` are substrings of which one must occur in a text before the phrases are tried. `sets` are the
    fields of the statement that a match makes. A rule without both kinds of example does not load.
    """

    id: Annotated[str, Checked(_names_a_rule)]
    phrases: Annotated[tuple[Text, ...], Checked(filled)]
    needs: tuple[Text, ...] = ()
    sets: dict[str, str | bool] = field(default_factory=dict)
    why: Text
    match: Annotated[tuple[Example, ...], Checked(filled)]
    reject: Annotated[tuple[Text, ...], Checked(filled)]


@shape
class RuleFile(FileModel):
    """Phrases of one family ("embargo", "attribution", "names", "sections", ...) in one language."""

    kind: Literal["rules"]
    family: Text
    language: Text = "en"
    slots: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    rule: tuple[Rule, ...] = ()


@shape
class SentenceFile(FileModel):
    """What full stops may mean; see `embargo.text.SentenceWords`. Words in lower case, without their last stop."""

    kind: Literal["sentences"]
    never: tuple[Text, ...] = ()
    seldom: tuple[Text, ...] = ()
    openers: tuple[Text, ...] = ()
    months: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        for word in (*self.never, *self.seldom, *self.openers, *self.months):
            if word != word.lower() or word.endswith("."):
                raise ValueError(f"{word!r}: write it in lower case and without its last full stop")

    def words(self) -> SentenceWords:
        """The value that the sentence splitter takes."""
        return SentenceWords(
            frozenset(self.never), frozenset(self.seldom), frozenset(self.openers), frozenset(self.months)
        )
