"""The shapes of `rules/zones.toml` and `rules/times/*.toml`: the words that state times and zones.

Words are written folded (lower case, straight quotes, plain hyphens), parted by a comma and a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cached_property
from typing import Annotated, Literal

from embargo.shapes import Checked, shape
from embargo.text import fold
from embargo.times.vocabulary import Sense, Vocabulary

Part = Literal["morning", "afternoon", "evening", "night"]
Meridian = Literal["am", "pm"]
ClockWord = Literal["noon", "midnight", "close_of_business", "end_of_day", "top_of_hour"]
Form = Literal["civil", "standard", "summer"]


def _folded(words: str) -> None:
    if words != fold(words):
        raise ValueError("write it in lower case, with straight quotes and plain hyphens")


def _pattern(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from None


def _on_the_globe(minutes: int) -> None:
    if not -720 <= minutes <= 840:
        raise ValueError("write minutes east of Greenwich, from -720 to 840")


Words = Annotated[str, Checked(_folded)]
Offset = Annotated[int, Checked(_on_the_globe)]


def split_words(words: str) -> list[str]:
    """The phrases of one line of a rule file."""
    return words.split(", ") if words else []


@shape
class ZoneFamily:
    """A zone label with its standard and summer forms; offsets in minutes east of Greenwich.

    `zones` are the civil clocks that show the label, the usual one first. `usual`: the family that a label with
    several meanings takes where no place decides. `absolute`: the standard form is used for the bare offset
    far from its home.
    """

    zones: str
    usual: bool = False
    absolute: bool = False
    civil: Words = ""
    standard: Words = ""
    standard_offset: Offset | None = None
    summer: Words = ""
    summer_offset: Offset | None = None

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The IANA zones, the usual one first."""
        return tuple(split_words(self.zones))

    def offset(self, form: Form) -> int | None:
        """The literal offset of one form in minutes; the civil form has none."""
        return {"civil": None, "standard": self.standard_offset, "summer": self.summer_offset}[form]


@shape
class PhoneFormat:
    """How texts in a language write the telephone numbers of a country at home, which tells the issuer's zone."""

    language: str
    zone: str
    pattern: Annotated[str, Checked(_pattern)]


@shape
class ZoneTable:
    """`rules/zones.toml`: families of labels, and places by zone (names and telephone prefixes such as "+32")."""

    family: dict[str, ZoneFamily] = field(default_factory=dict)
    places: dict[str, Words] = field(default_factory=dict)
    phone: tuple[PhoneFormat, ...] = ()
    area_codes: dict[str, str] = field(default_factory=dict)
    regions: Words = ""
    namesakes: Words = ""
    twelve_hour: str = ""
    month_first: str = ""
    either_order: str = ""


@shape
class HourWords:
    """Words after the number of an hour: `mark` makes it a clock time, `weak` only where something else does too."""

    mark: Words = ""
    separator: Words = ""
    weak: Words = ""
    hundred: Words = ""
    minutes: Words = ""


@shape
class BetweenWords:
    """Words between minutes and hour: "ten past five", "ten to six"."""

    past: Words = ""
    to: Words = ""


@shape
class DayWords:
    """Small words of dates: "the 3rd of May", "next Monday"; `before` makes a number a day ("dia 14")."""

    suffixes: Words = ""
    before: Words = ""
    of: Words = ""
    the: Words = ""
    next: Words = ""


@shape
class ZoneWords:
    """Small words of zones: "Brussels time" (`after`), "heure de Paris" (`before`), "local time" (`local`)."""

    after: Words = ""
    before: Words = ""
    local: Words = ""


@shape
class MarkWords:
    """Words around times; see `Sense`."""

    cue: Words = ""
    approximate: Words = ""
    approximate_after: Words = ""
    negation: Words = ""
    correction: Words = ""
    separator: Words = ""
    equals: Words = ""
    range_open: Words = ""
    range: Words = ""
    later: Words = ""
    earlier: Words = ""
    papers: Words = ""
    filler: Words = ""


