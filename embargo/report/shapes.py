"""The JSON documents of the contract, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from embargo.briefing.model import Problem
from embargo.draft.model import Draft, Mention, Quotation, SourceMention
from embargo.groundrules.editor import EditorsLift
from embargo.groundrules.filed import RulesFile, RuleValue
from embargo.groundrules.model import Attribution, Embargo, Evidence, GroundRules
from embargo.match.model import Change
from embargo.policy import DraftReport, Incomplete, OpenFinding, Policy, QuotesReport, Report, RulesReport, TimesReport
from embargo.read.document import Document
from embargo.report.moments import as_instant, as_wall_time
from embargo.text import Span
from embargo.times.model import Reading, StatedTime
from embargo.waivers import WaivedFinding

Shape = dict[str, Any]


def check_shape(report: Report) -> Shape:
    """`embargo.check/1`."""
    return {
        "schema": "embargo.check/1",
        "checked_at": as_instant(report.checked_at),
        "verdict": report.verdict.value,
        "incomplete": incomplete_shape(report.incomplete),
        "lifts": lifts_shape(report.lifts),
        "briefings": [_briefing(rules) for rules in report.briefings],
        "drafts": [_draft(draft, report.policy) for draft in report.drafts],
    }


def rules_shape(report: RulesReport) -> Shape:
    """`embargo.rules/1`."""
    return {
        "schema": "embargo.rules/1",
        "incomplete": incomplete_shape(report.incomplete),
        "lifts": lifts_shape(report.lifts),
        "briefings": [_briefing(rules) for rules in report.briefings],
    }


def quotes_shape(report: QuotesReport) -> Shape:
    """`embargo.quotes/1`."""
    return {
        "schema": "embargo.quotes/1",
        "incomplete": incomplete_shape(report.incomplete),
        "drafts": [
            {
                "path": draft.document.source.name,
                "quotations": [_quotation(draft.document, quotation) for quotation in draft.quotations],
            }
            for draft in report.drafts
        ],
    }


def when_shape(report: TimesReport) -> Shape:
    """`embargo.when/1`."""
    return {
        "schema": "embargo.when/1",
        "text": report.text,
        "on": report.on.isoformat(),
        "zone": report.zone,
        "times": [_stated_time(time) for time in report.times],
    }


def incomplete_shape(incomplete: Iterable[Incomplete]) -> list[Shape]:
    """What could not be read or understood, as every document of the contract has it."""
    return [{"source": each.source, "reason": each.reason} for each in incomplete]


def lifts_shape(lifts: Iterable[EditorsLift]) -> list[Shape]:
    """What an editor said about lifts, as every document of the contract has it."""
    return [{"scope": lift.scope, "at": as_instant(lift.at)} for lift in lifts]


def _briefing(rules: GroundRules) -> Shape:
    briefing = rules.briefing
    return {
        "sources": list(briefing.sources),
        "title": briefing.title,
        "held_on": briefing.held_on.isoformat() if briefing.held_on else None,
        "zone": briefing.zone,
        "started_at": as_wall_time(briefing.started_at),
        "ended_at": as_wall_time(briefing.ended_at),
        "attribution": [_attribution(rule) for rule in rules.attribution],
        "embargoes": [_embargo(embargo) for embargo in rules.embargoes],
        "names_withheld": rules.names_withheld,
        "names_withheld_evidence": [_place_and_words(each) for each in rules.names_evidence],
        "warnings": [_problem(warning) for warning in rules.warnings],
        "ground_rules_file": _rules_file(rules.file) if rules.file else None,
    }


def _rules_file(file: RulesFile) -> Shape:
    return {
        "path": file.path,
        "reviewed_by": file.reviewed_by,
        "reviewed_at": as_instant(file.reviewed_at),
        "in_force": file.in_force,
        "differences": [
            {
                "field": each.field,
                "scope": each.scope,
                "extracted": _rule_value(each.field, each.extracted),
                "file": _rule_value(each.field, each.filed),
            }
            for each in file.differences
        ],
    }


def _rule_value(field: str, value: RuleValue) -> str | bool | list[str] | None:
    """A value as the rule's own field is written: lifts are instants, the call's start and end wall times."""
    if isinstance(value, dt.datetime):
        return as_instant(value) if field.startswith("embargo.") else as_wall_time(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _attribution(rule: Attribution) -> Shape:
    return {
        "scope": rule.scope,
        "basis": rule.basis.value,
        "labels": list(rule.labels),
        "direct_quotation": rule.direct_quotation,
        "evidence": [_place_and_words(evidence) for evidence in rule.evidence],
    }


def _embargo(embargo: Embargo) -> Shape:
    return {
        "scope": embargo.scope,
        "kind": embargo.kind.value,
        "stated": embargo.stated,
        "event": embargo.event,
        "zone": embargo.zone,
        "lifts_at": as_instant(embargo.lifts_at),
        "lifts_at_latest": as_instant(embargo.lifts_at_latest),
        "readings": [_reading(reading) for reading in embargo.readings],
        "evidence": [_place_and_words(evidence) for evidence in embargo.evidence],
    }


def _reading(reading: Reading) -> Shape:
    return {
        "instant": as_instant(reading.instant),
        "local": as_wall_time(reading.local),
        "zone": reading.zone,
        "reason": reading.reason,
    }


def _problem(problem: Problem) -> Shape:
    return {"code": problem.code, "message": problem.message, "source": problem.source, "line": problem.line}


def _place_and_words(evidence: Evidence) -> Shape:
    return {
        "source": evidence.source,
        "line": evidence.line,
        "end_line": evidence.end_line,
        "text": evidence.text,
    }


def _said(evidence: Evidence) -> Shape:
    return {**_place_and_words(evidence), "speaker": evidence.speaker, "scope": evidence.scope}


def _draft(report: DraftReport, policy: Policy) -> Shape:
    shown = [found for found in report.open if policy.shows(found.finding)]
    return {
        "path": report.draft.document.source.name,
        "verdict": report.verdict.value,
        "judged_at": as_instant(report.judged_at),
        "publishable_at": as_instant(report.publishable_at),
        "findings": [_finding(report.draft, found) for found in shown],
        "waived": [_waived(report.draft, found) for found in report.waived],
        "not_shown": {"below_min_severity": len(report.open) - len(shown), "ignored": len(report.suppressed)},
    }


def _waived(draft: Draft, found: WaivedFinding) -> Shape:
    waiver = found.waiver
    return {
        "finding": _finding(draft, found),
        "waiver": {
            "kind": waiver.kind.value,
            "who": waiver.who,
            "reason": waiver.reason,
            "until": as_instant(waiver.until),
            "source": waiver.place.source,
            "line": waiver.place.line,
        },
    }


def _finding(draft: Draft, found: OpenFinding | WaivedFinding) -> Shape:
    finding = found.finding
    span = draft.document.place(finding.span)
    start, end = draft.document.source.position(span.start), draft.document.source.position(span.end)
    return {
        "rule": finding.rule,
        "severity": finding.severity.label,
        "confidence": round(finding.confidence, 3),
        "message": finding.message,
        "suggestion": finding.suggestion,
        "start": span.start,
        "end": span.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "excerpt": draft.words(finding.span),
        "attribution": _words_at(draft, finding.attribution) if finding.attribution else None,
        "lifts_at": as_instant(finding.lifts_at),
        "evidence": [_said(evidence) for evidence in finding.evidence],
        "rule_words": [_place_and_words(evidence) for evidence in finding.rule_words],
        "weights": {name: round(weight, 3) for name, weight in finding.weights},
        "changes": [_change(draft.document, change) for change in finding.changes],
        "fingerprint": found.fingerprint,
    }


def _change(document: Document, change: Change) -> Shape:
    return {
        "kind": change.kind.value,
        "said": change.said,
        "printed": change.printed,
        "turns": change.turning.value if change.turning else None,
        **_place(document, change.place),
    }


def _words_at(draft: Draft, span: Span) -> Shape:
    return {"text": draft.words(span), **_place(draft.document, span)}


def _place(document: Document, span: Span) -> Shape:
    start, end = document.place(span)
    return {"start": start, "end": end}


def _quotation(document: Document, quotation: Quotation) -> Shape:
    return {
        "kind": quotation.kind.value,
        "spans": [_place(document, span) for span in quotation.spans],
        "text": quotation.text,
        "cue": _mention(document, quotation.cue),
        "source": _source(document, quotation.source),
    }


def _mention(document: Document, mention: Mention | None) -> Shape | None:
    return {"text": mention.text, **_place(document, mention.span)} if mention else None


def _source(document: Document, source: SourceMention | None) -> Shape | None:
    if source is None:
        return None
    return {"text": source.text, **_place(document, source.span), "resolved": source.resolved}


def _stated_time(time: StatedTime) -> Shape:
    return {
        "stated": time.text,
        "start": time.span.start,
        "end": time.span.end,
        "zone": time.zone,
        "instant": as_instant(time.customary.instant) if time.customary else None,
        "latest": as_instant(time.latest),
        "approximate": time.approximate,
        "readings": [_reading(reading) for reading in time.readings],
        "problems": [{"code": problem.code, "message": problem.message} for problem in time.problems],
    }
