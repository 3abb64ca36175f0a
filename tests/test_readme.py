"""Every command and every line of Python in the README does what the README says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Commands that make the environment the tests run in; `.ci/run` runs the last three from nothing.
SET_UP = {"sudo apt-get install -y python3-venv make", "make setup", "make demo", "make test", "pipx install ."}


class Command(NamedTuple):
    """A command of the README, the exit code it should end with, and lines that it should print."""

    words: str
    code: int
    output: tuple[str, ...]


def commands() -> list[Command]:
    """The commands of the console blocks: after "$ ", with "# exit N" where it is not 0, then their output."""
    found: list[Command] = []
    for language, body in BLOCK.findall(README):
        for line in body.splitlines() if language == "console" else ():
            if line.startswith("$ "):
                words, _, code = line[2:].partition("  # exit ")
                found.append(Command(words.strip(), int(code or 0), ()))
            elif line.strip():
                found[-1] = found[-1]._replace(output=(*found[-1].output, line))
    return found


RUN_HERE = [command for command in commands() if command.words not in SET_UP]


@pytest.mark.parametrize("command", RUN_HERE, ids=lambda command: command.words)
def test_a_command_does_what_is_printed(command: Command) -> None:
    program, *arguments = shlex.split(command.words)
    assert program == "embargo"
    run = subprocess.run(
        [sys.executable, "-m", "embargo", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "COLUMNS": "100"},
    )
    assert run.returncode == command.code, run.stderr
    printed = run.stdout.splitlines()
    expected = [line for line in command.output if line != "..."]
    assert [line for line in expected if line not in printed] == []
    if command.output and command.output[-1] != "...":
        assert printed[-1] == command.output[-1]


def test_the_set_up_is_three_commands_that_ci_runs() -> None:
    assert {command.words for command in commands()} >= SET_UP
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in ci
    assert "make demo" in ci


def test_the_lines_of_python_run() -> None:
    (code,) = [body for language, body in BLOCK.findall(README) if language == "python"]
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[0] == "hold 2023-03-21 14:30:00+00:00"


def test_the_files_that_it_names_are_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_no_other_kind_of_block_hides_a_command() -> None:
    assert {language for language, _ in BLOCK.findall(README)} <= {"console", "python", "toml", "json", "markdown"}
