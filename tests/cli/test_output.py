"""Reports are delivered whole or not at all."""

from __future__ import annotations

import io
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from runs import BEFORE_LIFT, Embargo

from embargo.cli import output
from embargo.cli.boundary import run
from embargo.cli.output import Outcome, OutputError, colour_wanted, deliver, terminal_width


def test_a_report_goes_to_a_file(check: Embargo, drafts: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    run = check(drafts / "leak.md", "--format", "json", "--output", target)
    assert (run.code, run.out, run.err) == (1, "", "")
    assert target.read_text(encoding="utf-8") == check(drafts / "leak.md", "--format", "json").out
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_what_was_not_read_is_said_on_standard_error_too(check: Embargo, drafts: Path, tmp_path: Path) -> None:
    run = check(drafts / "clean.md", "missing.md", "--output", tmp_path / "report.txt")
    assert (run.code, run.err) == (3, "embargo: missing.md: no such file; check the path\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no such file names there")
def test_the_name_of_a_file_is_no_command_to_a_build_server_or_a_terminal(
    check: Embargo, drafts: Path, tmp_path: Path
) -> None:
    name = "a\n::stop-commands::x\r##[endgroup]\x1b[2J\u202e.docx"
    (tmp_path / name).write_bytes(b"PK")
    run = check(drafts / "clean.md", tmp_path / name, "--output", tmp_path / "report.txt")
    assert run.code == 3
    assert run.err.replace("\n", "").isprintable()
    assert all(line.startswith("embargo: ") for line in run.err.removesuffix("\n").split("\n"))


def test_a_failing_write_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.txt"
    target.write_text("yesterday's", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="No space left on device"):
        deliver(Outcome("today's", 0, target))
    assert target.read_text(encoding="utf-8") == "yesterday's"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failing_write_is_no_pass(
    check: Embargo, drafts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    run = check(drafts / "clean.md", "--output", tmp_path / "report.txt")
    assert run.code == 3
    assert run.err == (
        f"embargo: the report could not be written to {tmp_path / 'report.txt'}: No space left on device\n"
    )


def test_an_output_that_cannot_be_is_refused_before_any_work(check: Embargo, drafts: Path, tmp_path: Path) -> None:
    run = check(drafts / "clean.md", "--output", tmp_path)
    assert (run.code, run.err) == (2, f"embargo: --output {tmp_path}: is a folder; name a file\n")


@pytest.mark.parametrize("name", ["n" * 300, "loop"])
def test_a_name_that_no_file_can_have_is_refused(check: Embargo, drafts: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    run = check(drafts / "clean.md", "--output", tmp_path / name)
    assert (run.code, run.out) == (2, "")
    assert "name another file" in run.err


def test_a_device_is_written_to_and_not_replaced(check: Embargo, drafts: Path) -> None:
    assert check(drafts / "clean.md", "--output", "/dev/null").code == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_a_report_keeps_the_permissions_of_the_one_before(tmp_path: Path, mode: int) -> None:
    """One that only its owner may read holds embargoed words."""
    report = tmp_path / "report.html"
    report.touch()
    report.chmod(mode)
    deliver(Outcome("words", 0, report))
    assert stat.S_IMODE(report.stat().st_mode) == mode
    assert report.read_text(encoding="utf-8") == "words"


def test_a_link_is_written_through(check: Embargo, drafts: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "report.txt", tmp_path / "latest.txt"
    target.write_text("", encoding="utf-8")
    link.symlink_to(target)
    assert check(drafts / "clean.md", "--output", link).code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("CLEAR")


def test_a_reader_that_is_gone_is_no_pass(call: Path, drafts: Path) -> None:
    """As in `embargo check ... | head -n 0`: the report did not arrive."""
    command = [sys.executable, "-m", "embargo", "check", str(drafts / "clean.md"), "--briefing", str(call)]
    with subprocess.Popen([*command, "--at", BEFORE_LIFT], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b"embargo: the report could not be delivered: its reader is gone\n"
    assert process.returncode == 3


def test_any_console_encoding_gets_utf_8(call: Path, drafts: Path) -> None:
    command = [sys.executable, "-m", "embargo", "check", str(drafts / "leak.md"), "--briefing", str(call)]
    environment = {"PYTHONIOENCODING": "ascii", "PATH": ""}
    run = subprocess.run([*command, "--at", BEFORE_LIFT], capture_output=True, check=False, env=environment)
    assert run.returncode == 1
    assert "·" in run.stdout.decode("utf-8").splitlines()[0]


@pytest.mark.parametrize(
    ("terminal", "environment", "wanted"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {}, False),
    ],
)
def test_colour_only_on_a_terminal(
    terminal: bool, environment: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal, raising=False)
    assert colour_wanted(None) is wanted
    assert colour_wanted(Path("report.txt")) is False


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("10", 40), ("400", 120), ("", 100)])
def test_the_terminals_width_is_kept_to(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(output.os, "get_terminal_size", lambda *_: (_ for _ in ()).throw(OSError()))
    assert terminal_width() == width


class _Unwritable(io.StringIO):
    """A stream whose reader is gone, or whose disk is full."""

    def write(self, _: str) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize(("arguments", "code"), [(["check", "--wrong"], 2), (["check", "no-such.md"], 3)])
def test_where_standard_error_cannot_be_written_the_exit_code_tells(
    call: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.setattr("sys.stderr", _Unwritable())
    assert run([*arguments, "--briefing", str(call)]) == code
