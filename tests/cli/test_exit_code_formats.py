"""The exit code is the same whatever the format: every cell of codes and formats, on standard output and in a file."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from runs import Embargo

from embargo import api
from embargo.report import CHECK_FORMATS

FORMATS = tuple(CHECK_FORMATS)


@pytest.fixture(params=["false", "true"], ids=["at the desk", "under CI"], autouse=True)
def ci(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", request.param)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("in_a_file", [False, True])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("clean.md",), 0),
        (("leak.md", "--fail-on", "never"), 0),
        (("leak.md",), 1),
        (("clean.md", "leak.md"), 1),
        (("leak.md", "--zone", "Atlantis"), 2),
        (("clean.md", "missing.md"), 3),
        (("leak.md", "missing.md", "--fail-on", "never"), 3),
    ],
)
def test_every_cell(
    check: Embargo,
    drafts: Path,
    tmp_path: Path,
    arguments: tuple[str, ...],
    code: int,
    format_: str,
    *,
    in_a_file: bool,
) -> None:
    report = tmp_path / "report"
    given = (drafts / word if word.endswith(".md") else word for word in arguments)
    run = check(*given, "--format", format_, *(("--output", report) if in_a_file else ()))
    assert run.code == code
    told = report.read_text(encoding="utf-8") if report.exists() else run.out
    assert bool(told) == (code != 2)
    assert bool(run.err) == (code in (2, 3))
    assert not (in_a_file and run.out)


@pytest.mark.parametrize("format_", FORMATS)
def test_one_broken_briefing_of_a_folder(
    embargo: Embargo, call: Path, drafts: Path, tmp_path: Path, format_: str
) -> None:
    """3, and what the other briefings forbid is reported all the same."""
    for part in call.iterdir():
        (tmp_path / part.name).write_bytes(part.read_bytes())
    (tmp_path / "broken.md").write_bytes(b"\x00\xff")
    run = embargo("check", drafts / "leak.md", "--briefing", tmp_path, "--at", "2023-03-21T12:30Z", "--format", format_)
    assert run.code == 3
    assert "broken.md: is a binary file" in run.err
    assert "embargoed-quote" in run.out


@pytest.mark.parametrize("format_", FORMATS)
def test_130_tells_nothing(
    check: Embargo, drafts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    def interrupt(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "read_draft", interrupt)
    run = check(drafts / "leak.md", "--format", format_, "--output", tmp_path / "report")
    assert (run.code, run.out) == (130, "")
    assert list(tmp_path.iterdir()) == []
