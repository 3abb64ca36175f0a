"""`embargo status` on a command line: where briefings come from, what pipelines get, and a terminal kept up to date."""

from __future__ import annotations

import datetime as dt
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from runs import AFTER_LIFT, BEFORE_LIFT, Embargo
from schemas import validate
from values import NOON, rules_of

from embargo.cli.output import Outcome
from embargo.cli.status import fingerprint, keep_up_to_date
from embargo.errors import RulebookError, UsageError
from embargo.policy import RulesReport

_PATIENCE = 20.0  # seconds


def test_a_folder_named_on_the_command_line(embargo: Embargo, call: Path) -> None:
    run = embargo("status", call, "--at", BEFORE_LIFT, "--zone", "America/New_York")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("1 in force; 1 lifted. 1 briefing.\n")
    assert "Section 2: 10:30 EDT · 14:30 UTC" in run.out


def test_the_folders_of_the_configuration(embargo: Embargo, call: Path, tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "embargo.toml").write_text(f'briefings = ["{call}"]\nzone = "Europe/Brussels"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "Section 2: 15:30 CET · 14:30 UTC" in embargo("status", "--at", BEFORE_LIFT).out


def test_nothing_to_show_is_wrong_usage(embargo: Embargo, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    run = embargo("status")
    assert run.code == 2
    assert "embargo.toml" in run.err


@pytest.mark.parametrize(("at", "code"), [(BEFORE_LIFT, 1), (AFTER_LIFT, 0)])
def test_a_pipeline_waits_for_the_lift(embargo: Embargo, call: Path, at: str, code: int) -> None:
    run = embargo("status", call, "--at", at, "--fail-if-active", "--format", "json")
    assert run.code == code
    validate("status", run.json)


def test_a_missing_file_is_incomplete_and_not_a_pass(embargo: Embargo, call: Path, tmp_path: Path) -> None:
    run = embargo("status", call, tmp_path / "gone.md", "--at", AFTER_LIFT, "--fail-if-active")
    assert run.code == 3
    assert "gone.md" in run.err


def test_a_pipelines_log_has_no_word_of_a_briefing(embargo: Embargo, call: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("CI", "true")
    hidden = embargo("status", call, "--at", BEFORE_LIFT)
    assert "Herring" not in hidden.out
    assert "Section 2: 15:30 CET" in hidden.out
    assert "Herring" in embargo("status", call, "--at", BEFORE_LIFT, "--reveal").out


@pytest.mark.parametrize(
    ("more", "reason"),
    [(("--at", BEFORE_LIFT), "leave out --at"), ((), "draws on a terminal")],
)
def test_watch_wants_a_terminal_and_the_clock(embargo: Embargo, call: Path, more: tuple[str, ...], reason: str) -> None:
    run = embargo("status", call, "--watch", *more)
    assert run.code == 2
    assert reason in run.err


class Desk:
    """A desk whose clock, files and sleep are the test's own: what was drawn, and when it stops."""

    def __init__(self, ticks: int, error: Exception, *, broken: bool = False) -> None:
        self.ticks, self.reads, self.now = ticks, 0, NOON
        self.version = 0
        self.error, self.broken = error, broken

    def read(self) -> RulesReport:
        if self.broken:
            raise self.error
        self.reads += 1
        return RulesReport((rules_of(),))

    def shown(self, report: RulesReport, now: dt.datetime) -> Outcome:
        return Outcome(f"{len(report.briefings)} at {now:%H:%M}, read {self.reads} times\n", 0)

    def sleep(self, seconds: float) -> None:
        self.now += dt.timedelta(seconds=20)
        self.ticks -= 1
        if self.ticks == 3:
            self.version, self.broken = 1, True
        if self.ticks == 2:
            self.version, self.broken = 2, False
        if not self.ticks:
            raise KeyboardInterrupt

    def watch(self) -> None:
        keep_up_to_date(self.read, self.shown, lambda: self.version, now=lambda: self.now, sleep=self.sleep)


@pytest.mark.parametrize("error", [RulebookError("rules.toml:3: wrong"), UsageError("rules.toml:3: wrong")])
def test_the_screen_changes_with_the_time_and_with_the_files(
    error: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(KeyboardInterrupt):
        Desk(ticks=8, error=error).watch()
    out, err = capsys.readouterr()
    assert [frame for frame in out.split("\x1b[2J\x1b[H") if frame] == [
        "1 at 11:00, read 1 times\n",
        "1 at 11:01, read 1 times\n",
        "1 at 11:02, read 2 times\n",
    ]
    assert err == "embargo: rules.toml:3: wrong\n"


def test_what_is_wrong_from_the_start_ends_it() -> None:
    with pytest.raises(UsageError, match="no embargo on section 9"):
        Desk(ticks=8, error=UsageError("no embargo on section 9"), broken=True).watch()


def test_a_change_of_a_file_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "call.md"
    file.write_text("one", encoding="utf-8")
    named, folder = fingerprint([str(file)]), fingerprint([str(tmp_path)])
    assert (named, folder) == (fingerprint([str(file)]), fingerprint([str(tmp_path)]))
    (tmp_path / "call.rules.toml").write_text("", encoding="utf-8")
    assert fingerprint([str(file)]) != named
    assert fingerprint([str(tmp_path)]) != folder
    again = fingerprint([str(file)])
    file.write_text("other", encoding="utf-8")
    assert fingerprint([str(file)]) != again
    file.unlink()
    assert fingerprint([str(file)]) != again


def test_watching_on_a_terminal_until_interrupted(tmp_path: Path) -> None:
    file = tmp_path / "notice.txt"
    notice = "EMBARGOED UNTIL {} a.m. Eastern Time, March 3, 2031\n\nThe Harbor Trust names its keeper.\n"
    file.write_text(notice.format("9:00"), encoding="utf-8")
    controller, terminal = pty.openpty()
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    environment.pop("CI", None)
    command = [sys.executable, "-m", "embargo", "status", str(file), "--watch"]
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment) as process:
        os.close(terminal)
        try:
            assert "14:00 UTC" in _read_until(controller, "14:00 UTC")
            file.write_text(notice.format("10:30"), encoding="utf-8")
            assert "15:30 UTC" in _read_until(controller, "15:30 UTC")
            process.send_signal(signal.SIGINT)
            assert process.wait(_PATIENCE) == 130
        finally:
            process.kill()
            os.close(controller)


def _read_until(controller: int, words: str) -> str:
    seen = ""
    deadline = time.monotonic() + _PATIENCE
    while words not in seen and time.monotonic() < deadline:
        if select.select([controller], [], [], 0.5)[0]:
            seen += os.read(controller, 4096).decode(errors="replace")
    return seen
