"""All words that state times and zones, merged, and the vocabularies made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from embargo.times.tables import LanguageTable, ZoneTable, split_words
from embargo.times.vocabulary import Sense, Vocabulary, phrase_key

_BASE = "en"
_UNSAID = (None, False)
_EVERYWHERE = frozenset({Sense.LABEL, Sense.PLACE})

Table = TypeVar("Table", ZoneTable, LanguageTable)


class TimeLexicon:
    """All words that state times, in all languages; a language's vocabulary is made when it is first read."""

    def __init__(self, zones: ZoneTable, languages: dict[str, LanguageTable]) -> None:
        self.zones = zones
        self.languages = languages
        self._vocabularies: dict[str, Vocabulary] = {}

    @classmethod
    def of(cls, zones: Iterable[ZoneTable], languages: Iterable[LanguageTable]) -> TimeLexicon:
        """The tables merged: of one kind or language, a later table adds words to the earlier ones."""
        by_language: dict[str, list[LanguageTable]] = {}
        for table in languages:
            by_language.setdefault(table.language, []).append(table)
        merged = {language: _merged(tables) for language, tables in by_language.items()}
        return cls(_merged(list(zones) or [ZoneTable()]), merged)

    @cached_property
    def root(self) -> Vocabulary:
        """Labels and places, which hold in every language."""
        labels = Vocabulary()
        for name, family in self.zones.family.items():
            for form, words in (("civil", family.civil), ("standard", family.standard), ("summer", family.summer)):
                labels.add(Sense.LABEL, (name, form), split_words(words))
        return labels.over(self._places, keep=_EVERYWHERE)

    @cached_property
    def _places(self) -> Vocabulary:
        return _places_in(self.zones.places)

    def vocabulary(self, language: str) -> Vocabulary:
        """The phrases of a language over those of English, over labels and places."""
        if language not in self._vocabularies:
            base = self.root if language in (_BASE, "") else self.vocabulary(_BASE)
            table = self.languages.get(language)
            self._vocabularies[language] = table.vocabulary().over(base, keep=_EVERYWHERE) if table else base
        return self._vocabularies[language]

    @cached_property
    def gazetteer(self) -> Vocabulary:
        """Places alone, by their names in every language."""
        return self._places.over(_places_in(*(table.places for table in self.languages.values())))

    @cached_property
    def country_codes(self) -> dict[str, str]:
        """Telephone country codes, without the plus sign, and the usual zone of the country."""
        return {
            word[1:]: zone
            for zone, words in self.zones.places.items()
            for word in split_words(words)
            if word.startswith("+")
        }

    @cached_property
    def area_codes(self) -> dict[str, str]:
        """North American area codes and their zones."""
        return {code: zone for zone, codes in self.zones.area_codes.items() for code in split_words(codes)}

    @cached_property
    def regions(self) -> frozenset[str]:
        """States and provinces: after a city's name they say which city is meant."""
        return frozenset(phrase_key(word) for word in split_words(self.zones.regions))

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """Names that places on two continents share."""
        return frozenset(phrase_key(word) for word in split_words(self.zones.namesakes))

    @cached_property
    def twelve_hour(self) -> frozenset[str]:
        """Zones whose people count hours to twelve."""
        return frozenset(split_words(self.zones.twelve_hour))

    @cached_property
    def month_first(self) -> frozenset[str]:
        """Zones whose people write the month before the day."""
        return frozenset(split_words(self.zones.month_first))

    @cached_property
    def either_order(self) -> frozenset[str]:
        """Zones whose people write dates both ways."""
        return frozenset(split_words(self.zones.either_order))

    def table(self, language: str) -> LanguageTable:
        """The words of a language; those of English where it is not known."""
        return self.languages.get(language) or self.languages.get(_BASE) or LanguageTable(language=_BASE)


def _places_in(*tables: dict[str, str]) -> Vocabulary:
    vocabulary = Vocabulary()
    for zone, words in (places for table in tables for places in table.items()):
        vocabulary.add(Sense.PLACE, zone, split_words(words))
    return vocabulary


def _merged(tables: list[Table]) -> Table:
    merged, *rest = tables
    for table in rest:
        merged = _added(merged, table)
    return merged


def _added(old: Any, new: Any) -> Any:
    """What two tables say together: words, entries and parts add up; a single value that is written replaces."""
    if isinstance(old, dict):
        return {**old, **{key: _added(old[key], value) if key in old else value for key, value in new.items()}}
    if isinstance(old, str):
        return old if old == new else ", ".join(filter(None, (old, new)))
    if isinstance(old, tuple):
        return (*old, *new)
    if is_dataclass(old) and not isinstance(old, type):
        names = [item.name for item in fields(old)]
        return replace(old, **{name: _added(getattr(old, name), getattr(new, name)) for name in names})
    return old if new in _UNSAID else new
