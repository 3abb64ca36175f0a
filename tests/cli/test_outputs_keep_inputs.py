"""No report replaces what a run reads, wherever the input is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from runs import BEFORE_LIFT, EXAMPLES, Embargo

CONFIG = 'briefings = ["calls"]\npublic = ["public"]\nwaivers = "waivers.toml"\nbaseline = "baseline.json"\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, copy in {"call": "calls", "drafts": "drafts", "public": "public"}.items():
        shutil.copytree(EXAMPLES / name, tmp_path / copy)
    (tmp_path / "embargo.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "waivers.toml").write_text("", encoding="utf-8")
    (tmp_path / "baseline.json").write_text('{"schema": "embargo.baseline/1", "findings": []}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "output",
    [
        "drafts/clean.md",
        "calls/part-1.md",
        "public/earlier-release.md",
        "embargo.toml",
        "waivers.toml",
        "baseline.json",
        "link.md",
    ],
)
def test_check_refuses(embargo: Embargo, desk: Path, output: str) -> None:
    (desk / "link.md").symlink_to(desk / "calls" / "part-2.md")
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    run = embargo("check", "drafts", "--at", BEFORE_LIFT, "--format", "json", "--output", output)
    assert (run.code, run.out) == (2, "")
    assert run.err == f"embargo: --output {output}: is one of the inputs; name another file\n"
    assert {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("command", [["rules", "calls"], ["status", "--at", "2023-03-21T12:30Z"]])
def test_other_commands_refuse(embargo: Embargo, desk: Path, command: list[str]) -> None:
    run = embargo(*command, "--output", "calls/part-1.md")
    assert (run.code, run.out) == (2, "")
    assert "is one of the inputs" in run.err


def test_a_report_beside_the_inputs_may_be_written_again(embargo: Embargo, desk: Path) -> None:
    for _ in range(2):
        run = embargo("check", "drafts", "--at", BEFORE_LIFT, "--format", "sarif", "--output", "drafts/embargo.sarif")
        assert (run.code, run.err) == (1, "")
