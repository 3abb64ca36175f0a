"""What a file says of its own publishing, and the zone of a call's clock."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from embargo.briefing.label_words import LabelKind
from embargo.briefing.pages import Page
from embargo.rulebook.transcripts import TranscriptWords
from embargo.times import Circumstances, TimeLexicon, zone_named, zone_of_place
from embargo.values import value

# United States clocks, by which a front matter's offset tells that its host keeps Washington's time.
_US_OFFSETS = frozenset({dt.timedelta(hours=-4), dt.timedelta(hours=-5)})
_WASHINGTON = "America/New_York"
_PLACE_LINE_WORDS = 14
_REACH = 60


@value
class Published:
    """When the file says it was published and last changed; `date` where it gives only a day."""

    at: dt.datetime | None = None
    date: dt.date | None = None
    modified_at: dt.datetime | None = None


def read_published(metadata: Mapping[str, str], words: TranscriptWords) -> Published:
    """The publishing times in a file's metadata."""
    at, date = _moment(metadata, words.published_keys)
    modified_at, _ = _moment(metadata, words.modified_keys)
    return Published(at, date, modified_at)


def _moment(metadata: Mapping[str, str], keys: Iterable[str]) -> tuple[dt.datetime | None, dt.date | None]:
    date = None
    for key in keys:
        value = metadata.get(key, "").strip()
        try:
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            continue
        if moment.tzinfo:
            return moment, moment.date()
        date = date or moment.date()
    return None, date


class ZoneReader:
    """Finds the zone of a call's own clock."""

    def __init__(self, words: TranscriptWords, lexicon: TimeLexicon) -> None:
        self._words = words
        self._lexicon = lexicon
        self._here = (
            re.compile(rf"\b(?:{'|'.join(words.here_frames)})\s+".replace(" ", r"\s+")) if words.here_frames else None
        )

    def of_call(self, page: Page, published: Published) -> str | None:
        """The IANA zone: by the stamps' label, else by place, else by host; None where nothing tells."""
        places = list(self._places(page))
        if not page.turns and (zone := zone_of_place(page.document.prose.text, self._lexicon)):
            return zone  # a notice is its issuer's, from dateline to telephone number
        for stamp in (page.opening, page.closing):
            if stamp and stamp.zone and (zone := self._by_label(page, stamp.zone, places)):
                return zone
        named = (zone_of_place(place, self._lexicon) for place in places)
        return next((zone for zone in named if zone), None) or self._by_host(page, published)

    def _by_label(self, page: Page, label: str, places: list[str]) -> str | None:
        """What a label means, by the places that the header names, else by where its speakers say that they are."""
        usual = self._meaning(label, "")
        for place in ("\n".join(places), "\n".join(self._said_here(page))):
            zone = self._meaning(label, place) if place else None
            if zone and zone != usual:
                return zone
        return usual

    def _meaning(self, label: str, place: str) -> str | None:
        zones, _ = zone_named(label, Circumstances(place=place), self._lexicon)
        return zones[0] if len(zones) == 1 and ("/" in zones[0] or zones[0] == "UTC") else None

    def _places(self, page: Page) -> Iterator[str]:
        """What says where the call was held, the likeliest first: lines near the stamp, then the metadata."""
        text = page.document.prose.text
        for line in reversed(page.header_lines):
            words = page.folded[slice(*line)].split()
            if len(words) <= _PLACE_LINE_WORDS and self._words.stamp_never.isdisjoint(words):
                yield text[slice(*line)]
        for key in self._words.place_keys:
            if place := page.document.metadata.get(key):
                yield place

    def _said_here(self, page: Page) -> Iterator[str]:
        """What follows "here in" and the like in words that are no reporter's."""
        text = page.document.prose.text
        for turn in page.turns if self._here else ():
            if turn.label.kind is not LabelKind.REPORTER:
                for found in self._here.finditer(page.folded, *turn.span) if self._here else ():
                    yield text[found.end() : found.end() + _REACH]

    def _by_host(self, page: Page, published: Published) -> str | None:
        header = page.folded[slice(*page.header)]
        for zone, hosts in self._words.hosts.items():
            if any(host in header for host in hosts):
                return zone
        if published.at and published.at.utcoffset() in _US_OFFSETS:
            return _WASHINGTON
        return (
            zone_of_place(page.document.prose.text[slice(*page.turns[0].span)], self._lexicon) if page.turns else None
        )