@shape
class LanguageTable:
    """`rules/times/<language>.toml`: how one language states times and days.

    `home` is the zone of an issuer of whom nothing but the language is known, "" where it does not tell;
    `whole_day_clock`: hours are counted to 24, so that "2.30" is in the night; `day_first`: 05/12 is in December;
    `compounds`: parts of the day that are written as one word with the day ("Freitagabend").
    """

    language: str
    home: str = ""
    whole_day_clock: bool = False
    day_first: bool = False
    function_words: Words = ""
    not_zones: Words = ""
    months: dict[int, Words] = field(default_factory=dict)
    weekdays: dict[int, Words] = field(default_factory=dict)
    weekdays_short: dict[int, Words] = field(default_factory=dict)
    numbers: dict[int, Words] = field(default_factory=dict)
    ordinals: dict[int, Words] = field(default_factory=dict)
    relative: dict[int, Words] = field(default_factory=dict)
    today: dict[Part, Words] = field(default_factory=dict)
    parts: dict[Part, Words] = field(default_factory=dict)
    compounds: dict[Part, Words] = field(default_factory=dict)
    meridians: dict[Meridian, Words] = field(default_factory=dict)
    meridians_glued: dict[Meridian, Words] = field(default_factory=dict)
    clock: dict[ClockWord, Words] = field(default_factory=dict)
    before_hour: dict[int, Words] = field(default_factory=dict)
    after_hour: dict[int, Words] = field(default_factory=dict)
    between: BetweenWords = BetweenWords()
    hours: HourWords = HourWords()
    days: DayWords = DayWords()
    zones: ZoneWords = ZoneWords()
    marks: MarkWords = MarkWords()
    labels: dict[str, Words] = field(default_factory=dict)
    places: dict[str, Words] = field(default_factory=dict)

    @cached_property
    def words_not_zones(self) -> frozenset[str]:
        """Abbreviations of zones that are also words of the language."""
        return frozenset(split_words(self.not_zones))

    @cached_property
    def telling_words(self) -> frozenset[str]:
        """The words by which the language is known: its small words, and its names of days, months and hours."""
        calendar = (*self.months.values(), *self.weekdays.values(), *self.relative.values())
        hours = (self.hours.mark, self.hours.weak, *self.clock.values(), self.zones.before)
        return frozenset(word for words in (self.function_words, *calendar, *hours) for word in split_words(words))

    def vocabulary(self) -> Vocabulary:
        """The phrases of this language alone."""
        vocabulary = Vocabulary()
        for sense, value, words in (*self._valued(), *self._plain()):
            vocabulary.add(sense, value, split_words(words))
        self._add_compounds(vocabulary)
        return vocabulary

    def _add_compounds(self, vocabulary: Vocabulary) -> None:
        """ "Freitagabend": a day and a part of it in one word."""
        days = [(Sense.WEEKDAY, day - 1, words) for day, words in self.weekdays.items()]
        days += [(Sense.RELATIVE, day, words) for day, words in self.relative.items()]
        for sense, value, words in days:
            for part, endings in self.compounds.items():
                compounds = [day + ending for day in split_words(words) for ending in split_words(endings)]
                vocabulary.add(sense, value, compounds)
                vocabulary.add(Sense.PART, part, compounds)

    def _valued(self) -> Iterator[tuple[Sense, object, str]]:
        tables: tuple[tuple[Sense, dict[int, str]], ...] = (
            (Sense.MONTH, self.months),
            (Sense.WEEKDAY, {day - 1: words for day, words in self.weekdays.items()}),
            (Sense.WEEKDAY_SHORT, {day - 1: words for day, words in self.weekdays_short.items()}),
            (Sense.NUMBER, self.numbers),
            (Sense.ORDINAL, self.ordinals),
            (Sense.RELATIVE, self.relative),
            (Sense.BEFORE_HOUR, self.before_hour),
            (Sense.AFTER_HOUR, self.after_hour),
        )
        for sense, table in tables:
            yield from ((sense, value, words) for value, words in table.items())
        yield from ((Sense.TODAY, value, words) for value, words in self.today.items())
        yield from ((Sense.PART, value, words) for value, words in self.parts.items())
        yield from ((Sense.MERIDIAN, value, words) for value, words in self.meridians.items())
        yield from ((Sense.MERIDIAN_GLUED, value, words) for value, words in self.meridians_glued.items())
        yield from ((Sense.CLOCK, value, words) for value, words in self.clock.items())
        yield from ((Sense.PLACE, zone, words) for zone, words in self.places.items())
        for name, words in self.labels.items():
            family, _, form = name.partition(".")
            yield Sense.LABEL, (family, form), words

    def _plain(self) -> Iterator[tuple[Sense, object, str]]:
        yield from (
            (sense, None, words)
            for sense, words in (
                (Sense.PAST, self.between.past),
                (Sense.TO, self.between.to),
                (Sense.HOUR_MARK, self.hours.mark),
                (Sense.HOUR_SEPARATOR, self.hours.separator),
                (Sense.HOUR_WEAK, self.hours.weak),
                (Sense.HUNDRED, self.hours.hundred),
                (Sense.MINUTES, self.hours.minutes),
                (Sense.DAY_SUFFIX, self.days.suffixes),
                (Sense.DAY_BEFORE, self.days.before),
                (Sense.OF, self.days.of),
                (Sense.THE, self.days.the),
                (Sense.NEXT, self.days.next),
                (Sense.ZONE_AFTER, self.zones.after),
                (Sense.ZONE_BEFORE, self.zones.before),
                (Sense.LOCAL, self.zones.local),
            )
        )
        yield from ((Sense[name.upper()], None, words) for name, words in vars(self.marks).items())
