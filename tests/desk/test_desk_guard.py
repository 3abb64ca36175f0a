"""Who may ask the desk, how much, and what every answer carries."""

from __future__ import annotations

import http.client
import json
import logging
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from desks import CLEAN, LEAK, Open, call, opened

from embargo.desk.gate import COOKIE, Sessions, from_elsewhere, known_host
from embargo.desk.library import Library
from embargo.desk.setup import Limits

TOKEN = "a-token-of-the-night-desk"
DRAFT = {"draft": {"name": "draft.md", "text": LEAK}}
MB = 1024 * 1024


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """A desk with a token."""
    folder = tmp_path_factory.mktemp("briefings")
    (folder / "harbor.md").write_text(call(), encoding="utf-8")
    with opened(folder, token=TOKEN) as desk:
        yield desk


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


def test_with_a_token_nothing_is_told_without_it(locked: Open) -> None:
    for method, path in (
        ("GET", "/api/rules"),
        ("POST", "/api/check"),
        ("GET", "/page/board"),
        ("GET", "/openapi.json"),
    ):
        answer = locked.client.request(method, path)
        assert (answer.status_code, answer.json()["error"]) == (401, "NotLoggedIn")
        assert answer.headers["www-authenticate"] == "Bearer"
    for wrong in ("", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer \xff"):
        answer = locked.client.get("/api/rules", headers=[(b"Authorization", wrong.encode("latin-1"))])
        assert answer.status_code == 401, wrong
    right = {"Authorization": f"Bearer {TOKEN}"}
    assert locked.client.post("/api/check", json=DRAFT, headers=right).json()["verdict"] == "hold"
    described = locked.client.get("/openapi.json", headers=right).json()
    assert described["components"]["securitySchemes"]["token"] == {"type": "http", "scheme": "bearer"}


def test_a_browser_logs_in_once(locked: Open) -> None:
    with httpx.Client(base_url=locked.address) as browser:
        to_login = browser.get("/")
        assert (to_login.status_code, to_login.headers["location"]) == (303, "/login")
        assert "data-wrong hidden" in browser.get("/login").text
        assert browser.get("/static/desk.css").status_code == 200
        wrong = browser.post("/login", data={"token": "not the token"})
        assert wrong.status_code == 401
        assert "data-wrong hidden" not in wrong.text
        assert COOKIE not in browser.cookies
        foreign = browser.post("/login", data={"token": TOKEN}, headers={"Origin": "http://evil.example"})
        assert foreign.status_code == 403
        right = browser.post("/login", data={"token": TOKEN})
        assert (right.status_code, right.headers["location"]) == (303, "/")
        cookie = right.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert TOKEN not in cookie
        assert browser.get("/").status_code == 200
        assert browser.post("/api/check", json=DRAFT).status_code == 200
    padded = httpx.post(f"{locked.address}login", content=b"a&" * MB + b"token=" + TOKEN.encode())
    assert padded.status_code == 401
    assert httpx.get(f"{locked.address}loginx").status_code == 401
    forged = httpx.get(f"{locked.address}api/rules", cookies={COOKIE: "forged"})
    assert forged.status_code == 401


def test_a_session_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    from starlette.datastructures import Headers

    sessions = Sessions(TOKEN)
    cookie = sessions.begin().partition(";")[0]
    assert sessions.admits(Headers({"cookie": cookie}))
    later = time.monotonic() + 13 * 60 * 60
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert not sessions.admits(Headers({"cookie": cookie}))


def test_a_desk_without_a_token_has_no_login(shared_desk: Open) -> None:
    assert shared_desk.client.get("/login").status_code == 404


def test_20_mb_get_a_clear_refusal(shared_desk: Open) -> None:
    paste = {"draft": {"name": "draft.md", "text": "x" * (20 * MB)}}
    answer = shared_desk.client.post("/api/check", json=paste)
    assert (answer.status_code, answer.json()["error"]) == (413, "TooLarge")
    assert "4 MB" in answer.json()["message"]
    assert shared_desk.check(CLEAN).status_code == 200


def test_a_body_of_no_declared_length_is_measured(shared_desk: Open) -> None:
    answer = shared_desk.client.post("/api/check", content=(b"x" * MB for _ in range(8)))
    assert answer.status_code == 413


def test_what_is_too_large_is_not_kept(shared_desk: Open) -> None:
    """A length that is only declared is refused at once where it is beyond reading away."""
    where = urlsplit(shared_desk.address)
    plain = http.client.HTTPConnection(where.hostname or "", where.port, timeout=10)
    plain.putrequest("POST", "/api/check")
    plain.putheader("Content-Length", str(500 * MB))
    plain.endheaders()
    plain.send(b"{")
    assert plain.getresponse().status == 413
    plain.close()


def test_a_request_that_does_not_arrive_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "harbor.md").write_text(call(), encoding="utf-8")
    with opened(tmp_path, limits=Limits(seconds=0.4)) as desk:
        where = urlsplit(desk.address)
        with socket.create_connection((where.hostname, where.port), timeout=10) as wire:
            head = f"POST /api/check HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: 100\r\n\r\n{{"
            wire.sendall(head.encode())
            assert wire.recv(100).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: 127"])
