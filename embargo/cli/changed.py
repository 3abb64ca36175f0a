"""Which drafts changed in git since a commit: those are checked, the others are left out.

Where a briefing or a setting changed, every draft is checked.

What git does not know for unchanged counts as changed: a draft that is new, edited and not committed, or ignored.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from embargo.cli.places import own_place, real_place
from embargo.errors import UsageError
from embargo.groundrules.beside import SUFFIX, files_beside
from embargo.read.inputs import STDIN, collect
from embargo.settings import CONFIG_FILES

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


def rules_changed(inputs: Iterable[Path], drafts: Iterable[str], ref: str) -> bool:
    """Whether a file that drafts are held to (a briefing, a waiver, a setting) changed or went, or nobody can tell.

    Then a draft that did not change may be judged otherwise than before.
    """
    named = list(inputs)
    try:
        return bool(_changed([file for path in named for file in _all_files(path)], ref)) or _went(named, drafts, ref)
    except (OSError, UsageError):
        return True


def _all_files(path: Path) -> list[Path]:
    """A file and its rules, or every file of a folder: rules may stand in one that is no briefing (NAME.rules.toml)."""
    return [file for file in path.rglob("*") if not file.is_dir()] if path.is_dir() else [path, *files_beside([path])]


def _went(inputs: Sequence[Path], drafts: Iterable[str], ref: str) -> bool:
    """Whether a file that is no more, or holds no settings any more, was one that drafts were held to."""
    places = [*inputs, *map(Path, drafts)]
    differing = {top / name for top in _repositories(places) for name in _differing(top, _base(top, ref))}
    folders = {real_place(path) for path in inputs if path.is_dir()}
    single = {own_place(path.with_name(path.stem + SUFFIX)) for path in inputs if not path.is_dir()}
    configs = {folder / name for draft in map(Path, drafts) for folder in _above(draft) for name in CONFIG_FILES}
    return any(path in single | configs or not folders.isdisjoint(path.parents) for path in differing)


def _above(draft: Path) -> set[Path]:
    """The folders whose settings may hold for a draft or a folder of drafts; a link has two places."""
    places = (real_place(draft), real_place(Path(os.path.abspath(draft)).parent))  # noqa: PTH100 - keeps the link
    return {folder for place in places for folder in (place, *place.parents)}


def _changed(paths: Sequence[Path], ref: str) -> list[Path]:
    tops = _repositories(paths)
    unchanged = {name for top in tops for name in _unchanged(top, _base(top, ref))}
    links = {folder: _links_to(folder, tops) for folder in {path.parent for path in paths}}
    return [path for path in paths if not {own_place(path), real_place(path), *links[path.parent]} <= unchanged]


def _links_to(folder: Path, tops: Collection[Path]) -> list[Path]:
    """The links in repositories on the way to a folder: led elsewhere, they put other files in the same place."""
    links = [own_place(each) for each in (folder, *folder.parents) if each.is_symlink()]
    return [link for link in links if any(link.is_relative_to(top) for top in tops)]


def nothing_changed(ref: str) -> str:
    """The line to say where no draft changed: nothing was to be checked, and that is a pass."""
    return f"no draft changed since {ref}: nothing to check"


def _repositories(paths: Sequence[Path]) -> dict[Path, None]:
    """The top folders of the repositories that the drafts stand in. Raises `UsageError` for a draft in none."""
    tops: dict[Path, None] = {}
    for folder in dict.fromkeys(real_place(path) if path.is_dir() else own_place(path).parent for path in paths):
        top = _git(folder, "rev-parse", "--show-toplevel")
        if top is None:
            reason = "is in no git repository that can be read; `git status` there tells why"
            raise UsageError(f"{_OPTION}: {folder} {reason}; mend that or leave the option out")
        tops[real_place(Path(os.fsdecode(top).removesuffix("\n")))] = None
    return tops


def _base(top: Path, ref: str) -> str:
    """The commit to compare with: where this branch left `ref`, or `ref` itself where no such place is known."""
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        raise UsageError(f"{_OPTION} {ref!r}: no such commit in {top}; fetch it, as a shallow clone may lack it")
    named = commit.decode().strip()
    left = _git(top, "merge-base", named, "HEAD")  # none in a shallow clone: then more counts as changed, not less
    return left.decode().split()[0] if left else named


def _unchanged(top: Path, base: str) -> set[Path]:
    known = _told(top, base, "ls-files", "-v", "-z")
    # Only what is marked so is compared: git was told to look away from the others, and they may have changed.
    compared = {os.fsdecode(entry.removeprefix(_COMPARED)) for entry in known if entry.startswith(_COMPARED)}
    return {top / name for name in compared - _differing(top, base)}


def _differing(top: Path, base: str) -> set[str]:
    """The files that are not as they were at a commit, or are no more."""
    names = _told(
        top, base, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules", base, "--"
    )
    return {os.fsdecode(name) for name in names if name}


def _told(top: Path, base: str, *words: str) -> list[bytes]:
    """What git lists. Raises `UsageError` where it cannot."""
    listed = _git(top, *words)
    if listed is None:
        raise UsageError(f"{_OPTION}: git cannot compare the files in {top}; run `git diff {base}` there to see why")
    return listed.split(b"\0")


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
