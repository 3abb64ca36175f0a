"""A report in which everything stands that a report can hold, with a canary in every text that must not get out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from values import EARLIER, LIFT, NOON, document_of, finding_in, span_of

from embargo.briefing.model import Briefing, Problem, Role, Speaker, Turn
from embargo.checks.house import House
from embargo.checks.model import Severity
from embargo.draft.model import Draft, Mention, Quotation, QuotationKind, SourceMention
from embargo.groundrules.editor import EditorsLift
from embargo.groundrules.filed import Difference, RulesFile
from embargo.groundrules.model import Attribution, Basis, Embargo, Evidence, GroundRules, Kind
from embargo.match.model import Change, ChangeKind, Turning
from embargo.policy import DraftReport, Incomplete, OpenFinding, Policy, Report, RulesReport, Verdict
from embargo.text import Span
from embargo.times.model import Reading
from embargo.waivers import WaivedFinding, Waiver, WaiverKind, WaiverPlace

CANARIES = (
    "zymurgy",
    "quokka",
    "abelone",
    "fennimore",
    "ptarmigan",
    "wombling",
    "oxlip",
    "vervain",
    "jackdaw",
    "bartleby",
)
PATH = "drafts/a b,c:100%.md"

_STORY = (
    "---\ntitle: The vervain vote\n---\n"
    "😀 “The zymurgy rests,” said Orla Fennimore.\n\n"
    "“Nobody has\na veto over the quokka,” an official said.\n"
)
_CALL = "MODERATOR:  The abelone call is embargoed.\n\nMS. FENNIMORE:  The zymurgy rests near the quokka tonight.\n"
_RULED = (Evidence("calls/one.md", 1, 1, "The abelone call is embargoed.", "MS. FENNIMORE", "speaker:MS. FENNIMORE"),)


def briefing() -> GroundRules:
    document = replace(document_of(_CALL, "calls/one.md"), metadata={"title": "The vervain call", "jackdaw": "oxlip"})
    official = Speaker("SENIOR OFFICIAL", Role.OFFICIAL, "Orla Fennimore", "envoy to the oxlip")
    host = Speaker("MS. FENNIMORE", Role.HOST, "Orla Fennimore", None)
    call = Briefing(
        documents=(document,),
        title="The vervain call",
        turns=(Turn(0, 0, host, Span(0, 9), Span(12, 42)), Turn(1, 0, official, Span(44, 57), Span(60, 90))),
        held_on=dt.date(2023, 3, 21),
        zone="Europe/Brussels",
        problems=(Problem("date-inferred", "The date of the jackdaw is inferred.", "calls/one.md"),),
    )
    reading = Reading(LIFT, LIFT, "Europe/Brussels", "as the jackdaw said")
    return GroundRules(
        briefing=call,
        attribution=(
            Attribution("call", Basis.ON_BACKGROUND, ("senior fish officials",), _RULED),
            Attribution("speaker:MS. FENNIMORE", Basis.OFF_THE_RECORD, ("Envoy Fennimore",)),
        ),
        embargoes=(
            Embargo(
                "call",
                Kind.EVENT,
                "until the ptarmigan",
                "the wombling",
                "Europe/Brussels",
                LIFT,
                LIFT,
                (reading,),
                _RULED,
            ),
        ),
        names_withheld=True,
        withheld_names=("Orla Fennimore",),
        names_evidence=_RULED,
        warnings=(Problem("zone-mismatch", "The wombling said EST.", "calls/one.md", 1),),
        file=RulesFile(
            "calls/one.rules.toml",
            "R. Editor",
            NOON,
            (Difference("attribution.labels", "speaker:MS. FENNIMORE", ("the oxlip envoy",), ("the jackdaw",)),),
        ),
    )


def draft(name: str = PATH) -> Draft:
    document = replace(document_of(_STORY, name), metadata={"title": "The vervain vote"})
    whole = Draft(document, (), ())
    quotation = Quotation(
        QuotationKind.DIRECT,
        (span_of(whole, "The zymurgy rests,"),),
        "The zymurgy rests,",
        0,
        Mention("said", span_of(whole, "said Orla")),
        SourceMention("Orla Fennimore", span_of(whole, "Orla Fennimore"), "Envoy Orla Fennimore"),
    )
    return replace(whole, quotations=(quotation,))


def report(policy: Policy | None = None, *, incomplete: bool = True) -> Report:
    """The whole report; a finding is a failure, a warning, waived (three times), below what is listed, ignored."""
    policy = policy or Policy(min_severity=Severity.WARNING)
    return Report(
        checked_at=EARLIER,
        verdict=Verdict.HOLD,
        exit_code=3 if incomplete else 1,
        briefings=(briefing(),),
        drafts=(_judged(draft()), DraftReport(draft("drafts/clean.md"), Verdict.CLEAR, None, ())),
        incomplete=(Incomplete("calls/two.docx", "is not a Word file that can be read"),) if incomplete else (),
        house=House({"the bartleby desk": ("quokka people",)}, ("Bartleby Oxlip",), {"copied_bits": 9.0}),
        rulebook="0123456789abcdef",
        lifts=(EditorsLift("call", NOON), EditorsLift("speaker:MS. FENNIMORE", NOON)),
        policy=policy,
    )


def rules_report() -> RulesReport:
    return RulesReport(
        (briefing(),), (Incomplete("calls/two.docx", "is not a Word file"),), (EditorsLift("call", NOON),)
    )


def clear_report() -> Report:
    return Report(EARLIER, Verdict.CLEAR, 0, (), (DraftReport(draft(), Verdict.CLEAR, None, ()),))


def _judged(story: Draft) -> DraftReport:
    said = (Evidence("calls/one.md", 3, 3, "The zymurgy rests near the quokka tonight.", "SENIOR OFFICIAL", "call"),)
    quoted = finding_in(
        story,
        "The zymurgy rests,",
        message="“The zymurgy” is under embargo.",
        suggestion="Hold the quokka.",
        evidence=said,
        rule_words=_RULED,
        attribution=span_of(story, "Orla Fennimore"),
        weights=(("numbers", 1.5),),
        changes=(Change(ChangeKind.SWAPPED, "the abelone", "The zymurgy", span_of(story, "zymurgy"), Turning.NAME),),
    )
    over_lines = replace(quoted, rule="misquote", span=span_of(story, "Nobody has\na veto"), severity=Severity.WARNING)
    note = replace(quoted, rule="broader-label", severity=Severity.NOTE, lifts_at=None)
    return DraftReport(
        draft=story,
        verdict=Verdict.HOLD,
        publishable_at=LIFT,
        open=tuple(OpenFinding(each, f"{n:032x}") for n, each in enumerate((quoted, over_lines, note), 1)),
        suppressed=(note, note),
        waived=tuple(_waived(quoted, kind, n) for n, kind in enumerate(WaiverKind, 11)),
    )


def _waived(finding: object, kind: WaiverKind, number: int) -> WaivedFinding:
    reason = "The desk agreed, it was on the air." if kind is not WaiverKind.FILE else "so said Fennimore"
    place = WaiverPlace(PATH if kind is WaiverKind.INLINE else "waivers.toml", None if number == 13 else number)
    who = None if kind is WaiverKind.INLINE else "=R. Editor"
    until = LIFT if kind is WaiverKind.FILE else None
    return WaivedFinding(finding, f"{number:032x}", Waiver(kind, "embargoed-quote", reason, who, until, place))  # type: ignore[arg-type]
