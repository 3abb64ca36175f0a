"""Ask the desk's server whether an item of the CMS may run: `check_item.py ITEM.json [http://127.0.0.1:8765]`.

Ends as `embargo check` does: 0 it may run, 1 it may not yet, 3 nobody knows. Only Python's own library is needed.
"""

from __future__ import annotations

import json
import sys
import urllib.request
from pathlib import Path

SERVER = "http://127.0.0.1:8765"
HEADERS = {"Content-Type": "application/json"}


def ask(server: str, item: Path) -> dict:
    """The report on an item, as `embargo check --format json` has it. Raises `OSError` where no server answers."""
    question = {"draft": {"name": item.name, "text": item.read_text(encoding="utf-8")}, "at": "scheduled"}
    request = urllib.request.Request(f"{server}/api/check", json.dumps(question).encode(), HEADERS)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def main(item: str, server: str = SERVER) -> int:
    try:
        report = ask(server, Path(item))
    except OSError as error:
        print(f"not checked, so it may not run: {error}")
        return 3
    for each in report["incomplete"]:
        print(f"incomplete: {each['source']}: {each['reason']}")
    for draft in report["drafts"]:
        print(f"{draft['path']}: {draft['verdict']}, may run at {draft['publishable_at'] or 'a time nobody knows yet'}")
        for finding in draft["findings"]:
            print(f"  line {finding['line']}: {finding['severity']} [{finding['rule']}] {finding['suggestion']}")
    if report["incomplete"]:
        return 3
    return 0 if report["verdict"] == "clear" else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