@pytest.mark.parametrize("after_an_answer", [False, True])
def test_a_head_that_does_not_arrive_is_given_up(tmp_path: Path, begun: bytes, *, after_an_answer: bool) -> None:
    """Connections that say nothing, or never finish, do not keep others out for ever."""
    (tmp_path / "harbor.md").write_text(call(), encoding="utf-8")
    with opened(tmp_path, limits=Limits(seconds=0.3)) as desk:
        where = urlsplit(desk.address)
        with socket.create_connection((where.hostname, where.port), timeout=10) as wire:
            if after_an_answer:
                begun = begun or b"G"
                wire.sendall(f"HEAD /login HTTP/1.1\r\nHost: {where.netloc}\r\n\r\n".encode())
                assert wire.recv(10_000).startswith(b"HTTP/1.1 404")
            wire.sendall(begun)
            assert wire.recv(100) == b""


def test_a_connection_serves_many_requests(shared_desk: Open) -> None:
    where = urlsplit(shared_desk.address)
    kept = http.client.HTTPConnection(where.hostname or "", where.port, timeout=10)
    for _ in range(3):
        kept.request("POST", "/api/check", json.dumps(DRAFT), {"Content-Type": "application/json"})
        answer = kept.getresponse()
        assert json.load(answer)["verdict"] == "hold"
    kept.close()


