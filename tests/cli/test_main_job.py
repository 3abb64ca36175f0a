"""The main job on the project's own example, end to end."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import AFTER_LIFT, Embargo
from schemas import validate


def test_the_ground_rules_of_the_example_call(embargo: Embargo, call: Path) -> None:
    run = embargo("rules", call, "--format", "json")
    assert (run.code, run.err) == (0, "")
    validate("rules", run.json)
    (briefing,) = run.json["briefings"]
    assert [Path(source).name for source in briefing["sources"]] == ["part-1.md", "part-2.md"]
    assert (briefing["held_on"], briefing["zone"]) == ("2023-03-21", "Europe/Brussels")
    assert briefing["started_at"] == "2023-03-21T12:34:00+01:00"
    assert briefing["ended_at"] == "2023-03-21T13:16:00+01:00"
    assert briefing["names_withheld"] is True
    assert [(rule["scope"], rule["basis"], rule["labels"]) for rule in briefing["attribution"]] == [
        ("call", "on_background", ["senior administration officials"])
    ]
    first, second = briefing["embargoes"]
    assert (first["scope"], first["kind"], first["lifts_at"]) == ("section:1", "call_end", "2023-03-21T12:16:00Z")
    assert (second["scope"], second["kind"], second["lifts_at"]) == ("section:2", "time", "2023-03-21T14:30:00Z")
    assert second["lifts_at_latest"] == "2023-03-21T14:30:00Z"
    assert "times-disagree" not in {warning["code"] for warning in briefing["warnings"]}


def test_the_first_part_alone_does_not_know_when_the_call_ended(embargo: Embargo, call: Path) -> None:
    (briefing,) = embargo("rules", call / "part-1.md", "--format", "json").json["briefings"]
    first, second = briefing["embargoes"]
    assert (first["scope"], first["kind"], first["lifts_at"]) == ("section:1", "call_end", None)
    assert second["lifts_at"] == "2023-03-21T14:30:00Z"


def test_the_leak_is_held_until_the_lift(check: Embargo, drafts: Path) -> None:
    run = check(drafts / "leak.md", "--format", "json")
    assert (run.code, run.err) == (1, "")
    validate("check", run.json)
    (draft,) = run.json["drafts"]
    assert (run.json["verdict"], draft["verdict"], draft["publishable_at"]) == ("hold", "hold", "2023-03-21T14:30:00Z")
    quoted = [found for found in draft["findings"] if found["rule"] == "embargoed-quote"]
    assert [found["line"] for found in quoted] == [10]
    text = (drafts / "leak.md").read_text(encoding="utf-8")
    assert text[quoted[0]["start"] : quoted[0]["end"]].startswith("This is the last chance we have")
    assert {evidence["scope"] for evidence in quoted[0]["evidence"]} == {"section:2"}
    assert "embargoed-text" in {found["rule"] for found in draft["findings"]}


def test_after_the_lift_it_is_held_no_more(check: Embargo, drafts: Path) -> None:
    run = check(drafts / "leak.md", "--at", AFTER_LIFT, "--format", "json")
    assert (run.code, run.json["verdict"]) == (0, "clear")


def test_a_minute_before_the_lift_it_is_still_held(check: Embargo, drafts: Path) -> None:
    assert check(drafts / "leak.md", "--at", "2023-03-21T15:29:59+01:00").code == 1


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("What broke the deadlock was a map,", {"named-source", "wrong-source"}),
        ("The mood was tired, and it was hostile,", {"misquote"}),
        ("The smallest fleets have been sold out,", {"reporter-words"}),
        ("Nobody has a veto over the fish.", {"unattributed-quote"}),
    ],
)
def test_the_misattributed_draft_is_to_be_fixed(check: Embargo, drafts: Path, words: str, rule: set[str]) -> None:
    run = check(drafts / "misattributed.md", "--format", "json")
    assert (run.code, run.json["verdict"]) == (1, "fix")
    rules = {found["rule"] for found in run.json["drafts"][0]["findings"] if words in found["excerpt"]}
    assert rules & rule


def test_the_clean_draft_may_run(check: Embargo, drafts: Path) -> None:
    run = check(drafts / "clean.md", "--format", "json")
    assert (run.code, run.json["verdict"], run.json["drafts"][0]["findings"]) == (0, "clear", [])


def test_an_editor_sees_the_verdict_first(check: Embargo, drafts: Path) -> None:
    lines = check(drafts / "leak.md").out.splitlines()
    assert lines[0] == "HOLD until 15:30 CET · 10:30 EDT · 14:30 UTC, Tuesday 21 March 2023"
    assert any(line.startswith(f"{drafts / 'leak.md'}:10:2: error [embargoed-quote]") for line in lines)


def test_the_desks_zone_is_shown_too(check: Embargo, drafts: Path) -> None:
    first = check(drafts / "leak.md", "--zone", "Asia/Tokyo").out.splitlines()[0]
    assert first == "HOLD until 15:30 CET · 10:30 EDT · 23:30 JST · 14:30 UTC, Tuesday 21 March 2023"


def test_quotes_keep_to_their_schema(embargo: Embargo, drafts: Path) -> None:
    run = embargo("quotes", drafts / "clean.md", "--format", "json")
    assert run.code == 0
    validate("quotes", run.json)
    direct = [each for each in run.json["drafts"][0]["quotations"] if each["kind"] == "direct"]
    assert direct[0]["source"]["text"] == "a senior administration official"


def test_when_reads_a_stated_time(embargo: Embargo) -> None:
    words = "2:15 p.m. Central European Time, or 9:15 a.m. Eastern"
    run = embargo("when", words, "--on", "2022-03-24", "--zone", "Europe/Brussels", "--format", "json")
    assert run.code == 0
    validate("when", run.json)
    assert [time["instant"] for time in run.json["times"]] == ["2022-03-24T13:15:00Z"]
    assert "14:15 CET" in embargo("when", words, "--on", "2022-03-24", "--zone", "Europe/Brussels").out


def test_the_same_run_gives_the_same_bytes(check: Embargo, drafts: Path) -> None:
    for format_ in ("text", "json"):
        assert check(drafts, "--format", format_).out == check(drafts, "--format", format_).out


def test_standard_input_is_a_draft_like_any_other(check: Embargo, drafts: Path) -> None:
    run = check("-", "--format", "json", stdin=(drafts / "leak.md").read_bytes())
    assert (run.code, run.json["verdict"]) == (1, "hold")


def test_now_is_the_default_instant(embargo: Embargo, call: Path, drafts: Path) -> None:
    run = embargo("check", drafts / "leak.md", "--briefing", call, "--format", "json")
    assert (run.code, run.json["verdict"]) == (0, "clear")
    assert run.json["checked_at"] > "2024"
