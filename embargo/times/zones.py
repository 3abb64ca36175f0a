"""Zones as people say them: labels ("Eastern Standard Time", "CET"), places ("Brussels time"), offsets ("UTC+2").

A label may belong to several families ("IST": India, Israel, Ireland); the place of the call settles it, and where
nothing does, every family stays a candidate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from embargo.times.lexicon import TimeLexicon
from embargo.times.model import Circumstances, TimeProblem
from embargo.times.setting import Setting
from embargo.times.tables import Form
from embargo.times.vocabulary import Sense
from embargo.times.wall import fixed_zone, offsets_of
from embargo.times.words import Passage
from embargo.values import value

Label = tuple[str, Form]

_DAYS = (Sense.RELATIVE, Sense.TODAY, Sense.WEEKDAY, Sense.WEEKDAY_SHORT, Sense.MONTH, Sense.CLOCK, Sense.EQUALS)

# Where no date is known, any year tells which offsets a zone keeps.
_SOME_YEAR = 2024
_LONGEST_ABBREVIATION = 4
_LINE_REACH = 6


@value
class ZoneMention:
    """A zone in a passage: lexemes `first` to `last`, both included; one of the four fields says what it is.

    `offset` in minutes east of Greenwich. `bare`: a place's name without the word "time"; `doubtful`: one that may
    as well begin the next sentence ("until 5 p.m. Israel has ...").
    """

    first: int
    last: int
    labels: tuple[Label, ...] = ()
    place: str | None = None
    offset: int | None = None
    local: bool = False
    bare: bool = False
    doubtful: bool = False


@value
class Candidate:
    """A clock that a mention may mean: an IANA `zone`, or None for a fixed offset alone.

    `literal` is the offset in minutes that the label names. `absolute`: the label is commonly meant so.
    """

    zone: str | None
    literal: int | None = None
    absolute: bool = False


@value
class ZoneChoice:
    """The candidates for a mention, likeliest first.

    `decided` is False where nothing chooses between them; `doubtful` where the first is only likelier.
    """

    candidates: tuple[Candidate, ...]
    decided: bool = True
    doubtful: bool = False


def read_zone(passage: Passage, at: int, not_zones: frozenset[str]) -> ZoneMention | None:
    """The zone that begins at lexeme `at`, if one does. `not_zones` are abbreviations that count only in capitals."""
    if passage.has(at, Sense.LABEL):
        return _label(passage, at, not_zones)
    if passage.has(at, Sense.LOCAL):
        return ZoneMention(at, at, local=True)
    if passage.has(at, Sense.ZONE_BEFORE):
        return _after_preposition(passage, at)
    if passage.has(at, Sense.PLACE):
        named = passage.text[passage[at].start].isupper() or passage.has(at + 1, Sense.ZONE_AFTER)
        return _place(passage, at, at) if named and not _opens_line(passage, at) else None
    return _iso_offset(passage, at)


def _after_preposition(passage: Passage, at: int) -> ZoneMention | None:
    """ "heure de Paris", "hora del centro de México"."""
    place = at + 1
    while passage.has(place, Sense.THE, Sense.OF) and place < at + 3:
        place += 1
    return _place(passage, at, place) if passage.has(place, Sense.PLACE) else None


def _iso_offset(passage: Passage, at: int) -> ZoneMention | None:
    """ "0930Z", "14:00 +0200", "18:43:14-04:00"."""
    lexeme = passage[at]
    if lexeme.text == "z" and lexeme.glued and passage[at - 1].number is not None:
        return ZoneMention(at, at, offset=0)
    parted = not lexeme.glued or _after_seconds(passage, at)
    if lexeme.text in {"+", "-"} and passage[at + 1].glued and parted:
        return _offset(passage, at, at)
    return None


def _after_seconds(passage: Passage, at: int) -> bool:
    """Whether an offset follows the time of ISO 8601 ("18:43:14-04:00", "2024-03-18T18:43-04:00")."""
    if passage[at - 1].number is None or passage[at - 2].text != ":":
        return False
    return passage[at - 4].text in {":", "t"}


def _label(passage: Passage, at: int, not_zones: frozenset[str]) -> ZoneMention | None:
    lexeme = passage[at]
    if lexeme.text in not_zones and not passage.text[lexeme.start : lexeme.end].isupper():
        return None
    if passage[at + 1].text in {"+", "-"} and passage[at + 2].glued:
        shifted = _offset(passage, at, at + 1)
        if shifted:
            return shifted
    spelled_out = len(lexeme.text) > _LONGEST_ABBREVIATION and lexeme.text.isalpha()
    if spelled_out and (_begins_name(passage, at + 1) or _opens_line(passage, at)):
        return None
    last = at + 1 if passage.has(at + 1, Sense.ZONE_AFTER) else at
    return ZoneMention(at, last, labels=passage.value(at, Sense.LABEL))


def _begins_name(passage: Passage, at: int) -> bool:
    """Whether the word at `at` goes on with a name ("Eastern Ukraine", "Central Command"), rather than with a text."""
    word = passage[at]
    unknown = passage.has(at, Sense.PLACE) or not word.senses
    written = passage.text[word.start : word.end]
    return unknown and word.start >= 0 and not word.breaks and written[:1].isupper() and not written.isupper()


def _opens_line(passage: Passage, at: int) -> bool:
    """Whether the word at `at` opens a line of other words ("Atlantic cables hum", "Berlin - Night bus stuck")."""
    if not passage[at].breaks:
        return False
    for following in passage.lexemes[at + 1 : at + _LINE_REACH]:
        if following.breaks or following.number is not None:
            return False
        if following.text.isalpha() and not following.senses:
            return True
    return False


def _offset(passage: Passage, first: int, sign: int) -> ZoneMention | None:
    """ "UTC+2", "GMT-5:30", "+0200", "+02:00"."""
    digits, last = passage.digits(sign + 1), sign + 1
    minutes = 0
    if len(digits) == 4:
        hours, minutes = int(digits[:2]), int(digits[2:])
    elif len(digits) in {1, 2}:
        hours = int(digits)
        if passage[last + 1].text == ":" and len(passage.digits(last + 2)) == 2 and passage[last + 2].glued:
            minutes, last = passage[last + 2].number or 0, last + 2
        elif first == sign:
            return None
    else:
        return None
    if hours > 14 or minutes not in {0, 15, 30, 45}:
        return None
    total = hours * 60 + minutes
    return ZoneMention(first, last, offset=-total if passage[sign].text == "-" else total)


def _place(passage: Passage, first: int, at: int) -> ZoneMention:
    zone, last = passage.value(at, Sense.PLACE), at
    following = at + 2 if passage[at + 1].text == "," else at + 1
    if passage.has(following, Sense.PLACE) and passage.value(following, Sense.PLACE) == zone:
        last = following
    timed = passage.has(last + 1, Sense.ZONE_AFTER)
    bare = not timed and first == at
    after_stop = passage[first - 1].text.endswith(".") and passage.has(first - 1, Sense.MERIDIAN)
    doubtful = bare and after_stop and not _stands_alone(passage, last + 1)
    return ZoneMention(first, last + 1 if timed else last, place=zone, bare=bare, doubtful=doubtful)


def _stands_alone(passage: Passage, at: int, *, after_comma: bool = False) -> bool:
    """Whether what follows a place's name at `at` cannot go on with a sentence that the name begins."""
    following = passage[at]
    if following.text == "," and not after_comma:
        return _stands_alone(passage, at + 1, after_comma=True)
    if passage.has(at, Sense.SEPARATOR, Sense.FILLER):
        return passage[at + 1].number is not None or passage.has(at + 1, Sense.NUMBER, Sense.CLOCK, Sense.MONTH)
    ends = following.start < 0 or following.breaks > 0 or following.number is not None
    return ends or passage.has(at, *_DAYS) or not (following.text.isalnum() or following.text == "'")


