"""Markdown for a job summary or a comment on a pull request: may it run, when, and what to mend."""

from __future__ import annotations

import re
from collections.abc import Sequence

from embargo.checks.model import Severity
from embargo.policy import DraftReport, Report, Verdict
from embargo.report.display import Display, safe
from embargo.report.entries import Entry, Notice, entries, notices, waiver_in_words, worst_first
from embargo.report.moments import clocks_of
from embargo.report.paths import relative_path
from embargo.report.verdicts import draft_verdict, judged_in_words, verdict_in_words
from embargo.report.wording import count, place

# A comment on a pull request takes 65,536 characters; some are left for whoever wraps the summary.
_MOST = 60_000
_LONGEST_CELL = 400
_MARKUP = re.compile(r"([\\`*_{}\[\]()+.!|~$=])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "#": "&#35;"})
_LINK_OR_EMOJI = re.compile(r":(?=//|[\w+-]+:)")
# GitHub and GitLab look for mentions and references in what was rendered, so escapes alone do not stop them.
_REFERENCE = re.compile(r"([@#!~$%])(?=\w)")
_NOTICE = ("file", "what")
_DRAFT = ("draft", "verdict", "findings", "waived")
_FINDING = ("place", "severity", "rule", "what is wrong", "said at")
_WAIVED = ("place", "severity", "rule", "waiver")
_SIGNS = {Verdict.HOLD: "🛑", Verdict.FIX: "✏️", Verdict.CLEAR: "✅"}


def check_markdown(report: Report, display: Display) -> str:
    """The report as GitHub-flavoured Markdown (GitLab reads it too), the worst first, about 60,000 characters at most.

    What finds no room is counted at the end of its table.
    """
    clocks = clocks_of(report.briefings, display.zone)
    room = _Room(_MOST)
    told = list(notices(report))
    found = worst_first(entries(report))
    blocks = [
        _head(report, clocks),
        room.table("Not checked", _NOTICE, [_notice(each, display) for each in told if _is_bad(each)], share=0.4),
        room.table("Drafts", _DRAFT, _drafts(report, display, clocks), share=0.4),
        room.table("Findings", _FINDING, [_finding(each, display) for each in found if not each.waiver], share=0.7),
        room.table("Waived", _WAIVED, [_waived(each, display) for each in found if each.waiver], share=0.7),
        room.table("Also", _NOTICE, [_notice(each, display) for each in told if not _is_bad(each)], share=1),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


class _Room:
    """How many characters are left; tables take of them in order, and say what they leave out."""

    def __init__(self, characters: int) -> None:
        self._left = characters

    def table(self, title: str, header: Sequence[str], rows: Sequence[Sequence[str]], *, share: float) -> str:
        """A titled table that takes at most this share of what is left; empty where there are no rows."""
        if not rows:
            return ""
        lines = [f"### {title}", "", _row(header), _row(["---"] * len(header))]
        room, written = int(self._left * share), 0
        for row in map(_row, rows):
            if len(row) + 1 > room:
                break
            lines.append(row)
            room -= len(row) + 1
            written += 1
        self._left -= sum(len(line) + 1 for line in lines)
        if written < len(rows):
            lines.extend(["", f"**{len(rows) - written} more of {len(rows)} are not shown here.**"])
        return "\n".join(lines)


def _head(report: Report, clocks: list[str]) -> str:
    # Waivers, a threshold or an unread input must not look like a story that may run.
    sign = _SIGNS[report.verdict] if report.exit_code == 0 or report.verdict is not Verdict.CLEAR else "⚠️"
    return (
        f"## {sign} embargo: {_escaped(verdict_in_words(report, clocks))}\n\n"
        f"{_escaped(judged_in_words(report, clocks))} {_counts(report)}"
    )


def _counts(report: Report) -> str:
    findings = [each.finding for draft in report.drafts for each in draft.open]
    kinds = [
        count(sum(finding.severity is severity for finding in findings), severity.label)
        for severity in sorted(Severity, reverse=True)
    ]
    waived = sum(len(draft.waived) for draft in report.drafts)
    ignored = sum(len(draft.suppressed) for draft in report.drafts)
    return (
        f"{', '.join(kinds)}; {waived} waived, {ignored} of rules that were not picked. Exit code {report.exit_code}."
    )


def _drafts(report: Report, display: Display, clocks: list[str]) -> list[list[str]]:
    order = {Verdict.HOLD: 0, Verdict.FIX: 1, Verdict.CLEAR: 2}
    return [
        _draft(draft, report, display, clocks) for draft in sorted(report.drafts, key=lambda each: order[each.verdict])
    ]


def _draft(draft: DraftReport, report: Report, display: Display, clocks: list[str]) -> list[str]:
    name = relative_path(draft.draft.document.source.name, display.folder)
    sign = _SIGNS[Verdict.HOLD if report.incomplete else draft.verdict]
    words = _escaped(draft_verdict(draft, report, clocks))
    return [_escaped(name), f"{sign} {words}", str(len(draft.open)), str(len(draft.waived))]


def _finding(entry: Entry, display: Display) -> list[str]:
    finding = entry.finding
    said = "; ".join(f"{place(each)}: {each.text}" for each in finding.evidence)
    return [*_place(entry, display), _escaped(entry.message), _escaped(said)]


def _waived(entry: Entry, display: Display) -> list[str]:
    return [*_place(entry, display), _escaped(waiver_in_words(entry.waiver) if entry.waiver else "")]


def _place(entry: Entry, display: Display) -> list[str]:
    name = relative_path(entry.path, display.folder)
    where = f"{name}:{entry.start.line}:{entry.start.column}"
    return [_escaped(where), entry.finding.severity.label, f"`{entry.finding.rule}`"]


def _notice(notice: Notice, display: Display) -> list[str]:
    name = relative_path(notice.source, display.folder) if notice.source else ""
    return [_escaped(f"{name}:{notice.line}" if notice.line else name), _escaped(notice.text)]


def _is_bad(notice: Notice) -> bool:
    return notice.severity is Severity.ERROR


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Text of which no markup, link, mention or HTML is made, on one line, cut where it is long."""
    line = safe(text)
    line = line if len(line) <= _LONGEST_CELL else f"{line[: _LONGEST_CELL - 1]}…"
    marked = _MARKUP.sub(r"\\\1", _REFERENCE.sub("\\1\u200b", line)).translate(_ENTITIES)
    return _LINK_OR_EMOJI.sub("&#58;", marked)
