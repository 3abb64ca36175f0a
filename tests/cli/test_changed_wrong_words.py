"""A gate that is wired wrong ends with 2 though no draft changed, not only on the day that one does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from newsroom import commit_all
from runs import BEFORE_LIFT, EXAMPLES, Embargo


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = tmp_path / "desk"
    for name in ("call", "drafts"):
        shutil.copytree(EXAMPLES / name, top / name)
    commit_all(top)
    monkeypatch.chdir(top)


NOTHING_CHANGED = ("check", "drafts", "--briefing", "call", "--changed-since", "HEAD")


@pytest.mark.parametrize(
    "words",
    [
        ("--at", "noon"),
        ("--received", "noon"),
        ("--lift", "call"),
        ("--waivers", "missing.toml"),
        ("--baseline", "missing.json"),
    ],
)
def test_wrong_words_are_refused(embargo: Embargo, words: tuple[str, str]) -> None:
    run = embargo(*NOTHING_CHANGED, *words)
    assert (run.code, run.out) == (2, "")


@pytest.mark.parametrize("at", [BEFORE_LIFT, "scheduled"])
def test_right_ones_pass(embargo: Embargo, tmp_path: Path, at: str) -> None:
    run = embargo(*NOTHING_CHANGED, "--at", at, "--format", "json", "--output", tmp_path / "report.json")
    assert (run.code, run.err) == (0, "embargo: no draft changed since HEAD: nothing to check\n")
    told = (tmp_path / "report.json").read_text(encoding="utf-8")
    assert ('"checked_at": "2023-03-21T12:30:00Z"' in told) == (at == BEFORE_LIFT)


def test_a_printed_document_is_whole_though_it_is_about_no_draft(embargo: Embargo) -> None:
    """A pipeline redirects it into a file that the next step reads."""
    run = embargo(*NOTHING_CHANGED, "--format", "json")
    assert (run.code, run.json["verdict"], run.json["drafts"]) == (0, "clear", [])
    assert embargo(*NOTHING_CHANGED, "--format", "json", "--quiet").out == ""
