"""The CMS example: its script asks a real desk whether an item may run."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from desks import TOKEN, Open, opened
from newsroom import ROOT

CMS = ROOT / "examples" / "cms"
LIFT = dt.datetime(2023, 3, 21, 14, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    folder = tmp_path_factory.mktemp("briefings")
    shutil.copytree(ROOT / "examples" / "call", folder / "call")
    with opened(folder) as one:
        yield one


def scheduled(folder: Path, at: dt.datetime) -> Path:
    """The example's item, to appear at another time."""
    item = json.loads((CMS / "item.json").read_text(encoding="utf-8"))
    path = folder / "item.json"
    path.write_text(json.dumps({**item, "embargoed": at.isoformat()}), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, CMS / "check_item.py", *arguments], capture_output=True, text=True, check=False, timeout=60
    )


def test_an_item_that_leaks_may_not_run(desk: Open) -> None:
    desk.clock.at = LIFT + dt.timedelta(days=1)  # it is its own time that counts
    asked = run(CMS / "item.json", desk.address.rstrip("/"))
    assert asked.returncode == 1, asked.stderr
    assert "item.json: hold, may run at 2023-03-21T14:30:00Z" in asked.stdout
    assert "embargoed-quote" in asked.stdout


def test_an_item_for_after_the_lift_may_run(desk: Open, tmp_path: Path) -> None:
    desk.clock.at = LIFT - dt.timedelta(hours=1)
    asked = run(scheduled(tmp_path, LIFT), desk.address.rstrip("/"))
    assert (asked.returncode, asked.stdout) == (0, "item.json: clear\n")


@pytest.mark.parametrize("item", ["not an item", '{"uri": "urn:newsroom.example:item:1"}'])
def test_what_is_no_item_is_not_passed(desk: Open, tmp_path: Path, item: str) -> None:
    path = tmp_path / "item.json"
    path.write_text(item, encoding="utf-8")
    asked = run(path, desk.address.rstrip("/"))
    assert asked.returncode == 3, asked.stdout
    assert "Traceback" not in asked.stderr


def test_a_desk_that_is_gone_passes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, briefings=[ROOT / "examples" / "call"]) as gone:
        address = gone.address.rstrip("/")
    asked = run(CMS / "item.json", address)
    assert asked.returncode == 3
    assert "may not run" in asked.stdout
    assert asked.stderr == ""


def test_it_asks_where_a_desk_stands_unless_told_otherwise() -> None:
    script = (CMS / "check_item.py").read_text(encoding="utf-8")
    command = (ROOT / "embargo" / "cli" / "desk.py").read_text(encoding="utf-8")
    assert 'SERVER = "http://127.0.0.1:8737"' in script
    assert '] = "8737"' in command


def test_a_desk_with_a_token_is_told_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path, briefings=[ROOT / "examples" / "call"], token=TOKEN) as guarded:
        address = guarded.address.rstrip("/")
        stranger = run(CMS / "item.json", address)
        assert (stranger.returncode, "not checked" in stranger.stdout) == (3, True)
        monkeypatch.setenv("EMBARGO_DESK_TOKEN", TOKEN)
        known = run(CMS / "item.json", address)
    assert known.returncode == 1, known.stdout
    assert TOKEN not in stranger.stdout + known.stdout


def test_what_was_waived_is_counted(desk: Open, tmp_path: Path) -> None:
    said = (
        "“This is the last chance we have to keep a herring fishery in these waters, and everyone who signs today "
        "knows it,” a senior administration official said."
    )
    remark = "<!-- embargo: ignore[embargoed-quote] the office agreed -->"
    item = {"uri": "urn:newsroom.example:item:2", "pubstatus": "usable", "body_html": f"<p>{said} {remark}</p>"}
    path = tmp_path / "item.json"
    path.write_text(json.dumps(item), encoding="utf-8")
    desk.clock.at = LIFT - dt.timedelta(hours=1)
    asked = run(path, desk.address.rstrip("/"))
    assert (asked.returncode, asked.stdout) == (0, "item.json: clear, 1 waived\n")


@pytest.mark.parametrize("words", [[], ["item.json", "http://127.0.0.1:8737", "more"]])
def test_wrong_usage_ends_with_2(words: list[str]) -> None:
    asked = run(*words)
    assert (asked.returncode, asked.stdout) == (2, "")
    assert asked.stderr.startswith("usage: check_item.py ITEM.json")


@pytest.mark.parametrize("answer", [b"[]", b"<html>", b'{"schema": "other"}'])
def test_an_answer_that_is_no_report_passes_nothing(tmp_path: Path, answer: bytes) -> None:
    class Stranger(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Stranger) as other:
        thread = threading.Thread(target=other.handle_request, daemon=True)
        thread.start()
        asked = run(CMS / "item.json", f"http://127.0.0.1:{other.server_port}")
        thread.join(10)
    assert asked.returncode == 3, asked.stderr
    assert "not checked, so it may not run" in asked.stdout
    assert asked.stderr == ""
