"""The baseline that a check comes to: what stands in a backlog of drafts when the gate is put up, and what is left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from embargo.policy.model import OpenFinding, Report
from embargo.waivers.baseline import Known
from embargo.waivers.limits import NOT_BASELINED
from embargo.waivers.model import WaivedFinding
from embargo.waivers.paths import path_from

FirstSeen = Mapping[Known, dt.datetime]


def backlog(report: Report, folder: Path, before: FirstSeen) -> dict[Known, dt.datetime]:
    """Every open finding of a check that a baseline may hold, for a baseline in `folder`.

    One that stood in the baseline `before` keeps the instant when it was first seen; a new one was seen at the instant
    judged at.
    """
    known = {known: report.checked_at for known, found in _findings(report, folder) if isinstance(found, OpenFinding)}
    allowed = {each: seen for each, seen in known.items() if each.rule not in NOT_BASELINED}
    return {each: before.get(each, seen) for each, seen in allowed.items()}


def not_taken(report: Report) -> int:
    """How many open findings of a check no baseline may hold."""
    return sum(found.finding.rule in NOT_BASELINED for draft in report.drafts for found in draft.open)


def remaining(
    report: Report, folder: Path, before: FirstSeen, is_there: Callable[[str], bool]
) -> dict[Known, dt.datetime]:
    """The baseline `before`, in `folder`, without the findings that are gone.

    Gone is what a draft of the check has no longer, open or waived, and what stood in a draft that is not there any
    more (`is_there` is asked with its path, seen from `folder`). Drafts that were not checked keep theirs.
    """
    found = {known for known, _ in _findings(report, folder)}
    checked = {path_from(folder, draft.draft.document.source.name) for draft in report.drafts}

    def stays(known: Known) -> bool:
        return known in found if known.draft in checked else is_there(known.draft)

    return {known: seen for known, seen in before.items() if stays(known)}


def _findings(report: Report, folder: Path) -> Iterator[tuple[Known, OpenFinding | WaivedFinding]]:
    for draft in report.drafts:
        path = path_from(folder, draft.draft.document.source.name)
        every: list[OpenFinding | WaivedFinding] = [*draft.open, *draft.waived]
        for found in every:
            yield Known(path, found.finding.rule, found.fingerprint), found
