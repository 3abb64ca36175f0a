"""Waivers in a draft's own remarks: `embargo: ignore[rule] reason`, each for one paragraph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from embargo.checks.model import Finding
from embargo.draft.model import Draft
from embargo.read.document import Remark
from embargo.text import Span
from embargo.values import value
from embargo.waivers.limits import NOT_INLINE, WAIVER_RULES
from embargo.waivers.model import Waiver, WaiverKind, WaiverPlace
from embargo.waivers.notices import invalid
from embargo.waivers.paragraphs import Paragraphs
from embargo.waivers.spelling import FORM, faults, meant_as_waiver, read_spelling


@value
class InlineWaiver:
    """A waiver of one rule for the findings that begin in `paragraph` (prose); None: nothing follows the remark."""

    waiver: Waiver
    paragraph: Span | None


class InlineWaivers:
    """The waivers in a draft's remarks, and in `invalid` a finding for each that does not hold."""

    def __init__(self, draft: Draft, rules: Collection[str], in_story: Iterable[Span] = ()) -> None:
        """Read the remarks of a draft; `rules` are the ids that there are.

        `in_story` are places in the prose where words of the story have the look of one.
        """
        self.waivers: list[InlineWaiver] = []
        self.invalid: list[Finding] = []
        self._draft = draft
        self._paragraphs = Paragraphs(draft.document)
        for remark in draft.document.remarks:
            self._read(remark, rules)
        self.invalid += map(self._no_remark, in_story)
        self._by_place = {(each.waiver.rule, each.paragraph): each for each in reversed(self.waivers)}

    def covering(self, finding: Finding) -> InlineWaiver | None:
        """The waiver of a finding; of several the first."""
        if not self.waivers:
            return None
        return self._by_place.get((finding.rule, self._paragraphs.at(finding.span.start)))

    def _read(self, remark: Remark, rules: Collection[str]) -> None:
        if not (written := read_spelling(remark.text)):
            if meant_as_waiver(remark.text, rules):
                self._refuse(remark, f"it is misspelt; write {FORM}")
            return
        named, reason = written
        problems = [*faults(named, reason, rules), *_refused(named)]
        for problem in problems:
            self._refuse(remark, problem)
        if not problems:
            paragraph = self._paragraphs.of(remark.span)
            made = (Waiver(WaiverKind.INLINE, rule, reason, None, None, self._place(remark.span)) for rule in named)
            self.waivers.extend(InlineWaiver(waiver, paragraph) for waiver in made)

    def _refuse(self, remark: Remark, reason: str) -> None:
        self.invalid.append(invalid(self._draft, self._paragraphs.of(remark.span), self._place(remark.span), reason))

    def _no_remark(self, span: Span) -> Finding:
        place = self._place(self._draft.document.place(span))
        return invalid(self._draft, span, place, "it stands in the story's own words, where it would be printed")

    def _place(self, span: Span) -> WaiverPlace:
        source = self._draft.document.source
        return WaiverPlace(source.name, source.position(span.start).line)


def _refused(rules: Collection[str]) -> Iterator[str]:
    for rule in rules:
        if rule in WAIVER_RULES:
            yield f"{rule} cannot be waived; mend the waiver that it is about"
        elif rule in NOT_INLINE:
            yield f"{rule} cannot be waived by a remark; an editor can, in a waivers file that names who and why"
