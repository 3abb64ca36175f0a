"""The shape of the rule file that explains what `check` flags."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import field
from typing import Annotated, Literal

from embargo.rulebook.schema import FileModel
from embargo.shapes import Checked, Text, shape

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*")


def _names_a_check(words: str) -> None:
    if not _ID.fullmatch(words):
        raise ValueError('write an id in small letters, as in "named-source"')


def _has_a_zone(moment: dt.datetime) -> None:
    if moment.tzinfo is None:
        raise ValueError("write a time with its offset")


@shape
class Explanation:
    """Why a rule of `check` exists, a draft that it flags, one that passes, and how to mend the first.

    Both drafts are about `call` (a name among the file's calls) and judged at `at`. `setting` says in a
    sentence what the reader must know of the call. Where there is a `draft`, `flagged` and `passes` are not drafts
    but waivers files for it.
    """

    id: Annotated[str, Checked(_names_a_check)]
    title: Text
    why: Text
    call: Text
    at: Annotated[dt.datetime, Checked(_has_a_zone)]
    setting: Text
    draft: Text | None = None
    flagged: Text
    passes: Text
    mend: Text


@shape
class ChecksFile(FileModel):
    """Explanations of the rules of `check`, and the short calls that their examples are about."""

    kind: Literal["checks"]
    calls: dict[str, Text] = field(default_factory=dict)
    check: tuple[Explanation, ...] = ()

    def __post_init__(self) -> None:
        for check in self.check:
            if check.call not in self.calls:
                raise ValueError(f"{check.id}: no call {check.call!r}; there are {', '.join(self.calls) or 'none'}")
