"""The command line run in process on the project's own example."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from runs import BEFORE_LIFT, EXAMPLES, Embargo, Run

from embargo.cli.boundary import run as run_boundary


@pytest.fixture
def embargo(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Embargo:
    """`embargo ARGUMENT...` in this process; `stdin` is what standard input holds."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Run:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = run_boundary([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Run(code, out, err)

    return run


@pytest.fixture
def call() -> Path:
    return EXAMPLES / "call"


@pytest.fixture
def drafts() -> Path:
    return EXAMPLES / "drafts"


@pytest.fixture
def check(embargo: Embargo, call: Path) -> Embargo:
    """`embargo check ARGUMENT...` against the example call, before the lift unless another `--at` is given."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Run:
        at = () if "--at" in arguments else ("--at", BEFORE_LIFT)
        return embargo("check", *arguments, "--briefing", call, *at, stdin=stdin)

    return run
