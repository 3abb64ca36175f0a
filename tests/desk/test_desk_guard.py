"""Whose requests the desk takes, and what every answer carries."""

from __future__ import annotations

from typing import Any

import pytest
from desks import DRAFT, Open

from embargo.desk.gate import from_elsewhere, known_host


@pytest.mark.parametrize(
    ("method", "path", "options"),
    [
        ("GET", "/", {}),
        ("GET", "/static/main.js", {}),
        ("GET", "/static/report.css", {}),
        ("GET", "/page/board", {}),
        ("GET", "/api/rules", {}),
        ("GET", "/openapi.json", {}),
        ("POST", "/api/check", {"json": DRAFT}),
        ("POST", "/page/check", {"json": DRAFT}),
        ("POST", "/api/report", {"json": DRAFT}),
        ("POST", "/api/check", {"json": {}}),
        ("GET", "/nowhere", {}),
        ("PUT", "/api/check", {}),
        ("GET", "/", {"headers": {"Host": "evil.example"}}),
        ("POST", "/api/check", {"json": DRAFT, "headers": {"Origin": "http://evil.example"}}),
    ],
)
def test_every_answer_is_closed_to_others(shared_desk: Open, method: str, path: str, options: Any) -> None:
    answer = shared_desk.client.request(method, path, **options)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert "server" not in answer.headers
    assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_the_page_loads_nothing_from_elsewhere(shared_desk: Open) -> None:
    page = shared_desk.client.get("/").text
    assert "http:" not in page
    assert "https:" not in page
    assert "<style" not in page
    assert " style=" not in page
    assert " on" not in page.replace(" one ", " ").replace(" only", "").replace(" on ", " ")
    for name in ("main.js", "draft.js", "board.js", "rules.js", "dom.js", "http.js", "time.js", "desk.css"):
        source = shared_desk.client.get(f"/static/{name}")
        assert source.status_code == 200
        assert "http:" not in source.text.replace("http.js", "")
        assert "https:" not in source.text
        assert ".innerHTML" not in source.text


@pytest.mark.parametrize(
    ("header", "known"),
    [
        ("127.0.0.1:8737", True),
        ("localhost:1", True),
        ("LOCALHOST", True),
        ("[::1]:8737", True),
        ("evil.example:8737", False),
        ("127.0.0.1.evil.example", False),
        ("localhost@evil.example", False),
        ("evil.example/localhost", False),
        ("localhost:port", False),
        ("192.168.1.4:8737", False),
        ("[::1", False),
        ("", False),
        (None, False),
    ],
)
def test_the_desk_answers_to_its_own_names_only(header: str | None, *, known: bool) -> None:
    assert known_host(header, frozenset({"127.0.0.1", "localhost", "::1"}), any_address=False) is known


def test_a_desk_on_all_addresses_answers_to_addresses_but_not_to_foreign_names() -> None:
    names = frozenset({"localhost", "newsroom.example"})
    assert known_host("192.168.1.4:8737", names, any_address=True)
    assert known_host("newsroom.example", names, any_address=True)
    assert not known_host("evil.example", names, any_address=True)


def test_a_foreign_name_is_refused(shared_desk: Open) -> None:
    for path in ("/", "/api/rules", "/static/main.js"):
        answer = shared_desk.client.get(path, headers={"Host": "evil.example"})
        assert (answer.status_code, answer.json()["error"]) == (421, "WrongHost")


@pytest.mark.parametrize(
    ("method", "headers", "elsewhere"),
    [
        ("POST", {}, False),  # no browser: a news system, curl
        ("POST", {"origin": "http://desk:1"}, False),
        ("POST", {"origin": "https://desk:1"}, False),  # encrypted by something in front
        ("POST", {"origin": "http://DESK:1"}, False),
        ("POST", {"origin": "http://desk:2"}, True),
        ("POST", {"origin": "http://desk"}, True),
        ("POST", {"origin": "http://evil.example"}, True),
        ("POST", {"origin": "null"}, True),
        ("POST", {"origin": "null", "sec-fetch-site": "same-origin"}, False),  # a form of the desk's own
        ("POST", {"origin": "null", "sec-fetch-site": "cross-site"}, True),
        ("POST", {"origin": "null", "sec-fetch-site": "none"}, True),
        ("POST", {"origin": "file://desk:1"}, True),
        ("POST", {"origin": "http://["}, True),
        ("POST", {"sec-fetch-site": "same-origin"}, False),
        ("POST", {"sec-fetch-site": "cross-site"}, True),
        ("POST", {"sec-fetch-site": "same-site"}, True),
        ("POST", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, True),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, False),  # a link to the desk
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, True),  # an image, a script
        ("GET", {"sec-fetch-site": "none"}, False),
    ],
)
def test_other_sites_may_not_ask(method: str, headers: dict[str, str], *, elsewhere: bool) -> None:
    assert from_elsewhere(method, {"host": "desk:1", **headers}) is elsewhere


def test_another_sites_request_changes_and_tells_nothing(desk: Open) -> None:
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1"):
        answer = desk.client.post("/api/check", json=DRAFT, headers={"Origin": origin})
        assert (answer.status_code, answer.json()["error"]) == (403, "WrongOrigin")
    own = desk.address.rstrip("/")
    assert desk.client.post("/api/check", json=DRAFT, headers={"Origin": own}).status_code == 200
    options = {"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    assert desk.client.options("/api/check", headers=options).status_code == 403