@pytest.mark.parametrize(
    "head",
    [
        "POST /api/check HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\nContent-Length: 40\r\n\r\n{{}}",
        "POST /api/check HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n",
        "POST /api/check HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4_0\r\n\r\n",
        "POST /api/check HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "POST /api/check HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffffff\r\n",
        "GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : {host}\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    ],
)
def test_a_request_that_two_servers_could_read_in_two_ways_is_refused(shared_desk: Open, head: str) -> None:
    where = urlsplit(shared_desk.address)
    with socket.create_connection((where.hostname, where.port), timeout=10) as wire:
        wire.sendall(head.format(host=where.netloc).encode())
        wire.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: wire.recv(65536), b""))
    assert answer.count(b"HTTP/1.1 ") == 1
    assert answer[9:10] in {b"4", b"5"}, answer[:80]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Every check waits for this event."""
    go = threading.Event()
    whole = Library.with_pasted

    def wait(library: Library, pasted: Any) -> Any:
        go.wait(20)
        return whole(library, pasted)

    monkeypatch.setattr(Library, "with_pasted", wait)
    return go


def test_too_many_checks_are_refused_and_the_page_still_answers(tmp_path: Path, slow: threading.Event) -> None:
    (tmp_path / "harbor.md").write_text(call(), encoding="utf-8")
    statuses: list[int] = []
    with opened(tmp_path, limits=Limits(running=1, waiting=1)) as desk:

        def ask() -> None:
            statuses.append(httpx.post(f"{desk.address}api/check", json=DRAFT, timeout=30).status_code)

        asking = [threading.Thread(target=ask) for _ in range(6)]
        for each in asking:
            each.start()
        deadline = time.monotonic() + 10
        while len(statuses) < 4 and time.monotonic() < deadline:
            time.sleep(0.02)
        assert statuses == [503] * 4
        busy = desk.client.post("/api/check", json=DRAFT)
        assert (busy.json()["error"], busy.headers["retry-after"]) == ("Busy", "1")
        assert desk.client.get("/").status_code == 200  # the loop is free
        slow.set()
        for each in asking:
            each.join(20)
        assert sorted(statuses) == [200, 200, 503, 503, 503, 503]
        assert desk.check(CLEAN).status_code == 200


def test_a_check_that_nobody_waits_for_is_given_up(tmp_path: Path, slow: threading.Event) -> None:
    (tmp_path / "harbor.md").write_text(call(), encoding="utf-8")
    with opened(tmp_path, limits=Limits(running=1, waiting=1)) as desk:
        url = f"{desk.address}api/check"
        first = threading.Thread(target=httpx.post, args=(url,), kwargs={"json": DRAFT, "timeout": 30})
        first.start()
        time.sleep(0.2)
        for _ in range(2):  # each takes the only place to wait, and leaves it
            with pytest.raises(httpx.ReadTimeout):
                httpx.post(url, json=DRAFT, timeout=httpx.Timeout(5, read=0.15))
            time.sleep(0.15)
        slow.set()
        first.join(20)
        assert desk.check(CLEAN).status_code == 200


def test_a_check_that_takes_too_long_is_no_pass(tmp_path: Path, slow: threading.Event) -> None:
    (tmp_path / "harbor.md").write_text(call(), encoding="utf-8")
    with opened(tmp_path, limits=Limits(seconds=0.3)) as desk:
        answer = desk.check(CLEAN)
        assert (answer.status_code, answer.json()["error"]) == (503, "TooLong")
        slow.set()


def test_a_failure_tells_its_kind_and_nothing_else(
    desk: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: Any) -> Any:
        raise KeyError("the embargoed words of the minister")

    monkeypatch.setattr(Library, "with_pasted", fail)
    with caplog.at_level(logging.DEBUG):
        answer = desk.check(LEAK)
        deadline = time.monotonic() + 5
        while "KeyError at" not in caplog.text and time.monotonic() < deadline:
            time.sleep(0.01)  # it is logged after it is answered
    assert (answer.status_code, answer.json()["error"]) == (500, "KeyError")
    told = answer.text + caplog.text + "".join(capfd.readouterr())
    assert "minister" not in told
    assert "Traceback" not in told
    assert "KeyError at embargo/desk/state.py" in caplog.text


def test_nothing_that_is_asked_gets_into_a_log(
    desk: Open, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.INFO):
        desk.client.get("/page/board", params={"seen": "the minister's words"})
        desk.check(LEAK)
        desk.client.post("/api/check", content=json.dumps({"draft": "the minister's words"}))
    logged = [record.getMessage() for record in caplog.records if not record.name.startswith("http")]
    told = "".join([*logged, *capfd.readouterr()])
    assert "minister" not in told
    assert "harbor" not in told


def test_nothing_typed_is_kept(desk: Open) -> None:
    before = {path: path.stat().st_mtime_ns for path in desk.folder.parent.rglob("*")}
    desk.check(LEAK, briefings=[{"name": "pasted.md", "text": call("Pasted")}])
    desk.client.post("/api/rules", json={"briefings": [{"name": "pasted.md", "text": call("Pasted")}]})
    desk.client.post("/api/report", json=DRAFT)
    assert {path: path.stat().st_mtime_ns for path in desk.folder.parent.rglob("*")} == before
