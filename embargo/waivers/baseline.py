"""The baseline: findings known when the gate was put up, by rule, draft and fingerprint; it holds no word of a draft.

A finding is one line of the file: a second finding of the same words in a draft has a fingerprint of its own.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from embargo.checks.model import Finding
from embargo.errors import InputError, RulebookError, UsageError
from embargo.read.inputs import read_raw
from embargo.shapes import Checked, Text, shape
from embargo.values import value
from embargo.waivers.limits import NOT_BASELINED
from embargo.waivers.model import Waiver, WaiverKind, WaiverPlace
from embargo.waivers.paths import path_from

SCHEMA = "embargo.baseline/1"
_MAKE_IT = "make it with `embargo baseline write`"


class Known(NamedTuple):
    """A finding of a baseline: the draft's path as seen from the baseline's folder, the rule, the fingerprint."""

    draft: str
    rule: str
    fingerprint: str


def _has_a_zone(moment: dt.datetime) -> None:
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")


@shape
class BaselineEntry:
    """A finding as the file has it; `first_seen` is the instant judged at when it was first written down."""

    draft: Text
    rule: Text
    fingerprint: Text
    first_seen: Annotated[dt.datetime, Checked(_has_a_zone)]


@shape
class BaselineFile:
    """A whole baseline."""

    schema: Literal["embargo.baseline/1"]
    findings: tuple[BaselineEntry, ...]


@value
class Baseline:
    """The findings known, each with the instant (UTC) when it was first seen; their drafts are seen from `folder`."""

    path: str
    folder: Path
    first_seen: Mapping[Known, dt.datetime]

    def waiver(self, draft: str, finding: Finding, fingerprint: str) -> Waiver | None:
        """The waiver of a finding in the draft of that name, None where it is not known."""
        seen = self.first_seen.get(Known(path_from(self.folder, draft), finding.rule, fingerprint))
        if seen is None or finding.rule in NOT_BASELINED:
            return None
        reason = f"in the baseline since {seen:%Y-%m-%d}"
        return Waiver(WaiverKind.BASELINE, finding.rule, reason, None, None, WaiverPlace(self.path, None))


def read_baseline(path: Path, rules: Collection[str]) -> Baseline:
    """The baseline in a file; `rules` are the ids that there are.

    Raises `UsageError` for a file that is missing, cannot be read, is none, or holds what no baseline may.
    """
    from embargo.rulebook.strict import shaped  # noqa: PLC0415 - pydantic takes long to load

    try:
        text = read_raw(path).decode("utf-8")
        data = json.loads(text)
        entries = shaped(BaselineFile, path, text, data).findings
    except InputError as error:
        raise UsageError(f"{path}: {error.reason}, or {_MAKE_IT}") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{path}: is not JSON in UTF-8; {_MAKE_IT}") from None
    except RulebookError as error:
        raise UsageError(f"{error} (not a baseline of {SCHEMA}; {_MAKE_IT})") from None
    if wrong := list(_wrong(entries, path, rules)):
        raise UsageError("\n".join(wrong))
    seen = {Known(each.draft, each.rule, each.fingerprint): each.first_seen.astimezone(dt.UTC) for each in entries}
    return Baseline(str(path), path.parent, seen)


def _wrong(entries: Iterable[BaselineEntry], path: Path, rules: Collection[str]) -> Iterator[str]:
    for number, entry in enumerate(entries, 1):
        if entry.rule in NOT_BASELINED:
            yield f"{path}: finding {number}: {entry.rule} is never taken into a baseline; take the line out"
        elif entry.rule not in rules:
            yield f"{path}: finding {number}: there is no rule {entry.rule!r}; write the baseline anew"


def baseline_text(first_seen: Mapping[Known, dt.datetime]) -> str:
    """The file's text: a line for each finding, in the order of drafts, so that changes of it are easily read."""
    lines = [
        json.dumps({**known._asdict(), "first_seen": f"{seen:%Y-%m-%dT%H:%M:%SZ}"}, ensure_ascii=False)
        for known, seen in sorted(first_seen.items())
    ]
    findings = "[\n    " + ",\n    ".join(lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": {findings}\n}}\n'
