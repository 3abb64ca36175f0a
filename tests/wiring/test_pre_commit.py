"""The hook that other repositories take from this one, run by pre-commit itself."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import docx
import pytest
import yaml
from newsroom import ROOT, clean_environment, commit_all, copy_package, git

from embargo.read.formats import EXTENSIONS

(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
# Judged at an instant, not now, so that the test says the same every year.
CONFIGURATION = """\
repos:
  - repo: {package}
    rev: {rev}
    hooks:
      - id: embargo
        files: ^drafts/
        args: [--at, "{at}"]
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_package(tmp_path_factory.mktemp("package"))


def run_hook(newsroom: Path, package: Path, cache: Path, at: str) -> subprocess.CompletedProcess[str]:
    rev = git(package, "rev-parse", "HEAD").strip()
    written = CONFIGURATION.format(package=package.as_posix(), rev=rev, at=at)
    (newsroom / ".pre-commit-config.yaml").write_text(written, encoding="utf-8")
    commit_all(newsroom)
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose"],
        cwd=newsroom,
        env=clean_environment(PRE_COMMIT_HOME=str(cache), PRE_COMMIT_COLOR="never"),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_hook_stops_a_draft_before_the_lift_and_passes_it_after(
    newsroom: Path, package: Path, tmp_path: Path
) -> None:
    before = run_hook(newsroom, package, tmp_path / "cache", "2023-03-21T13:30+01:00")
    assert before.returncode == 1, before.stdout + before.stderr
    assert "exit code: 1" in before.stdout
    assert "drafts/leak.md:10:2: error [embargoed-quote]" in before.stdout
    assert "briefings/call" not in [line.split(":")[0] for line in before.stdout.splitlines()]
    # What a folder of drafts holds besides is passed over, as where the folder itself is checked; a Word file is not.
    (newsroom / "drafts" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    document = docx.Document()
    document.add_paragraph("The spawning grounds are closed, a senior administration official said.")
    document.save(str(newsroom / "drafts" / "story.docx"))
    after = run_hook(newsroom, package, tmp_path / "cache", "2023-03-21T15:30+01:00")
    assert after.returncode == 0, after.stdout + after.stderr
    assert "drafts/story.docx: CLEAR" in after.stdout
    assert "picture.png" not in after.stdout


def test_the_hook_reads_what_is_searched_for_in_a_folder() -> None:
    passed_over = re.compile(HOOK["exclude"])
    names = [f"drafts/a.b{extension}" for extension in EXTENSIONS]
    assert [name for name in (*names, *map(str.upper, names)) if passed_over.search(name)] == []
    assert all(passed_over.search(name) for name in ("drafts/a.png", "drafts/a", "a.md/b.csv", "drafts/a.md.bak"))
    assert "files" not in HOOK


def test_the_hook_has_the_libraries_of_the_formats_that_it_reads() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert HOOK["additional_dependencies"] == [*extras["docx"], *extras["rtf"]]
