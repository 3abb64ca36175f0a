"""A thousand drafts in one process, on a terminal that shows how far it is: seconds, and milliseconds a draft."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DRAFTS = 1000


def write_drafts(folder: Path) -> None:
    stories = [path.read_text(encoding="utf-8") for path in sorted((EXAMPLES / "drafts").glob("*.md"))]
    for number in range(DRAFTS):
        (folder / f"story-{number:04}.md").write_text(stories[number % len(stories)], encoding="utf-8")


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "drafts").mkdir()
        write_drafts(folder / "drafts")
        ours, theirs = pty.openpty()
        command = [
            sys.executable,
            "-m",
            "embargo",
            "check",
            str(folder / "drafts"),
            "--briefing",
            str(EXAMPLES / "call"),
        ]
        begun = time.perf_counter()
        run = subprocess.Popen(
            [*command, "--at", "2023-03-21T13:30+01:00", "--format", "json", "--output", str(folder / "report.json")],
            stderr=theirs,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "TERM": "xterm"},
        )
        os.close(theirs)
        shown = b""
        while True:
            try:
                shown += os.read(ours, 65536)
            except OSError:  # the other side is closed
                break
        code = run.wait()
        spent = time.perf_counter() - begun
        size = (folder / "report.json").stat().st_size
    print(f"{DRAFTS} drafts in {spent:.1f} s, {spent / DRAFTS * 1000:.1f} ms a draft; report of {size / 1e6:.1f} MB")
    print(f"exit code {code}; progress shown: {'yes' if b'checking drafts' in shown else 'no'}")
    return 0 if code == 1 and b"checking drafts" in shown else 1


if __name__ == "__main__":
    sys.exit(main())
