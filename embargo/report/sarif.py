"""SARIF 2.1.0 (OASIS), for code scanning and the like."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import Any

from embargo.checks.model import Severity
from embargo.groundrules.model import Evidence
from embargo.policy import DraftReport, Report
from embargo.report.display import Display
from embargo.report.entries import Entry, Notice, NoticeKind, entries, notices, waiver_in_words
from embargo.report.moments import as_instant
from embargo.report.paths import uri
from embargo.report.wording import scope_in_words
from embargo.rulebook import load_rulebook
from embargo.waivers import Waiver, WaiverKind

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "embargo/v1"
_ROOT = "%SRCROOT%"
_KINDS = {WaiverKind.INLINE: "inSource", WaiverKind.FILE: "external", WaiverKind.BASELINE: "external"}
_Object = dict[str, Any]


def check_sarif(report: Report, display: Display) -> str:
    """The report as one SARIF run; lines and columns count from 1, columns in code points."""
    return json.dumps(_log(report, display.folder), ensure_ascii=False, indent=2) + "\n"


def _log(report: Report, root: str | None) -> _Object:
    found = list(entries(report))
    rules = sorted({entry.finding.rule for entry in found})
    run = {
        "tool": {"driver": _driver(rules)},
        "invocations": [_invocation(report, root)],
        "results": [_result(entry, rules, root) for entry in found],
        "columnKind": "unicodeCodePoints",
        "properties": _properties(report),
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _driver(rules: Iterable[str]) -> _Object:
    return {"name": "embargo", "version": version("embargo"), "rules": [_rule(rule) for rule in rules]}


def _rule(rule: str) -> _Object:
    explained = load_rulebook().explanations.get(rule)
    if explained is None:
        return {"id": rule, "shortDescription": {"text": rule}}
    title, why, mend = (" ".join(words.split()) for words in (explained.title, explained.why, explained.mend))
    text = f"{why}\n\nTo mend it: {mend}"
    markdown = f"{why}\n\n**To mend it:** {mend}\n\nMore, with examples: `embargo explain {rule}`"
    return {
        "id": rule,
        "shortDescription": {"text": f"{title}."},
        "fullDescription": {"text": why},
        "help": {"text": text, "markdown": markdown},
    }


def _invocation(report: Report, root: str | None) -> _Object:
    told = list(notices(report))
    return {
        "executionSuccessful": not report.incomplete,
        "exitCode": report.exit_code,
        "toolExecutionNotifications": [_notification(notice, root) for notice in told],
    }


def _notification(notice: Notice, root: str | None) -> _Object:
    shown: _Object = {
        "descriptor": {"id": notice.kind.value},
        "level": notice.severity.label,
        "message": {"text": notice.text},
    }
    if notice.source:
        shown["locations"] = [{"physicalLocation": _physical(notice.source, notice.line, notice.line, root)}]
    return shown


def _result(entry: Entry, rules: Sequence[str], root: str | None) -> _Object:
    finding = entry.finding
    region = {
        "startLine": entry.start.line,
        "startColumn": entry.start.column,
        "endLine": entry.end.line,
        "endColumn": entry.end.column,
    }
    location = {"physicalLocation": {"artifactLocation": _artifact(entry.path, root), "region": region}}
    return {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        # GitHub does not know suppressions: at its own level a waived finding would stand there as an open alert.
        "level": Severity.NOTE.label if entry.waiver else finding.severity.label,
        "rank": round(finding.confidence * 100, 1),
        "message": {"text": entry.message},
        "locations": [location],
        "relatedLocations": list(_related(entry, root)),
        "partialFingerprints": {_FINGERPRINT: entry.fingerprint},
        "suppressions": [_suppression(entry.waiver, root)] if entry.waiver else [],
        "properties": {
            "severity": finding.severity.label,
            "confidence": round(finding.confidence, 3),
            "liftsAt": as_instant(finding.lifts_at),
        },
    }


def _related(entry: Entry, root: str | None) -> Iterator[_Object]:
    said = [(each, "Said") for each in entry.finding.evidence]
    ruled = [(each, "The rule stated") for each in entry.finding.rule_words]
    for number, (evidence, what) in enumerate([*said, *ruled], 1):
        yield {
            "id": number,
            "message": {"text": _said(evidence, what)},
            "physicalLocation": _physical(evidence.source, evidence.line, evidence.end_line, root),
        }


def _said(evidence: Evidence, what: str) -> str:
    by = f" by {evidence.speaker}" if evidence.speaker else ""
    scope = f" in {scope_in_words(evidence.scope)}" if evidence.scope else ""
    return f"{what}{by}{scope}: {evidence.text}"


def _suppression(waiver: Waiver, root: str | None) -> _Object:
    return {
        "kind": _KINDS[waiver.kind],
        "status": "accepted",
        "justification": waiver_in_words(waiver),
        "location": {"physicalLocation": _physical(waiver.place.source, waiver.place.line, waiver.place.line, root)},
    }


def _physical(source: str, line: int | None, end_line: int | None, root: str | None) -> _Object:
    place: _Object = {"artifactLocation": _artifact(source, root)}
    if line:
        place["region"] = {"startLine": line, "endLine": max(line, end_line or line)}
    return place


def _artifact(source: str, root: str | None) -> _Object:
    reference = uri(source, root)
    return {"uri": reference} if reference.startswith("file:") else {"uri": reference, "uriBaseId": _ROOT}


def _properties(report: Report) -> _Object:
    """What SARIF has no place for: verdicts, lifts, and what is not listed."""
    not_listed = (NoticeKind.HIDDEN_FAILURE, NoticeKind.NOT_LISTED)
    return {
        "verdict": report.verdict.value,
        "checkedAt": as_instant(report.checked_at),
        "lifts": [{"scope": lift.scope, "at": as_instant(lift.at)} for lift in report.lifts],
        "drafts": [_draft(draft, report) for draft in report.drafts],
        "notListed": [notice.text for notice in notices(report) if notice.kind in not_listed],
    }


def _draft(draft: DraftReport, report: Report) -> _Object:
    open_ = [each.finding for each in draft.open]
    return {
        "path": draft.draft.document.source.name,
        "verdict": draft.verdict.value,
        "publishableAt": as_instant(draft.publishable_at),
        "errors": sum(finding.severity is Severity.ERROR for finding in open_),
        "failing": sum(map(report.policy.fails, open_)),
        "waived": len(draft.waived),
        "belowMinSeverity": sum(not report.policy.shows(finding) for finding in open_),
        "ignored": len(draft.suppressed),
    }
