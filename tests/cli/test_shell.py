"""Completion, as each shell asks for it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SHELLS = {
    "bash": lambda words: {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)},
    "zsh": lambda words: {"_TYPER_COMPLETE_ARGS": words},
    "fish": lambda words: {"_TYPER_COMPLETE_ARGS": words, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
}
ASKED = {
    "embargo ch": "check",
    "embargo check --fail-": "--fail-on",
    "embargo check --fail-on wa": "warning",
    "embargo check --format sa": "sarif",
    "embargo check --select embargoed-q": "embargoed-quote",
    "embargo explain misq": "misquote",
}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("words", "wanted"), list(ASKED.items()))
def test_words_are_completed(shell: str, words: str, wanted: str) -> None:
    environment = {**os.environ, "_EMBARGO_COMPLETE": f"complete_{shell}", **SHELLS[shell](words)}
    run = subprocess.run(
        [sys.executable, "-m", "embargo"], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert wanted in run.stdout
