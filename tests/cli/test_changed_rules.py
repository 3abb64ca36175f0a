"""What drafts are held to changed or went: then `--changed-since` leaves none of them out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom import commit_all, git
from runs import BEFORE_LIFT, EXAMPLES, Embargo, Run

from embargo.cli.changed import changed_drafts, rules_changed


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, tagged "first", whose drafts all may run."""
    desk = tmp_path / "desk"
    shutil.copytree(EXAMPLES / "call", desk / "calls")
    shutil.copytree(EXAMPLES / "public", desk / "releases")
    (desk / "drafts" / "spring").mkdir(parents=True)
    shutil.copy(EXAMPLES / "drafts" / "clean.md", desk / "drafts" / "spring")
    (desk / "releases" / "old.txt").write_text("The harbor was closed for a day.\n")
    (desk / "embargo.toml").write_text('briefings = ["calls"]\npublic = ["releases"]\n')
    (desk / "pyproject.toml").write_text("[project]\n")
    commit_all(desk)
    git(desk, "tag", "first")
    monkeypatch.chdir(desk)
    return desk


def changed(*inputs: str, draft: str = "drafts") -> bool:
    return rules_changed(map(Path, inputs), [draft], "first")


def test_where_all_is_as_it_was(desk: Path) -> None:
    assert not changed("calls", "releases", "embargo.toml")
    assert not changed("calls/part-1.md")
    assert not changed("calls", draft="drafts/spring/../spring/clean.md")
    (desk / "drafts" / "spring" / "clean.md").write_text("Other words.\n")
    (desk / "elsewhere").mkdir()
    assert not changed("calls", "releases", "embargo.toml")


TAKEN_AWAY: dict[str, Callable[[Path], object]] = {
    "a release": lambda desk: (desk / "releases" / "old.txt").unlink(),
    "a part of a call": lambda desk: (desk / "calls" / "part-2.md").unlink(),
    "the settings": lambda desk: (desk / "embargo.toml").unlink(),
    "settings in another file": lambda desk: (desk / "pyproject.toml").write_text("[project]\nname = 'desk'\n"),
    "a name": lambda desk: (desk / "releases" / "old.txt").rename(desk / "releases" / "older.md"),
}


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize("what", TAKEN_AWAY)
def test_what_was_taken_away_counts(desk: Path, what: str, committed: bool) -> None:
    TAKEN_AWAY[what](desk)
    if committed:
        commit_all(desk)
    inputs = [name for name in ("calls", "releases") if (desk / name).exists()]
    assert changed(*inputs)
    assert changed(*inputs, draft="drafts/spring/clean.md")


def test_a_link_that_leads_to_itself_is_a_file_like_others(desk: Path) -> None:
    (desk / "calls" / "loop.md").symlink_to("loop.md")
    assert changed("calls")
    commit_all(desk)
    git(desk, "tag", "--force", "first")
    assert not changed("calls")


def test_the_rules_beside_a_single_briefing_count(desk: Path) -> None:
    beside = desk / "calls" / "part-1.rules.toml"
    beside.write_text("# signed\n")
    assert changed("calls/part-1.md")
    commit_all(desk)
    git(desk, "tag", "--force", "first")
    assert not changed("calls/part-1.md")
    beside.write_text("# signed again\n")
    assert changed("calls/part-1.md")
    beside.unlink()
    assert changed("calls/part-1.md")
    assert not changed("calls/part-2.md")


def test_a_folder_that_is_a_link_led_elsewhere_counts(desk: Path) -> None:
    shutil.copytree(desk / "calls", desk / "archive")
    (desk / "current").symlink_to("calls")
    commit_all(desk)
    git(desk, "tag", "--force", "first")
    assert not changed("current")
    assert not changed("current/part-1.md", draft=str(desk / "drafts"))
    (desk / "current").unlink()
    (desk / "current").symlink_to("archive")
    assert changed("current")
    assert changed("current/part-1.md")
    assert changed_drafts(["current"], "first") == ["current/part-1.md", "current/part-2.md"]


def test_a_draft_that_a_release_let_pass_is_checked_again(
    embargo: Embargo, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    shutil.copy(EXAMPLES / "drafts" / "leak.md", desk / "drafts")
    commit_all(desk)
    git(desk, "tag", "--force", "first")

    def check() -> Run:
        return embargo("check", "drafts", "--at", BEFORE_LIFT, "--changed-since", "first")

    assert check().code == 0
    (desk / "releases" / "earlier-release.md").unlink()
    run = check()
    assert run.code == 1
    assert "leak.md" in run.out
