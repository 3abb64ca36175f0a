"""CSV (RFC 4180) for a spreadsheet: a row for the check, each draft, each finding and each notice."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from embargo.policy import DraftReport, Report
from embargo.report.display import Display
from embargo.report.entries import Entry, Notice, entries, notices
from embargo.report.moments import as_instant, clocks_of
from embargo.report.verdicts import draft_verdict, verdict_in_words

# New columns come last: whoever reads by position must not be surprised.
HEADER = (
    "record",  # check, draft, finding, notice
    "file",
    "line",
    "column",
    "end_line",
    "end_column",
    "rule",
    "severity",
    "fails",
    "confidence",
    "verdict",
    "message",
    "lifts_at",
    "said_at",
    "said",
    "waiver",
    "waiver_place",
    "waiver_who",
    "waiver_until",
    "waiver_reason",
    "fingerprint",
)
# A spreadsheet takes a cell that begins so for a formula, in some programs after white space or in full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")


def check_csv(report: Report, display: Display) -> str:
    """The report as CSV: lines end with CR LF, times are UTC, an empty cell says nothing."""
    clocks = clocks_of(report.briefings, display.zone)
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, HEADER, restval="", dialect="excel")
    table.writeheader()
    for row in _rows(report, clocks):
        table.writerow({key: _guarded(value) for key, value in row.items()})
    return out.getvalue()


def _rows(report: Report, clocks: list[str]) -> Iterator[dict[str, str]]:
    yield {
        "record": "check",
        "fails": _yes(report.exit_code != 0),
        "verdict": report.verdict.value,
        "message": verdict_in_words(report, clocks),
    }
    yield from map(_notice, notices(report))
    for draft in report.drafts:
        yield _draft(draft, report, clocks)
    yield from map(_finding, entries(report))


def _draft(draft: DraftReport, report: Report, clocks: list[str]) -> dict[str, str]:
    return {
        "record": "draft",
        "file": draft.draft.document.source.name,
        "fails": _yes(bool(report.incomplete) or any(report.policy.fails(each.finding) for each in draft.open)),
        "verdict": draft.verdict.value,
        "message": draft_verdict(draft, report, clocks),
        "lifts_at": as_instant(draft.publishable_at) or "",
    }


def _notice(notice: Notice) -> dict[str, str]:
    return {
        "record": "notice",
        "file": notice.source or "",
        "line": str(notice.line or ""),
        "rule": notice.kind.value,
        "severity": notice.severity.label,
        "message": notice.text,
    }


def _finding(entry: Entry) -> dict[str, str]:
    finding = entry.finding
    return {
        "record": "finding",
        "file": entry.path,
        "line": str(entry.start.line),
        "column": str(entry.start.column),
        "end_line": str(entry.end.line),
        "end_column": str(entry.end.column),
        "rule": finding.rule,
        "severity": finding.severity.label,
        "fails": _yes(entry.fails),
        "confidence": f"{finding.confidence:.3f}",
        "message": entry.message,
        "lifts_at": as_instant(finding.lifts_at) or "",
        "said_at": "; ".join(f"{each.source}:{each.line}-{each.end_line}" for each in finding.evidence),
        "said": " | ".join(each.text for each in finding.evidence),
        "fingerprint": entry.fingerprint,
        **_waiver(entry),
    }


def _waiver(entry: Entry) -> dict[str, str]:
    waiver = entry.waiver
    if waiver is None:
        return {}
    return {
        "waiver": waiver.kind.value,
        "waiver_place": f"{waiver.place.source}:{waiver.place.line}" if waiver.place.line else waiver.place.source,
        "waiver_who": waiver.who or "",
        "waiver_until": as_instant(waiver.until) or "",
        "waiver_reason": waiver.reason,
    }


def _yes(value: bool) -> str:  # noqa: FBT001 - what is asked is the whole of it
    return "yes" if value else "no"


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before it makes it text."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA) else cell
