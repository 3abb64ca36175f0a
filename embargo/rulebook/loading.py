"""From folders of rule files to the rule book: validated, or as they were validated before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from embargo.rulebook.book import Rulebook
from embargo.rulebook.folders import own_rules, read_raw, rule_files
from embargo.rulebook.packing import pack, unpack
from embargo.rulebook.snapshot import Snapshot


def load_rulebook(extra: Sequence[Path] = ()) -> Rulebook:
    """The package's rules and those of further folders. Raises `RulebookError` (`file:line: reason`) if one is wrong.

    The package's own rules are read once in a process.
    """
    return _load((own_rules(), *extra)) if extra else _own_rulebook()


@cache
def _own_rulebook() -> Rulebook:
    return _load((own_rules(),))


def _load(folders: Sequence[Path]) -> Rulebook:
    files = {path: read_raw(path) for folder in folders for path in rule_files(folder)}
    snapshot = Snapshot(folders, files)
    kept = snapshot.read()
    if kept is not None:
        book: Rulebook = unpack(kept)
        return book
    from embargo.rulebook.validating import validated  # noqa: PLC0415 - with pydantic, which takes long to load

    book = validated(files)
    snapshot.write(pack(book))
    return book
