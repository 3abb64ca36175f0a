"""A terminal session from the examples: an asciinema cast, and its last screen as a picture."""

from __future__ import annotations

import errno
import fcntl
import io
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[2]
COLUMNS, ROWS = 100, 40
_FONT_FROM_ELSEWHERE = re.compile(r"@font-face\s*\{[^}]*\}")
_KEY, _READ = 0.04, 2.5  # seconds for a key typed, and to read what came

SESSION = (
    'embargo rules examples/call --at "2023-03-21 13:30 Europe/Brussels"',
    'embargo check examples/drafts/leak.md --briefing examples/call --at "2023-03-21 13:30 Europe/Brussels"',
    'embargo check examples/drafts/leak.md --briefing examples/call --at "2023-03-21 15:30 Europe/Brussels"',
)


def printed(command: str) -> str:
    """What a command prints on a terminal of this size, colours included."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in {"CI", "NO_COLOR"}}
    run = subprocess.Popen(
        ["bash", "-c", 'embargo() { "$PYTHON" -m embargo "$@"; }; ' + command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,  # how long it took would show there, as progress
        env={**environment, "TERM": "xterm-256color", "PYTHON": sys.executable, "COLUMNS": str(COLUMNS)},
    )
    os.close(theirs)
    output = b"".join(_all_of(ours))
    run.wait()
    return output.decode("utf-8")


def cast() -> str:
    """The session in asciicast v2 (docs.asciinema.org/manual/asciicast/v2); times are made up, so it stays the same."""
    lines: list[object] = [{"version": 2, "width": COLUMNS, "height": ROWS, "title": "embargo in a minute"}]
    now = 0.0
    for command in SESSION:
        lines.append([round(now, 2), "o", "$ "])
        for key in command:
            now += _KEY
            lines.append([round(now, 2), "o", key])
        now += _KEY
        lines.append([round(now, 2), "o", "\r\n" + printed(command) + "\r\n"])
        now += _READ
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def picture(command: str) -> str:
    """What a command prints, as SVG."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ {command}\n{printed(command)}".replace("\r\n", "\n")))
    return _FONT_FROM_ELSEWHERE.sub("", console.export_svg(title="embargo", unique_id="embargo"))


def _all_of(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            read = os.read(terminal, 65536)
        except OSError as error:  # Linux says so when the other side is closed
            if error.errno != errno.EIO:
                raise
            return
        if not read:
            return
        yield read
