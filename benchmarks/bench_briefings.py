"""What a folder of briefings costs: `embargo check` of one draft against 1, 50 and 150 calls, and where the time goes.

`python benchmarks/bench_briefings.py [CALLS_DIR]`: a folder of transcripts; without it calls of made-up words, each of
about 3,500. Every embargo in the made-up calls lifted long ago: their words are still needed, to see who said what, and
nothing of them is kept on disk. Processor time counts, as other work on the machine does not. Targets: at most 50 ms
for each further briefing, and hardly more for the 150th than for the 50th. Ends with 1 where one is missed.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from embargo.briefing import build_briefings
from embargo.groundrules import extract
from embargo.match import build_index
from embargo.read import collect, read_path
from embargo.rulebook import load_rulebook

MOST = 0.050
GROWTH = 1.5
ROUNDS = 3
Value = TypeVar("Value")
HEAD = """---
title: "Background Press Call on Harbor Matter {number}"
date: '20{year:02d}-05-10'
---

2:04 P.M. EDT

MODERATOR:  Good afternoon, everyone.  This call is on background, attributable to "senior harbor officials," and it is
embargoed until 6:00 p.m. Eastern Time today.  Over to our speaker.

"""


def made_up(folder: Path, count: int) -> list[Path]:
    """Calls in the form of real ones, of words that nobody uses."""
    chance = random.Random(11)
    words = ["".join(chance.choice("aeioubdklmnprst") for _ in range(chance.randint(2, 9))) for _ in range(9000)]
    files = []
    for number in range(count):
        said = [" ".join(chance.choices(words, k=chance.randint(8, 30))).capitalize() + "." for _ in range(180)]
        turns = [f"SENIOR HARBOR OFFICIAL:  {'  '.join(said[at : at + 6])}\n\n" for at in range(0, len(said), 6)]
        asked = [f"Q    {' '.join(chance.choices(words, k=15)).capitalize()}?\n\n" for _ in turns]
        body = "".join(part for pair in zip(turns, asked, strict=True) for part in pair)
        files.append(folder / f"call-{number:03d}.md")
        head = HEAD.format(number=number, year=10 + number % 10)
        files[-1].write_text(f"{head}{body}2:41 P.M. EDT\n", encoding="utf-8")
    return files


def seconds(work: Callable[[], Value]) -> tuple[float, Value]:
    """The least processor time of several rounds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        value = work()
        times.append(time.process_time() - begun)
    return min(times), value


def stages(files: list[Path]) -> None:
    book = load_rulebook()
    read, documents = seconds(lambda: [read_path(path) for path in files])
    joined, briefings = seconds(lambda: build_briefings(documents, book, None))
    extracted, rules = seconds(lambda: [extract(briefing, book) for briefing in briefings])
    indexed, _ = seconds(lambda: build_index(rules, book))
    each = 1000 / len(files)
    print(f"each of {len(files)}: read {read * each:.1f} ms, turns {joined * each:.1f} ms, ", end="")
    print(f"rules {extracted * each:.1f} ms, index {indexed * each:.1f} ms")


def whole(files: list[Path], folder: Path) -> float:
    """`embargo check` of one draft against some of the calls: the least processor time of several rounds."""
    shelf, draft = folder / f"shelf-{len(files)}", folder / "draft.md"
    shelf.mkdir()
    for path in files:
        shutil.copy(path, shelf)
    draft.write_text("The piers were rebuilt. “Nobody asked the pilots,” a retired pilot said.\n", encoding="utf-8")
    command = [sys.executable, "-m", "embargo", "check", str(draft), "--briefing", str(shelf)]
    times = []
    for _ in range(ROUNDS):
        before = os.times()
        run = subprocess.run(command, capture_output=True, check=False)
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
        if run.returncode not in (0, 1, 3):  # 3: a real folder may hold a call without rules
            raise SystemExit(run.stderr.decode()[-300:])
    return min(times)


def main() -> int:
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = list(collect(sys.argv[1:])) if len(sys.argv) > 1 else made_up(folder, 150)
        stages(files)
        one, some, many = (whole(files[:count], folder) for count in (1, 50, 150))
    first, later = (some - one) / 49, (many - some) / (min(150, len(files)) - 50)
    print(f"embargo check: 1 briefing {one:.2f} s, 50 briefings {some:.2f} s, 150 briefings {many:.2f} s")
    print(f"each further one: {first * 1000:.0f} ms, after the 50th {later * 1000:.0f} ms", end=" ")
    print(f"(targets: at most {MOST * 1000:.0f} ms, growing by at most {GROWTH})")
    return 0 if max(first, later) <= MOST and later <= first * GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
