"""Figures on the labelled drafts, on the calls that were looked at and on a third that was put aside."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from embargo.briefing import build_briefings
from embargo.checks import Desk, Severity, run_checks
from embargo.draft import read_draft
from embargo.groundrules import extract
from embargo.match import Index, build_index
from embargo.read import read_path
from embargo.rulebook import Rulebook

# The least share that each figure must reach. One altered quotation of those put aside only draws a contraction apart,
# which is noted and no more: six points there, two over all.
FLOORS = {
    "verbatim caught": 0.99,
    "near_verbatim caught": 0.97,
    "paraphrase caught": 0.80,
    "no alarm in leak": 0.97,
    "no alarm in clean": 0.97,
    "altered caught": 0.93,
    "fabricated caught": 0.95,
    "no fidelity alarm": 0.98,
    "misattribution caught": 0.95,
    "no attribution alarm": 0.97,
}
FIDELITY = {"misquote", "spliced-quote", "unmatched-quote"}
ATTRIBUTION = {
    *("named-source", "narrower-label", "wrong-source", "wrong-speaker", "reporter-words", "moderator-words"),
    *("unattributed-quote", "off-record-use", "deep-background-attributed"),
}


def put_aside(call: str) -> bool:
    return int(hashlib.sha256(call.encode()).hexdigest(), 16) % 3 == 0


@pytest.mark.parametrize("aside", [False, True], ids=["looked at", "put aside"])
def test_figures(aside: bool, shared: Path, rulebook: Rulebook) -> None:
    scorer = load_scorer(shared / "corpus" / "score_drafts.py")
    hits, totals = Counter[str](), Counter[str]()
    for folder, label in labels(shared):
        if put_aside(label["id"]) is aside:
            for figure, good in judged(folder, label, shared, rulebook, scorer):
                totals[figure] += 1
                hits[figure] += good
    shares = {figure: hits[figure] / totals[figure] for figure in FLOORS}
    assert all(totals[figure] >= 7 for figure in FLOORS)
    assert {figure: share for figure, share in shares.items() if share < FLOORS[figure]} == {}


def load_scorer(path: Path) -> ModuleType:
    spec = spec_from_file_location("score_drafts", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def labels(shared: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted((shared / "corpus" / "drafts").glob("*/labels.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.parent, json.loads(line)


@cache
def _index(path: Path) -> Index:
    rulebook = _BOOK[0]
    return build_index([extract(build_briefings([read_path(path)], rulebook)[0], rulebook)], rulebook)


_BOOK: list[Rulebook] = []


def judged(
    folder: Path, label: dict[str, Any], shared: Path, rulebook: Rulebook, scorer: ModuleType
) -> Iterator[tuple[str, bool]]:
    """Each label's figure, and whether the findings agree with it."""
    _BOOK[:] = [rulebook]
    path = folder / label["draft"]
    at = dt.datetime.fromisoformat(label["check_at"])
    index = _index(shared / "corpus" / "transcripts" / f"{label['id']}.md")
    if label["kind"] != "leak" and any(not one.lifts_at and one.in_force(at) for one in index.rules[0].embargoes):
        return  # the labeller knew when the call ended; the transcript does not say
    draft = read_draft(read_path(path), rulebook)
    found = [
        (finding.rule, draft.document.place(finding.span))
        for finding in run_checks(draft, Desk(index, rulebook), at)
        if finding.severity > Severity.NOTE
    ]
    words = scorer.tokens(path.read_text(encoding="utf-8"), path.suffix == ".html")

    def rules(text: str, after: int) -> tuple[set[str] | None, int]:
        span, place = scorer.locate(words, text, after)
        if span is None:
            return None, place
        return {rule for rule, (start, end) in found if start < span[1] and span[0] < end}, place

    place = 0
    for sentence in label["sentences"]:
        flagged, place = rules(sentence["text"], place)
        if flagged is not None:
            held = any(rule.startswith("embargoed-") for rule in flagged)
            if label["kind"] == "leak" and sentence["embargo"] != "none":
                yield f"{sentence['embargo']} caught", held
            elif label["kind"] == "clean" or sentence["embargo"] == "none":
                yield f"no alarm in {label['kind']}", not held
    place = 0
    for quotation in label["quotes"]:
        flagged, place = rules(quotation["text"], place)
        if flagged is not None:
            yield from _of_quotation(quotation, flagged)


def _of_quotation(quotation: dict[str, Any], flagged: set[str]) -> Iterator[tuple[str, bool]]:
    fidelity = quotation["fidelity"]
    if fidelity == "altered":
        yield "altered caught", "misquote" in flagged
    elif fidelity == "fabricated":
        yield "fabricated caught", bool(flagged & FIDELITY)
    else:
        yield "no fidelity alarm", not flagged & FIDELITY
    if fidelity in ("exact", "altered"):
        wrong = bool(flagged & ATTRIBUTION)
        if quotation["attribution"] == "ok":
            yield "no attribution alarm", not wrong
        else:
            yield "misattribution caught", wrong
