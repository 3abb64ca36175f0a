"""The HTTP API: the command line's answers, and status codes that never make a pass of what was not checked."""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from desks import CLEAN, LEAK, LIFT, Open, call, opened
from icalendar import Calendar
from jsonschema import Draft202012Validator
from schemas import validate

from embargo.cli.boundary import run as run_boundary

AT = "2022-05-10T12:00-04:00"


def on_the_command_line(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Any:
    run_boundary([*map(str, arguments), "--format", "json"])
    return json.loads(capsys.readouterr().out)


def test_a_check_answers_as_the_command_line_does(
    shared_desk: Open, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(LEAK, encoding="utf-8")
    answer = shared_desk.client.post("/api/check", json={"draft": {"name": str(draft), "text": LEAK}, "at": AT})
    assert answer.status_code == 200
    expected = on_the_command_line(capsys, "check", draft, "--briefing", shared_desk.folder, "--at", AT)
    assert answer.json() == expected
    assert expected["verdict"] == "hold"
    validate("check", answer.json())


def test_it_judges_now_unless_another_time_is_given(desk: Open) -> None:
    held = desk.check(LEAK).json()
    assert (held["verdict"], held["checked_at"]) == ("hold", "2022-05-10T16:00:00Z")
    assert held["drafts"][0]["publishable_at"] == "2022-05-10T21:00:00Z"
    assert desk.check(LEAK, at="2022-05-10 17:00 America/New_York").json()["verdict"] == "clear"
    desk.clock.at = LIFT - dt.timedelta(seconds=1)
    assert desk.check(LEAK).json()["verdict"] == "hold"
    desk.clock.at = LIFT
    assert desk.check(LEAK).json()["verdict"] == "clear"


def test_a_draft_may_be_judged_at_the_time_when_it_is_to_appear(desk: Open) -> None:
    desk.clock.at = LIFT + dt.timedelta(days=1)
    early, late = (f"---\npublish_at: 2022-05-10 {hour}:00\n---\n\n{LEAK}" for hour in ("16", "18"))
    assert desk.check(early, at="scheduled", zone="America/New_York").json()["verdict"] == "hold"
    desk.clock.at = LIFT - dt.timedelta(hours=4)
    answer = desk.check(late, at="scheduled", zone="America/New_York").json()
    assert (answer["verdict"], answer["drafts"][0]["judged_at"]) == ("clear", "2022-05-10T22:00:00Z")
    assert desk.check(LEAK, at="scheduled").json()["verdict"] == "hold"  # it names no time: now
    with opened(desk.folder, zone="America/New_York") as zoned:  # the desk's own zone, where the request has none
        assert zoned.check(late, at="scheduled").json()["drafts"][0]["judged_at"] == "2022-05-10T22:00:00Z"


def test_a_clean_draft_is_clear(shared_desk: Open) -> None:
    assert shared_desk.check(CLEAN).json()["verdict"] == "clear"


def test_bytes_of_a_draft_are_read_too(shared_desk: Open) -> None:
    raw = base64.b64encode(LEAK.encode("utf-8")).decode()
    answer = shared_desk.client.post("/api/check", json={"draft": {"name": "draft.txt", "base64": raw}})
    assert answer.json()["verdict"] == "hold"


def test_a_briefing_given_with_the_draft_adds_to_the_desks(shared_desk: Open) -> None:
    said = "The ice patrol sails at dawn with six crews and a doctor"
    other = call("Call on the Ice Patrol").replace("Nobody will pay a fee for the first two seasons", said)
    pasted = [{"name": "ice.md", "text": other}]
    words = f"{said}. Nobody at the pier was surprised.\n"
    assert shared_desk.check(words).json()["verdict"] == "clear"
    both = shared_desk.check(words, briefings=pasted)
    assert both.json()["verdict"] == "hold"
    assert {each["title"] for each in both.json()["briefings"]} == {
        "Press Call on the Harbor Compact",
        "Call on the Ice Patrol",
    }
    assert shared_desk.check(LEAK, briefings=pasted).json()["verdict"] == "hold"  # the desk's own stays in force


def test_public_material_of_the_settings_is_read_once_and_again_when_it_changes(tmp_path: Path) -> None:
    folder, public = tmp_path / "briefings", tmp_path / "public"
    folder.mkdir()
    public.mkdir()
    (folder / "harbor.md").write_text(call(), encoding="utf-8")
    (public / "release.md").write_text("The pier is green.\n", encoding="utf-8")
    with opened(folder, public=[public]) as desk:
        assert desk.check(LEAK).json()["verdict"] == "hold"
        (public / "earlier.md").write_text(LEAK.replace("the fall,” a", "the fall,” another"), encoding="utf-8")
        desk.look()
        assert desk.check(LEAK).json()["verdict"] != "hold"
        (public / "release.md").write_bytes(b"\x00\x01")
        desk.look()
        broken = desk.check(LEAK).json()
        assert (broken["verdict"], broken["incomplete"][0]["source"]) == ("hold", str(public / "release.md"))


def test_rules_of_pasted_briefings(shared_desk: Open, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "harbor.md"
    path.write_text(call(), encoding="utf-8")
    answer = shared_desk.client.post("/api/rules", json={"briefings": [{"name": str(path), "text": call()}]})
    assert answer.status_code == 200
    assert answer.json() == on_the_command_line(capsys, "rules", path)
    validate("rules", answer.json())
    broken = shared_desk.client.post("/api/rules", json={"briefings": [{"name": "x.md", "text": "   "}]})
    assert broken.status_code == 422
    assert shared_desk.client.post("/api/rules", json={"briefings": []}).status_code == 422


def test_rules_of_the_desk(shared_desk: Open, capsys: pytest.CaptureFixture[str]) -> None:
    answer = shared_desk.client.get("/api/rules")
    assert answer.json() == on_the_command_line(capsys, "rules", shared_desk.folder)


def test_the_report_is_a_file_to_download(shared_desk: Open) -> None:
    hostile = LEAK + "\n<script>alert(1)</script> & <img src=x onerror=alert(2)>\n"
    answer = shared_desk.client.post("/api/report", json={"draft": {"name": "<b>draft.md", "text": hostile}})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    assert "<b>draft" not in answer.text
    assert "forty-one" in answer.text
    assert shared_desk.client.post("/api/report", json={"draft": {"name": "d.md", "text": call()}}).status_code == 422


def test_a_briefing_that_breaks_holds_every_draft_until_it_is_mended(desk: Open) -> None:
    path = desk.folder / "harbor.md"
    assert desk.check(CLEAN).json()["verdict"] == "clear"
    path.write_bytes(b"\x00\x01\x02 no words")
    desk.look()
    held = desk.check(CLEAN)
    assert (held.status_code, held.json()["verdict"]) == (200, "hold")
    assert held.json()["incomplete"][0]["source"] == str(path)
    assert desk.client.get("/api/rules").json()["incomplete"]
    path.write_text(call(), encoding="utf-8")
    desk.look()
    assert desk.check(CLEAN).json()["verdict"] == "clear"


def test_a_folder_that_is_gone_holds_every_draft(desk: Open) -> None:
    desk.folder.rename(desk.folder.with_name("elsewhere"))
    desk.look()
    assert desk.check(CLEAN).json()["verdict"] == "hold"


def test_files_that_come_and_change_are_seen(desk: Open) -> None:
    words = "“The two eastern ones, because their ice comes early,” a senior administration official said.\n"
    other = call("Second Call").replace("The two northern ones", "The two eastern ones")
    (desk.folder / "second.md").write_text(other, encoding="utf-8")
    desk.look()
    assert len(desk.client.get("/api/rules").json()["briefings"]) == 2
    assert desk.check(words).json()["verdict"] == "hold"
    (desk.folder / "harbor.rules.toml").write_text("this is no toml", encoding="utf-8")
    desk.look()
    assert desk.check(CLEAN).json()["verdict"] == "hold"


def test_a_ground_rules_file_of_the_settings_that_breaks_ends_all_checks(tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "harbor.md").write_text(call(), encoding="utf-8")
    named = tmp_path / "signed.toml"
    run_boundary(["rules", str(folder), "--format", "toml", "--output", str(named)])
    with opened(folder, ground_rules=[named]) as desk:
        assert desk.check(CLEAN).status_code == 200
        named.write_text("nonsense", encoding="utf-8")
        desk.look()
        answer = desk.check(CLEAN)
        assert (answer.status_code, answer.json()["error"]) == (503, "BrokenDesk")


def test_how_the_embargoes_stand(desk: Open) -> None:
    answer = desk.client.get("/api/embargoes").json()
    validate("status", answer)
    assert (answer["at"], answer["in_force"], answer["next_lift"]) == (
        "2022-05-10T16:00:00Z",
        1,
        "2022-05-10T21:00:00Z",
    )
    desk.clock.at = LIFT
    assert desk.client.get("/api/embargoes").json()["in_force"] == 0


def test_the_calendar_to_subscribe_to(desk: Open) -> None:
    answer = desk.client.get("/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.text).walk("VEVENT")
    assert event["DTSTART"].dt == LIFT
    assert "Harbor Compact" not in answer.text  # no title, unless the settings reveal it
    with opened(desk.folder, reveal=True) as revealing:
        assert "Harbor Compact" in revealing.client.get("/calendar.ics").text.replace("\r\n ", "")


def test_the_desks_settings_hold(tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "harbor.md").write_text(call(), encoding="utf-8")
    named = "“Nobody will pay a fee for the first two seasons,” Ottoline Marsh said.\n"
    after = {"at": "2022-05-11T12:00Z"}
    with opened(folder, withheld_names=["Ottoline Marsh"]) as strict, opened(folder, ignore=["embargoed-quote"]) as lax:
        assert "named-source" in {each["rule"] for each in strict.check(named, **after).json()["drafts"][0]["findings"]}
        rules = {each["rule"] for each in lax.check(LEAK).json()["drafts"][0]["findings"]}
        assert "embargoed-quote" not in rules


def test_a_waivers_file_of_the_settings_counts_and_must_be_right(tmp_path: Path) -> None:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "harbor.md").write_text(call(), encoding="utf-8")
    waivers = tmp_path / "waivers.toml"
    waivers.write_text("", encoding="utf-8")
    with opened(folder, waivers=waivers) as desk:
        assert desk.check(LEAK).status_code == 200
        waivers.write_text("nonsense [", encoding="utf-8")
        desk.look()
        assert desk.check(LEAK).status_code == 503


def test_a_news_system_posts_its_item_as_it_is(shared_desk: Open) -> None:
    item = {
        "uri": "urn:newsroom.example:item:17",
        "version_created": "2022-05-10T15:00:00Z",
        "type": "text",
        "headline": "Inspectors for the harbors",
        "body_text": LEAK,
    }
    answer = shared_desk.client.post("/api/check", json=item)
    assert answer.status_code == 200, answer.text
    (draft,) = answer.json()["drafts"]
    assert (draft["path"], draft["verdict"]) == ("urn:newsroom.example:item:17", "hold")
    scheduled = {**item, "embargoed": "2022-05-10T22:00:00Z"}
    asked = shared_desk.client.post("/api/check", params={"at": "scheduled"}, json=scheduled).json()
    assert (asked["verdict"], asked["drafts"][0]["judged_at"]) == ("clear", "2022-05-10T22:00:00Z")
    asked = shared_desk.client.post("/api/check", params={"at": "2022-05-10T22:00:00Z"}, json=item).json()
    assert asked["verdict"] == "clear"
    wrong = shared_desk.client.post("/api/check", params={"at": "tomorrow"}, json=item)
    assert (wrong.status_code, "query.at" in wrong.json()["message"]) == (422, True)
    empty = shared_desk.client.post("/api/check", json={**item, "body_text": "", "headline": ""})
    assert empty.status_code == 422


def test_openapi_describes_the_routes_with_the_contracts_schemas(shared_desk: Open) -> None:
    described = shared_desk.client.get("/openapi.json").json()
    assert {"/api/check", "/api/rules", "/api/report", "/api/ground-rules", "/api/embargoes", "/calendar.ics"} <= set(
        described["paths"]
    )
    assert not any(path.startswith(("/page", "/static", "/login")) or path == "/" for path in described["paths"])
    schemas = described["components"]["schemas"]
    for name in re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(described)):
        assert name in schemas, name
    for name in ("embargo.check-1", "embargo.rules-1", "embargo.error-1"):
        Draft202012Validator.check_schema(schemas[name])
    assert schemas["embargo.check-1"]["$id"] == "urn:embargo:check:1"
