"""Findings and waivers brought together: what is waived by whom, and which waivers are of no use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from embargo.checks.model import Finding
from embargo.draft.model import Draft
from embargo.values import value
from embargo.waivers.limits import WAIVER_RULES
from embargo.waivers.model import WaivedFinding, Waiver
from embargo.waivers.notices import expired, unused
from embargo.waivers.paths import path_from

if TYPE_CHECKING:
    from embargo.waivers.baseline import Baseline
    from embargo.waivers.file import FileWaiver
    from embargo.waivers.inline import InlineWaivers


@value
class Waivers:
    """The waivers that stand outside of drafts: entries of waivers files, and a baseline.

    `rules` are the ids of the rules that there are: a remark in a draft may name only these.
    """

    files: tuple[FileWaiver, ...] = ()
    baseline: Baseline | None = None
    rules: frozenset[str] = field(default=frozenset(), repr=False)


class Found(NamedTuple):
    """A finding and its fingerprint."""

    finding: Finding
    fingerprint: str


class Settled(NamedTuple):
    """The findings of a draft that are open, those waived, and the findings about waivers; none is lost."""

    open: tuple[Found, ...]
    waived: tuple[WaivedFinding, ...]
    notices: tuple[Finding, ...]


def settle(
    checked: Sequence[tuple[Draft, Sequence[Found]]], waivers: Waivers, *, at: dt.datetime, complete: bool
) -> list[Settled]:
    """What the waivers make of the findings of all drafts of a check, judged at `at` (aware).

    Where the check is not `complete`, a waiver may seem unused because a briefing is missing: none is called that.
    """
    drafts = [_Case(draft, found, waivers) for draft, found in checked]
    told: set[FileWaiver] = {waiver for case in drafts for waiver in case.useful} if complete else set(waivers.files)
    settled = []
    for case in drafts:
        idle = [waiver for waiver in case.concerning if waiver not in told]
        told.update(idle)
        settled.append(case.settled(idle, at, complete=complete))
    return settled


class _Case:
    """One draft, its findings, and the waivers that concern it."""

    def __init__(self, draft: Draft, found: Sequence[Found], waivers: Waivers) -> None:
        self._draft, self._found, self._baseline = draft, found, waivers.baseline
        self._inline = _inline(draft, waivers.rules)
        self._name = draft.document.source.name
        paths = {folder: path_from(folder, self._name) for folder in {waiver.folder for waiver in waivers.files}}
        self.concerning = [waiver for waiver in waivers.files if waiver.concerns(paths[waiver.folder])]

    @property
    def useful(self) -> Iterator[FileWaiver]:
        """The entries of waivers files that cover a finding of the draft, expired or not."""
        return (waiver for waiver in self.concerning if any(waiver.covers(*found) for found in self._found))

    def settled(self, idle: Collection[FileWaiver], at: dt.datetime, *, complete: bool) -> Settled:
        open_, waived, notices = [], [], list(self._inline.invalid if self._inline else ())
        for found in self._found:
            waiver = self._waiver(found, at)
            if waiver:
                waived.append(WaivedFinding(*found, waiver))
            else:
                open_.append(found)
                notices += [expired(found.finding, past.waiver) for past in self._covering(found) if past.expired(at)]
        notices += [unused(self._draft, None, waiver.waiver) for waiver in idle]
        if complete and self._inline:
            notices += self._idle_remarks(self._inline)
        return Settled(tuple(open_), tuple(waived), tuple(notices))

    def _waiver(self, found: Found, at: dt.datetime) -> Waiver | None:
        """The waiver of a finding: a signed one before a remark, a remark before the baseline."""
        if found.finding.rule in WAIVER_RULES:
            return None
        if signed := next((entry.waiver for entry in self._covering(found) if not entry.expired(at)), None):
            return signed
        if self._inline and (remark := self._inline.covering(found.finding)):
            return remark.waiver
        return self._baseline.waiver(self._name, *found) if self._baseline else None

    def _covering(self, found: Found) -> Iterator[FileWaiver]:
        return (waiver for waiver in self.concerning if waiver.covers(*found))

    def _idle_remarks(self, inline: InlineWaivers) -> Iterator[Finding]:
        useful = {id(inline.covering(found.finding)) for found in self._found}
        for each in inline.waivers:
            if id(each) not in useful:
                yield unused(self._draft, each.paragraph, each.waiver)


def _inline(draft: Draft, rules: Collection[str]) -> InlineWaivers | None:
    """The waivers in the remarks of a draft; None where it has no remarks, as most have none."""
    if not draft.document.remarks:
        return None
    from embargo.waivers.inline import InlineWaivers  # noqa: PLC0415 - most drafts do without

    return InlineWaivers(draft, rules)
