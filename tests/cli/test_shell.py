"""Completion, as each shell asks for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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
    "embargo baseline up": "update",
    "embargo check --fail-on ne": "never",
}
# What is asked, and a word that the command would refuse.
REFUSED = {
    "embargo config --format ": "sarif",
    "embargo quotes --format ": "csv",
    "embargo status --format ": "html",
    "embargo when --format ": "junit",
    "embargo rules --format ": "sarif",
    "embargo check --min-severity ": "never",
}


def completed(shell: str, words: str) -> str:
    environment = {**os.environ, "_EMBARGO_COMPLETE": f"complete_{shell}", **SHELLS[shell](words)}
    run = subprocess.run(
        [sys.executable, "-m", "embargo"], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("words", "wanted"), list(ASKED.items()))
def test_words_are_completed(shell: str, words: str, wanted: str) -> None:
    assert wanted in completed(shell, words)


@pytest.mark.parametrize(("words", "refused"), list(REFUSED.items()))
def test_no_word_is_offered_that_would_be_refused(words: str, refused: str) -> None:
    offered = completed("bash", words).split()
    assert offered
    assert refused not in offered


SOURCED = {
    "bash": "COMP_WORDS=(embargo check --format sa) COMP_CWORD=3; "
    'eval "$(_EMBARGO_COMPLETE=source_bash embargo)"; _embargo_completion embargo; echo "${COMPREPLY[@]}"',
    "fish": 'env _EMBARGO_COMPLETE=source_fish embargo | source; complete -C "embargo check --format sa"',
}


@pytest.mark.parametrize("shell", SOURCED)
def test_a_shell_that_sourced_the_script_asks_for_words(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(
        [shell, "-c", SOURCED[shell]], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert run.stdout.split() == ["sarif"], run.stderr
