"""The labelled real calls: dates, stamps and turns as the labellers found them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from embargo.briefing import Briefing, build_briefings
from embargo.read import collect, read_path
from embargo.rulebook import Rulebook

FOLDERS = {"white-house": "corpus", "other-hosts": "corpus/other-hosts"}
LABEL = re.compile(r"^(?:[A-Z][A-ZÁÉÍÑ .-]{3,}:|Q(?:\s{2,}|:| [A-Z(—]))", re.MULTILINE)


@pytest.fixture(scope="module", params=FOLDERS)
def labelled(request: pytest.FixtureRequest, shared: Path, rulebook: Rulebook) -> list[tuple[dict[str, Any], Briefing]]:
    folder = shared / FOLDERS[request.param]
    gold = {g["id"]: g for g in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines())}
    # One by one: the parts of one call are labelled apart.
    paths = collect([folder / "transcripts"])
    return [(gold[path.stem], build_briefings([read_path(path)], rulebook)[0]) for path in paths]


def calls(labelled: list[tuple[dict[str, Any], Briefing]]) -> Iterator[tuple[dict[str, Any], Briefing]]:
    return ((gold, found) for gold, found in labelled if gold["is_call"])


def test_dates(labelled: list[tuple[dict[str, Any], Briefing]]) -> None:
    wrong = [gold["id"] for gold, found in calls(labelled) if str(found.held_on) != gold["call_date"]]
    assert len(wrong) <= len(labelled) * 0.01, wrong


def test_dates_are_never_too_early(labelled: list[tuple[dict[str, Any], Briefing]]) -> None:
    """A date too late holds material longer; one too early would let it go."""
    assert not [gold["id"] for gold, found in calls(labelled) if str(found.held_on) < gold["call_date"]]


def test_stamps(labelled: list[tuple[dict[str, Any], Briefing]]) -> None:
    for gold, found in calls(labelled):
        shown = {stamp.closing: f"{stamp.clock:%H:%M}" for stamp in found.stamps}
        assert (shown.get(False), shown.get(True)) == (gold["started"], gold["ended"]), gold["id"]
        if gold["started"]:
            assert found.zone is not None, gold["id"]


def test_every_turn_is_found(labelled: list[tuple[dict[str, Any], Briefing]]) -> None:
    for gold, found in labelled:
        printed = len(LABEL.findall(found.documents[0].prose.text[found.preambles[0].end :]))
        assert len(found.turns) >= printed * 0.97, gold["id"]
        assert {turn.speaker.role for turn in found.turns} >= {"reporter"} or gold["id"] == "2021-10-30-3a1501"


def test_every_call_has_a_host_who_speaks_first(labelled: list[tuple[dict[str, Any], Briefing]]) -> None:
    for gold, found in calls(labelled):
        first = found.turns[0]
        assert first.speaker.role == "host" or first.host_words, gold["id"]
