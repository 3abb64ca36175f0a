"""Many checks at once, checks that take too long or fail, and what is left of them: nothing."""

from __future__ import annotations

import json
import logging
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from desks import CLEAN, DRAFT, LEAK, Open, call, opened

from embargo.desk.library import Library
from embargo.desk.setup import Limits


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