def choose(mention: ZoneMention, beside: Sequence[Sequence[str]], setting: Setting) -> ZoneChoice:
    """What a mention means. `beside` are the zones of places named with it and of those named in other clauses."""
    if mention.offset is not None:
        return ZoneChoice((Candidate(None, mention.offset),))
    if mention.place and mention.doubtful and setting.home not in {None, mention.place}:
        return ZoneChoice((Candidate(setting.home), Candidate(mention.place)), doubtful=True)
    if mention.place:
        return ZoneChoice((Candidate(mention.place),))
    if mention.local:
        home = beside[0][0] if beside and beside[0] else setting.home
        return ZoneChoice((Candidate(home),) if home else ())
    return choose_label(mention.labels, beside, setting)


def as_written(choice: ZoneChoice) -> ZoneChoice:
    """The choice with every label taken for the bare offset that it names."""
    plain = (
        candidate if candidate.literal is None else Candidate(None, candidate.literal)
        for candidate in choice.candidates
    )
    return replace(choice, candidates=tuple(plain))


def both_forms(mentions: Sequence[ZoneMention]) -> list[ZoneMention]:
    """The mentions with "EST/EDT" made one: both forms of a label together name the civil clock."""
    found: list[ZoneMention] = []
    for mention in mentions:
        families = _in_both_forms(found[-1], mention) if found else []
        if families:
            found[-1] = replace(found[-1], last=mention.last, labels=tuple((name, "civil") for name in families))
        else:
            found.append(mention)
    return found


