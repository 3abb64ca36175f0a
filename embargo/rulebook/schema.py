"""The shapes of rule files: strict, frozen pydantic models; an unknown key is an error."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from embargo.text import SentenceWords

Text = Annotated[str, Field(min_length=1)]


class FileModel(BaseModel):
    """What every rule file has: `kind` names its shape in the registry."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str


class Example(BaseModel):
    """Words that a rule must match, and what it must make of them (a part of the statement's fields)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Text
    expect: dict[str, str | bool | list[str]] = Field(default_factory=dict)


class Rule(BaseModel):
    """Phrases that mean one thing.

    `phrases` are regular expressions on folded text (lower case, straight quotes, plain hyphens) in which a space
    stands for any run of white space and `{name}` for a slot: a list of phrases from a `[slots]` table, or a grammar
    of the engine. `needs` are substrings of which one must occur in a text before the phrases are tried. `sets` are the
    fields of the statement that a match makes. A rule without both kinds of example does not load.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$")]
    phrases: Annotated[tuple[Text, ...], Field(min_length=1)]
    needs: tuple[Text, ...] = ()
    sets: dict[str, str | bool] = Field(default_factory=dict)
    why: Text
    match: Annotated[tuple[Example, ...], Field(min_length=1)]
    reject: Annotated[tuple[Text, ...], Field(min_length=1)]


class RuleFile(FileModel):
    """Phrases of one family ("embargo", "attribution", "names", "sections", ...) in one language."""

    kind: Literal["rules"]
    family: Text
    language: Text = "en"
    slots: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    rule: tuple[Rule, ...] = ()


class SentenceFile(FileModel):
    """What full stops may mean; see `embargo.text.SentenceWords`. Words in lower case, without their last stop."""

    kind: Literal["sentences"]
    never: tuple[Text, ...] = ()
    seldom: tuple[Text, ...] = ()
    openers: tuple[Text, ...] = ()
    months: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _folded(self) -> SentenceFile:
        for word in (*self.never, *self.seldom, *self.openers, *self.months):
            if word != word.lower() or word.endswith("."):
                raise ValueError(f"{word!r}: write it in lower case and without its last full stop")
        return self

    def words(self) -> SentenceWords:
        """The value that the sentence splitter takes."""
        return SentenceWords(
            frozenset(self.never), frozenset(self.seldom), frozenset(self.openers), frozenset(self.months)
        )
