"""Findings as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from embargo.checks.model import Finding
from embargo.draft.model import Draft
from embargo.groundrules.model import Evidence
from embargo.match.model import Change
from embargo.policy import OpenFinding
from embargo.report.html.clocks import Clock, moment
from embargo.report.html.views import ChangeView, FindingView, PassageView, WaiverView
from embargo.report.wording import WAIVED_BY, place, scope_in_words
from embargo.values import value
from embargo.waivers import WaivedFinding, Waiver

_LONGEST_EXCERPT = 240  # characters: the words themselves stand in the draft

# Where evidence stands, and which words: two rules that say the same thing share them.
WordsKey = tuple[str, int, int, str]


@value
class Numbered:
    """The ground rules of a page by the words they rest on: anchor and number."""

    rules: Mapping[WordsKey, tuple[str, int]] = field(default_factory=dict)

    def passage(self, words: Evidence) -> PassageView:
        """Words of a briefing, with the ground rule that rests on them."""
        anchor, number = self.rules.get(words_key(words), (None, None))
        by = [words.speaker] if words.speaker else []
        by += [scope_in_words(words.scope)] if words.scope else []
        return PassageView(place(words), ", ".join(by), words.text, anchor, number)


def words_key(words: Evidence) -> WordsKey:
    """What tells the words of one place from those of another."""
    return words.source, words.line, words.end_line, words.text


@value
class FindingViews:
    """Makes the views of one draft's findings. `prefix` begins their ids, `numbered` are the rules on the same page."""

    draft: Draft
    prefix: str
    clocks: Sequence[Clock]
    numbered: Numbered

    def open(self, found: Iterable[OpenFinding]) -> tuple[FindingView, ...]:
        """The findings that count, numbered from 1 in their order."""
        return tuple(
            self._view(each.finding, number, f"{self.prefix}-f{number}") for number, each in enumerate(found, 1)
        )

    def waived(self, waived: Iterable[WaivedFinding]) -> tuple[FindingView, ...]:
        """The findings that do not count because of a waiver."""
        return tuple(
            self._view(each.finding, number, f"{self.prefix}-w{number}", each.waiver)
            for number, each in enumerate(waived, 1)
        )

    def _view(self, finding: Finding, number: int, anchor: str, waiver: Waiver | None = None) -> FindingView:
        draft = self.draft
        line, column = draft.document.source.position(draft.document.place(finding.span).start)
        return FindingView(
            number=number,
            anchor=anchor,
            reference=f"{anchor}-at",
            severity=finding.severity.label,
            rule=finding.rule,
            message=finding.message,
            suggestion=finding.suggestion,
            place=f"{draft.document.source.name}:{line}:{column}",
            excerpt=_excerpt(draft.words(finding.span)),
            sure=round(finding.confidence * 100),
            credits=_excerpt(draft.words(finding.attribution)) if finding.attribution else None,
            changes=tuple(map(_change, finding.changes)),
            said=tuple(map(self.numbered.passage, finding.evidence)),
            rule_words=tuple(map(self.numbered.passage, finding.rule_words)),
            lifts=moment(finding.lifts_at, self.clocks) if finding.lifts_at else None,
            waiver=_waiver(waiver, self.clocks) if waiver else None,
        )


def _change(change: Change) -> ChangeView:
    return ChangeView(change.said, change.printed, change.turning.value if change.turning else None)


def _waiver(waiver: Waiver, clocks: Sequence[Clock]) -> WaiverView:
    line = f":{waiver.place.line}" if waiver.place.line else ""
    return WaiverView(
        kind=WAIVED_BY[waiver.kind],
        reason=waiver.reason,
        who=waiver.who,
        until=moment(waiver.until, clocks) if waiver.until else None,
        place=f"{waiver.place.source}{line}",
    )


def _excerpt(words: str) -> str:
    joined = " ".join(words[: 4 * _LONGEST_EXCERPT].split())  # a finding may be about a whole draft
    return joined if len(joined) <= _LONGEST_EXCERPT else f"{joined[: _LONGEST_EXCERPT - 1].rstrip()}…"
