"""What a label means by its words alone, before anything that is said."""

from __future__ import annotations

import re
from enum import Enum, auto

from embargo.rulebook.transcripts import TranscriptWords
from embargo.text import fold

_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBER = re.compile(r"(?:\s|-|#|\bno\b|\bnumber\b)*\d{1,2}$|\s#$")
_WORD = re.compile(r"[^\W_]+")


class LabelKind(Enum):
    """What a label says of its speaker by itself, before anything that is said."""

    HOST = auto()
    SPOKESPERSON = auto()
    REPORTER = auto()
    ANSWER = auto()
    OFFICIAL = auto()
    NAMED = auto()
    UNKNOWN = auto()


def bare_label(printed: str) -> str:
    """A label without brackets and affiliation: "ADA QUIST" of "ADA QUIST (by phone), Port Communications"."""
    return _BRACKETED.sub(" ", printed).partition(",")[0].strip()


class LabelWords:
    """Reads labels by the rule book's words; keeps what it learned about each."""

    def __init__(self, words: TranscriptWords) -> None:
        self._words = words
        self._known: dict[str, tuple[str, LabelKind | None]] = {}

    def read(self, printed: str) -> tuple[str, LabelKind | None]:
        """A label's core and what kind of speaker it means, None where it does not say.

        The core is folded and without numbers, brackets, affiliation and full stops.
        """
        if printed not in self._known:
            core = self._core(printed)
            self._known[printed] = core, self._kind(core) or self._by_affiliation(printed)
        return self._known[printed]

    def _core(self, printed: str) -> str:
        folded = fold(printed).strip("*_ ")
        bare = bare_label(folded) or folded.strip("[]() ")
        parts = _NUMBER.sub("", bare.replace(".", " ")).split()
        while len(parts) > 1 and (parts[-1] in self._words.numbers or len(parts[-1]) == 1):
            parts.pop()
        return " ".join(parts)

    def _kind(self, core: str) -> LabelKind | None:
        words = self._words
        parts = core.split()
        tails = {" ".join(parts[at:]) for at in range(len(parts))}
        heads = {" ".join(parts[: at + 1]) for at in range(len(parts))}
        # In this order: "PRESS" asks, "PRESS OFFICER" moderates, "PRESS SECRETARY JONES" is somebody's name.
        for kind, forms, listed in (
            (LabelKind.REPORTER, {core}, words.reporter),
            (LabelKind.ANSWER, {core}, words.answer),
            (LabelKind.UNKNOWN, {core}, words.unknown),
            (LabelKind.HOST, tails, words.host),
            (LabelKind.SPOKESPERSON, tails, words.spokesperson),
            (LabelKind.OFFICIAL, tails, words.official),
            (LabelKind.NAMED, heads, words.titles | words.honorifics),
            (LabelKind.REPORTER, heads, words.reporter),
        ):
            if not forms.isdisjoint(listed):
                return kind
        return None

    def _by_affiliation(self, printed: str) -> LabelKind | None:
        """Somebody from the press office is the host: "ADA (agency)", "ADA QUIST, Port Communications"."""
        beside = set(_WORD.findall(fold(printed))) - set(_WORD.findall(fold(bare_label(printed))))
        return LabelKind.HOST if beside & self._words.host_offices else None
