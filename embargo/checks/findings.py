"""Making findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from embargo.checks.context import Context
from embargo.checks.model import Finding, Severity
from embargo.draft.model import Quotation
from embargo.groundrules.model import Embargo, Evidence
from embargo.match import Change, Passage
from embargo.text import Span


def make(
    context: Context,
    rule: str,
    span: Span,
    passages: Iterable[Passage],
    *,
    message: str,
    suggestion: str,
    confidence: float,
    severity: Severity = Severity.ERROR,
    quotation: Quotation | None = None,
    embargo: Embargo | None = None,
    rule_words: Sequence[Evidence] = (),
    weights: Sequence[tuple[str, float]] = (),
    changes: Sequence[Change] = (),
    public: Sequence[Evidence] = (),
) -> Finding:
    """A finding at `span` of the draft, with the passages as evidence and the words that set the rule.

    `public` is further evidence: words of material given as public.
    """
    source = quotation.source if quotation else None
    return Finding(
        rule=rule,
        severity=severity,
        confidence=round(min(1.0, max(0.0, confidence)), 2),
        message=message,
        suggestion=suggestion,
        span=span,
        evidence=(*(context.evidence(passage) for passage in passages), *public),
        attribution=source.span if source else None,
        lifts_at=embargo.latest if embargo else None,
        rule_words=tuple(embargo.evidence if embargo and not rule_words else rule_words),
        weights=tuple(weights),
        changes=tuple(changes),
    )


def quote(words: str) -> str:
    """Words of the draft between quotation marks, on one line, cut where they are long."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= _LONG else line[: _LONG - 1].rstrip() + '…'}”"


_LONG = 80
