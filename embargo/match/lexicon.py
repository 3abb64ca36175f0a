"""The words of the rule book as the comparison needs them: one form a word, what it is worth, what it may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import product

from embargo.rulebook import Rulebook
from embargo.rulebook.matching import CommonFile, WordFile
from embargo.values import remembering_value

Words = tuple[str, ...]

_MIN_STEM = 3
_MAX_READINGS = 16
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ORDINAL = re.compile(r"(\d+)[a-z]{2}")


@remembering_value
class Lexicon:
    """Words made comparable. Every word it takes is folded (`embargo.text.fold`)."""

    spellings: Mapping[str, str]
    endings: tuple[tuple[str, str], ...]
    readings: Mapping[str, tuple[Words, ...]]
    clitics: tuple[tuple[str, Words], ...]
    long_forms: Mapping[str, Words]
    colloquial: Mapping[str, Words]
    fillers: frozenset[str]
    signs: Mapping[str, str]
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    number_links: frozenset[str]
    negations: frozenset[str]
    modals: frozenset[str]
    opposites: frozenset[frozenset[str]]
    times: frozenset[str]
    occasions: frozenset[Words]
    weekdays: frozenset[Words]
    coming: frozenset[Words]
    sessions: frozenset[Words]
    weights: Mapping[str, float]
    unseen_bits: float
    stock: frozenset[Words]
    _normal: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, rulebook: Rulebook) -> Lexicon:
        """The lexicon that the rule book's files of kind `words` and `common` make together."""
        words, common = rulebook.all(WordFile), rulebook.all(CommonFile)
        return cls(
            spellings={a: b for file in words for a, b in file.spellings.items()},
            endings=tuple(sorted(((a, b) for f in words for a, b in f.endings.items()), key=lambda p: -len(p[0]))),
            readings={
                word: tuple(tuple(text.split()) for text in texts)
                for file in words
                for word, texts in file.contractions.items()
            },
            clitics=tuple((a, texts) for file in words for a, texts in file.clitics.items()),
            long_forms={a: tuple(b.split()) for file in words for a, b in file.long_forms.items()},
            colloquial={a: tuple(b.split()) for file in words for a, b in file.colloquial.items()},
            fillers=frozenset(word for file in words for word in file.fillers),
            signs={word: sign for file in words for sign, texts in file.signs.items() for word in texts},
            numbers={a: b for file in words for a, b in file.numbers.items()},
            scales={a: b for file in words for a, b in file.scales.items()},
            number_links=frozenset(word for file in words for word in file.number_links),
            negations=frozenset(word for file in words for word in file.negations),
            modals=frozenset(word for file in words for word in file.modals),
            opposites=frozenset(frozenset(pair) for file in words for pair in file.opposites),
            times=frozenset(word for file in words for word in (*file.months, *file.weekdays)),
            occasions=frozenset(tuple(text.split()) for file in words for text in file.occasions),
            weekdays=frozenset((text,) for file in words for text in file.weekdays),
            coming=frozenset(tuple(text.split()) for file in words for text in file.coming),
            sessions=frozenset(tuple(text.split()) for file in words for text in file.sessions),
            weights={word: band.bits for file in common for band in file.band for word in band.words.split()},
            unseen_bits=max((file.unseen_bits for file in common), default=14.0),
            stock=frozenset(tuple(text.split()) for file in common for text in file.stock),
        )

    def normal(self, word: str) -> str:
        """The one form of a word: American spelling, no full stops, no commas in numbers."""
        known = self._normal.get(word)
        if known is None:
            known = self._normal[word] = self._find_normal(word)
        return known

    def _find_normal(self, word: str) -> str:
        if word[0].isdigit():
            return word.replace(",", "")
        bare = word.replace(".", "")
        if bare in self.spellings:
            return self.spellings[bare]
        for ending, other in self.endings:
            if bare.endswith(ending) and len(bare) - len(ending) >= _MIN_STEM:
                return bare[: -len(ending)] + other
        return bare

    def bits(self, word: str) -> float:
        """About how much information a word carries, in bits: little where everybody says it."""
        return self.weights.get(word, self.unseen_bits)

    def spoken(self, word: str) -> Words:
        """`word` written out where a transcript prints it as it sounds, or an abbreviation in full."""
        return self.colloquial.get(word) or self.long_forms.get(word) or (word,)

    def drawn_apart(self, word: str) -> tuple[Words, ...]:
        """The words that a contraction stands for, every reading; the word itself where it is none."""
        if word in self.readings:
            return self.readings[word]
        for clitic, texts in self.clitics:
            if word.endswith(clitic) and len(word) > len(clitic):
                return tuple((word[: -len(clitic)], text) for text in texts)
        return (self.spoken(word),)

    def particular(self, words: Sequence[str], everyday: float) -> float:
        """How much more words carry than everyday ones do (`everyday` bits each), stock phrases left out."""
        longest = max(map(len, self.stock), default=0)
        bits, at = 0.0, 0
        while at < len(words):
            sizes = range(min(longest, len(words) - at), 0, -1)
            size = next((size for size in sizes if tuple(words[at : at + size]) in self.stock), 0)
            bits += 0.0 if size else max(0.0, self.bits(words[at]) - everyday)
            at += size or 1
        return bits

    @staticmethod
    def runs(words: Sequence[str]) -> frozenset[Words]:
        """Every run of one to three of the words, as the phrases of the rule book are compared with them."""
        return frozenset(tuple(words[at : at + size]) for at in range(len(words)) for size in (1, 2, 3))

    @classmethod
    def has_phrase(cls, words: Sequence[str], phrases: frozenset[Words]) -> bool:
        """Whether one of some phrases of at most three words stands among the words."""
        return not phrases.isdisjoint(cls.runs(words))

    def same_words(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether two runs of words are one and the same, but for spelling, abbreviation and numerals."""
        if "".join(left) == "".join(right):
            return True
        one, other = self._in_full(left), self._in_full(right)
        return one == other or "".join(one) == "".join(other) or self.same_number(one, other)

    def same_uncontracted(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether two runs of words are the same once contractions are drawn apart."""
        return not self._readings_of(left).isdisjoint(self._readings_of(right))

    def _in_full(self, words: Sequence[str]) -> Words:
        return tuple(part for word in words for part in self.spoken(word))

    def _readings_of(self, words: Sequence[str]) -> set[Words]:
        choices = [self.drawn_apart(word) for word in words]
        readings: set[Words] = set()
        for choice in product(*choices):
            readings.add(tuple(part for words in choice for part in words))
            if len(readings) >= _MAX_READINGS:
                break
        return readings

    def same_number(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether both runs say the same number, one in figures, one in words."""
        value = self.number(left)
        return value is not None and value == self.number(right)

    def is_number(self, word: str) -> bool:
        """Whether the word is a number or part of one."""
        return word[0].isdigit() or word in self.numbers or word in self.scales

    def number(self, words: Sequence[str]) -> float | None:
        """The value of a number said in these words and no others; None where they are no number."""
        total, group, seen = 0.0, 0.0, False
        for word in words:
            digits = _NUMBER.fullmatch(word) or _ORDINAL.fullmatch(word)
            if word in self.number_links:
                continue
            if digits:
                group += float(digits[1] if digits.re is _ORDINAL else word)
            elif word in self.scales:
                scale = self.scales[word]
                group = (group or 1.0) * scale
                if scale >= 1000:
                    total, group = total + group, 0.0
            elif word in self.numbers:
                group += self.numbers[word]
            else:
                return None
            seen = True
        return total + group if seen else None
