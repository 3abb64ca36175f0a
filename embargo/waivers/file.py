"""The waivers file: which findings in which drafts an editor lets pass, why, and until when. TOML, strictly read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated, Any

from embargo.checks.model import Finding
from embargo.errors import InputError, RulebookError, UsageError, did_you_mean
from embargo.read.inputs import read_raw
from embargo.shapes import Checked, Made, Text, shape
from embargo.times import written_instant
from embargo.values import value
from embargo.waivers.limits import WAIVER_RULES
from embargo.waivers.model import Waiver, WaiverKind, WaiverPlace
from embargo.waivers.paths import means, path_from

_FINGERPRINT = re.compile(r"[0-9a-f]{32}")
# The zone where a day ends first: a date alone must not let a waiver outlast anybody's reading of it.
_FIRST = dt.timezone(dt.timedelta(hours=14))
_LISTED = "; `embargo explain` lists the rules"
_HINT = "a [[waiver]] has rule, draft, fingerprint, who and reason, and may have until"
_AS_TIME = 'write a date (2026-03-24), a time with its offset, or "2026-03-24 07:00 America/New_York"'


def _is_fingerprint(words: str) -> None:
    if not _FINGERPRINT.fullmatch(words):
        raise ValueError("write the 32 characters that `embargo check --format json` gives as fingerprint")


def _says_something(words: str) -> None:
    if not any(character.isalnum() for character in words):
        raise ValueError("it says nothing; write it in words")


def _until(value: Any) -> dt.datetime:
    """The instant (UTC) at which a waiver ends; a date is the last day on which it holds."""
    if type(value) is dt.date:
        try:
            return dt.datetime.combine(value + dt.timedelta(days=1), dt.time(), _FIRST).astimezone(dt.UTC)
        except OverflowError:
            raise ValueError("it is too far away; leave until out if the waiver has no end") from None
    return written_instant(value, _AS_TIME).astimezone(dt.UTC)


Words = Annotated[str, Checked(_says_something)]


@shape
class WaiverEntry:
    """A `[[waiver]]`: the rule and fingerprint of a finding, the draft (path or pattern), who lets it pass and why."""

    rule: Text
    draft: Text
    fingerprint: Annotated[str, Checked(_is_fingerprint)]
    who: Words
    reason: Words
    until: Annotated[dt.datetime | None, Made(_until)] = None


@shape
class FileOfWaivers:
    """A whole waivers file; without a waiver it is one that nobody needs any more."""

    waiver: tuple[WaiverEntry, ...] = ()


@value
class FileWaiver:
    """A waiver of the finding with `fingerprint` in the drafts that `pattern`, seen from `folder`, means."""

    waiver: Waiver
    pattern: str
    folder: Path
    fingerprint: str

    def concerns(self, path: str) -> bool:
        """Whether the waiver is about the draft with that path, seen from `folder`."""
        return means(self.pattern, path)

    def is_gone(self) -> bool:
        """Whether no file is there that the waiver could be about."""
        return not any((self.folder / path).is_file() for path in (self.pattern, *self._matching()))

    def _matching(self) -> Iterator[str]:
        from glob import iglob  # noqa: PLC0415 - most waivers are about a draft of the check

        # Not Path.glob: it refuses whole paths, and `**` beside other characters.
        return iglob(self.pattern, root_dir=self.folder, recursive=True)  # noqa: PTH207

    def covers(self, finding: Finding, fingerprint: str) -> bool:
        """Whether the waiver is about this finding of a draft that it concerns."""
        return self.fingerprint == fingerprint and self.waiver.rule == finding.rule

    def expired(self, at: dt.datetime) -> bool:
        """Whether the waiver has ended at the instant `at` (aware)."""
        return self.waiver.until is not None and self.waiver.until <= at


def read_waivers_file(path: Path, rules: Collection[str]) -> tuple[FileWaiver, ...]:
    """The waivers of a file; `rules` are the ids that there are.

    Raises `UsageError`, a line with `file:line: reason` for each mistake.
    """
    from embargo.rulebook.strict import line_of, shaped  # noqa: PLC0415 - pydantic takes long to load
    from embargo.rulebook.toml_file import read_toml  # noqa: PLC0415 - with it

    try:
        text, data = read_toml(path, read_raw(path))
        entries = shaped(FileOfWaivers, path, text, data).waiver
    except InputError as error:
        raise UsageError(f"{path}:1: {error.reason}") from None
    except RulebookError as error:
        raise UsageError(f"{error} ({_HINT})") from None
    lines = [line_of(text, ("waiver", number, "rule")) for number in range(len(entries))]
    wrong = [
        f"{path}:{line}: {reason}"
        for line, entry in zip(lines, entries, strict=True)
        for reason in _wrong_rule(entry.rule, rules)
    ]
    if wrong:
        raise UsageError("\n".join(wrong))
    return tuple(_waiver(entry, path, line) for line, entry in zip(lines, entries, strict=True))


def _waiver(entry: WaiverEntry, path: Path, line: int) -> FileWaiver:
    place = WaiverPlace(str(path), line)
    waiver = Waiver(WaiverKind.FILE, entry.rule, entry.reason.strip(), entry.who.strip(), entry.until, place)
    pattern = path_from(path.parent, str(path.parent / entry.draft))
    return FileWaiver(waiver, pattern, path.parent, entry.fingerprint)


def _wrong_rule(rule: str, rules: Collection[str]) -> Iterator[str]:
    if rule in WAIVER_RULES:
        yield f"{rule} cannot be waived: mend the waiver that it is about, or take it away"
    elif rule not in rules:
        yield f"there is no rule {rule!r}{did_you_mean(rule, rules) or _LISTED}"
