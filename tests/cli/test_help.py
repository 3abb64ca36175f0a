"""Help: shown wherever it is asked for, and its examples run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from runs import EXAMPLES, Embargo

from embargo.cli.app import COMMANDS

# Enough for a command to run, if it were not for --help.
ARGUMENTS = {
    "check": ["draft.md", "--briefing", "call.md"],
    "rules": ["call.md"],
    "quotes": ["draft.md"],
    "when": ["noon", "--on", "2023-03-21"],
    "baseline": ["write", "baseline.json", "draft.md"],
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files that the examples name."""
    shutil.copytree(EXAMPLES / "call", tmp_path / "briefings")
    shutil.copy(EXAMPLES / "call" / "part-1.md", tmp_path / "call.md")
    shutil.copytree(EXAMPLES / "drafts", tmp_path / "drafts")
    shutil.copytree(EXAMPLES / "drafts", tmp_path / "archive")
    shutil.copy(EXAMPLES / "drafts" / "clean.md", tmp_path / "draft.md")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EMBARGO_BRIEFINGS", "briefings")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("given", [False, True])
def test_help_is_shown_and_nothing_is_done(embargo: Embargo, desk: Path, command: str, given: bool) -> None:
    run = embargo(command, *(ARGUMENTS.get(command, []) if given else []), "--help")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"Usage: embargo {command} ")
    assert not (desk / "baseline.json").exists()


def examples(embargo: Embargo, command: str) -> list[list[str]]:
    lines = re.findall(rf"^  (embargo {command}\b.*)$", embargo(command, "--help").out, re.MULTILINE)
    return [shlex.split(line)[1:] for line in lines]


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"desk"}))
def test_the_examples_run(embargo: Embargo, desk: Path, command: str) -> None:
    shown = examples(embargo, command)
    assert shown
    for words in shown:
        run = embargo(*words)
        assert run.code in {0, 1}, (words, run.err)
