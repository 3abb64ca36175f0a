"""The call that the project began with, and the same words on other days."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from embargo.briefing import build_briefings
from embargo.groundrules import Basis, Embargo, GroundRules, Kind, extract
from embargo.read import read_bytes, read_path
from embargo.rulebook import Rulebook


def rules_of(rulebook: Rulebook, *paths: Path) -> GroundRules:
    (briefing,) = build_briefings([read_path(path) for path in paths], rulebook)
    return extract(briefing, rulebook)


def embargo_on(rules: GroundRules, scope: str) -> Embargo:
    (found,) = [embargo for embargo in rules.embargoes if embargo.scope == scope]
    return found


@pytest.fixture(scope="module")
def seed(shared: Path) -> Path:
    (path,) = (shared / "seed").glob("*.txt")
    return path


def test_the_call(seed: Path, rulebook: Rulebook) -> None:
    rules = rules_of(rulebook, seed)
    briefing = rules.briefing
    assert briefing.held_on == dt.date(2022, 3, 24)
    assert briefing.zone == "Europe/Brussels"
    assert briefing.started_at is not None
    assert briefing.started_at.isoformat() == "2022-03-24T11:53:00+01:00"
    (attribution,) = rules.attribution
    assert (attribution.scope, attribution.basis) == ("call", Basis.ON_BACKGROUND)
    assert attribution.labels == ("senior administration officials",)
    assert rules.names_withheld
    assert {embargo.scope for embargo in rules.embargoes} == {"section:1", "section:2"}


def test_the_closing_stamp_ends_the_first_portion_not_the_call(seed: Path, rulebook: Rulebook) -> None:
    rules = rules_of(rulebook, seed)
    first = embargo_on(rules, "section:1")
    assert first.kind is Kind.CALL_END
    assert first.lifts_at is None
    assert rules.briefing.ended_at is None


def test_both_clocks_agree_in_the_fortnight_between_the_changes(seed: Path, rulebook: Rulebook) -> None:
    rules = rules_of(rulebook, seed)
    second = embargo_on(rules, "section:2")
    assert second.kind is Kind.TIME
    assert second.lifts_at == second.lifts_at_latest == dt.datetime(2022, 3, 24, 13, 15, tzinfo=dt.UTC)
    assert second.zone == "Europe/Brussels"
    assert "times-disagree" not in {warning.code for warning in rules.warnings}


def test_with_the_second_part_it_is_one_call_that_ended(seed: Path, shared: Path, rulebook: Rulebook) -> None:
    second_part = shared / "corpus" / "transcripts" / "2022-03-24-e449b8.md"
    for order in ((seed, second_part), (second_part, seed)):
        rules = rules_of(rulebook, *order)
        first = embargo_on(rules, "section:1")
        assert first.lifts_at == dt.datetime(2022, 3, 24, 11, 39, tzinfo=dt.UTC)
        assert embargo_on(rules, "section:2").lifts_at == dt.datetime(2022, 3, 24, 13, 15, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("date", "lift", "latest", "code"),
    [
        ("2022-04-07", "13:15", "13:15", "zone-mismatch"),  # they agree only if CET is meant literally
        ("2022-02-24", "13:15", "14:15", "times-disagree"),  # no reading agrees: the first named, held to the later
    ],
)
def test_the_same_words_on_other_days(
    seed: Path, rulebook: Rulebook, date: str, lift: str, latest: str, code: str
) -> None:
    text = seed.read_text(encoding="utf-8").replace("2022-03-24", date)
    (briefing,) = build_briefings([read_bytes(text.encode(), "call.txt")], rulebook)
    rules = extract(briefing, rulebook)
    second = embargo_on(rules, "section:2")
    assert second.lifts_at == dt.datetime.fromisoformat(f"{date}T{lift}+00:00")
    assert second.lifts_at_latest == dt.datetime.fromisoformat(f"{date}T{latest}+00:00")
    assert code in {warning.code for warning in rules.warnings}
