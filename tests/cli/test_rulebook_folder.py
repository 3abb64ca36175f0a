"""A newsroom's own rule files: a moderator's habit is learnt without a line of Python."""

from __future__ import annotations

from pathlib import Path

from runs import EXAMPLES, Embargo

FOLDER = EXAMPLES / "rulebook"
CALL = FOLDER / "call.md"


def test_a_habit_is_known_only_with_the_folder(embargo: Embargo) -> None:
    without = embargo("rules", CALL, "--format", "json").json["briefings"][0]
    with_it = embargo("rules", CALL, "--format", "json", "--rulebook", FOLDER).json["briefings"][0]
    assert without["embargoes"] == []
    (rule,) = with_it["embargoes"]
    assert (rule["scope"], rule["kind"], rule["lifts_at"]) == ("call", "time", "2023-05-16T16:00:00Z")
    assert rule["evidence"][0]["text"].startswith("Please sit tight till 6:00 p.m. Quay Time")


def test_the_check_holds_what_the_habit_holds(embargo: Embargo) -> None:
    arguments = ("check", FOLDER / "draft.md", "--briefing", CALL, "--at", "2023-05-16T15:00Z", "--format", "json")
    rules = [
        {finding["rule"] for finding in embargo(*arguments, *more).json["drafts"][0]["findings"]}
        for more in ((), ("--rulebook", FOLDER))
    ]
    assert "embargoed-quote" not in rules[0]
    assert "embargoed-quote" in rules[1]


def test_it_adds_and_takes_nothing_away(embargo: Embargo, call: Path) -> None:
    assert embargo("rules", call).out == embargo("rules", call, "--rulebook", FOLDER).out


def test_a_folder_may_be_given_twice_over(embargo: Embargo, tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text(
        'kind = "draft"\nlanguage = "en"\n\n[verbs]\nsay = ["squawk, squawks, squawked, squawking"]\n'
    )
    draft = tmp_path / "draft.md"
    draft.write_text("“The cranes stay,” squawked a port official.\n\n“They go,” harrumphed another one.\n")
    run = embargo("quotes", draft, "--format", "json", "--rulebook", FOLDER, "--rulebook", tmp_path)
    cues = [quotation["cue"] and quotation["cue"]["text"] for quotation in run.json["drafts"][0]["quotations"]]
    assert cues == ["squawked", "harrumphed"]


def test_there_is_one_option_of_the_name(embargo: Embargo) -> None:
    run = embargo("rules", CALL, "--rules", FOLDER)
    assert (run.code, run.out) == (2, "")
