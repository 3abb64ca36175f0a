"""The desk under load: checks a second for a minute on the loopback, every one a draft of its own, and no error.

`python benchmarks/load_desk.py [--rate 50] [--seconds 60] [--words 150] [--briefing PATH ...]`: starts `embargo desk`
over the briefings (default: the project's example) and posts to `/api/check` at a steady rate, whether or not earlier
answers have come, as a newsroom would. Ends with 1 where an answer is missing, late (a second) or wrong, or where one
check alone, asked of the idle desk, takes longer than 100 ms (median).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import httpx

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
AT = "2023-03-21 13:30 Europe/Brussels"
ALONE_LIMIT = 0.1  # seconds
LATE = 1.0
LEAK = "“This is the last chance we have to keep a herring fishery in these waters,” a senior official said."
WORDS = (EXAMPLES / "drafts" / "clean.md").read_text(encoding="utf-8").split("---")[-1].split()


def draft(number: int, words: int) -> str:
    """A draft that no other is the same as: sentences of the example's words, and in every other one a leak."""
    chance = random.Random(number)
    sentences = []
    while sum(len(each.split()) for each in sentences) < words:
        body = [chance.choice(WORDS).strip("“”.,’") for _ in range(chance.randint(8, 24))]
        sentences.append(" ".join(body).capitalize() + ".")
    if number % 2:
        sentences.insert(len(sentences) // 2, f"\n\n{LEAK}\n\n")
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return "\n\n".join(paragraphs) + "\n"


def open_desk(briefings: list[str]) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "embargo", "desk", "--port", "0"]
    for each in briefings:
        command += ["--briefing", each]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    line = process.stderr.readline()
    if "open at " not in line:
        raise SystemExit(f"the desk did not open: {line.strip()}")
    return process, line.partition("open at ")[2].split()[0]


class Load:
    """Answers to a stream of checks."""

    def __init__(self, client: httpx.AsyncClient, bodies: list[bytes], *, leaks: bool) -> None:
        self.client = client
        self.leaks = leaks  # whether every other draft is one, which holds for the example's briefing
        self.bodies = bodies
        self.took: list[float] = []
        self.wrong: Counter[str] = Counter()

    async def ask(self, number: int) -> None:
        begun = time.perf_counter()
        try:
            answer = await self.client.post(
                "/api/check", content=self.bodies[number], headers={"Content-Type": "application/json"}
            )
        except httpx.HTTPError as error:
            self.wrong[type(error).__name__] += 1
            return
        self.took.append(time.perf_counter() - begun)
        if answer.status_code != 200:
            self.wrong[f"status {answer.status_code}"] += 1
        elif self.leaks and (answer.json()["verdict"] == "hold") < number % 2:
            self.wrong["a leak that was not held"] += 1

    async def alone(self, times: int) -> float:
        for number in range(min(times, len(self.bodies))):
            await self.ask(number)
        median = statistics.median(self.took)
        self.took.clear()
        return median

    async def stream(self, rate: int) -> float:
        """Ask all at a steady rate; how long it took until the last answer."""
        begun = time.perf_counter()
        asking = []
        for number in range(len(self.bodies)):
            await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
            asking.append(asyncio.create_task(self.ask(number)))
        await asyncio.gather(*asking)
        return time.perf_counter() - begun


def body(number: int, words: int) -> bytes:
    text = draft(number, words)
    return json.dumps({"draft": {"name": f"draft-{number}.md", "text": text}, "at": AT}).encode()


async def run(address: str, rate: int, seconds: int, words: int, *, leaks: bool) -> bool:
    bodies = [body(number, words) for number in range(rate * seconds)]
    limits = httpx.Limits(max_connections=100, max_keepalive_connections=100)
    async with httpx.AsyncClient(base_url=address, timeout=30, limits=limits) as client:
        load = Load(client, bodies, leaks=leaks)
        alone = await load.alone(30)
        spent = await load.stream(rate)
    took = sorted(load.took)
    late = sum(each > LATE for each in took)
    at = {f"{share:.0%}": took[int((len(took) - 1) * share)] * 1000 for share in (0.5, 0.95, 0.99, 1)}
    print(f"     load average of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    print(f"     {len(bodies)} checks of {words} words, {rate} a second for {seconds} s; done in {spent:.1f} s")
    print(f"     answered within: {', '.join(f'{share} {most:.0f} ms' for share, most in at.items())}")
    checks = [
        report(
            "one check alone", f"{alone * 1000:.0f} ms (at most {ALONE_LIMIT * 1000:.0f})", good=alone <= ALONE_LIMIT
        ),
        report(
            "errors",
            ", ".join(f"{number} {what}" for what, number in load.wrong.items()) or "none",
            good=not load.wrong,
        ),
        report("answers later than a second", str(late), good=not late),
    ]
    return all(checks)


def report(what: str, figure: str, *, good: bool) -> bool:
    print(f"{'ok  ' if good else 'MISS'} {what}: {figure}")
    return good


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rate", type=int, default=50)
    options.add_argument("--seconds", type=int, default=60)
    options.add_argument("--words", type=int, default=150)
    options.add_argument("--briefing", action="append", default=[])
    given = options.parse_args()
    process, address = open_desk(given.briefing or [str(EXAMPLES / "call")])
    try:
        return 0 if asyncio.run(run(address, given.rate, given.seconds, given.words, leaks=not given.briefing)) else 1
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    sys.exit(main())
