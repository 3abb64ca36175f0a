"""Which saves make `--watch` check again, and which do not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from runs import EXAMPLES

from embargo.cli.boundary import run as run_command_line
from embargo.cli.output import Outcome
from embargo.cli.watching import watch
from embargo.cli.writing import OutputError
from embargo.errors import RulebookError, UsageError

pytest.importorskip("watchfiles", reason="the extra `watch` is not installed")
STEP = 10  # milliseconds
# Looks without a change after which no more is waited for: where a run came or should not come, and where it must come.
SHORT, LONG = 10, 1000


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    desk = tmp_path / "desk"
    (desk / "drafts" / "old").mkdir(parents=True)
    shutil.copytree(EXAMPLES / "call", desk / "calls")
    shutil.copy(EXAMPLES / "drafts" / "clean.md", desk / "drafts")
    (desk / "embargo.toml").write_text('briefings = ["calls/part-1.md"]\n')
    monkeypatch.chdir(desk)
    monkeypatch.delenv("CI", raising=False)
    return desk


def replace(path: Path) -> None:
    path.with_name("half").write_text("Other words.\n")
    path.with_name("half").replace(path)


class Saves:
    """Saves files, one a look, and counts the runs that each made; then interrupts."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, saves: list[Callable[[], object]], *, seen: bool = True
    ) -> None:
        self._saves = iter(saves)
        self._seen = seen
        self._quiet = 0
        self.runs: list[int] = []
        import watchfiles

        real = watchfiles.watch

        def looking(*folders: Path, **options: Any) -> Iterator[set[Any]]:
            for changed in real(*folders, **{**options, "rust_timeout": STEP, "step": STEP}):
                self._quiet = 0 if changed else self._quiet + 1
                if self._quiet > (LONG if self._seen and self.runs and not self.runs[-1] else SHORT):
                    self.save()
                yield changed

        monkeypatch.setattr(watchfiles, "watch", looking)

    def save(self) -> None:
        self._quiet = 0
        save = next(self._saves, None)
        if save is None:
            raise KeyboardInterrupt
        self.runs.append(0)
        save()

    def run(self) -> Outcome:
        if self.runs:
            self.runs[-1] += 1
        return Outcome("", 0)


@pytest.mark.parametrize(
    ("inputs", "save", "seen"),
    [
        (["drafts"], lambda desk: (desk / "drafts/clean.md").write_text("Words.\n"), True),
        (["drafts/clean.md"], lambda desk: replace(desk / "drafts/clean.md"), True),
        (["drafts/clean.md"], lambda desk: (desk / "drafts/clean.md").unlink(), True),
        (["drafts"], lambda desk: (desk / "drafts/old/new.md").write_text("Words.\n"), True),
        (["drafts/not-yet.md"], lambda desk: (desk / "drafts/not-yet.md").write_text("Words.\n"), True),
        (["link.md"], lambda desk: (desk / "drafts/clean.md").write_text("Words.\n"), True),
        (["loop.md"], lambda desk: replace(desk / "loop.md"), True),
        (["drafts/clean.md"], lambda desk: (desk / "drafts/other.md").write_text("Words.\n"), False),
        (["drafts"], lambda desk: (desk / "drafts/.clean.md.part").write_text("Words.\n"), False),
        (["drafts"], lambda desk: (desk / "drafts/report.json").write_text("{}\n"), False),
    ],
)
def test_a_save(
    desk: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[str], save: Callable[[Path], object], seen: bool
) -> None:
    (desk / "link.md").symlink_to("drafts/clean.md")
    (desk / "loop.md").symlink_to("loop.md")
    saves = Saves(monkeypatch, [lambda: save(desk)], seen=seen)
    with pytest.raises(KeyboardInterrupt):
        watch(saves.run, lambda: map(Path, inputs), [Path("drafts/report.json")])
    assert bool(saves.runs[0]) is seen


def test_a_folder_that_came_later_is_watched_too(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = desk / "drafts" / "spring" / "fish"
    saves = Saves(monkeypatch, [lambda: new.mkdir(parents=True), lambda: (new / "a.md").write_text("Words.\n")])
    with pytest.raises(KeyboardInterrupt):
        watch(saves.run, lambda: [desk / "drafts"])
    assert all(saves.runs)


def test_what_the_settings_name_is_watched(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside, config, other = desk / "calls" / "part-1.rules.toml", desk / "embargo.toml", desk / "calls" / "part-2.md"
    saves = Saves(
        monkeypatch,
        [
            lambda: beside.write_text("half ="),
            beside.unlink,
            lambda: config.write_text("briefings = ["),
            lambda: config.write_text('briefings = ["calls"]\n'),
            other.unlink,
        ],
    )
    told = []

    def deliver(outcome: Outcome) -> None:
        saves.run()
        told.append(outcome.text)

    def say(line: str) -> None:
        saves.run()
        told.append(line)

    monkeypatch.setattr("embargo.cli.watching.deliver", deliver)
    monkeypatch.setattr("embargo.cli.watching.say", say)
    assert run_command_line(["check", "drafts", "--watch", "--at", "2023-03-21T12:30Z"]) == 130
    first, broken, mended, half, whole, gone = told
    assert "HOLD" in first
    assert "part-1.rules.toml: line 1" in broken
    assert mended == first
    assert half.startswith("embargo.toml:1: ")
    assert "CLEAR" in whole
    assert "HOLD" in gone


@pytest.mark.parametrize(
    ("error", "begun", "ends"),
    [
        (UsageError("wrong"), False, True),
        (UsageError("wrong"), True, False),
        (RulebookError("half"), False, False),
        (OutputError("nobody reads"), True, True),
    ],
)
def test_what_ends_a_watch(
    desk: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, begun: bool, ends: bool
) -> None:
    saves = Saves(monkeypatch, [lambda: replace(desk / "drafts" / "clean.md")])

    def run() -> Outcome:
        outcome = saves.run()
        if bool(saves.runs) is begun:
            raise error
        return outcome

    with pytest.raises(type(error) if ends else KeyboardInterrupt):
        watch(run, lambda: [desk / "drafts"])
