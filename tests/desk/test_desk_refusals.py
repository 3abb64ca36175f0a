"""What is posted to the desk and cannot be judged: it is refused in few words, and never passes."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from desks import CLEAN, LEAK, Open, call, opened


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"draft": {"name": "draft.md", "text": ""}}, "draft.md"),
        ({"draft": {"name": "draft.md", "text": " \n\t "}}, "draft.md"),
        ({"draft": {"name": "draft.md", "text": "<!-- -->"}}, "draft.md"),
        ({"draft": {"name": "draft.md", "base64": "AAECAwQ="}}, "draft.md"),
        ({"draft": {"name": "draft.md", "base64": "no base64!"}}, "base64"),
        ({"draft": {"name": "draft.docx", "text": "not a Word file"}}, "draft.docx"),
        ({"draft": {"name": "draft.md", "text": "Words.", "format": "parchment"}}, "parchment"),
        ({"draft": {"name": "draft.md", "text": "x" * 1_000_001}}, "1000000 characters"),
        ({"draft": {"name": "draft.md", "base64": "eHh4" * 340_000}}, "1000000 characters"),
        ({"uri": "urn:item:1", "body_text": "x" * 1_000_001}, "1000000 characters"),
        ({"draft": {"name": "draft.md"}}, "either text or base64"),
        ({"draft": {"name": "draft.md", "text": "x", "base64": "eA=="}}, "either text or base64"),
        ({"draft": {"name": "draft.md", "text": 7}}, "text"),
        ({"draft": {"name": "dra\nft.md", "text": "Words."}}, "name"),
        ({"draft": {"name": "", "text": "Words."}}, "name"),
        ({"draft": {"name": "draft.md", "text": "Words."}, "at": "2022-05-10 12:00"}, "zone"),
        ({"draft": {"name": "draft.md", "text": "Words."}, "at": "tomorrow"}, "time"),
        ({"draft": {"name": "draft.md", "text": "Words."}, "zone": "Mars/Olympus"}, "zone"),
        ({"draft": {"name": "draft.md", "text": "Words."}, "lift": "all"}, "lift"),
        ({}, "draft"),
        ([], "body"),
    ],
)
def test_what_is_not_understood_is_422(shared_desk: Open, body: Any, says: str) -> None:
    answer = shared_desk.client.post("/api/check", json=body)
    assert answer.status_code == 422
    assert answer.json()["schema"] == "embargo.error/1"
    assert says in answer.json()["message"]


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"draft": NaN}', b"null"])
def test_what_is_no_json_is_refused(shared_desk: Open, raw: bytes) -> None:
    answer = shared_desk.client.post("/api/check", content=raw, headers={"Content-Type": "application/json"})
    assert 400 <= answer.status_code < 500
    assert answer.json()["schema"] == "embargo.error/1"


def test_where_json_breaks_is_told_without_its_words(shared_desk: Open) -> None:
    raw = b'{"draft": {"text": "forty-one vessels'
    answer = shared_desk.client.post("/api/check", content=raw, headers={"Content-Type": "application/json"})
    assert answer.json()["message"] == "character 19 of the body: JSON decode error"


@pytest.mark.parametrize(
    "raw",
    [
        b'{"draft": {"name": "draft.md", "text": ' + b"9" * 100_000 + b"}}",
        b'{"draft": {"name": "draft.md", "text": 1e9999}}',
        b'{"draft": ' * 50_000 + b"1" + b"}" * 50_000,
        b'{"draft": {"name": "draft.md", "text": "\\ud800"}}',
        b'{"draft": {"name": "\\ud800", "text": "Words."}}',
        b'{"draft": {"name": "draft.md", "text": "Words.", "text": ["Words."]}}',
        b"{" + b", ".join(b'"%d": 1' % number for number in range(20_000)) + b"}",
        b'{"draft": {"name": "d.md", "text": "W."}, "briefings": [' + b"1, " * 500_000 + b"1]}",
        b'{"sources": [' + b"1, " * 500_000 + b"1]}",
    ],
    ids=["number", "infinity", "depth", "surrogate", "surrogate-name", "twice", "keys", "briefings", "sources"],
)
def test_what_is_made_to_wear_the_desk_out_is_refused_in_few_words(shared_desk: Open, raw: bytes) -> None:
    for path in ("/api/check", "/api/rules", "/api/ground-rules"):
        begun = time.monotonic()
        answer = shared_desk.client.post(path, content=raw, headers={"Content-Type": "application/json"})
        assert 400 <= answer.status_code < 500
        assert answer.json()["schema"] == "embargo.error/1"
        assert len(answer.content) < 1000
        assert time.monotonic() - begun < 10


def test_a_time_in_the_address_is_not_overlooked_for_a_draft(shared_desk: Open) -> None:
    body = {"draft": {"name": "draft.md", "text": LEAK}}
    answer = shared_desk.client.post("/api/check", params={"at": "2022-05-10T22:00:00Z"}, json=body)
    assert (answer.status_code, answer.json()["error"]) == (422, "UsageError")


def test_a_form_of_another_site_cannot_pass_for_json(shared_desk: Open) -> None:
    raw = json.dumps({"draft": {"name": "draft.md", "text": LEAK}}).encode()
    for media in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = shared_desk.client.post("/api/check", content=raw, headers={"Content-Type": media})
        assert answer.status_code == 422, media


def test_a_draft_that_is_the_briefing_is_not_judged(shared_desk: Open) -> None:
    answer = shared_desk.check(call())
    assert answer.status_code == 422
    assert (answer.json()["verdict"], answer.json()["incomplete"][0]["source"]) == ("hold", "draft.md")


def test_a_name_of_several_parts_is_one_name(shared_desk: Open) -> None:
    """The files of a briefing that is incomplete are named with " + " between them; a draft's own name may hold it."""
    for name in ("harbor + ice.md", " + ", "a + b + c.md"):
        answer = shared_desk.client.post("/api/check", json={"draft": {"name": name, "text": call()}})
        assert (answer.status_code, answer.json()["verdict"]) == (422, "hold"), name