def _in_both_forms(one: ZoneMention, other: ZoneMention) -> list[str]:
    forms = {name: form for name, form in one.labels if form != "civil"}
    return [name for name, form in other.labels if form != "civil" and forms.get(name, form) != form]


def choose_label(labels: Sequence[Label], beside: Sequence[Sequence[str]], setting: Setting) -> ZoneChoice:
    """The clocks that a label may mean here: those of the nearest places that show it, else the usual ones."""
    near, *far = beside or [()]
    lexicon, spoken = setting.lexicon, setting.circumstances
    year = spoken.date.year if spoken.date else _SOME_YEAR
    for zones in (near, setting.places, [spoken.zone or ""], *far):
        fitting = [_shown_by(zones, label, lexicon, year) for label in labels] if zones else []
        found = [one for one in fitting if one and (not one.absolute or one.zone in {setting.home, *near})]
        if found:
            return ZoneChoice(tuple(found), decided=len({candidate.zone for candidate in found}) == 1)
    usual = [label for label in labels if lexicon.zones.family[label[0]].usual] or labels
    candidates = tuple(_usual(label, lexicon) for label in usual)
    return ZoneChoice(candidates, decided=len(candidates) == 1)


def _shown_by(zones: Sequence[str], label: Label, lexicon: TimeLexicon, year: int) -> Candidate | None:
    """The clock among `zones` that shows a label at some time of the year."""
    name, form = label
    family = lexicon.zones.family[name]
    offset = family.offset(form)
    showing = (
        zone for zone in zones if zone in family.members and (offset is None or offset in offsets_of(zone, year))
    )
    civil = next(showing, None)
    return Candidate(civil, offset, family.absolute and form == "standard") if civil else None


def _usual(label: Label, lexicon: TimeLexicon) -> Candidate:
    family = lexicon.zones.family[label[0]]
    if family.absolute and label[1] == "standard":
        return Candidate(None, family.offset(label[1]))
    return Candidate(family.members[0], family.offset(label[1]))


def zone_named(
    words: str, circumstances: Circumstances, lexicon: TimeLexicon
) -> tuple[tuple[str, ...], tuple[TimeProblem, ...]]:
    """The IANA zones that a label alone may mean ("CET", "EDT", "local", "Central European Summer Time", "Brussels").

    One zone where it is settled; several, with `ambiguous-zone`, where nothing settles it; none where the words
    name no zone.
    """
    setting = Setting(circumstances, lexicon)
    passage = Passage(words, lexicon.vocabulary(circumstances.language))
    at = 0
    while at < len(passage) and not (passage[at].text.isalnum() or passage[at].senses):
        at += 1
    mention = read_zone(passage, at, setting.table.words_not_zones)
    if mention is None:
        return (), ()
    choice = choose(mention, (), setting)
    zones = tuple(dict.fromkeys(_zone_name(candidate) for candidate in choice.candidates))
    if choice.decided or len(zones) < 2:
        return zones, ()
    return zones, (TimeProblem("ambiguous-zone", f"{words.strip()} may be {' or '.join(zones)}"),)


def _zone_name(candidate: Candidate) -> str:
    return candidate.zone or fixed_zone(candidate.literal or 0)[0]
