"""The baseline that a check comes to: what stands in a backlog of drafts when the gate is put up, and what is left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from embargo.draft.model import Draft
from embargo.policy.judge import withheld_names
from embargo.policy.model import DraftReport, OpenFinding, Report
from embargo.waivers.baseline import Known
from embargo.waivers.limits import NOT_BASELINED, needs_signature, withheld_words
from embargo.waivers.model import WaivedFinding
from embargo.waivers.paths import path_from

FirstSeen = Mapping[Known, dt.datetime]


def backlog(report: Report, folder: Path, before: FirstSeen) -> dict[Known, dt.datetime]:
    """Every open finding of a check that a baseline may hold, for a baseline in `folder`.

    One that stood in the baseline `before` keeps the instant when it was first seen; a new one was seen at the instant
    judged at.
    """
    taken = {_known(folder, draft, found) for draft, found, allowed in _open(report) if allowed}
    return {each: before.get(each, report.checked_at) for each in taken}


def not_taken(report: Report) -> int:
    """How many open findings of a check no baseline may hold."""
    return sum(not allowed for _, __, allowed in _open(report))


def _open(report: Report) -> Iterator[tuple[Draft, OpenFinding, bool]]:
    """The open findings of a check, each with its draft and whether a baseline may hold it."""
    withheld = withheld_words(withheld_names(report.briefings, report.house))
    for draft in report.drafts:
        for found in draft.open:
            rule_allowed = found.finding.rule not in NOT_BASELINED
            yield draft.draft, found, rule_allowed and not needs_signature(draft.draft, found.finding, withheld)


def remaining(
    report: Report, folder: Path, before: FirstSeen, is_there: Callable[[str], bool]
) -> dict[Known, dt.datetime]:
    """The baseline `before`, in `folder`, without the findings that are gone.

    Gone is what a draft of the check has no longer, open or waived, and what stood in a draft that is not there any
    more (`is_there` is asked with its path, seen from `folder`). Drafts that were not checked keep theirs.
    """
    found = {_known(folder, draft.draft, each) for draft in report.drafts for each in _every(draft)}
    checked = {path_from(folder, draft.draft.document.source.name) for draft in report.drafts}

    def stays(known: Known) -> bool:
        return known in found if known.draft in checked else is_there(known.draft)

    return {known: seen for known, seen in before.items() if stays(known)}


def _known(folder: Path, draft: Draft, found: OpenFinding | WaivedFinding) -> Known:
    return Known(path_from(folder, draft.document.source.name), found.finding.rule, found.fingerprint)


def _every(draft: DraftReport) -> Iterator[OpenFinding | WaivedFinding]:
    yield from draft.open
    yield from draft.waived
