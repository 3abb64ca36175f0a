"""Who is let in: a program with the token, a browser that logged in, a calendar with a password of its own."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator

import httpx
import pytest
from desks import DRAFT, MB, TOKEN, Open, call, opened
from starlette.datastructures import Headers

from embargo.desk.gate import COOKIE, Sessions


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """A desk with a token."""
    folder = tmp_path_factory.mktemp("briefings")
    (folder / "harbor.md").write_text(call(), encoding="utf-8")
    with opened(folder, token=TOKEN) as desk:
        yield desk


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


def test_a_browser_with_other_programs_cookies_is_logged_in_all_the_same(locked: Open) -> None:
    """All ports of this machine share their cookies, and some hold JSON or no name."""
    session = httpx.post(f"{locked.address}login", data={"token": TOKEN}).headers["set-cookie"].partition(";")[0]
    for other in ('theme={"dark": [1, 2]}', "a b=1; c,d", "=; ;"):
        answer = httpx.get(f"{locked.address}api/embargoes", headers={"Cookie": f"{other}; {session}"})
        assert answer.status_code == 200, other


def basic(user: str, password: str) -> dict[str, str]:
    return {"Authorization": f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"}


def calendar_password(desk: Open) -> str:
    return str(desk.client.get("/page/board", headers={"Authorization": f"Bearer {TOKEN}"}).json()["calendar_password"])


def test_a_calendar_subscribes_with_a_password_of_its_own(locked: Open) -> None:
    """Calendars cannot send the token; what they keep instead opens nothing but the calendar."""
    asked = locked.client.get("/calendar.ics")
    assert (asked.status_code, asked.headers["www-authenticate"].partition(" ")[0]) == (401, "Basic")
    password = calendar_password(locked)
    assert TOKEN not in password
    assert password.isalnum()  # it may stand in an address as it is
    for user in ("calendar", ""):
        answer = locked.client.get("/calendar.ics", headers=basic(user, password))
        assert (answer.status_code, answer.text.startswith("BEGIN:VCALENDAR")) == (200, True)
    for path in ("/", "/api/rules", "/page/board", "/openapi.json", "/calendar.ics/", "//calendar.ics"):
        assert locked.client.get(path, headers=basic("calendar", password)).status_code in {303, 401}, path
    bearer = {"Authorization": f"Bearer {password}"}
    assert locked.client.get("/calendar.ics", headers=bearer).status_code == 401
    assert locked.client.post("/login", data={"token": password}).status_code == 401
    with_token = {"Authorization": f"Bearer {TOKEN}"}
    assert locked.client.get("/calendar.ics", headers=with_token).status_code == 200
    described = locked.client.get("/openapi.json", headers=with_token).json()
    assert described["paths"]["/calendar.ics"]["get"]["security"] == [{"token": []}, {"calendar": []}]


def test_a_calendar_with_a_wrong_password_is_told_nothing(locked: Open) -> None:
    password = calendar_password(locked)
    wrong = [basic("calendar", each) for each in ("", TOKEN, password[:-1], f"{password}x", "\xff")]
    wrong += [{"Authorization": f"Basic {each}".strip()} for each in ("", "no base64!", "/////w==", password)]
    wrong += [basic(password, ""), {"Cookie": f"{COOKIE}={password}"}]
    for headers in wrong:
        answer = locked.client.get("/calendar.ics", headers=headers)
        assert (answer.status_code, answer.json()["error"]) == (401, "NotLoggedIn"), headers
    assert locked.client.get(f"/calendar.ics?password={password}").status_code == 401


def test_the_calendars_password_is_the_tokens(shared_desk: Open) -> None:
    """It stays when the desk is opened again, and goes when the token does."""
    assert Sessions(TOKEN).calendar_password == Sessions(TOKEN).calendar_password
    assert Sessions(TOKEN).calendar_password != Sessions(f"{TOKEN}s").calendar_password
    assert shared_desk.client.get("/page/board").json()["calendar_password"] is None


def test_a_session_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = Sessions(TOKEN)
    cookie = sessions.begin().partition(";")[0]
    assert sessions.admits(Headers({"cookie": cookie}))
    later = time.monotonic() + 13 * 60 * 60
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert not sessions.admits(Headers({"cookie": cookie}))


def test_a_desk_without_a_token_has_no_login(shared_desk: Open) -> None:
    assert shared_desk.client.get("/login").status_code == 404
