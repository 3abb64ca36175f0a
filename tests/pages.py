"""Pages of documentation whose commands are run: what each should print, and with which exit code it should end."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Command(NamedTuple):
    """A command of a page, the exit code it should end with, and lines that it should print."""

    words: str
    code: int
    output: tuple[str, ...]


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of one language."""
    return [body for named, body in BLOCK.findall(text) if named == language]


def commands(text: str) -> list[Command]:
    """The commands of the console blocks: after "$ ", with "# exit N" where it is not 0, then their output."""
    found: list[Command] = []
    for body in blocks(text, "console"):
        for line in body.splitlines():
            if line.startswith("$ "):
                words, _, code = line[2:].partition("  # exit ")
                found.append(Command(words.strip(), int(code or 0), ()))
            elif line.strip():
                found[-1] = found[-1]._replace(output=(*found[-1].output, line))
    return found


def broken_links(text: str, folder: Path) -> list[str]:
    """The files that a page in `folder` links to and that are not there."""
    return [link for link in re.findall(r"\]\((?!https?:)([^)#]+)", text) if not (folder / link).exists()]


def check(command: Command) -> None:
    """Run a command as the page shows it, beside a copy of the examples; fail where it does otherwise."""
    assert command.words.startswith("embargo ")
    with TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder, "examples"))
        run = subprocess.run(
            ["bash", "-c", 'embargo() { "$PYTHON" -m embargo "$@"; }; ' + command.words],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={**outside_ci(), "COLUMNS": "100", "PYTHON": sys.executable},
        )
    assert run.returncode == command.code, run.stderr
    printed = run.stdout.splitlines()
    expected = [line for line in command.output if line != "..."]
    assert [line for line in expected if line not in printed] == []
    if command.output and command.output[-1] != "...":
        assert printed[-1] == command.output[-1]


def outside_ci() -> dict[str, str]:
    """The environment as at an editor's desk, where reports show words."""
    return {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("EMBARGO_")}
