"""GitLab's code quality report: a list of issues, for the widget of a merge request."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from embargo.checks.model import Severity
from embargo.policy import Report
from embargo.report.display import Display
from embargo.report.entries import Entry, Notice, NoticeKind, entries, notices, waiver_in_words, worst_first
from embargo.report.paths import relative_path

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "minor"}
_TOLD, _STOPS = "info", "blocker"
_NOWHERE = "embargo"  # GitLab wants a path for each issue


def check_gitlab(report: Report, display: Display) -> str:
    """The report as a code quality report. What could not be checked is a blocker."""
    issues = [*_notices(report, display), *(_finding(entry, display) for entry in worst_first(entries(report)))]
    return json.dumps(_unique(issues), ensure_ascii=False, indent=2) + "\n"


def _notices(report: Report, display: Display) -> Iterator[dict[str, Any]]:
    for notice in notices(report):
        path = relative_path(notice.source, display.folder) if notice.source else _first_path(report, display)
        severity = _STOPS if notice.severity is Severity.ERROR else _TOLD
        place = {"path": path, "lines": {"begin": notice.line or 1}}
        yield _issue(f"embargo/{notice.kind.value}", notice.text, severity, place, _mark(notice))


def _first_path(report: Report, display: Display) -> str:
    return relative_path(report.drafts[0].draft.document.source.name, display.folder) if report.drafts else _NOWHERE


def _mark(notice: Notice) -> str:
    """What makes a notice the same in the next run: not how much is hidden, but that something is."""
    counts = (NoticeKind.NOT_LISTED, NoticeKind.HIDDEN_FAILURE)
    return notice.kind.value if notice.kind in counts else f"{notice.kind.value}\x1f{notice.text}"


def _finding(entry: Entry, display: Display) -> dict[str, Any]:
    finding = entry.finding
    severity = _TOLD if entry.waiver else _SEVERITIES[finding.severity]
    text = f"{entry.message} ({waiver_in_words(entry.waiver)})" if entry.waiver else entry.message
    lines = {"begin": entry.start.line, "end": entry.end.line}
    place = {"path": relative_path(entry.path, display.folder), "lines": lines}
    return _issue(f"embargo/{finding.rule}", text, severity, place, entry.fingerprint)


def _issue(check: str, text: str, severity: str, place: dict[str, Any], mark: str) -> dict[str, Any]:
    content = "\x1f".join((check, place["path"], mark))
    return {
        "description": " ".join(text.split()),
        "check_name": check,
        "fingerprint": hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": severity,
        "location": place,
    }


def _unique(issues: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """GitLab drops an issue whose fingerprint it has seen: the same again gets one of its own."""
    seen: dict[str, int] = {}
    for issue in issues:
        first = issue["fingerprint"]
        seen[first] = seen.get(first, 0) + 1
        if seen[first] > 1:
            issue["fingerprint"] = hashlib.sha256(f"{first}\x1f{seen[first]}".encode()).hexdigest()
    return issues
