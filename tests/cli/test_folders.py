"""Folders of drafts that hold more than drafts, and runs in which nothing is left to judge."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from newsroom import commit_all, make_newsroom
from runs import BEFORE_LIFT, EXAMPLES, Embargo


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_newsroom(tmp_path / "desk")
    monkeypatch.chdir(folder)
    return folder


def test_briefings_below_the_drafts_are_no_drafts(embargo: Embargo, desk: Path) -> None:
    run = embargo("check", ".", "--at", BEFORE_LIFT, "--format", "json")
    assert run.code == 1
    assert [draft["path"] for draft in run.json["drafts"]] == ["drafts/clean.md", "drafts/leak.md"]
    assert run.json["incomplete"] == []


def test_a_briefing_named_as_a_draft_is_still_refused(embargo: Embargo, desk: Path) -> None:
    run = embargo("check", "briefings/call/part-1.md", "--at", BEFORE_LIFT)
    assert run.code == 3
    assert "holds the same words as a briefing" in run.out


def test_a_folder_of_briefings_alone_is_wrong_usage(embargo: Embargo, desk: Path) -> None:
    shutil.rmtree(desk / "drafts")
    run = embargo("check", ".", "--at", BEFORE_LIFT)
    assert (run.code, run.out) == (2, "")
    assert "no draft beside the briefings" in run.err


def test_nothing_changed_is_a_pass_that_leaves_its_reports(embargo: Embargo, desk: Path) -> None:
    run = embargo(
        *("check", "drafts", "--changed-since", "HEAD", "--at", BEFORE_LIFT),
        *("--format", "text", "--format", "sarif", "--output", "-", "--output", "out.sarif"),
    )
    assert (run.code, run.out, run.err) == (0, "", "embargo: no draft changed since HEAD: nothing to check\n")
    assert json.loads((desk / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"] == []


def test_nothing_changed_does_not_hide_a_wrong_configuration(embargo: Embargo, desk: Path) -> None:
    (desk / "embargo.toml").write_text("zoned = 1\n", encoding="utf-8")
    commit_all(desk)
    run = embargo("check", "drafts", "--changed-since", "HEAD", "--at", BEFORE_LIFT)
    assert run.code == 2


def test_only_what_changed_is_checked(embargo: Embargo, desk: Path) -> None:
    shutil.copy(EXAMPLES / "drafts" / "misattributed.md", desk / "drafts")
    run = embargo("check", "drafts", "--changed-since", "HEAD", "--at", BEFORE_LIFT, "--format", "json")
    assert [draft["path"] for draft in run.json["drafts"]] == ["drafts/misattributed.md"]


@pytest.mark.parametrize("changed", ["briefings/call/part-2.md", "briefings/call/part-1.rules.toml", "embargo.toml"])
def test_a_changed_rule_has_every_draft_checked(embargo: Embargo, desk: Path, changed: str) -> None:
    with (desk / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    run = embargo("check", "drafts", "--changed-since", "HEAD", "--at", BEFORE_LIFT, "--format", "json")
    assert [draft["path"] for draft in run.json["drafts"]] == ["drafts/clean.md", "drafts/leak.md"]


def test_briefings_outside_git_have_every_draft_checked(embargo: Embargo, desk: Path, tmp_path: Path) -> None:
    shutil.move(desk / "briefings", tmp_path / "briefings")
    (desk / "embargo.toml").write_text('briefings = ["../briefings"]\n', encoding="utf-8")
    commit_all(desk)
    run = embargo("check", "drafts", "--changed-since", "HEAD", "--at", BEFORE_LIFT)
    assert run.code == 1


def test_a_closed_standard_input_is_said(embargo: Embargo, desk: Path) -> None:
    command = f'exec "{sys.executable}" -m embargo check - --at 2023-03-21T13:30Z <&-'
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.returncode == 3
    assert "standard input is closed" in run.stdout + run.stderr


def test_a_baseline_leaves_the_briefings_beside_the_drafts_out_too(embargo: Embargo, desk: Path) -> None:
    run = embargo("baseline", "write", "base.json", ".", "--at", BEFORE_LIFT)
    assert (run.code, run.out) == (0, "")
    assert embargo("check", ".", "--at", BEFORE_LIFT, "--baseline", "base.json").code == 1
