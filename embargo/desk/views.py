"""What the desk's page shows, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from embargo.desk.places import rules_path
from embargo.desk.saving import version_of
from embargo.errors import UsageError
from embargo.groundrules.editor import has_no_rules
from embargo.groundrules.model import Attribution, Embargo, Evidence, GroundRules, Kind
from embargo.policy import Report, RulesReport
from embargo.report.display import Display
from embargo.report.html import render_draft
from embargo.report.moments import as_instant, clocks_of
from embargo.report.shapes import incomplete_shape
from embargo.report.text_file import file_in_words
from embargo.report.text_rules import BASES, NAMES_WITHHELD, attribution_in_words, embargo_in_words, held_in_words
from embargo.report.verdicts import judged_in_words, verdict_in_words
from embargo.report.wording import SCOPES, place, scope_in_words, warning_place
from embargo.times import civil

View = dict[str, Any]
_UNKNOWN, _WAITING, _LIFTED = range(3)
_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def board_view(report: RulesReport, now: dt.datetime, zone: str | None, *, kept: bool) -> View:
    """Briefings, those first whose lift is not known, then by the next lift; `kept` ones are files of the desk."""
    ordered = sorted(report.briefings, key=lambda rules: _urgency(rules, now))
    return {
        "incomplete": incomplete_shape(report.incomplete),
        "briefings": [_briefing(rules, now, zone, kept=kept) for rules in ordered],
    }


def choices() -> dict[str, dict[str, str]]:
    """What the form offers, by its name in a ground-rules file: scopes and bases, in the words of the reports."""
    scopes = dict(SCOPES)
    scopes |= {name: scope_in_words(name) for name in ("section:1", "section:2")}
    return {"scopes": scopes, "bases": {basis.value: words for basis, words in BASES.items()}}


def check_view(report: Report, zone: str | None, *, understood: bool) -> View:
    """A check of one draft: the verdict, and the draft with its marks as HTML."""
    draft = report.drafts[0] if report.drafts else None
    display = Display(zone=zone)
    clocks = clocks_of(report.briefings, zone)
    return {
        "understood": understood,
        "verdict": report.verdict.value,
        "incomplete": incomplete_shape(report.incomplete),
        "checked_at": as_instant(report.checked_at),
        "verdict_words": verdict_in_words(report, clocks),
        "judged": judged_in_words(report, clocks),
        "may_run_at": as_instant(draft.publishable_at) if draft else None,
        "counts": _counts(report),
        "html": str(render_draft(report, draft, display)) if draft else "",
    }


def _urgency(rules: GroundRules, now: dt.datetime) -> tuple[int, dt.datetime, str]:
    coming = [embargo.holds_until for embargo in rules.embargoes if embargo.in_force(now)]
    if has_no_rules(rules) or _NEVER in coming:
        return _UNKNOWN, _NEVER, rules.briefing.title or ""
    return (_WAITING if coming else _LIFTED), min(coming, default=_NEVER), rules.briefing.title or ""


def _briefing(rules: GroundRules, now: dt.datetime, zone: str | None, *, kept: bool) -> View:
    clocks = clocks_of([rules], zone)
    return {
        "sources": list(rules.briefing.sources),
        "title": rules.briefing.title,
        "held": held_in_words(rules.briefing),
        "zone": rules.briefing.zone,
        "kept": kept,
        "lifted": _urgency(rules, now)[0] == _LIFTED,
        "version": _version(rules.briefing.sources) if kept else None,
        "signed_by": rules.file.reviewed_by if rules.file else None,
        "file": file_in_words(rules.file, clocks) if rules.file else None,
        "names_withheld": rules.names_withheld,
        "names": {"words": NAMES_WITHHELD, "host": list(_host(rules.names_evidence))} if rules.names_withheld else None,
        "withheld_names": list(rules.withheld_names),
        "warnings": [{"place": warning_place(each), "message": each.message} for each in rules.warnings],
        "embargoes": [_embargo(each, now, rules.briefing.zone, clocks) for each in rules.embargoes],
        "attribution": [_attribution(each) for each in rules.attribution],
    }


def _version(sources: Sequence[str]) -> str | None:
    try:
        return version_of(rules_path([Path(name) for name in sources]))
    except UsageError:  # several files: saving says so
        return None


def _embargo(embargo: Embargo, now: dt.datetime, clock: str | None, clocks: Sequence[str]) -> View:
    zone = embargo.zone or clock
    until = embargo.latest
    return {
        "scope": embargo.scope,
        "where": scope_in_words(embargo.scope),
        "kind": embargo.kind.value,
        "stated": embargo.stated,
        "event": embargo.event,
        "zone": embargo.zone,
        "clock": zone if zone and "/" in zone else "UTC",
        "lifts_at": as_instant(embargo.lifts_at),
        "lifts_at_latest": as_instant(embargo.lifts_at_latest),
        "lifted": embargo.kind is Kind.LIFTED,
        "until": as_instant(until) if embargo.kind is not Kind.LIFTED else None,
        "wall": f"{civil(until, zone if zone and '/' in zone else 'UTC'):%Y-%m-%dT%H:%M}" if until else "",
        # Without the wait: the page counts that down.
        "words": embargo_in_words(embargo, clocks, None if embargo.in_force(now) else now),
        "host": list(_host(embargo.evidence)),
    }


def _attribution(rule: Attribution) -> View:
    return {
        "scope": rule.scope,
        "where": scope_in_words(rule.scope),
        "basis": rule.basis.value,
        "labels": list(rule.labels),
        "direct_quotation": rule.direct_quotation,
        "words": attribution_in_words(rule),
        "host": list(_host(rule.evidence)),
    }


def _host(evidence: Iterable[Evidence]) -> Iterator[View]:
    yield from ({"place": place(words), "text": words.text} for words in evidence)


def _counts(report: Report) -> dict[str, int]:
    labels = [found.finding.severity.label for draft in report.drafts for found in draft.open]
    return {label: labels.count(label) for label in ("error", "warning", "note")}
