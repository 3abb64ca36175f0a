"""A draft's own time: read from its metadata and notes, held against the lift, and judged at."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from calls import FERRIES

from embargo.api import check
from embargo.draft import read_draft
from embargo.errors import InputError
from embargo.read import Document, read_bytes
from embargo.rulebook import Rulebook
from embargo.text import MappedText, Source

NOON = dt.datetime(2031, 5, 3, 12, tzinfo=dt.UTC)
LIFT = dt.datetime(2031, 5, 4, 9, tzinfo=dt.UTC)
WORDS = "“We will build eleven new ferries for the northern islands,” a senior administration official said."
NOTE = "Embargoed until 5 p.m. EST on January 9, 2031."
NOTED = dt.datetime(2031, 1, 9, 22, tzinfo=dt.UTC)


def instant(rulebook: Rulebook, zone: str | None = None, **metadata: str) -> dt.datetime | None:
    text = "The ferry is late."
    keys = {key.replace("__", ".").replace("_", "_"): value for key, value in metadata.items()}
    return read_draft(Document(Source("a.txt", text), MappedText.of(text), keys), rulebook, zone).publish_at


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"publish_at": "2031-05-04T05:00-04:00"}, LIFT),
        ({"embargoed": "2031-05-04T09:00:00Z"}, LIFT),
        ({"date__release": "20310504T110000+0200"}, LIFT),
        ({"schedule_settings__utc_embargo": "2031-05-04T09:00:00+0000"}, LIFT),
        ({"embargoed": "2031-05-04T10:00:00Z", "publish_at": "2031-05-04T09:00:00Z"}, LIFT),
        ({"embargoed": "2031-05-04T09:00:00Z", "publish_at": "2031-05-05T09:00:00Z"}, LIFT),
        ({"embargo": "May 4, 2031, 5 a.m. EDT"}, LIFT),
        ({"publish_at": "2031-05-04T05:00", "zone": "America/New_York"}, LIFT),
        ({"ednote": NOTE}, NOTED),
        ({"usageterms": f"Not for resale. {NOTE}"}, NOTED),
        ({"ednote": NOTE, "embargoed": "2031-01-09T23:00:00Z"}, NOTED),
        ({"ednote": NOTE, "embargoed": "-"}, NOTED),
        ({"ednote": "Check the name of the pier.", "usageterms": "Not for resale."}, None),
        ({"embargoed": "2031-05-04T09:00:00Z", "pubstatus": "withheld"}, None),
        ({"embargoed": "nonsense", "pubstatus": "canceled"}, None),
        ({"embargo": "none"}, None),
        ({"publish_at": "2031-05-04T10:00Z, 2031-05-04T09:00Z"}, LIFT),
        ({"publish_at__print": "2031-05-05T09:00Z", "publish_at__web": "2031-05-04T09:00Z"}, LIFT),
        ({"publish_at__web": ""}, None),
    ],
)
def test_when_a_draft_may_appear(metadata: dict[str, str], expected: dt.datetime | None, rulebook: Rulebook) -> None:
    assert instant(rulebook, **metadata) == expected


@pytest.mark.parametrize(
    "metadata",
    [
        {"publish_at": "2031-05-04T05:00"},
        {"publish_at": "2031-05-04"},
        {"publish_at": "2031-13-04T05:00Z"},
        {"publish_at": "Quist"},
        {"publish_at": "2031-03-09T02:30", "zone": "America/New_York"},
        {"publish_at": "2031-11-02T01:30", "zone": "America/New_York"},
        {"publish_at": "2031-05-04T09:00Z, Quist"},
        {"publish_at": "2031-05-04T09:00Z, 2031-05-04T10:00"},
        {"publish_at__web": "Quist"},
        {"publish_at": "Quist", "embargoed": "2031-05-04T09:00:00Z"},
        {"embargo": "until further notice from Quist"},
        {"embargoed": "-"},
    ],
)
def test_a_time_that_is_not_understood_is_no_pass(metadata: dict[str, str], rulebook: Rulebook) -> None:
    with pytest.raises(InputError) as caught:
        instant(rulebook, **metadata)
    assert "2022-03-24T07:00-04:00" in caught.value.reason
    assert "Quist" not in str(caught.value)


def _story(at: str) -> Document:
    return read_bytes(f"---\npublish_at: {at}\n---\n{WORDS}\n".encode(), f"{at[:16]}.md")


@pytest.mark.parametrize(("minute", "passes"), [("04:59", False), ("05:00", True)])
def test_a_gate_today_judges_a_story_at_its_own_time(minute: str, passes: bool, tmp_path: Path) -> None:
    call = tmp_path / "call.md"
    call.write_text(FERRIES)
    story = _story(f"2031-05-04T{minute}-04:00")
    report = check([story], [call], at=NOON, scheduled=True)
    (judged,) = report.drafts
    rules = {found.finding.rule for found in judged.open}
    assert ("draft-embargo-too-early" in rules) is not passes
    assert (report.exit_code == 0) is passes
    assert judged.judged_at == judged.draft.publish_at
    assert report.checked_at == NOON


def test_without_a_time_of_its_own_a_draft_is_judged_now(tmp_path: Path) -> None:
    call = tmp_path / "call.md"
    call.write_text(FERRIES)
    report = check([read_bytes(WORDS.encode(), "now.md")], [call], at=NOON, scheduled=True)
    assert report.drafts[0].judged_at == NOON
    assert report.exit_code == 1
    today = check([_story("2031-05-04T05:00-04:00")], [call], at=NOON)
    assert today.drafts[0].judged_at == NOON
    assert [found.finding.rule for found in today.drafts[0].open] == ["embargoed-quote"]


def test_a_ninjs_item_embargoed_too_short(tmp_path: Path) -> None:
    call, item = tmp_path / "call.md", tmp_path / "item.json"
    call.write_text(FERRIES)
    item.write_text(
        json.dumps({"headline": "Ferries", "body_html": f"<p>{WORDS}</p>", "embargoed": "2031-05-04T08:00Z"})
    )
    report = check([tmp_path / "item.json"], [call], at=NOON)
    assert {found.finding.rule for found in report.drafts[0].open} >= {"draft-embargo-too-early", "embargoed-quote"}


def test_one_draft_whose_time_is_nonsense_leaves_the_others(tmp_path: Path) -> None:
    call = tmp_path / "call.md"
    call.write_text(FERRIES)
    report = check([_story("nonsense"), _story("2031-05-04T05:00-04:00")], [call], at=NOON, scheduled=True)
    assert report.exit_code == 3
    assert [each.source for each in report.incomplete] == ["nonsense.md"]
    assert len(report.drafts) == 1
