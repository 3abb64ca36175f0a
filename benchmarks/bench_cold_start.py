"""Cold start: a whole `embargo check` of one draft and one transcript against the bare imports of its libraries.

Both are timed in turn in the same run, so that a busy machine slows both; the median of each counts. The target is a
ratio of at most 2.0. Ends with 1 where that is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TARGET = 2.0
ROUNDS = 15
IMPORTS = [sys.executable, "-c", "import pydantic, typer, pytz, dateutil.parser"]
CHECK = [
    *(sys.executable, "-m", "embargo", "check", str(EXAMPLES / "drafts" / "leak.md")),
    *("--briefing", str(EXAMPLES / "call" / "part-1.md"), "--at", "2023-03-21 13:30 Europe/Brussels"),
]

# As installed: modules compiled once, not at every start.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str], code: int) -> float:
    begun = time.perf_counter()
    run = subprocess.run(command, capture_output=True, check=False, env=ENVIRONMENT)
    spent = time.perf_counter() - begun
    if run.returncode != code:
        raise SystemExit(f"{command[1:3]} ended with {run.returncode}: {run.stderr.decode()[-300:]}")
    return spent


def main() -> int:
    seconds(IMPORTS, 0), seconds(CHECK, 1)  # fills the file cache and writes bytecode
    imports, checks = zip(*((seconds(IMPORTS, 0), seconds(CHECK, 1)) for _ in range(ROUNDS)), strict=True)
    bare, whole = statistics.median(imports), statistics.median(checks)
    print(f"bare imports   {bare * 1000:6.0f} ms (median of {ROUNDS})")
    print(f"embargo check  {whole * 1000:6.0f} ms")
    print(f"ratio          {whole / bare:6.2f} (target: at most {TARGET})")
    return 0 if whole / bare <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
