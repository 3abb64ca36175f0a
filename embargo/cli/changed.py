"""Which drafts changed in git since a commit: those are checked, the others are left out.

Where a briefing or a setting changed, every draft is checked.

What git does not know for unchanged counts as changed: a draft that is new, edited and not committed, or ignored.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from embargo.errors import UsageError
from embargo.read.inputs import STDIN, collect

_OPTION = "--changed-since"
# Set while git runs a hook, for the repository of the hook: a draft may stand in another one.
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")
_COMPARED = b"H "
_PLAIN = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


def changed_drafts(drafts: Sequence[str], ref: str) -> list[str]:
    """The drafts (files of folders one by one) that changed since they had their state at `ref`; maybe none.

    A branch is compared from where this one left it, with the files as they are now, committed or not. Raises
    `UsageError` where git is missing or knows no such commit, and for a draft outside a repository or on standard
    input; `InputError` for a draft that does not exist.
    """
    if str(STDIN) in drafts:
        raise UsageError(f"{_OPTION}: standard input has no history; give files or folders")
    if not ref.strip() or ref.startswith("-"):
        raise UsageError(f"{_OPTION} {ref!r}: give a commit, branch or tag, as in {_OPTION} origin/main")
    return [str(path) for path in _changed(collect(drafts), ref)]


def rules_changed(inputs: Iterable[Path], ref: str) -> bool:
    """Whether a file that drafts are held to (a briefing, a waiver, a setting) changed, or nobody can tell.

    Then a draft that did not change may be judged otherwise than before.
    """
    try:
        files = [file for path in inputs for file in _all_files(path)]
        return bool(_changed(files, ref))
    except (OSError, UsageError):
        return True


def _all_files(path: Path) -> list[Path]:
    """A file, or every file of a folder: rules may stand in one that is no briefing (NAME.rules.toml)."""
    return [file for file in path.rglob("*") if not file.is_dir()] if path.is_dir() else [path]


def _changed(paths: Sequence[Path], ref: str) -> list[Path]:
    unchanged = {name for top in _repositories(paths) for name in _unchanged(top, _base(top, ref))}
    return [path for path in paths if not {_own_place(path), path.resolve()} <= unchanged]


def nothing_changed(ref: str) -> str:
    """The line to say where no draft changed: nothing was to be checked, and that is a pass."""
    return f"no draft changed since {ref}: nothing to check"


def _repositories(paths: Sequence[Path]) -> dict[Path, None]:
    """The top folders of the repositories that the drafts stand in. Raises `UsageError` for a draft in none."""
    tops: dict[Path, None] = {}
    for folder in dict.fromkeys(_own_place(path).parent for path in paths):
        top = _git(folder, "rev-parse", "--show-toplevel")
        if top is None:
            raise UsageError(f"{_OPTION}: {folder} is in no git repository that can be read; leave the option out")
        tops[Path(os.fsdecode(top).removesuffix("\n")).resolve()] = None
    return tops


def _own_place(path: Path) -> Path:
    """A path without links on the way; a link at its end stays."""
    return path.parent.resolve() / path.name


def _base(top: Path, ref: str) -> str:
    """The commit to compare with: where this branch left `ref`, or `ref` itself where no such place is known."""
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        raise UsageError(f"{_OPTION} {ref!r}: no such commit in {top}; fetch it, as a shallow clone may lack it")
    named = commit.decode().strip()
    left = _git(top, "merge-base", named, "HEAD")  # none in a shallow clone: then more counts as changed, not less
    return left.decode().split()[0] if left else named


def _unchanged(top: Path, base: str) -> set[Path]:
    changed = _git(top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules", base, "--")
    known = _git(top, "ls-files", "-v", "-z")
    if changed is None or known is None:
        raise UsageError(f"{_OPTION}: git cannot compare the files in {top}; run `git diff {base}` there to see why")
    # Only what is marked so is compared: git was told to look away from the others, and they may have changed.
    compared = {entry.removeprefix(_COMPARED) for entry in known.split(b"\0") if entry.startswith(_COMPARED)}
    return {top / os.fsdecode(name) for name in compared - set(changed.split(b"\0"))}


def _git(folder: Path, *words: str) -> bytes | None:
    """What git prints when run for a folder; None where it fails."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        run = subprocess.run(  # noqa: S603 - a list of words, none of them an option from outside
            ["git", "-C", str(folder), *words],  # noqa: S607 - the user's own git
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env={**environment, **_PLAIN},
            check=False,
        )
    except OSError:
        raise UsageError(f"{_OPTION}: the program git is needed and was not found; install git") from None
    return run.stdout if run.returncode == 0 else None
