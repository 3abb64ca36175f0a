"""Findings about waivers: expired, unused, or not holding. They hold no words of a remark, a reason or a briefing."""

from __future__ import annotations

import re

from embargo.checks.model import Finding, Severity
from embargo.draft.model import Draft
from embargo.text import Span
from embargo.waivers.limits import EXPIRED, INVALID, UNUSED
from embargo.waivers.model import Waiver, WaiverPlace

_WORD = re.compile(r"\w+")


def expired(finding: Finding, waiver: Waiver) -> Finding:
    """The waiver of `finding` has ended, and the finding counts again."""
    when = f"{waiver.until:%Y-%m-%d %H:%M} UTC" if waiver.until else ""
    message = f"The waiver of {waiver.rule} by {waiver.who} ({_at(waiver.place)}) ended at {when}; the finding counts."
    return _notice(EXPIRED, finding.span, message, "Mend the draft and take the waiver away, or have it renewed.")


def unused(draft: Draft, paragraph: Span | None, waiver: Waiver) -> Finding:
    """The waiver covers nothing in `paragraph` (None: in the draft)."""
    where = "its paragraph" if paragraph else "this draft"
    message = f"The waiver of {waiver.rule} at {_at(waiver.place)} covers no finding in {where}."
    return _notice(UNUSED, first_word(draft, paragraph), message, "Take the waiver away.")


def invalid(draft: Draft, paragraph: Span | None, place: WaiverPlace, reason: str) -> Finding:
    """The remark at `place`, meant as a waiver of findings in `paragraph`, does not hold."""
    message = f"The remark at {_at(place)} waives nothing: {reason}."
    return _notice(INVALID, first_word(draft, paragraph), message, "Mend the remark, or take it away.")


def unsigned(finding: Finding, waiver: Waiver, reason: str) -> Finding:
    """The remark is about `finding`, but has no signature, which this one needs."""
    message = f"The remark at {_at(waiver.place)} does not hold for {waiver.rule} here: {reason}."
    return _notice(INVALID, finding.span, message, "Mend the draft, or have an editor sign a waiver in a waivers file.")


def gone(draft: Draft, waiver: Waiver) -> Finding:
    """The waiver is about a draft that is not there; it is told in a draft that is."""
    message = f"The waiver of {waiver.rule} at {_at(waiver.place)} is about no draft that is there."
    return _notice(UNUSED, first_word(draft, None), message, "Take the waiver away, or correct the path of its draft.")


def first_word(draft: Draft, paragraph: Span | None) -> Span:
    """The first word of a paragraph (None: of the draft): where a finding stands that is about no words."""
    text = draft.document.prose.text
    start, end = paragraph or Span(0, len(text))
    word = _WORD.search(text, start, end)
    return Span(*word.span()) if word else Span(start, end)


def _notice(rule: str, span: Span, message: str, suggestion: str) -> Finding:
    return Finding(rule, Severity.WARNING, 1.0, message, suggestion, span, ())


def _at(place: WaiverPlace) -> str:
    return f"{place.source}:{place.line}"
