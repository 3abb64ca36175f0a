"""Where an issuer sits: zones of the places, countries and telephone numbers that a free text names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from embargo.times.language import guess_language
from embargo.times.lexicon import TimeLexicon
from embargo.times.vocabulary import Sense
from embargo.times.wall import year_of
from embargo.times.words import Passage

_DIGIT = re.compile(r"\d")
_COUNTRY_CODE = re.compile(r"\+(?P<digits>\d[\d ().-]{0,6})")
_NORTH_AMERICAN = re.compile(r"(?<!\d)(?:\+?1[ .-])?\(?(?P<area>[2-9]\d\d)\)?[ .-]\d{3}[ .-]\d{4}(?!\d)")


@lru_cache(maxsize=64)
def zones_of_place(text: str, lexicon: TimeLexicon) -> tuple[str, ...]:
    """The zones of all places that a free text names, in order; then those that its telephone numbers tell."""
    return tuple(dict.fromkeys((*_named(text, lexicon), *zones_of_phones(text, lexicon))))


@lru_cache(maxsize=64)
def zone_of_place(text: str, lexicon: TimeLexicon) -> str | None:
    """The zone of a place in free text: a dateline, an address, a country, a telephone number.

    Names count before telephone numbers, but for one that places on two continents share; of several names, the one
    that a number confirms. None where no place is known, or where places that keep different times are named and
    nothing decides.
    """
    dialled = zones_of_phones(text, lexicon)
    named = tuple(dict.fromkeys(_named(text, lexicon, abroad=_continents(dialled))))
    zones = named or dialled
    if len({year_of(zone) for zone in zones}) > 1:
        zones = tuple(zone for zone in named if zone in dialled)
    return zones[0] if len({year_of(zone) for zone in zones}) == 1 else None


def zones_of_phones(text: str, lexicon: TimeLexicon) -> tuple[str, ...]:
    """The zones that telephone numbers tell: country codes, North American area codes, national ways of writing."""
    zones: list[str] = []
    if not _DIGIT.search(text):
        return ()
    for found in _COUNTRY_CODE.finditer(text):
        zone = _by_prefix(re.sub(r"\D", "", found["digits"]), lexicon)
        zones.extend([zone] if zone else [])
    for found in _NORTH_AMERICAN.finditer(text):
        zone = lexicon.area_codes.get(found["area"])
        zones.extend([zone] if zone else [])
    if not zones:
        language = guess_language(text, lexicon)
        forms = (form for form in lexicon.zones.phone if form.language == language)
        zones = [form.zone for form in forms if re.search(form.pattern, text)][:1]
    return tuple(dict.fromkeys(zones))


def _continents(zones: Iterable[str]) -> frozenset[str]:
    return frozenset(zone.partition("/")[0] for zone in zones)


def _named(text: str, lexicon: TimeLexicon, abroad: frozenset[str] = frozenset()) -> list[str]:
    """The zones of the places named; where numbers tell the continents, without namesakes on another one."""
    if not text:
        return []
    passage = Passage(text, lexicon.gazetteer)
    zones: list[str] = []
    for at, lexeme in enumerate(passage.lexemes):
        if Sense.PLACE in lexeme.senses and text[lexeme.start].isupper():
            zone = lexeme.senses[Sense.PLACE]
            if abroad and lexeme.text in lexicon.namesakes and abroad.isdisjoint(_continents([zone])):
                continue
            before = at - 2 if passage[at - 1].text == "," else at - 1
            if zones and passage.has(before, Sense.PLACE) and lexeme.text in lexicon.regions:
                zones[-1] = zones[-1] if _continents(zones[-1:]) == _continents([zone]) else zone
            else:
                zones.append(zone)
    return zones


def _by_prefix(digits: str, lexicon: TimeLexicon) -> str | None:
    codes = lexicon.country_codes
    return next((codes[digits[:length]] for length in (3, 2, 1) if digits[:length] in codes), None)
