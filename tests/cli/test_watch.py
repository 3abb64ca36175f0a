"""A check that runs again when a draft is saved, and stays until it is interrupted."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import outside_ci
from runs import BEFORE_LIFT, EXAMPLES, Embargo

pytest.importorskip("watchfiles", reason="the extra `watch` is not installed")
PATIENCE = 30.0  # seconds: a machine under load may take long to start


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLES / "drafts" / "clean.md", tmp_path / "story.md"))


@pytest.fixture
def watching(story: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "embargo", "check", str(story), "--briefing", str(EXAMPLES / "call")]
    run = subprocess.Popen(
        [*command, "--at", BEFORE_LIFT, "--watch"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=outside_ci()
    )
    yield run
    run.kill()
    run.communicate()


def read_until(run: subprocess.Popen[bytes], wanted: bytes) -> bytes:
    """Standard output up to some words, or as far as it came in the time there is."""
    assert run.stdout is not None
    read, end = b"", time.monotonic() + PATIENCE
    while wanted not in read and time.monotonic() < end:
        if select.select([run.stdout], [], [], 0.2)[0]:
            read += os.read(run.stdout.fileno(), 65536)
    return read


def test_a_save_is_checked_anew_and_ctrl_c_ends_it(watching: subprocess.Popen[bytes], story: Path) -> None:
    assert b"CLEAR: it may run" in read_until(watching, b"CLEAR: it may run")
    time.sleep(0.5)  # the watch begins after the first report
    shutil.copy(EXAMPLES / "drafts" / "leak.md", story.with_name("half"))
    story.with_name("half").replace(story)  # as editors save
    assert b"HOLD until" in read_until(watching, b"HOLD until")
    story.write_bytes(b"\xff\xfe\x00")
    assert b"incomplete" in read_until(watching, b"incomplete").lower()
    watching.send_signal(signal.SIGINT)
    assert watching.wait(PATIENCE) == 130


def test_standard_input_cannot_be_watched(embargo: Embargo) -> None:
    run = embargo("check", "-", "--briefing", EXAMPLES / "call", "--watch", stdin=b"Words.")
    assert (run.code, run.out) == (2, "")
    assert "standard input cannot change" in run.err
