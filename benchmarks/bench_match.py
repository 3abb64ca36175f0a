"""Matching against many briefings loaded once: milliseconds a draft, growth, storing, and rapidfuzz beside it.

`python benchmarks/bench_match.py [CALLS_DIR DRAFTS_DIR]`: folders of transcripts and drafts; without them calls and
drafts of made-up words are used. The targets: 50 ms a draft, cost no more than linear in the words said, loading
stored tables in a tenth of the time that building them takes, cost linear in the quotations of one paragraph, and
(where rapidfuzz is installed) 30 times faster than `partial_ratio` over every call for each quotation. Ends with 1
where one is missed.
"""

from __future__ import annotations

import datetime as dt
import pickle
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec

from embargo.briefing import build_briefings
from embargo.briefing.model import Role
from embargo.checks import Desk, run_checks
from embargo.draft import Draft, QuotationKind, read_draft
from embargo.groundrules import GroundRules, extract
from embargo.match import Index, build_index, find_quotation
from embargo.match.tables import Tables
from embargo.read import Document, collect, read_bytes, read_path
from embargo.rulebook import load_rulebook

RULEBOOK = load_rulebook()
AT = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
DRAFT_LIMIT = 0.050
FASTER = 30
QUOTED = 40


def made_up() -> tuple[list[Document], list[Document]]:
    """157 calls of about 3,600 words, and 20 drafts that quote them."""
    chance = random.Random(7)
    words = ["".join(chance.choice("aeioubdklmnprst") for _ in range(chance.randint(2, 9))) for _ in range(9000)]
    weights = [1 / (rank + 2) for rank in range(len(words))]

    def sentence() -> str:
        return " ".join(chance.choices(words, weights, k=chance.randint(6, 24))).capitalize() + "."

    calls, drafts = [], []
    for number in range(157):
        answers = [" ".join(sentence() for _ in range(12)) for _ in range(20)]
        turns = "\n\n".join(f"Q    {sentence()}\n\nSENIOR ADMINISTRATION OFFICIAL:  {answer}" for answer in answers)
        opening = 'MODERATOR:  This call is on background, attributable to "senior administration officials."'
        calls.append(read_bytes(f"{opening}\n\n{turns}\n".encode(), f"call-{number}.md"))
        if number % 8 == 0:
            quoted = [answer.split(". ")[3].rstrip(".") for answer in answers[:6]]
            story = "\n\n".join(f"“{words},” a senior administration official said. {sentence()}" for words in quoted)
            drafts.append(read_bytes(story.encode(), f"draft-{number}.md"))
    return calls, drafts


def seconds(job: Callable[[], object], rounds: int = 3) -> float:
    spent = []
    for _ in range(rounds):
        begun = time.perf_counter()
        job()
        spent.append(time.perf_counter() - begun)
    return min(spent)


def per_draft(drafts: Sequence[Draft], index: Index) -> float:
    desk = Desk(index, RULEBOOK)
    run_checks(drafts[0], desk, AT)  # what is worked out once for a desk
    return statistics.median(seconds(lambda draft=draft: run_checks(draft, desk, AT), 2) for draft in drafts)


def many_quotations(count: int, index: Index) -> float:
    """A draft that is one paragraph of so many quotations."""
    words = "“%s,” a senior administration official said. “Nobody likes %d lamps,” he added."
    turn = next(turn for rules, turn in index.turns if turn.speaker.role is Role.OFFICIAL)
    prose = index.rules[0].briefing.documents[turn.document].prose.text
    said = " ".join(prose[turn.span.start : turn.span.end].split()[:14])
    story = " ".join(words % (said, number) for number in range(count // 2))
    draft = read_draft(read_bytes(story.encode(), "many.md"), RULEBOOK)
    desk = Desk(index, RULEBOOK)
    return seconds(lambda: run_checks(draft, desk, AT), 2)


def report(what: str, figure: str, *, good: bool) -> bool:
    print(f"{'ok  ' if good else 'MISS'} {what}: {figure}")
    return good


def many(index: Index) -> bool:
    """Four times as many quotations in one paragraph take no more than four times as long, a quarter for chance."""
    few, lots = many_quotations(500, index), many_quotations(2000, index)
    return report("2,000 quotations in one paragraph", f"{lots:.2f} s, 500 take {few:.2f} s", good=lots <= 5 * few)


def compare_rapidfuzz(drafts: Sequence[Draft], rules: Sequence[GroundRules], index: Index) -> bool:
    """Each quotation looked for in every call: by the index, and by `partial_ratio`."""
    if find_spec("rapidfuzz") is None:
        print("     rapidfuzz is not installed: not compared")
        return True
    partial_ratio = import_module("rapidfuzz.fuzz").partial_ratio
    calls = ["\n".join(document.prose.text for document in one.briefing.documents) for one in rules]
    quotations = [
        (draft.document.prose.text, span)
        for draft in drafts
        for quotation in draft.quotations
        if quotation.kind is QuotationKind.DIRECT
        for span in quotation.spans
    ][:QUOTED]
    begun = time.perf_counter()
    ours = [bool(find_quotation(text, span, index)) for text, span in quotations]
    own = time.perf_counter() - begun
    begun = time.perf_counter()
    theirs = [max(partial_ratio(text[span.start : span.end], call) for call in calls) for text, span in quotations]
    other = time.perf_counter() - begun
    found = sum(ratio >= 90 for ratio in theirs)
    print(f"     of {len(quotations)} quotations: found {sum(ours)}, partial_ratio >= 90 finds {found}")
    faster = other / own
    return report("faster than partial_ratio", f"{faster:.0f} times (at least {FASTER})", good=faster >= FASTER)


def main(arguments: Sequence[str]) -> int:
    if arguments:
        calls, stories = ([read_path(path) for path in collect([folder])] for folder in arguments)
    else:
        calls, stories = made_up()
    rules = [extract(build_briefings([call], RULEBOOK)[0], RULEBOOK) for call in calls]
    drafts = [read_draft(story, RULEBOOK) for story in stories]
    building = seconds(lambda: build_index(rules, RULEBOOK), 2)
    index = build_index(rules, RULEBOOK)
    stored = pickle.dumps(index.tables)
    loading = seconds(lambda: pickle.loads(stored))
    loaded: Tables = pickle.loads(stored)
    print(f"     {len(rules)} calls, {len(loaded.ids)} words; tables of {len(stored) / 1e6:.1f} MB")
    half = build_index(rules[: len(rules) // 2], RULEBOOK)
    whole_cost, half_cost = per_draft(drafts, index), per_draft(drafts, half)
    share = len(half.tables.ids) / len(loaded.ids)
    checks = [
        report(
            "a draft", f"{whole_cost * 1000:.1f} ms (at most {DRAFT_LIMIT * 1000:.0f})", good=whole_cost <= DRAFT_LIMIT
        ),
        report(
            "growth",
            f"{half_cost * 1000:.1f} ms with {share:.0%} of the words (linear or better: at least that share)",
            good=half_cost >= share * whole_cost * 0.9,
        ),
        report(
            "loading",
            f"{loading / building:.1%} of building in {building:.2f} s (at most 10 %)",
            good=loading <= building / 10,
        ),
        many(half),
        compare_rapidfuzz(drafts, rules, index),
    ]
    return 0 if all(checks) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