def test_a_briefing_without_rules_makes_no_pass(shared_desk: Open) -> None:
    pasted = [{"name": "note.md", "text": "We met at the pier and talked about the weather for an hour.\n"}]
    answer = shared_desk.check(CLEAN, briefings=pasted)
    assert (answer.status_code, answer.json()["verdict"]) == (422, "hold")


def test_a_desk_without_briefings_passes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, briefings=[]) as empty:
        answer = empty.check(CLEAN)
        assert (answer.status_code, answer.json()["error"]) == (422, "UsageError")
        pasted = [{"name": "harbor.md", "text": call()}]
        assert empty.check(LEAK, briefings=pasted).json()["verdict"] == "hold"
        assert empty.client.get("/api/rules").json()["briefings"] == []


def test_no_page_of_documentation_loads_from_elsewhere(shared_desk: Open) -> None:
    for path in ("/docs", "/redoc", "/docs/oauth2-redirect"):
        assert shared_desk.client.get(path).status_code == 404


def test_unknown_paths_and_methods_are_errors(shared_desk: Open) -> None:
    assert shared_desk.client.get("/api/nothing").status_code == 404
    assert shared_desk.client.get("/api/check").status_code == 405
    assert shared_desk.client.delete("/api/rules").status_code == 405
    for path in ("/api/check/", "/api/rules/", "/calendar.ics/"):
        redirected = shared_desk.client.post(path, json={"draft": {"name": "draft.md", "text": LEAK}})
        assert (redirected.status_code, redirected.headers.get("location")) == (
            404,
            None,
        )  # never sent on in plain HTTP
    for name in ("..%2Fapp.py", "../app.py", "%2e%2e/app.py", "desk.html", "/etc/passwd"):
        assert shared_desk.client.get(f"/static/{name}").status_code == 404
