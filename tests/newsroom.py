"""A newsroom's repository under git, and the environment of its pipeline."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
BIN = Path(sys.executable).parent


def git(folder: Path, *words: str) -> str:
    """Run git in a folder; what it prints."""
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@newsroom.example", "-c", "commit.gpgsign=false")
    run = subprocess.run(["git", *identity, *words], cwd=folder, capture_output=True, text=True, check=True)
    return run.stdout


def clean_environment(**more: str) -> dict[str, str]:
    """The environment as a pipeline has it, with the command on its path."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "EMBARGO_"))}
    return {**kept, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **more}


def copy_package(target: Path) -> Path:
    """This package as it stands here, in a git repository of its own, as pre-commit takes it."""
    wanted = ("embargo", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml")
    for name in wanted:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / name)
    commit_all(target)
    return target


def commit_all(folder: Path) -> str:
    """Put everything in a folder into a new commit; its name."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=as it stands")
    return git(folder, "rev-parse", "HEAD").strip()


def make_newsroom(folder: Path) -> Path:
    """A repository with one draft that must wait and one that may run, and the call they are about."""
    shutil.copytree(EXAMPLES / "call", folder / "briefings" / "call")
    (folder / "drafts").mkdir()
    for name in ("leak.md", "clean.md"):
        shutil.copy(EXAMPLES / "drafts" / name, folder / "drafts" / name)
    (folder / "embargo.toml").write_text('briefings = ["briefings"]\nzone = "Europe/Brussels"\n', encoding="utf-8")
    commit_all(folder)
    return folder
