"""The shape of the files that say how transcripts look: labels, ends, stamps, headers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, fields
from typing import Literal

from embargo.rulebook.schema import FileModel
from embargo.shapes import Text, shape
from embargo.text import fold
from embargo.values import remembering_value


@shape
class TranscriptFile(FileModel):
    """How transcripts label speakers and mark time; what each list means stands in `TranscriptWords`."""

    kind: Literal["transcripts"]
    host: tuple[Text, ...] = ()
    host_offices: tuple[Text, ...] = ()
    spokesperson: tuple[Text, ...] = ()
    reporter: tuple[Text, ...] = ()
    answer: tuple[Text, ...] = ()
    official: tuple[Text, ...] = ()
    unknown: tuple[Text, ...] = ()
    honorifics: tuple[Text, ...] = ()
    titles: tuple[Text, ...] = ()
    title_stops: tuple[Text, ...] = ()
    never: tuple[Text, ...] = ()
    numbers: tuple[Text, ...] = ()
    particles: tuple[Text, ...] = ()
    joiners: tuple[Text, ...] = ()
    end_marks: tuple[Text, ...] = ()
    forenoon: tuple[Text, ...] = ()
    afternoon: tuple[Text, ...] = ()
    clock_units: tuple[Text, ...] = ()
    stamp_words: tuple[Text, ...] = ()
    stamp_ends: tuple[Text, ...] = ()
    stamp_never: tuple[Text, ...] = ()
    other_dates: tuple[Text, ...] = ()
    today_frames: tuple[Text, ...] = ()
    here_frames: tuple[Text, ...] = ()
    published_keys: tuple[Text, ...] = ()
    modified_keys: tuple[Text, ...] = ()
    place_keys: tuple[Text, ...] = ()
    hosts: dict[str, tuple[Text, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lists = [getattr(self, item.name) for item in fields(TranscriptWords) if item.name != "hosts"]
        for word in (word for listed in (*lists, *self.hosts.values()) for word in listed):
            if word != fold(word):
                raise ValueError(f"{word!r}: write it in lower case with straight quotes and plain hyphens")


@remembering_value
class TranscriptWords:
    """The transcript files of a rule book, merged. All words are folded.

    Labels (without numbers, brackets and colon): `host`, `spokesperson` and `official` are what a label ends in;
    `host_offices` are words beside a name that make it the host's;
    `reporter`, `answer` and `unknown` are whole labels; `honorifics` and `titles` (offices) are what a named speaker's
    label begins with; `never` are words before a colon that label nobody; `numbers` count officials; `particles` are
    small words in names and titles, `joiners` those that join two; `title_stops` end the title after a name.
    Ends and stamps: `end_marks` on a line of their own end the transcript; `forenoon`, `afternoon` and `clock_units`
    follow the digits of a clock; `stamp_words` and `stamp_ends` (which say that it is the end) may stand on its line,
    `stamp_never` may not; `other_dates` make a line's date that of something else than the call.
    Dates and places: `today_frames` are phrases in which "{weekday}" is the day of speaking, `here_frames` phrases
    before the name of the place of speaking.
    Headers: keys of metadata for publishing, last change and place; `hosts` are zones by names of hosts.
    """

    host: frozenset[str]
    host_offices: frozenset[str]
    spokesperson: frozenset[str]
    reporter: frozenset[str]
    answer: frozenset[str]
    official: frozenset[str]
    unknown: frozenset[str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    title_stops: frozenset[str]
    never: frozenset[str]
    numbers: frozenset[str]
    particles: frozenset[str]
    joiners: frozenset[str]
    end_marks: frozenset[str]
    forenoon: frozenset[str]
    afternoon: frozenset[str]
    clock_units: frozenset[str]
    stamp_words: frozenset[str]
    stamp_ends: frozenset[str]
    stamp_never: frozenset[str]
    other_dates: frozenset[str]
    today_frames: tuple[str, ...]
    here_frames: tuple[str, ...]
    published_keys: tuple[str, ...]
    modified_keys: tuple[str, ...]
    place_keys: tuple[str, ...]
    hosts: dict[str, tuple[str, ...]]


_ORDERED = frozenset({"today_frames", "here_frames", "published_keys", "modified_keys", "place_keys"})


def merge_transcript_files(files: Iterable[TranscriptFile]) -> TranscriptWords:
    """All lists of all files, joined list by list."""
    read = list(files)
    hosts: dict[str, tuple[str, ...]] = {}
    for zone, names in (item for file in read for item in file.hosts.items()):
        hosts[zone] = (*hosts.get(zone, ()), *names)
    lists = {
        item.name: tuple(dict.fromkeys(word for file in read for word in getattr(file, item.name)))
        for item in fields(TranscriptWords)
        if item.name != "hosts"
    }
    sets = {name: listed if name in _ORDERED else frozenset(listed) for name, listed in lists.items()}
    return TranscriptWords(hosts=hosts, **sets)  # type: ignore[arg-type]
