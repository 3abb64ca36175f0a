"""Findings and waivers brought together: what is waived by whom, and which waivers are of no use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from embargo.checks.model import Finding
from embargo.draft.model import Draft
from embargo.text import NameWords
from embargo.values import value
from embargo.waivers.limits import WAIVER_RULES, needs_signature
from embargo.waivers.model import WaivedFinding, Waiver
from embargo.waivers.notices import expired, gone, unsigned, unused
from embargo.waivers.paths import path_from
from embargo.waivers.spelling import in_the_story

if TYPE_CHECKING:
    from embargo.waivers.baseline import Baseline
    from embargo.waivers.file import FileWaiver
    from embargo.waivers.inline import InlineWaivers


@value
class Waivers:
    """The waivers that stand outside of drafts: entries of waivers files, and a baseline.

    `rules` are the ids of the rules that there are: a remark in a draft may name only these. `withheld` are the words
    of names that were withheld.
    """

    files: tuple[FileWaiver, ...] = ()
    baseline: Baseline | None = None
    rules: frozenset[str] = field(default=frozenset(), repr=False)
    withheld: NameWords = field(default=NameWords(), repr=False)


class Found(NamedTuple):
    """A finding and its fingerprint."""

    finding: Finding
    fingerprint: str


class Checked(NamedTuple):
    """A draft, its findings, and the instant (aware) for which it is judged: waivers hold or have ended then."""

    draft: Draft
    found: Sequence[Found]
    at: dt.datetime


class Settled(NamedTuple):
    """The findings of a draft that are open, those waived, and the findings about waivers; none is lost."""

    open: tuple[Found, ...]
    waived: tuple[WaivedFinding, ...]
    notices: tuple[Finding, ...]


def settle(checked: Sequence[Checked], waivers: Waivers, *, complete: bool) -> list[Settled]:
    """What the waivers make of the findings of all drafts of a check.

    Where the check is not `complete`, a waiver may seem unused because a briefing is missing: none is called that.
    """
    drafts = [_Case(each, waivers) for each in checked]
    told: set[FileWaiver] = {waiver for case in drafts for waiver in case.useful} if complete else set(waivers.files)
    lost = _about_nothing(waivers, drafts) if complete else []
    settled = []
    for case in drafts:
        idle = [waiver for waiver in case.concerning if waiver not in told]
        told.update(idle)
        notices = [unused(case.draft, None, waiver.waiver) for waiver in idle]
        if lost and case.is_file():
            notices += [gone(case.draft, waiver.waiver) for waiver in lost]
            lost = []
        settled.append(case.settled(notices, complete=complete))
    return settled


def _about_nothing(waivers: Waivers, drafts: Sequence[_Case]) -> list[FileWaiver]:
    """The entries of waivers files that are about no draft: none of the check, and none that is on disk.

    Drafts that are no files (from standard input, posted to the desk) tell nothing of what else there is.
    """
    if not waivers.files or not any(case.is_file() for case in drafts):
        return []
    about = {waiver for case in drafts for waiver in case.concerning}
    return [waiver for waiver in waivers.files if waiver not in about and waiver.is_gone()]


class _Case:
    """One draft, its findings, and the waivers that concern it."""

    def __init__(self, checked: Checked, waivers: Waivers) -> None:
        self.draft, self._found, self._at = checked
        self._baseline, self._withheld = waivers.baseline, waivers.withheld
        self._inline = _inline(self.draft, waivers.rules)
        self._name = self.draft.document.source.name
        paths = {folder: path_from(folder, self._name) for folder in {waiver.folder for waiver in waivers.files}}
        self.concerning = [waiver for waiver in waivers.files if waiver.concerns(paths[waiver.folder])]

    @property
    def useful(self) -> Iterator[FileWaiver]:
        """The entries of waivers files that cover a finding of the draft, expired or not."""
        return (waiver for waiver in self.concerning if any(waiver.covers(*found) for found in self._found))

    def is_file(self) -> bool:
        """Whether the draft is a file on disk."""
        return Path(self._name).is_file()

    def settled(self, told: Sequence[Finding], *, complete: bool) -> Settled:
        """What becomes of the findings; `told` are findings about waivers that are known already."""
        open_, waived, notices = [], [], list(self._inline.invalid if self._inline else ())
        for found in self._found:
            waiver = self._waiver(found)
            if waiver:
                waived.append(WaivedFinding(*found, waiver))
            else:
                open_.append(found)
                notices += self._why_open(found)
        notices += told
        if complete and self._inline:
            notices += self._idle_remarks(self._inline)
        return Settled(tuple(open_), tuple(waived), tuple(notices))

    def _waiver(self, found: Found) -> Waiver | None:
        """The waiver of a finding: a signed one before a remark, a remark before the baseline."""
        if found.finding.rule in WAIVER_RULES:
            return None
        if signed := next((entry.waiver for entry in self._covering(found) if not entry.expired(self._at)), None):
            return signed
        remark = self._remark(found.finding)
        if not (remark or self._baseline) or self._needs_signature(found.finding):
            return None
        return remark or (self._baseline.waiver(self._name, *found) if self._baseline else None)

    def _why_open(self, found: Found) -> Iterator[Finding]:
        """Which waivers there are of a finding that none covers, and why they do not hold."""
        finding = found.finding
        yield from (expired(finding, past.waiver) for past in self._covering(found) if past.expired(self._at))
        if remark := self._remark(finding):
            yield unsigned(finding, remark, self._needs_signature(finding))

    def _remark(self, finding: Finding) -> Waiver | None:
        covering = self._inline.covering(finding) if self._inline else None
        return covering.waiver if covering else None

    def _needs_signature(self, finding: Finding) -> str:
        return needs_signature(self.draft, finding, self._withheld)

    def _covering(self, found: Found) -> Iterator[FileWaiver]:
        return (waiver for waiver in self.concerning if waiver.covers(*found))

    def _idle_remarks(self, inline: InlineWaivers) -> Iterator[Finding]:
        useful = {id(inline.covering(found.finding)) for found in self._found}
        for each in inline.waivers:
            if id(each) not in useful:
                yield unused(self.draft, each.paragraph, each.waiver)


def _inline(draft: Draft, rules: Collection[str]) -> InlineWaivers | None:
    """The waivers in the remarks of a draft; None where nothing looks like one, as in most."""
    in_story = in_the_story(draft.document.prose.text, rules)
    if not draft.document.remarks and not in_story:
        return None
    from embargo.waivers.inline import InlineWaivers  # noqa: PLC0415 - most drafts do without

    return InlineWaivers(draft, rules, in_story)
