"""Signed ground rules, kept as a file beside their briefing: the only thing that the desk writes."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import secrets
import tempfile
from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import tomli_w

from embargo.api import open_shelf
from embargo.desk.library import Library
from embargo.desk.places import briefing_path, rules_path, within
from embargo.desk.requests import SaveRequest, SignedRules
from embargo.errors import InputError, RulebookError, UsageError
from embargo.groundrules.file import read_ground_rules_file
from embargo.groundrules.fitting import entry_beside
from embargo.groundrules.model import GroundRules
from embargo.groundrules.review import review_all
from embargo.policy import RulesReport
from embargo.read import read_bytes
from embargo.read.inputs import read_raw
from embargo.report.display import Display
from embargo.report.toml_rules import rules_toml
from embargo.values import value

_WRITING = Lock()


class ConflictError(Exception):
    """Something else stands where the desk would write."""


@value
class Saved:
    """A ground-rules file that was written, and its version."""

    path: Path
    version: str


def version_of(path: Path) -> str | None:
    """What tells one state of a file from another; None where there is no file."""
    try:
        return hashlib.sha256(read_raw(path)).hexdigest()
    except InputError:
        return None if not os.path.lexists(path) else "unreadable"


def save(library: Library, request: SaveRequest, *, now: dt.datetime) -> Saved:
    """Write the rules that an editor signed at `now` beside their briefing, and the briefing if it was pasted.

    Raises `ConflictError` where somebody else has written the file meanwhile, `UsageError` for a briefing that the
    desk does not have or a place that is not its own, `RulebookError` for rules that do not fit the briefing.
    """
    pasted = request.briefing
    if pasted is None:
        paths = _paths(library, request.sources)
        contents = [(path, read_raw(path)) for path in paths]
    else:
        path = briefing_path(library.paths, pasted.name)
        contents = [(path, pasted.raw())]
    target = rules_path([path for path, _ in contents])
    within(library.paths, target)
    _prove_alone(target, [path.name for path, _ in contents])
    extracted = _extracted(library, contents)
    text = _written(library, extracted, request.rules, target.name, now)
    with _WRITING:
        if pasted is not None:
            _create(*contents[0])
        try:
            _put(target, text.encode(), request.version)
        except BaseException:
            if pasted is not None:  # a briefing without the rules that were signed for it would hold nothing back
                contents[0][0].unlink()
            raise
    library.forget()
    return Saved(target, hashlib.sha256(text.encode()).hexdigest())


def _paths(library: Library, sources: Sequence[str]) -> list[Path]:
    shelf = library.opened().shelf
    known = [rules.briefing.sources for rules in shelf.rules.briefings] if shelf else []
    if tuple(sources) not in known:
        raise UsageError("the desk has no such briefing; look at its briefings again")
    return [Path(name) for name in sources]


def _prove_alone(target: Path, names: Sequence[str]) -> None:
    """Refuse to write over rules of other briefings, or over what cannot be read: that would lose somebody's work."""
    if not target.exists():
        return
    try:
        entries = read_ground_rules_file(target)
        entry_beside(names, entries)
    except RulebookError:
        raise ConflictError(f"{target.name}: this file is wrong or about other briefings; mend it by hand") from None
    if len(entries) > 1:
        raise ConflictError(f"{target.name}: this file has rules of other briefings too; correct it by hand")


def _extracted(library: Library, contents: Sequence[tuple[Path, bytes]]) -> GroundRules:
    """The rules as read from the host's words alone, under the files' own names."""
    documents = [read_bytes(raw, path.name) for path, raw in contents]
    rules = open_shelf(documents, rulebook=library.settings.rulebook).rules
    for broken in rules.incomplete:
        raise InputError(broken.source, broken.reason)
    if len(rules.briefings) != 1:
        raise UsageError("these files are no longer one briefing; look at the desk's briefings again")
    return rules.briefings[0]


def _written(library: Library, extracted: GroundRules, signed: SignedRules, name: str, now: dt.datetime) -> str:
    """The text of the ground-rules file. Raises `RulebookError` where the rules do not fit the briefing."""
    with tempfile.TemporaryDirectory(prefix="embargo-desk-") as folder:
        draft = Path(folder, name)
        draft.write_text(_entry(extracted, signed, now), encoding="utf-8")
        try:
            (reviewed,), _ = review_all([extracted], [draft], [()], library.settings.rulebook)
        except RulebookError as error:
            raise RulebookError(str(error).replace(f"{draft}:", "line ")) from None
    return rules_toml(RulesReport((reviewed,)), Display(zone=library.settings.zone))


def _entry(extracted: GroundRules, signed: SignedRules, now: dt.datetime) -> str:
    """What the editor signed, as the plainest ground-rules file."""
    briefing = extracted.briefing
    entry = {
        "sources": list(briefing.sources),
        "title": briefing.title,
        "held_on": briefing.held_on,
        "zone": briefing.zone,
        "started_at": briefing.started_at,
        "ended_at": briefing.ended_at,
        "reviewed_by": signed.reviewed_by,
        "reviewed_at": now,
        "names_withheld": signed.names_withheld,
        "withheld_names": signed.withheld_names,
        "attribution": [rule.model_dump(mode="json", exclude_none=True) for rule in signed.attribution],
        "embargo": [rule.model_dump(mode="json", exclude_none=True) for rule in signed.embargoes],
    }
    return tomli_w.dumps({"briefing": [{key: value for key, value in entry.items() if value is not None}]})


def _put(target: Path, content: bytes, version: str | None) -> None:
    """Write a file whole or not at all, in the place of the `version` that the editor saw."""
    if version_of(target) != version:
        raise ConflictError(f"{target.name}: somebody else has written this file meanwhile; look at it again")
    if version is None:
        _create(target, content)
        return
    half = _half(target, content)
    try:
        half.replace(target)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise _not_writable(target, error) from None


def _create(target: Path, content: bytes) -> None:
    """Write a file that is new: one that is there already, however new it is, stays."""
    half = _half(target, content)
    try:
        target.hardlink_to(half)
    except FileExistsError:
        raise ConflictError(f"{target.name}: there is such a file already; look at it first") from None
    except OSError as error:
        raise _not_writable(target, error) from None
    finally:
        half.unlink(missing_ok=True)


def _half(target: Path, content: bytes) -> Path:
    half = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with half.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        half.unlink(missing_ok=True)
        raise _not_writable(target, error) from None
    return half


def _not_writable(target: Path, error: OSError) -> ConflictError:
    return ConflictError(f"{target.name}: cannot be written: {error.strerror}; check the folder's permissions")
