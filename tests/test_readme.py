"""Every command and every line of Python in the README does what the README says."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pages import BLOCK, ROOT, Command, blocks, broken_links, check, commands

README = (ROOT / "README.md").read_text(encoding="utf-8")
# Commands that make the environment the tests run in; `.ci/run` runs the last three from nothing.
SET_UP = {"sudo apt-get install -y python3-venv make", "make setup", "make demo", "make test", "pipx install '.[all]'"}
RUN_HERE = [command for command in commands(README) if command.words not in SET_UP]


@pytest.mark.parametrize("command", RUN_HERE, ids=lambda command: command.words)
def test_a_command_does_what_is_printed(command: Command) -> None:
    check(command)


def test_the_set_up_is_three_commands_that_ci_runs() -> None:
    assert {command.words for command in commands(README)} >= SET_UP
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in ci
    assert "make demo" in ci


def test_the_lines_of_python_run() -> None:
    (code,) = blocks(README, "python")
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[0] == "hold 2023-03-21 14:30:00+00:00"


def test_the_files_that_it_names_are_there() -> None:
    assert "](" in README
    assert broken_links(README, ROOT) == []


def test_no_other_kind_of_block_hides_a_command() -> None:
    assert {language for language, _ in BLOCK.findall(README)} <= {"console", "python", "toml", "json", "markdown"}
