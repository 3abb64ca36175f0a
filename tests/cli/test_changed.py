"""Which drafts `--changed-since` takes: the safe side is to take one more."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from newsroom import commit_all, git

from embargo.cli import changed
from embargo.cli.changed import changed_drafts
from embargo.errors import InputError, UsageError


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three drafts in its first commit, tagged "first"."""
    top = tmp_path / "desk"
    (top / "drafts" / "later").mkdir(parents=True)
    for name in ("one.md", "two.md", "later/tré fjörd.md"):
        write(top / "drafts" / name, "Old words.\n")
    write(top / ".gitignore", "ignored.md\n")
    commit_all(top)
    git(top, "tag", "first")
    monkeypatch.chdir(top)
    return top


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def commit(top: Path) -> None:
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--allow-empty", "--message=more")


def test_nothing_changed(desk: Path) -> None:
    commit(desk)
    assert changed_drafts(["drafts"], "first") == []
    assert changed_drafts(["drafts/one.md", str(desk / "drafts" / "two.md")], "HEAD") == []
    assert "no draft changed since first" in changed.nothing_changed("first")


@pytest.mark.parametrize("state", ["committed", "staged", "edited"])
def test_a_changed_draft_counts_in_every_state(desk: Path, state: str) -> None:
    write(desk / "drafts" / "later" / "tré fjörd.md", "New words.\n")
    if state != "edited":
        git(desk, "add", "--all")
    if state == "committed":
        commit(desk)
    assert changed_drafts(["drafts"], "first") == ["drafts/later/tré fjörd.md"]


def test_a_staged_change_that_was_taken_back_on_disk_is_no_change_of_the_file(desk: Path) -> None:
    write(desk / "drafts" / "one.md", "New words.\n")
    git(desk, "add", "--all")
    write(desk / "drafts" / "one.md", "Old words.\n")
    assert changed_drafts(["drafts"], "first") == []


def test_new_ignored_and_renamed_drafts_count(desk: Path) -> None:
    write(desk / "drafts" / "new.md", "Words.\n")
    write(desk / "drafts" / "ignored.md", "Words.\n")
    git(desk, "mv", "drafts/two.md", "drafts/second.md")
    assert changed_drafts(["drafts"], "first") == ["drafts/ignored.md", "drafts/new.md", "drafts/second.md"]


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_what_git_was_told_to_look_away_from_counts(desk: Path, flag: str) -> None:
    git(desk, "update-index", flag, "drafts/one.md")
    write(desk / "drafts" / "one.md", "New words.\n")
    assert changed_drafts(["drafts"], "first") == ["drafts/one.md"]


def test_a_branch_is_compared_from_where_it_left(desk: Path) -> None:
    git(desk, "checkout", "--quiet", "-b", "story")
    write(desk / "drafts" / "one.md", "New words.\n")
    commit(desk)
    git(desk, "checkout", "--quiet", "main")
    write(desk / "drafts" / "two.md", "Words of others.\n")
    commit(desk)
    git(desk, "checkout", "--quiet", "story")
    assert changed_drafts(["drafts"], "main") == ["drafts/one.md"]


def test_without_a_common_commit_more_counts_not_less(desk: Path) -> None:
    git(desk, "checkout", "--quiet", "--orphan", "apart")
    write(desk / "drafts" / "one.md", "New words.\n")
    commit(desk)
    assert changed_drafts(["drafts"], "main") == ["drafts/one.md"]


def test_a_link_changes_with_what_it_leads_to(desk: Path, tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.md", "Words.\n")
    (desk / "drafts" / "link.md").symlink_to("one.md")
    (desk / "drafts" / "away.md").symlink_to(outside)
    commit(desk)
    assert changed_drafts(["drafts"], "HEAD") == ["drafts/away.md"]  # nobody can tell
    write(desk / "drafts" / "one.md", "New words.\n")
    assert changed_drafts(["drafts"], "HEAD") == ["drafts/away.md", "drafts/link.md", "drafts/one.md"]


def test_a_repository_within_is_asked_itself(desk: Path) -> None:
    inner = desk / "drafts" / "wire"
    inner.mkdir()
    write(inner / "three.md", "Words.\n")
    commit_all(inner)
    git(inner, "tag", "first")
    write(inner / "four.md", "Words.\n")
    assert changed_drafts(["drafts"], "first") == ["drafts/wire/four.md"]


def test_the_repository_of_a_hook_is_not_taken_for_the_drafts(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git-of-another")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    write(desk / "drafts" / "one.md", "New words.\n")
    assert changed_drafts(["drafts"], "first") == ["drafts/one.md"]


@pytest.mark.parametrize("ref", ["nowhere", "first..HEAD", "--output=x", "", " ", "first:drafts/one.md"])
def test_what_is_no_commit_is_refused(desk: Path, ref: str) -> None:
    with pytest.raises(UsageError, match="--changed-since"):
        changed_drafts(["drafts"], ref)
    assert not (desk / "x").exists()


def test_drafts_outside_a_repository_are_refused(desk: Path, tmp_path: Path) -> None:
    write(tmp_path / "loose.md", "Words.\n")
    with pytest.raises(UsageError, match="is in no git repository"):
        changed_drafts(["drafts", str(tmp_path / "loose.md")], "first")


def test_standard_input_is_refused(desk: Path) -> None:
    with pytest.raises(UsageError, match="standard input has no history"):
        changed_drafts(["drafts", "-"], "first")


def test_a_draft_that_is_not_there_is_an_input_error(desk: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        changed_drafts(["drafts/gone.md"], "first")


def test_without_git_it_is_refused(desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("git") is None
    with pytest.raises(UsageError, match="the program git is needed"):
        changed_drafts(["drafts"], "first")
