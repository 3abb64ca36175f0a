"""An editor's word that an embargo lifted, and how every report shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import Embargo
from schemas import validate

AT = "2023-03-21 13:30 Europe/Brussels"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(
        "“What broke the deadlock was a map: one delegation drew the spawning grounds by hand,” "
        "a senior administration official said.\n",
        encoding="utf-8",
    )
    return path


def test_a_call_whose_end_is_not_known_holds_until_an_editor_says_it_ended(
    embargo: Embargo, call: Path, draft: Path
) -> None:
    arguments = ("check", draft, "--briefing", call / "part-1.md", "--at", AT, "--format", "json")
    held = embargo(*arguments)
    assert (held.code, held.json["verdict"], held.json["drafts"][0]["publishable_at"]) == (1, "hold", None)
    lifted = embargo(*arguments, "--lift", "call=2023-03-21T13:16+01:00")
    assert (lifted.code, lifted.json["verdict"]) == (0, "clear")
    validate("check", lifted.json)
    assert lifted.json["lifts"] == [{"scope": "call", "at": "2023-03-21T12:16:00Z"}]
    assert [each["lifts_at"] for each in lifted.json["briefings"][0]["embargoes"]] == [
        "2023-03-21T12:16:00Z",
        "2023-03-21T14:30:00Z",
    ]


def test_a_lift_still_to_come_is_waited_for(embargo: Embargo, call: Path, draft: Path) -> None:
    arguments = ("check", draft, "--briefing", call / "part-1.md", "--at", AT, "--format", "json")
    run = embargo(*arguments, "--lift", "call=2023-03-21T15:00Z")
    assert (run.code, run.json["drafts"][0]["publishable_at"]) == (1, "2023-03-21T15:00:00Z")


def test_one_section_can_be_lifted(embargo: Embargo, call: Path, drafts: Path) -> None:
    leak = ("check", drafts / "leak.md", "--briefing", call, "--at", AT, "--format", "json")
    assert embargo(*leak, "--lift", "section:2=2023-03-21T12:20Z").json["verdict"] == "clear"
    assert embargo(*leak, "--lift", "section:1=2023-03-21T12:20Z").json["verdict"] == "hold"


def test_every_report_shows_it(embargo: Embargo, call: Path, draft: Path) -> None:
    lift = ("--lift", "call=2023-03-21T13:16+01:00")
    words = "On an editor's word the call ended 13:16 CET"
    assert words in embargo("check", draft, "--briefing", call / "part-1.md", "--at", AT, *lift).out
    assert words in embargo("rules", call / "part-1.md", *lift).out
    assert embargo("rules", call / "part-1.md", *lift, "--format", "json").json["lifts"]


def test_a_lift_that_fits_two_briefings_is_refused(embargo: Embargo, call: Path, draft: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(
        "---\ndate: '2023-05-02'\n---\n\nMODERATOR:  This call is on background, attributable to “harbor officials,” "
        "and embargoed until the call ends.\n\nHARBOR OFFICIAL:  Good morning to you all.\n",
        encoding="utf-8",
    )
    run = embargo(
        "check", draft, "--briefing", call / "part-1.md", "--briefing", other, "--lift", "call=2023-03-21T12:20Z"
    )
    assert (run.code, run.out) == (2, "")
    assert "fits several briefings" in run.err
