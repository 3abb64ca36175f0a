"""`embargo desk` on the command line."""

from __future__ import annotations

import builtins
import gc
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from desks import CLEAN, LEAK, TOKEN, call

from embargo.cli import desk as command
from embargo.cli.boundary import run
from embargo.desk import serving


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("EMBARGO_DESK_TOKEN", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings" / "harbor.md").write_text(call(), encoding="utf-8")
    return tmp_path / "briefings"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--host", "0.0.0.0"], "--token"),
        (["--host", "::"], "--token"),
        (["--host", "192.168.1.4"], "--token"),
        (["--host", "newsroom.example"], "--token"),
        (["--host", "0.0.0.0", "--token", "short"], "at least 16"),
        (["--token", "words with \n a new line"], "at least 16"),
        (["--port", "http"], "--port"),
        (["--port", "70000"], "--port"),
        (["--port", "-1"], "--port"),
        (["--briefing", "-"], "standard input"),
        (["--zone", "Mars/Olympus"], "--zone"),
        (["--host", "no.such.host.invalid", "--token", TOKEN], "cannot listen"),
    ],
)
def test_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    assert run(["desk", "--briefing", str(folder), *arguments]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert TOKEN not in told


def test_without_the_extra_it_says_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "fastapi" else object())
    assert run(["desk", "--briefing", str(folder)]) == 2
    assert "pip install 'embargo[desk]'" in capsys.readouterr().err


def test_the_other_commands_do_without_the_extra(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name.partition(".")[0] in {"fastapi", "starlette", "uvicorn"}:
            raise ModuleNotFoundError(name)
        return whole(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert run(["rules", str(folder)]) == 0
    assert run(["--help"]) == 0


def test_a_port_that_is_taken(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert run(["desk", "--briefing", str(folder), "--port", str(taken.getsockname()[1])]) == 2
    assert "cannot listen there" in capsys.readouterr().err


def test_a_desk_that_is_open_for_days_does_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other runs of the command line look for no cycles; the desk's requests leave some behind."""
    opened_with: list[bool] = []

    class Server:
        def run(self, sockets: object) -> None:
            opened_with.append(gc.isenabled())

    monkeypatch.setattr(serving, "server", lambda setup: Server())
    monkeypatch.setattr(sys, "setswitchinterval", lambda seconds: None)
    gc.disable()
    try:
        serving.serve(Any, serving.listen("127.0.0.1", 0), lambda address: None)
    finally:
        gc.enable()
        gc.unfreeze()
    assert opened_with == [True]


@pytest.mark.parametrize("arguments", [[], ["--host", "0.0.0.0"]])
def test_it_serves_until_it_is_interrupted(folder: Path, arguments: list[str]) -> None:
    environment = {**os.environ, "EMBARGO_DESK_TOKEN": TOKEN} if arguments else os.environ
    process = subprocess.Popen(
        [sys.executable, "-m", "embargo", "desk", "--briefing", str(folder), "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        address = line.partition("open at ")[2].partition(" ")[0].replace("0.0.0.0", "127.0.0.1")
        with httpx.Client(base_url=address, timeout=30, headers={"Authorization": f"Bearer {TOKEN}"}) as client:
            for text, verdict in ((LEAK, "clear"), (CLEAN, "clear")):  # now: long after the lift
                body = {"draft": {"name": "draft.md", "text": text}}
                assert client.post("/api/check", json=body).json()["verdict"] == verdict
            early = {"draft": {"name": "draft.md", "text": LEAK}, "at": "2022-05-10T12:00-04:00"}
            assert client.post("/api/check", json=early).json()["verdict"] == "hold"
        assert httpx.get(f"{address}api/rules").status_code == (401 if arguments else 200)
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out == ""
    assert err == ""
    assert "harbor" not in line
