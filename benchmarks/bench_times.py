"""The cost of a thousand stated times on one core; at most a second.

Run it with the project's Python: `python benchmarks/bench_times.py`.
"""

from __future__ import annotations

import datetime as dt
import sys
import time

from embargo.rulebook import load_rulebook
from embargo.times import Circumstances, read_times

STATED = (
    "5:00 a.m. tomorrow",
    "tomorrow, Thursday, June 16th, until 9:00 a.m. Eastern",
    "2:15 p.m. Central European Time, or 8:15 a.m. Eastern",
    "noon Eastern today",
    "7:00 a.m. on Friday, June 17th, in Jakarta, and 8:00 p.m. on Thursday, June 16th, in Washington",
    "EMBARGOED UNTIL 00:01 BST ON FRIDAY 17 JUNE 2022",
    "9:00 a.m. EST, Friday, June 17, 2022",
    "1500 London time / 1000 US Eastern Time Friday 17 June 2022; 2300 Japanese time",
    "midnight on Thursday",
    "2:30",
)
REPEATS = 100
LIMIT = 1.0


def main() -> int:
    """Print the cost; 1 if it is over the limit."""
    lexicon = load_rulebook().times
    circumstances = Circumstances(dt.date(2022, 6, 15), "America/New_York")
    begun = time.perf_counter()
    read_times(STATED[0], circumstances, lexicon)
    print(f"first stated time, vocabulary included: {(time.perf_counter() - begun) * 1000:.1f} ms")
    begun = time.process_time()
    for _ in range(REPEATS):
        for words in STATED:
            read_times(words, circumstances, lexicon)
    seconds = time.process_time() - begun
    print(f"{REPEATS * len(STATED)} stated times: {seconds:.2f} s (limit {LIMIT:.0f} s)")
    return int(seconds > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
