"""Several voices of one statement heard together: what they agree on, and the safe side where they do not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from embargo.times.model import Reading, TimeProblem
from embargo.times.voices import Heard, Voice
from embargo.values import remembering_value

_SETTLED_BY_OTHERS = {"ambiguous-time", "ambiguous-zone"}


@remembering_value
class Verdict:
    """The customary reading (None where it cannot be chosen), every reading, and what is wrong."""

    customary: Heard | None
    heard: tuple[Heard, ...]
    problems: tuple[TimeProblem, ...]

    @property
    def disagrees(self) -> bool:
        """Whether no instant fits all that was said."""
        return any(problem.code == "times-disagree" for problem in self.problems)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every instant once at each clock that was named, the customary first, then in order of time."""
        first = (self.customary,) if self.customary else ()
        by_clock: dict[tuple[dt.datetime, str], Reading] = {}
        for heard in (*first, *self.heard):
            by_clock.setdefault((heard.instant, heard.reading.zone), heard.reading)
        readings = list(by_clock.values())
        return (*readings[: len(first)], *sorted(readings[len(first) :], key=lambda reading: reading.instant))


def agree(voices: Sequence[Voice], home: str | None) -> Verdict:
    """What the voices of one statement say together. `home` is the speaker's own clock.

    If one reading of each agrees, that is the time; else the speaker's own clock, or the first that was named, is
    customary and the latest of all readings holds.
    """
    shared = frozenset.intersection(*(voice.instants for voice in voices))
    if not shared:
        return _disagreement(voices, home)
    instant = _lift(voices, shared)
    if instant is not None and len(voices) > 1:
        voices = [_settled(voice, instant) if len(shared) == 1 else voice for voice in voices]
    everything = tuple(heard for voice in voices for heard in voice.heard)
    customary = next((heard for heard in everything if heard.instant == instant), None)
    return Verdict(customary, everything, (*_problems(voices), *_mismatch(voices, customary)))


def _lift(voices: Sequence[Voice], shared: frozenset[dt.datetime]) -> dt.datetime | None:
    """The instant that all voices can mean: the customary one where it is among them."""
    for voice in voices:
        if voice.customary and voice.customary.instant in shared:
            return voice.customary.instant
    return max(shared) if len(voices) > 1 and len(shared) == 1 else None


def _settled(voice: Voice, instant: dt.datetime) -> Voice:
    """The voice without readings that rest on choices which the other voices have ruled out."""
    keys = {heard.key for heard in voice.heard if heard.instant == instant}
    kept = tuple(
        heard for heard in voice.heard if heard.key in keys and (heard.instant == instant or _differs(heard, voice))
    )
    problems = tuple(problem for problem in voice.problems if problem.code not in _SETTLED_BY_OTHERS)
    return Voice(kept, decided=True, problems=problems)


def _differs(heard: Heard, voice: Voice) -> bool:
    """Whether a reading stands for the label's other sense (civil or literal) rather than a repeated hour."""
    return heard.literal or any(other.literal and other.key == heard.key for other in voice.heard)


def _disagreement(voices: Sequence[Voice], home: str | None) -> Verdict:
    own = next((voice for voice in voices if voice.customary and voice.customary.reading.zone == home), voices[0])
    everything = tuple(heard for voice in voices for heard in voice.heard)
    problems = _problems(voices)
    if all(voice.heard for voice in voices):
        said = ", ".join(dict.fromkeys(f"{heard.instant:%Y-%m-%dT%H:%MZ}" for heard in everything))
        problems = (*problems, TimeProblem("times-disagree", f"the times given are not one instant: {said}"))
    return Verdict(own.customary, everything, (*problems, *_mismatch(voices, own.customary)))


def _problems(voices: Sequence[Voice]) -> tuple[TimeProblem, ...]:
    return tuple(dict.fromkeys(problem for voice in voices for problem in voice.problems))


def _mismatch(voices: Sequence[Voice], customary: Heard | None) -> tuple[TimeProblem, ...]:
    """A label of the wrong half of the year, unless it is one that is also used for the bare offset and so meant."""
    for voice in voices:
        for heard in voice.heard if voice.decided else ():
            meant = heard.key.candidate.absolute and customary is not None and customary.instant == heard.instant
            if heard.literal and not meant:
                message = (
                    f"the zone was named as {heard.reading.zone}, which {heard.key.candidate.zone} does not keep"
                    f" on that day; taken literally it is {heard.instant:%Y-%m-%dT%H:%MZ}"
                )
                return (TimeProblem("zone-mismatch", message),)
    return ()


def pick(voices: Sequence[Voice], *, later: bool) -> Verdict:
    """Of times of which the later (or the earlier) holds."""
    known = [voice for voice in voices if voice.customary]
    everything = tuple(heard for voice in voices for heard in voice.heard)
    if len(known) < len(voices):
        return Verdict(None, everything, _problems(voices))
    choose = max if later else min
    chosen = choose(known, key=lambda voice: voice.heard[0].instant)
    kept = replace(chosen, heard=everything) if later else chosen
    return Verdict(chosen.customary, kept.heard, (*_problems(voices), *_mismatch(voices, chosen.customary)))


def first_of(verdict: Verdict, other: Verdict) -> Verdict:
    """Of two ways to read a statement the first, unless only the other agrees; where they differ, all readings stay."""
    if verdict.customary and other.customary and verdict.customary.instant == other.customary.instant:
        return verdict
    if verdict.disagrees != other.disagrees:
        return other if verdict.disagrees else verdict
    problem = TimeProblem("ambiguous-time", "the day may be that of either clock")
    return Verdict(verdict.customary, (*verdict.heard, *other.heard), (*verdict.problems, problem))
