"""The exit-code table of the contract, cell by cell, through the command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from runs import AFTER_LIFT, BEFORE_LIFT, Embargo

from embargo import api


@pytest.mark.parametrize(
    ("draft", "options", "code"),
    [
        ("clean.md", (), 0),
        ("leak.md", (), 1),
        ("leak.md", ("--fail-on", "error"), 1),
        ("leak.md", ("--fail-on", "warning"), 1),
        ("leak.md", ("--fail-on", "note"), 1),
        ("leak.md", ("--fail-on", "never"), 0),
        ("leak.md", ("--min-severity", "error"), 1),
        ("leak.md", ("--select", "misquote"), 0),
        ("leak.md", ("--ignore", "embargoed-quote,embargoed-text,embargoed-paraphrase"), 0),
        ("leak.md", ("--at", AFTER_LIFT), 0),
        (".", (), 1),
    ],
)
@pytest.mark.parametrize("format_", ["text", "json"])
def test_0_and_1(check: Embargo, drafts: Path, draft: str, options: tuple[str, ...], code: int, format_: str) -> None:
    run = check(drafts / draft, *options, "--format", format_)
    assert (run.code, run.err) == (code, "")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["check"], "DRAFT"),
        (["check", "DRAFT", "--at", BEFORE_LIFT], "--briefing"),
        (["check", "DRAFT", "--briefing", "CALL", "--nonsense"], "--nonsense"),
        (["check", "DRAFT", "--briefing", "CALL", "--at", "2023-03-21T13:30"], "has no zone"),
        (["check", "DRAFT", "--briefing", "CALL", "--at", "noon"], "is not a time"),
        (["check", "DRAFT", "--briefing", "CALL", "--at", "2023-02-30T13:30Z"], "is not a time"),
        (["check", "DRAFT", "--briefing", "CALL", "--at", "2023-03-21 13:30 EST"], "is not a time"),
        (["check", "DRAFT", "--briefing", "CALL", "--at", "2023-03-26 02:30 Europe/Brussels"], "skips that time"),
        (["check", "DRAFT", "--briefing", "CALL", "--at", "2023-10-29 02:30 Europe/Brussels"], "shows that time twice"),
        (["check", "DRAFT", "--briefing", "CALL", "--received", "yesterday"], "--received"),
        (["check", "DRAFT", "--briefing", "CALL", "--lift", "call"], "SCOPE=TIME"),
        (["check", "DRAFT", "--briefing", "CALL", "--lift", "call=13:16"], "--lift call="),
        (["check", "DRAFT", "--briefing", "CALL", "--lift", "section:9=2023-03-21T13:16Z"], "section:9"),
        (["check", "DRAFT", "--briefing", "CALL", "--fail-on", "fatal"], "error, warning, note, never"),
        (["check", "DRAFT", "--briefing", "CALL", "--min-severity", "fatal"], "error, warning, note"),
        (["check", "DRAFT", "--briefing", "CALL", "--select", "no-such-rule"], "embargoed-quote"),
        (["check", "DRAFT", "--briefing", "CALL", "--ignore", "no-such-rule"], "embargoed-quote"),
        (["check", "DRAFT", "--briefing", "CALL", "--format", "yaml"], "text, json"),
        (["check", "DRAFT", "--briefing", "CALL", "--zone", "Atlantis"], "Atlantis"),
        (["check", "DRAFT", "--briefing", "CALL", "--rulebook", "no/such/folder"], "no/such/folder"),
        (["check", "-", "--briefing", "-"], "standard input"),
        (["check", "", "--briefing", "CALL"], "an input is empty"),
        (["check", "DRAFT", "--briefing", "CALL", "--public", " "], "an input is empty"),
        (["rules", ""], "an input is empty"),
        (["quotes", ""], "an input is empty"),
        (["check", "DRAFT", "--briefing", "CALL", "--output", "no/such/folder/report"], "no/such/folder"),
        (["check", "DRAFT", "--briefing", "CALL", "--output", "DRAFT"], "is one of the inputs"),
        (["rules"], "BRIEFING"),
        (["rules", "CALL", "--format", "xml"], "text, json"),
        (["quotes"], "DRAFT"),
        (["quotes", "DRAFT", "--format", "xml"], "text, json"),
        (["when", "noon"], "--on"),
        (["when", "noon", "--on", "tomorrow"], "2022-03-24"),
        (["explain", "no-such-rule"], "embargoed-quote"),
        (["explain", "misqote"], "did you mean misquote?"),
        (["no-such-command"], "no-such-command"),
    ],
)
def test_2_wrong_usage(embargo: Embargo, call: Path, drafts: Path, arguments: list[str], named: str) -> None:
    places = {"DRAFT": drafts / "leak.md", "CALL": call}
    run = embargo(*(places.get(each, each) for each in arguments))
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("embargo: ")
    assert run.err.count("\n") == 1
    assert named in run.err


def test_2_a_wrong_rule_book(check: Embargo, drafts: Path, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('kind = "rules"\nfamily = "embargo"\nflavour = "mint"\n', encoding="utf-8")
    run = check(drafts / "clean.md", "--rulebook", tmp_path)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"embargo: {tmp_path / 'own.toml'}:3: flavour")


@pytest.mark.parametrize("draft", ["clean.md", "leak.md", "misattributed.md"])
@pytest.mark.parametrize("fail_on", ["error", "never"])
@pytest.mark.parametrize("broken", ["draft", "briefing"])
def test_3_wins_over_0_and_1(check: Embargo, drafts: Path, draft: str, fail_on: str, broken: str) -> None:
    more = ("missing.md",) if broken == "draft" else ("--briefing", "missing.md")
    run = check(drafts / draft, *more, "--fail-on", fail_on, "--format", "json")
    assert run.code == 3
    assert run.json["verdict"] == "hold"
    assert [each["source"] for each in run.json["incomplete"]] == ["missing.md"]
    assert [each["path"] for each in run.json["drafts"]] == [str(drafts / draft)]
    assert run.err == "embargo: missing.md: no such file; check the path\n"


def test_3_the_program_failed(check: Embargo, drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise ValueError("the spawning grounds are closed")

    monkeypatch.setattr(api, "read_draft", fail)
    run = check(drafts / "clean.md")
    assert (run.code, run.out) == (3, "")
    assert run.err.startswith("embargo: the program failed (ValueError at embargo/api.py:")
    assert run.err.count("\n") == 1
    assert "spawning" not in run.err


def test_130_interrupted(check: Embargo, drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "read_draft", interrupt)
    run = check(drafts / "leak.md")
    assert (run.code, run.out) == (130, "")
    assert "Traceback" not in run.err


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_130_by_a_real_signal(call: Path) -> None:
    """Interrupted while it waits for standard input."""
    command = [sys.executable, "-m", "embargo", "check", "-", "--briefing", str(call), "--at", BEFORE_LIFT]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            process.wait(timeout=1.5)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.wait(timeout=10) == 130
        assert process.stdout.read() == b""
        assert b"Traceback" not in process.stderr.read()


def test_the_code_leaves_the_process(call: Path, drafts: Path) -> None:
    command = [sys.executable, "-m", "embargo", "check", str(drafts / "leak.md"), "--briefing", str(call)]
    run = subprocess.run([*command, "--at", BEFORE_LIFT], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.startswith("HOLD until")


def test_help_and_version_are_no_failure(embargo: Embargo) -> None:
    assert embargo("--help").code == 0
    assert "--briefing" in embargo("check", "--help").out
    assert embargo("--version").out.startswith("embargo ")
