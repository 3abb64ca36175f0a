"""How far a long run has come is shown on a terminal, and nowhere else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from runs import BEFORE_LIFT, EXAMPLES

from embargo import api
from embargo.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with progress.progress(wanted=True) as tell:
        assert tell is not None
        tell(312, 1000)
    assert "checking drafts" in terminal.getvalue()
    assert "312/1000" in terminal.getvalue()


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with progress.progress(wanted=True) as tell:
        assert tell is not None
        tell(1, 1)
    assert "checking" not in terminal.getvalue()


def test_a_pipe_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with progress.progress(wanted=True) as tell:
        assert tell is None
    monkeypatch.setattr("sys.stderr", Terminal())
    with progress.progress(wanted=False) as tell:
        assert tell is None


def test_it_is_told_of_every_draft(tmp_path: Path) -> None:
    for number in range(3):
        text = (EXAMPLES / "drafts" / "clean.md").read_text(encoding="utf-8")
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    told: list[tuple[int, int]] = []
    from embargo.times import parse_instant

    api.check(
        [tmp_path],
        [EXAMPLES / "call"],
        at=parse_instant(BEFORE_LIFT),
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 3), (2, 3), (3, 3)]
