"""Checks whose pages tests look at, and what a browser tells of a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from values import LIFT, NOON, draft_of, finding_in, rules_of, span_of

from embargo.briefing.model import Briefing, Problem
from embargo.checks.model import Severity
from embargo.groundrules.editor import EditorsLift
from embargo.groundrules.model import Attribution, Basis, Embargo, Evidence, GroundRules, Kind
from embargo.match.model import Change, ChangeKind, Turning
from embargo.policy import DraftReport, Incomplete, OpenFinding, Report, Verdict
from embargo.report import Display
from embargo.text import Span
from embargo.waivers import WaivedFinding, Waiver, WaiverKind, WaiverPlace


@dataclass
class Shown:
    """A page in the browser: what it complained of, and what it asked the network for."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Open = Callable[..., Shown]


DESK = Display(zone="America/New_York", at=NOON)
TEXT = """The herring rests.

“Nobody has a veto over the fish, and nobody ever had,” the keeper of the harbor said on Tuesday.

The boats were painted green.

A third of the catch will go, the official said.
It goes in spring.
"""
HOST = Evidence("call.md", 17, 18, "The second section is embargoed until 3:30 p.m.", "MODERATOR", "section:2")
TERMS = Evidence("call.md", 12, 12, "We are on background.", "MODERATOR", "call")


def rules() -> GroundRules:
    """A call of an hour: a part that lifted, one that lifts, one that nobody knows the lift of."""
    plain = rules_of(
        attribution=(Attribution("call", Basis.ON_BACKGROUND, ("senior officials",), (TERMS,)),),
        embargoes=(
            Embargo("section:1", Kind.TIME, lifts_at=NOON - dt.timedelta(hours=1), lifts_at_latest=NOON),
            Embargo("section:2", Kind.TIME, "3:30 p.m.", None, "Europe/Brussels", LIFT, LIFT, (), (HOST,)),
            Embargo("qa", Kind.EVENT, event="the vote"),
        ),
        names_withheld=True,
        warnings=(Problem("zone-mismatch", "EST is said while EDT is in force.", "call.md", 22),),
    )
    held = plain.briefing
    began = LIFT.replace(hour=9, minute=30)
    return GroundRules(
        Briefing(
            held.documents,
            held.title,
            (),
            held_on=held.held_on,
            zone=held.zone,
            started_at=began,
            ended_at=began + dt.timedelta(hours=1),
        ),
        attribution=plain.attribution,
        embargoes=plain.embargoes,
        names_withheld=True,
        names_evidence=(TERMS,),
        warnings=plain.warnings,
    )


def report(**changes: Any) -> Report:
    """A draft with three findings, two of which overlap, and one that is waived."""
    story = draft_of(TEXT)
    draft = type(story)(story.document, (), (), publish_at=NOON + dt.timedelta(minutes=30))
    quote = finding_in(
        draft,
        "Nobody has a veto over the fish, and nobody ever had,",
        rule_words=(HOST,),
        attribution=span_of(draft, "the keeper of the harbor"),
    )
    misquote = finding_in(
        draft,
        "the fish, and nobody ever had,” the keeper of the harbor",
        rule="misquote",
        severity=Severity.WARNING,
        message="Words inside the quotation marks were changed.",
        lifts_at=None,
        rule_words=(TERMS,),
        changes=(Change(ChangeKind.SWAPPED, "never", "ever", span_of(draft, "ever"), Turning.NEGATION),),
    )
    broader = finding_in(
        draft,
        "A third of the catch will go, the official said.\nIt goes in spring.",
        rule="broader-label",
        severity=Severity.NOTE,
        message="Less specific than permitted.",
        lifts_at=None,
    )
    waived = WaivedFinding(
        finding_in(draft, "The boats were painted green.", rule="embargoed-text"),
        "f" * 32,
        Waiver(
            WaiverKind.FILE,
            "embargoed-text",
            "Seen from the quay.",
            "Ines Calloway",
            LIFT,
            WaiverPlace("embargo-waivers.toml", 4),
        ),
    )
    found = [OpenFinding(each, str(number) * 32) for number, each in enumerate((quote, misquote, broader), 1)]
    values: dict[str, Any] = {
        "checked_at": NOON,
        "verdict": Verdict.HOLD,
        "exit_code": 1,
        "briefings": (rules(),),
        "drafts": (DraftReport(draft, Verdict.HOLD, LIFT, tuple(found), (), (waived,)),),
        "rulebook": "c0ffee" * 10,
    }
    return Report(**{**values, **changes})


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "{{7*7}}{% raw %}",
    "javascript:alert(3)",
    "</title></style></textarea><svg onload=alert(4)>",
    "safe\u202etxt.exe\u202c \u2066x\u2069",
    "' onfocus='alert(5)' autofocus='",
    "<!-- --><base href=//evil.example>\x00\x1b[31m",
)


def hostile_report() -> Report:
    """A check in which every text that comes from an input would like to be more than text."""
    bad = "\n\n".join(HOSTILE)
    line = " ".join(HOSTILE)
    said = Evidence(line, 1, 2, bad, line, f"speaker:{line}")
    draft = draft_of(f"Before.\n\n{bad}\n\nAfter.\n", name=f"{line}.md")
    finding = finding_in(
        draft,
        "Before.",
        rule=line,
        message=line,
        suggestion=line,
        span=Span(0, len(draft.document.prose.text)),
        attribution=span_of(draft, HOSTILE[0]),
        evidence=(said,),
        rule_words=(said,),
        changes=(Change(ChangeKind.SWAPPED, line, line, Span(0, 1), Turning.NAME),),
    )
    waiver = Waiver(WaiverKind.INLINE, line, line, line, LIFT, WaiverPlace(line, 1))
    rules = rules_of(
        line,
        attribution=(Attribution(f"speaker:{line}", Basis.ON_BACKGROUND, HOSTILE, (said,)),),
        embargoes=(Embargo(f"speaker:{line}", Kind.EVENT, line, line, evidence=(said,)),),
        warnings=(Problem(line, line, line, 3),),
    )
    briefing = Briefing(rules.briefing.documents, line, (), held_on=rules.briefing.held_on, zone="Europe/Brussels")
    return Report(
        checked_at=NOON,
        verdict=Verdict.HOLD,
        exit_code=3,
        briefings=(GroundRules(briefing, rules.attribution, rules.embargoes, warnings=rules.warnings),),
        drafts=(
            DraftReport(
                draft,
                Verdict.HOLD,
                None,
                (OpenFinding(finding, line),),
                (),
                (WaivedFinding(finding, line, waiver),),
            ),
        ),
        incomplete=(Incomplete(line, line),),
        lifts=(EditorsLift(f"speaker:{line}", NOON),),
        rulebook=line,
    )
