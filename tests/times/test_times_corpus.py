"""The embargo sentences of the labelled calls, with the sentence and the call's date handed over."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from embargo.rulebook import Rulebook
from embargo.times import Circumstances, TimeLexicon, localise, read_times

Label = dict[str, Any]


def labels(path: Path) -> Iterator[tuple[Label, Label]]:
    """Each call with each clock time stated in it; labels that quote no clock time state it elsewhere."""
    for line in path.read_text(encoding="utf-8").splitlines():
        call = json.loads(line)
        for embargo in call["embargoes"]:
            if embargo["kind"] == "time" and any(letter.isdigit() for letter in embargo["stated"]):
                yield call, embargo


def said_at(call: Label) -> dt.datetime | None:
    stamp = call.get("started") or call.get("ended")
    if not stamp or not call["clock_zone"]:
        return None
    wall = dt.datetime.fromisoformat(f"{call['call_date']}T{stamp}")
    return localise(wall, call["clock_zone"]).times[0].astimezone(dt.UTC)


def readings(call: Label, embargo: Label, lexicon: TimeLexicon) -> list[tuple[str | None, str | None]]:
    date = dt.date.fromisoformat(call["call_date"])
    circumstances = Circumstances(date, call["clock_zone"] or embargo["zone"], said_at(call))
    times = read_times(embargo["stated"], circumstances, lexicon)
    return [(shown(time.customary.instant if time.customary else None), shown(time.latest)) for time in times]


def shown(instant: dt.datetime | None) -> str | None:
    return f"{instant.astimezone(dt.UTC):%Y-%m-%dT%H:%MZ}" if instant else None


@pytest.mark.parametrize(("name", "least"), [("gold.jsonl", 1.0), ("other-hosts/gold.jsonl", 0.9)])
def test_stated_times_are_read_to_the_labelled_instant(
    shared: Path, rulebook: Rulebook, name: str, least: float
) -> None:
    stated = list(labels(shared / "corpus" / name))
    wanted = [(embargo["utc"], embargo["latest_utc"]) for _, embargo in stated]
    found = [readings(call, embargo, rulebook.times) for call, embargo in stated]
    right = sum(want in got for want, got in zip(wanted, found, strict=True))
    # Some labels take their day, or a second time, from another sentence than the one they quote.
    assert right >= least * len(stated) > 0
