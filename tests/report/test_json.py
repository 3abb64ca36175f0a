"""The JSON documents keep to their schemas, and to nothing beside them."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from jsonschema import ValidationError
from schemas import validate
from values import EARLIER, LIFT, NOON, document_of, draft_of, finding_in, rules_of, span_of, without_rules

from embargo.briefing.model import Problem
from embargo.draft.model import Draft, Mention, Quotation, QuotationKind, SourceMention
from embargo.groundrules.editor import EditorsLift
from embargo.groundrules.filed import Difference, RulesFile
from embargo.policy import Incomplete, Policy, QuotesReport, RulesReport, TimesReport, judge
from embargo.report import CHECK_FORMATS, QUOTES_FORMATS, RULES_FORMATS, WHEN_FORMATS, Display
from embargo.text import MappedTextBuilder, Source, Span
from embargo.times.model import Reading, StatedTime

BROKEN = Incomplete("broken.md", "is empty")
READING = Reading(LIFT, LIFT.astimezone(dt.timezone(dt.timedelta(hours=1))), "Europe/Brussels", "as it is said")


def checked(**options: Any) -> Any:
    draft = draft_of()
    finding = finding_in(draft, attribution=span_of(draft, "an official"), weights=(("source", 0.5),))
    return judge([(draft, [finding])], checked_at=NOON, **{"briefings": [rules_of()], **options})


def document(formats: Any, report: Any) -> Any:
    return json.loads(formats["json"](report, Display()))


def test_a_check_keeps_to_its_schema() -> None:
    report = checked(
        broken_drafts=[BROKEN], lifts=[EditorsLift("call", EARLIER)], briefings=[rules_of(), without_rules()]
    )
    validate("check", document(CHECK_FORMATS, report))


def test_rules_keep_to_their_schema() -> None:
    embargo = rules_of().embargoes[1]
    rules = rules_of(
        embargoes=(rules_of().embargoes[0], type(embargo)(**{**as_values(embargo), "readings": (READING,)})),
        warnings=(Problem("zone-mismatch", "EST", "call.md", 3), Problem("no-ground-rules", "none")),
    )
    validate("rules", document(RULES_FORMATS, RulesReport((rules,), (BROKEN,), (EditorsLift("call", EARLIER),))))


def test_a_ground_rules_file_keeps_to_the_schema() -> None:
    values = [
        ("held_on", None, dt.date(2023, 3, 21), None),
        ("started_at", None, None, LIFT.astimezone(dt.timezone(dt.timedelta(hours=1)))),
        ("names_withheld", None, True, False),
        ("attribution.labels", "call", ("an official",), ()),
        ("embargo", "section:2", None, "time"),
        ("embargo.lifts_at", "call", LIFT, None),
    ]
    file = RulesFile("call.rules.toml", "Ed", LIFT, tuple(Difference(*each) for each in values))
    shape = document(RULES_FORMATS, RulesReport((rules_of(file=file), rules_of(file=RulesFile("x", None, None, ())))))
    validate("rules", shape)
    told = shape["briefings"][0]["ground_rules_file"]["differences"]
    assert [(each["extracted"], each["file"]) for each in told] == [
        ("2023-03-21", None),
        (None, "2023-03-21T15:30:00+01:00"),
        (True, False),
        (["an official"], []),
        (None, "time"),
        ("2023-03-21T14:30:00Z", None),
    ]


def as_values(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_quotes_keep_to_their_schema() -> None:
    draft = draft_of()
    words, source, cue = (span_of(draft, part) for part in ("Nobody has a veto over the fish,", "an official", "said"))
    quotation = Quotation(
        QuotationKind.DIRECT,
        (words,),
        draft.words(words),
        1,
        Mention("said", cue),
        SourceMention("an official", source, "a senior administration official"),
    )
    unknown = Quotation(QuotationKind.MIXED, (words,), "fish", 1)
    report = QuotesReport((Draft(draft.document, (), (quotation, unknown)),), (BROKEN,))
    shape = document(QUOTES_FORMATS, report)
    validate("quotes", shape)
    assert shape["drafts"][0]["quotations"][0] == {
        "kind": "direct",
        "spans": [{"start": 21, "end": 53}],
        "text": "Nobody has a veto over the fish,",
        "cue": {"text": "said", "start": 67, "end": 71},
        "source": {
            "text": "an official",
            "start": 55,
            "end": 66,
            "resolved": "a senior administration official",
        },
    }


def test_times_keep_to_their_schema() -> None:
    time = StatedTime(Span(0, 4), "noon", (READING,), READING, "Europe/Brussels")
    unknown = StatedTime(Span(0, 4), "noon", (), None, None)
    report = TimesReport("noon", dt.date(2023, 3, 21), None, (time, unknown))
    validate("when", document(WHEN_FORMATS, report))


def test_the_schemas_notice_what_they_do_not_know() -> None:
    shape = document(CHECK_FORMATS, checked())
    shape["drafts"][0]["findings"][0]["surprise"] = 1
    with pytest.raises(ValidationError):
        validate("check", shape)


def test_a_finding_stands_where_the_file_has_it() -> None:
    (finding,) = document(CHECK_FORMATS, checked())["drafts"][0]["findings"]
    assert {key: finding[key] for key in ("start", "end", "line", "column", "end_line", "end_column")} == {
        "start": 21,
        "end": 53,
        "line": 3,
        "column": 2,
        "end_line": 3,
        "end_column": 34,
    }
    assert finding["excerpt"] == "Nobody has a veto over the fish,"
    assert finding["attribution"] == {"text": "an official", "start": 55, "end": 66}


def test_places_are_those_of_the_file_not_of_the_prose() -> None:
    source = Source("draft.html", "<p>Nobody has a veto.</p>")
    builder = MappedTextBuilder()
    builder.add("Nobody has a veto.", 3, 21)
    draft = Draft(type(document_of(""))(source, builder.build()), (), ())
    report = judge([(draft, [finding_in(draft, "veto")])], checked_at=NOON)
    (finding,) = document(CHECK_FORMATS, report)["drafts"][0]["findings"]
    assert source.text[finding["start"] : finding["end"]] == finding["excerpt"] == "veto"


def test_what_is_not_listed_is_counted() -> None:
    shape = document(CHECK_FORMATS, checked(policy=Policy(ignore=frozenset({"embargoed-quote"}))))
    assert shape["drafts"][0]["findings"] == []
    assert shape["drafts"][0]["not_shown"] == {"below_min_severity": 0, "ignored": 1}


def test_what_is_not_known_is_null() -> None:
    shape = document(RULES_FORMATS, RulesReport((rules_of(),)))
    first = shape["briefings"][0]["embargoes"][0]
    assert (first["lifts_at"], first["lifts_at_latest"], first["event"]) == (None, None, None)
    assert shape["briefings"][0]["started_at"] is None


def test_the_same_report_gives_the_same_bytes() -> None:
    plain, coloured = (CHECK_FORMATS["json"](checked(), display) for display in (Display(), Display(40, colour=True)))
    assert plain == coloured
