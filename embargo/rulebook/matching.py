"""The shapes of `rules/matching/*.toml`: how words are compared, weighed and found to differ."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from embargo.rulebook.schema import FileModel
from embargo.shapes import Checked, Text, shape


def _weighs_a_word(bits: float) -> None:
    if not 0 < bits < 20:
        raise ValueError("write a number of bits above 0 and below 20")


@shape
class WordFile(FileModel):
    """Words that are the same said otherwise, and words whose change turns the meaning. All in folded form.

    `contractions` and `clitics` (endings) say what is drawn together, every reading; `colloquial` words are printed as
    they sound, `long_forms` write abbreviations out. `spellings` and `endings` give the one form to which spellings
    of a word are brought; `occasions` say when or where a thing was said, `coming` that something is still to come,
    `sessions` that reporters are briefed (all at most three words); `fillers` are sounds that no quotation need keep;
    `signs` give the words for a sign before a figure. `number_links` may stand inside a number.
    """

    kind: Literal["words"]
    contractions: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    clitics: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    colloquial: dict[str, Text] = field(default_factory=dict)
    long_forms: dict[str, Text] = field(default_factory=dict)
    spellings: dict[str, Text] = field(default_factory=dict)
    endings: dict[str, Text] = field(default_factory=dict)
    fillers: tuple[Text, ...] = ()
    signs: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    number_links: tuple[Text, ...] = ()
    numbers: dict[str, float] = field(default_factory=dict)
    scales: dict[str, float] = field(default_factory=dict)
    negations: tuple[Text, ...] = ()
    modals: tuple[Text, ...] = ()
    opposites: tuple[tuple[Text, Text], ...] = ()
    months: tuple[Text, ...] = ()
    weekdays: tuple[Text, ...] = ()
    occasions: tuple[Text, ...] = ()
    sessions: tuple[Text, ...] = ()
    coming: tuple[Text, ...] = ()


@shape
class Band:
    """Words about as common as one another, parted by spaces: each carries about `bits` of information."""

    bits: Annotated[float, Checked(_weighs_a_word)]
    words: Text


@shape
class CommonFile(FileModel):
    """What everybody says: how common words are (`band`), and phrases that belong to nobody (`stock`)."""

    kind: Literal["common"]
    unseen_bits: float = 14.0
    band: tuple[Band, ...] = ()
    stock: tuple[Text, ...] = ()


@shape
class MeaningFile(FileModel):
    """Words that report the same thing: `alike` groups, and the endings that a stem does without."""

    kind: Literal["meaning"]
    suffixes: tuple[Text, ...] = ()
    irregular: dict[str, Text] = field(default_factory=dict)
    alike: tuple[Text, ...] = ()
    function: tuple[Text, ...] = ()


@shape
class WeightFile(FileModel):
    """Thresholds and weights of the checks, in one place."""

    kind: Literal["weights"]
    thresholds: dict[str, float] = field(default_factory=dict)
    paraphrase: dict[str, float] = field(default_factory=dict)
    claim: dict[str, float] = field(default_factory=dict)
