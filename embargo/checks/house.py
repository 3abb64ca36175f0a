"""What a desk adds to the rule book: labels that it treats as the same, names it knows as withheld, thresholds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from embargo.text import fold
from embargo.values import remembering_value


@remembering_value
class House:
    """A desk's own terms for a check.

    `variants` are by a permitted label the labels that the desk treats as the same. `withheld_names` may not be
    credited, whatever a transcript says of them; no report, message or log may hold them unless it is asked to.
    `thresholds` stand above those of the rule book, by their names.
    """

    variants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    withheld_names: tuple[str, ...] = field(default=(), repr=False)
    thresholds: Mapping[str, float] = field(default_factory=dict)

    def variants_of(self, labels: Iterable[str]) -> Iterator[str]:
        """The labels that the desk treats as one of `labels`, singular or plural."""
        permitted = {_words(label) for label in labels}
        for label, variants in self.variants.items():
            if _words(label) in permitted:
                yield from variants


def _words(label: str) -> tuple[str, ...]:
    """A label's words as they are compared: folded, singular and plural alike."""
    return tuple(word.removesuffix("s") for word in fold(label).split())
