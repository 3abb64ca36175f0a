"""Clock stamps and end marks: where the words of a transcript begin and end, and at what hour."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from embargo.rulebook.transcripts import TranscriptWords
from embargo.text import Span, fold
from embargo.values import value

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE = re.compile(r"[.!?;]\s+\S")
# What the folded abbreviations of zones look like, after hours and minutes without a mark between: "0905 EST".
_ZONE = r"[a-z]{2,4}t|utc|z"
_TAIL_LINES = 5
_MAX_LINE = 120
_MAX_PLACE_WORDS = 8


@value
class Clock:
    """A clock time on a line of its own: its place, the hour, and the zone as printed."""

    span: Span
    clock: dt.time
    zone: str | None


class StampReader:
    """Finds clock stamps and end marks by the rule book's words."""

    def __init__(self, words: TranscriptWords, calendar: frozenset[str]) -> None:
        """`calendar` are the names of months and weekdays, folded."""
        self._words = words
        self._calendar = calendar
        units = "|".join(map(re.escape, sorted(words.clock_units, key=len, reverse=True)))
        halves = "|".join(map(re.escape, sorted(words.forenoon | words.afternoon, key=len, reverse=True)))
        minutes = rf"\s?[:.h]\s?(?P<minute>[0-5]\d)(?!\d)(?::[0-5]\d)?|(?P<tight>[0-5]\d)(?=\s*(?:{units}|{_ZONE})\b)"
        self._clock = re.compile(
            rf"(?<![\d.:,/])(?P<hour>[01]?\d|2[0-4])(?:{minutes})?"
            rf"(?:\s*(?P<half>{halves})(?![^\W\d_]))?(?:\s*(?P<unit>{units})\b)?"
        )

    def header(self, text: str, header: Span) -> tuple[Clock | None, Clock | None]:
        """The opening stamp of a header, and the closing one where the header gives it: the last lines that do."""
        closing = None
        for line in reversed(list(_LINE.finditer(text, *header))):
            clocks = self.read_line(line.group(), line.start())
            if len(clocks) == 2:
                return clocks[0], clocks[1]
            if clocks and self._words.stamp_ends.isdisjoint(_WORD.findall(fold(line.group()))):
                return clocks[0], closing
            closing = closing or (clocks[0] if clocks else None)
        return None, closing

    def closing(self, text: str, start: int) -> tuple[int, Clock | None]:
        """Where the words that begin at `start` end, and the stamp that stands after them."""
        lines = list(_LINE.finditer(text, start))
        end, stamp = len(text), None
        marks = [line for line in lines[1:] if self._is_end_mark(text, line.start(), line.group())]
        own_line = {line.end() + 1 for line in marks} | {line.start() for line in marks}
        for line in reversed(lines[1:][-_TAIL_LINES:]):
            if text[line.start() - 2 : line.start()] != "\n\n" and line.start() not in own_line:
                continue
            if clocks := self.read_line(line.group(), line.start()):
                end, stamp = line.start(), clocks[-1]
                break
        return min([end, *(line.start() for line in marks)]), stamp

    def read_line(self, line: str, start: int) -> list[Clock]:
        """The clocks of a line that says nothing but when, and perhaps where; else none."""
        if len(line) > _MAX_LINE or not any(c.isdigit() for c in line):
            return []
        folded = fold(line)
        found = list(self._clocks(folded))
        if not found or len(found) > 2 or '"' in folded or _SENTENCE.search(folded, found[-1].end()):
            return []
        rest = line[: found[0].start()] + " " + (line[found[-1].end() :])
        zone = line[found[-1].end() :].strip(" \t\u00a0()[]*_.,;-–—")
        if not self._says_only_when(rest, zone):
            return []
        return [Clock(Span(start + m.start(), start + m.end()), self._time(m, found), self._zone(zone)) for m in found]

    def _clocks(self, folded: str) -> Iterator[re.Match[str]]:
        for match in self._clock.finditer(folded):
            if match["minute"] or match["tight"] or match["half"] or match["unit"]:
                yield match

    def _time(self, match: re.Match[str], found: list[re.Match[str]]) -> dt.time:
        hour, minute = int(match["hour"]) % 24, int(match["minute"] or match["tight"] or 0)
        half = match["half"] or next((m["half"] for m in found if m["half"]), None)
        if half and hour <= 12:
            # "11:30-12:15 p.m." begins before noon.
            before_noon = half not in self._words.afternoon or (
                not match["half"] and int(found[-1]["hour"]) == 12 > hour
            )
            hour = hour % 12 + (0 if before_noon else 12)
        return dt.time(hour, minute)

    def _says_only_when(self, rest: str, zone: str) -> bool:
        words = _WORD.findall(rest)
        folded = [fold(word) for word in words]
        if any(word in self._words.stamp_never for word in folded):
            return False
        zone_words = set(_WORD.findall(zone))
        dated = any(word in self._calendar for word in folded)
        unknown = [word for word, low in zip(words, folded, strict=True) if not self._known(low)]
        strange = [word for word in unknown if word not in zone_words or word[0].islower()]
        if len(unknown) - len(strange) > 4:
            return False
        return not strange or (dated and len(strange) <= _MAX_PLACE_WORDS and all(w[0].isupper() for w in strange))

    def _known(self, word: str) -> bool:
        words = self._words
        return word[0].isdigit() or word in self._calendar or word in words.stamp_words or word in words.stamp_ends

    def _zone(self, zone: str) -> str | None:
        words = [word for word in _WORD.findall(zone) if not self._known(fold(word)) or fold(word) == "time"]
        return zone if any(fold(word) != "time" for word in words) else None

    def _is_end_mark(self, text: str, start: int, line: str) -> bool:
        """Whether a line ends the transcript: "END", "# # #", "(End of call)", "-ENDS-", "END  5:50 P.M. EST"."""
        if len(line) > _MAX_LINE:
            return False
        if len(line) >= 2 and not line.strip("#* "):
            return True
        said = self._clock.split(fold(line), maxsplit=1)[0].strip(" \t\u00a0*#()[]-–—.:_")
        if said not in self._words.end_marks:
            return False
        alone = text[max(0, start - 2) : start] in ("", "\n\n")
        return line.split(maxsplit=1)[0].strip("*#()[]-–—.:_").isupper() or (alone and line[0] in "([*-–—")
