"""Requests too large, too slow or of two meanings, and answers that nobody takes."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from desks import CLEAN, DRAFT, MB, Open, call, opened

from embargo.desk import api_routes
from embargo.desk.setup import Limits


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


def test_an_answer_that_nobody_takes_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients that ask for much and read nothing do not keep others out, nor fill the memory, for ever."""
    (tmp_path / "harbor.md").write_text(call(), encoding="utf-8")
    size = 30 * MB  # more than a machine keeps for a connection
    monkeypatch.setattr(api_routes, "rules_shape", lambda _: {"words": "x" * size})
    with opened(tmp_path, limits=Limits(seconds=0.5)) as desk, socket.socket() as wire:
        where = urlsplit(desk.address)
        wire.settimeout(10)
        wire.connect((where.hostname, where.port))
        wire.sendall(f"GET /api/rules HTTP/1.1\r\nHost: {where.netloc}\r\n\r\n".encode())
        assert wire.recv(12, socket.MSG_WAITALL) == b"HTTP/1.1 200"
        time.sleep(1.5)
        taken = 0
        with contextlib.suppress(ConnectionResetError):
            while chunk := wire.recv(MB):
                taken += len(chunk)
        assert taken < size
        assert len(desk.client.get("/api/rules").content) > size  # whoever goes on reading has it all


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
