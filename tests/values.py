"""Small hand-made values of the models, for tests of the rooms that stand on them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from embargo.briefing.model import Briefing, Problem
from embargo.checks.model import Finding, Severity
from embargo.draft.model import Draft
from embargo.groundrules.model import Attribution, Basis, Embargo, Evidence, GroundRules, Kind
from embargo.read.document import Document
from embargo.text import MappedText, Source, Span

LIFT = dt.datetime(2023, 3, 21, 14, 30, tzinfo=dt.UTC)
EARLIER = dt.datetime(2023, 3, 21, 12, 16, tzinfo=dt.UTC)
NOON = dt.datetime(2023, 3, 21, 11, 0, tzinfo=dt.UTC)
STORY = "The herring rests.\n\n“Nobody has a veto over the fish,” an official said.\n"


def document_of(text: str, name: str = "draft.md") -> Document:
    return Document(Source(name, text), MappedText.of(text))


def draft_of(text: str = STORY, name: str = "draft.md") -> Draft:
    return Draft(document_of(text, name), (), ())


def span_of(draft: Draft, words: str) -> Span:
    start = draft.document.prose.text.index(words)
    return Span(start, start + len(words))


def finding_in(draft: Draft, words: str = "Nobody has a veto over the fish,", **changes: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": "embargoed-quote",
        "severity": Severity.ERROR,
        "confidence": 0.99,
        "message": "These words are under embargo.",
        "suggestion": "Hold the story.",
        "span": span_of(draft, words),
        "evidence": (Evidence("call.md", 34, 36, "Nobody has a veto over the fish.", "OFFICIAL", "section:2"),),
        "lifts_at": LIFT,
        "rule_words": (Evidence("call.md", 17, 18, "The second section is embargoed until 3:30 p.m."),),
    }
    return Finding(**{**values, **changes})


def rules_of(name: str = "call.md", **changes: Any) -> GroundRules:
    briefing = Briefing(
        documents=(document_of("MODERATOR:  Hello.\n", name),),
        title="Call on the Herring",
        turns=(),
        held_on=dt.date(2023, 3, 21),
        zone="Europe/Brussels",
    )
    values: dict[str, Any] = {
        "attribution": (Attribution("call", Basis.ON_BACKGROUND, ("senior administration officials",)),),
        "embargoes": (
            Embargo("section:1", Kind.CALL_END, stated="until this call concludes"),
            Embargo("section:2", Kind.TIME, "3:30 p.m. CET", None, "Europe/Brussels", LIFT, LIFT),
        ),
    }
    return GroundRules(briefing, **{**values, **changes})


def without_rules(name: str = "bare.md") -> GroundRules:
    return rules_of(name, attribution=(), embargoes=(), warnings=(Problem("no-ground-rules", "No rules."),))
