"""What the pages show, as plain values: the templates only lay it out."""

from __future__ import annotations

from embargo.report.html.clocks import Moment
from embargo.report.html.timeline import Timeline
from embargo.values import value


@value
class PassageView:
    """Words of a briefing: where they stand ("call.md:34-36"), who says them in which part, the words.

    `rule` is the anchor of the ground rule that rests on them too, `rule_number` its number; None where there is none.
    """

    place: str
    said_by: str
    text: str
    rule: str | None = None
    rule_number: int | None = None


@value
class ChangeView:
    """Words of a quotation that differ: as said and as printed (empty where there are none), and what that turns."""

    said: str
    printed: str
    turns: str | None


@value
class WaiverView:
    """Why a finding does not count: on whose word, for what reason, until when, and where that is written."""

    kind: str
    reason: str
    who: str | None
    until: Moment | None
    place: str


@value
class FindingView:
    """A finding. `anchor` is the id of its note, `reference` that of the number beside the words that it marks.

    `number` counts from 1 in its draft; `place` is "draft.md:10:2"; `sure` the confidence in percent.
    """

    number: int
    anchor: str
    reference: str
    severity: str
    rule: str
    message: str
    suggestion: str
    place: str
    excerpt: str
    sure: int
    credits: str | None = None
    changes: tuple[ChangeView, ...] = ()
    said: tuple[PassageView, ...] = ()
    rule_words: tuple[PassageView, ...] = ()
    lifts: Moment | None = None
    waiver: WaiverView | None = None


@value
class RunView:
    """Words of the draft under the same findings: `severity` of the worst, empty where there is none.

    `findings` are anchors, joined by spaces; `ending` are the findings whose number stands after these words.
    """

    text: str
    severity: str
    findings: str
    ending: tuple[FindingView, ...]


@value
class ParagraphView:
    """A paragraph of the draft, its first line in the file, and the findings that begin in it."""

    line: int
    runs: tuple[RunView, ...]
    findings: tuple[FindingView, ...]


@value
class StretchView:
    """A paragraph in which findings begin (None before the first of them), and the paragraphs up to the next one.

    So the findings stand beside their words, and the words in between have the room beside the findings.
    """

    marked: ParagraphView | None
    rest: tuple[ParagraphView, ...]


@value
class DraftView:
    """A draft: its verdict in a word and in words, and its whole text with findings marked in place."""

    anchor: str
    name: str
    verdict: str
    reason: str
    may_run_at: Moment | None
    scheduled: Moment | None
    stretches: tuple[StretchView, ...]
    findings: tuple[FindingView, ...]
    waived: tuple[FindingView, ...]
    not_listed: str


@value
class RuleView:
    """A ground rule as a sentence, the host's words, and the findings that rest on it."""

    number: int
    anchor: str
    sentence: str
    host: tuple[PassageView, ...]
    findings: tuple[FindingView, ...] = ()


@value
class WarningView:
    """A warning about a briefing: where ("call.md:22", empty where nowhere), in words, and its code."""

    place: str
    message: str
    code: str


@value
class BriefingView:
    """A briefing: what it is, its rules, an editor's file on them, its warnings, its timeline."""

    anchor: str
    title: str
    sources: tuple[str, ...]
    held: str
    file: str | None
    differences: tuple[str, ...]
    rules: tuple[RuleView, ...]
    remarks: tuple[str, ...]
    warnings: tuple[WarningView, ...]
    timeline: Timeline | None


@value
class MissingView:
    """An input that could not be read or understood."""

    source: str
    reason: str


@value
class PageView:
    """A page: of a check (`checked` is the instant judged at) or of ground rules alone (when they were looked at).

    `verdict` is empty on a page of ground rules; `headline` says the verdict, or what the page is.
    """

    title: str
    verdict: str
    headline: str
    may_run_at: Moment | None
    checked: Moment | None
    summary: str
    incomplete: tuple[MissingView, ...]
    lifts: tuple[str, ...]
    drafts: tuple[DraftView, ...]
    briefings: tuple[BriefingView, ...]
    policy: tuple[tuple[str, str], ...]
    rulebook: str
