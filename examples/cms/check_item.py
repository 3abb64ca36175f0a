"""Ask the desk whether an item of the CMS may run: `check_item.py ITEM.json [http://127.0.0.1:8737]`.

The item is judged at the time when it is to appear. Ends as `embargo check` does: 0 it may run, 1 it may not yet,
2 wrong usage, 3 nobody knows. Where the desk has a token, it stands in EMBARGO_DESK_TOKEN. Only Python's own library is
needed.
"""

from __future__ import annotations

import http.client
import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path

SERVER = "http://127.0.0.1:8737"


def ask(server: str, item: Path) -> dict:
    """The report on an item, as `embargo check --format json` has it.

    Raises `OSError` or `HTTPException` where no desk answers or the item cannot be read, `ValueError` for an answer
    that is no report.
    """
    headers = {"Content-Type": "application/json"}
    if token := os.environ.get("EMBARGO_DESK_TOKEN"):
        headers["Authorization"] = f"Bearer {token}"
    question = {"draft": {"name": item.name, "text": item.read_text(encoding="utf-8")}, "at": "scheduled"}
    request = urllib.request.Request(f"{server}/api/check", json.dumps(question).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            report = json.load(answer)
    except urllib.error.HTTPError as refused:  # the item was not understood: the desk says why
        report = json.load(refused)
    report = report if isinstance(report, dict) else {}
    if report.get("schema") != "embargo.check/1":
        raise ValueError(report.get("message", f"{server} is no desk"))
    return report


def main(item: str, server: str = SERVER) -> int:
    try:
        report = ask(server, Path(item))
    except (OSError, ValueError, http.client.HTTPException) as error:
        print(f"not checked, so it may not run: {error}")
        return 3
    for each in report["incomplete"]:
        print(f"incomplete: {each['source']}: {each['reason']}")
    for draft in report["drafts"]:
        when = f", may run at {draft['publishable_at'] or 'no time known yet'}" if draft["verdict"] == "hold" else ""
        waived = f", {len(draft['waived'])} waived" if draft["waived"] else ""
        print(f"{draft['path']}: {draft['verdict']}{when}{waived}")
        for finding in draft["findings"]:
            print(f"  line {finding['line']}: {finding['severity']} [{finding['rule']}] {finding['suggestion']}")
    if report["incomplete"]:
        return 3
    return 0 if report["verdict"] == "clear" else 1


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3}:
        print(f"usage: check_item.py ITEM.json [{SERVER}]", file=sys.stderr)
        sys.exit(2)
    sys.exit(main(*sys.argv[1:]))
