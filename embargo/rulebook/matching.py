"""The shapes of `rules/matching/*.toml`: how words are compared, weighed and found to differ."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from embargo.rulebook.schema import FileModel, Text


class WordFile(FileModel):
    """Words that are the same said otherwise, and words whose change turns the meaning. All in folded form.

    `contractions` and `clitics` (endings) say what is drawn together; `colloquial` what a transcript prints as it
    sounds. `spellings` and `endings` give the one form to which spellings of a word are brought; `doublings` are
    endings before which one spelling doubles the consonant. `soft` words in brackets are a transcriber's, not the
    speaker's; `fillers` are sounds that no quotation need keep.
    """

    kind: Literal["words"]
    contractions: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    clitics: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    colloquial: dict[str, Text] = Field(default_factory=dict)
    long_forms: dict[str, Text] = Field(default_factory=dict)
    spellings: dict[str, Text] = Field(default_factory=dict)
    endings: dict[str, Text] = Field(default_factory=dict)
    keeps_ending: tuple[Text, ...] = ()
    fillers: tuple[Text, ...] = ()
    redactions: tuple[Text, ...] = ()
    number_links: tuple[Text, ...] = ()
    numbers: dict[str, float] = Field(default_factory=dict)
    scales: dict[str, float] = Field(default_factory=dict)
    negations: tuple[Text, ...] = ()
    modals: tuple[Text, ...] = ()
    opposites: tuple[tuple[Text, Text], ...] = ()
    months: tuple[Text, ...] = ()
    weekdays: tuple[Text, ...] = ()


class Band(BaseModel):
    """Words about as common as one another: each carries about `bits` of information."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bits: Annotated[float, Field(gt=0, lt=20)]
    words: Annotated[Text, Field(description="the words, parted by spaces")]


class CommonFile(FileModel):
    """What everybody says: how common words are (`band`), and phrases that belong to nobody (`stock`)."""

    kind: Literal["common"]
    unseen_bits: float = 14.0
    band: tuple[Band, ...] = ()
    stock: tuple[Text, ...] = ()


class MeaningFile(FileModel):
    """Words that report the same thing: `alike` groups, and the endings that a stem does without."""

    kind: Literal["meaning"]
    suffixes: tuple[Text, ...] = ()
    irregular: dict[str, Text] = Field(default_factory=dict)
    alike: tuple[Text, ...] = ()
    function: tuple[Text, ...] = ()


class WeightFile(FileModel):
    """Thresholds and weights of the checks, in one place."""

    kind: Literal["weights"]
    thresholds: dict[str, float] = Field(default_factory=dict)
    paraphrase: dict[str, float] = Field(default_factory=dict)
    claim: dict[str, float] = Field(default_factory=dict)
