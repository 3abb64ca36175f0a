"""Words reduced to what they report: stems, and classes of words that mean about the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from embargo.rulebook import Rulebook
from embargo.rulebook.matching import MeaningFile
from embargo.text import bare
from embargo.values import remembering_value

_MIN_STEM = 3
_STEM = 6  # words that begin with the same six letters are nearly always of one family


@remembering_value
class Meanings:
    """Which words report the same thing. Every word it takes is a normal form of the lexicon."""

    suffixes: tuple[str, ...]
    irregular: Mapping[str, str]
    function: frozenset[str]
    alike: Mapping[str, str]
    _classes: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, rulebook: Rulebook) -> Meanings:
        """The classes that the rule book's files of kind `meaning` make together."""
        files = rulebook.all(MeaningFile)
        plain = cls(
            suffixes=tuple(sorted({ending for file in files for ending in file.suffixes}, key=len, reverse=True)),
            irregular={one: other for file in files for one, other in file.irregular.items()},
            function=frozenset(word for file in files for word in file.function),
            alike={},
        )
        alike: dict[str, str] = {}
        for file in files:
            for group in file.alike:
                stems = [plain.stem(word) for word in group.split()]
                for stem in stems:
                    alike.setdefault(stem, stems[0])
        return cls(plain.suffixes, plain.irregular, plain.function, alike)

    def stem(self, word: str) -> str:
        """`word` without its endings, roughly: words of one family have one stem."""
        plain = bare(word)
        base = self.irregular.get(plain, plain)
        if base[:1].isdigit() or len(base) <= _MIN_STEM:
            return base
        for suffix in self.suffixes if base.endswith(self.suffixes) else ():
            if base.endswith(suffix) and len(base) - len(suffix) >= _MIN_STEM:
                base = base[: -len(suffix)]
                break
        if len(base) > _MIN_STEM and base[-1] == base[-2]:
            base = base[:-1]
        return base[:_STEM]

    def class_of(self, word: str) -> str:
        """What `word` reports: one name for a word, its family and its synonyms; empty for words of grammar."""
        known = self._classes.get(word)
        if known is None:
            stem = "" if word in self.function else self.stem(word)
            known = self._classes[word] = self.alike.get(stem, stem)
        return known
