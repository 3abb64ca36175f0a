"""How much a check says."""

from __future__ import annotations

from pathlib import Path

from runs import AFTER_LIFT, BEFORE_LIFT, Embargo


def test_quiet_says_nothing_where_every_draft_may_run(check: Embargo, drafts: Path, tmp_path: Path) -> None:
    run = check(drafts / "clean.md", "--quiet", "--at", AFTER_LIFT)
    assert (run.code, run.out, run.err) == (0, "", "")
    report = tmp_path / "report.json"
    check(drafts / "clean.md", "-q", "--at", AFTER_LIFT, "--format", "json", "--output", report)
    assert '"verdict": "clear"' in report.read_text(encoding="utf-8")


def test_quiet_says_all_where_one_may_not(check: Embargo, drafts: Path) -> None:
    loud = check(drafts, "--at", BEFORE_LIFT)
    assert check(drafts, "--at", BEFORE_LIFT, "--quiet")[:2] == loud[:2]
    assert loud.code == 1


def test_verbose_tells_what_was_read_and_by_which_rule_book(check: Embargo, drafts: Path) -> None:
    run = check(drafts / "clean.md", "--verbose")
    assert run.out == check(drafts / "clean.md").out
    said = run.err.splitlines()
    assert said[0].startswith("embargo: rule book ")
    assert said[1] == "embargo: 1 draft; 1 briefing in 2 files"
    assert "part-1.md" in said[2]


def test_quiet_tells_what_was_not_read_though_the_report_is_in_a_file(check: Embargo, tmp_path: Path) -> None:
    run = check(tmp_path / "gone.md", "--quiet", "--format", "json", "--output", tmp_path / "report.json")
    assert (run.code, run.out) == (3, "")
    assert "gone.md: no such file" in run.err
