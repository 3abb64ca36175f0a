"""The text report: verdict first, then every finding with its place, its rule, its lift and its mending."""

from __future__ import annotations

from typing import Any

import pytest
from values import EARLIER, NOON, draft_of, finding_in, rules_of, span_of

from embargo.briefing.model import Problem
from embargo.checks.model import Severity
from embargo.groundrules.editor import EditorsLift
from embargo.policy import Incomplete, Policy, judge
from embargo.report import CHECK_FORMATS, Display


def shown(findings: list[Any] | None = None, display: Display | None = None, **options: Any) -> str:
    report = judge([(draft_of(), findings or [])], checked_at=NOON, **{"briefings": [rules_of()], **options})
    return CHECK_FORMATS["text"](report, display or Display(width=90))


@pytest.mark.parametrize(
    ("changes", "first_line"),
    [
        ({}, "HOLD until 15:30 CET · 14:30 UTC, Tuesday 21 March 2023"),
        ({"rule": "embargo-unresolved", "lifts_at": None}, "HOLD: when it may run is not known"),
        ({"rule": "misquote", "lifts_at": None}, "FIX: 1 error to mend before it runs"),
        ({"severity": Severity.NOTE}, "CLEAR: it may run"),
    ],
)
def test_the_verdict_comes_first(changes: dict[str, Any], first_line: str) -> None:
    assert shown([finding_in(draft_of(), **changes)]).splitlines()[0] == first_line


def test_a_finding_tells_place_words_rule_lift_and_mending() -> None:
    draft = draft_of()
    text = shown([finding_in(draft, attribution=span_of(draft, "an official"))])
    assert text.endswith(
        """
draft.md:3:2: error [embargoed-quote]
  These words are under embargo.
    3 | “Nobody has a veto over the fish,” an official said.
      |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  credits "an official"
  said    call.md:34-36 (OFFICIAL, section 2): "Nobody has a veto over the fish."
  rule    call.md:17-18: "The second section is embargoed until 3:30 p.m."
  lifts   15:30 CET · 14:30 UTC, Tuesday 21 March 2023
  mend    Hold the story.
"""
    )


def test_several_drafts_each_have_a_verdict() -> None:
    leak, clean = draft_of(name="leak.md"), draft_of(name="clean.md")
    report = judge([(leak, [finding_in(leak)]), (clean, [])], checked_at=NOON, briefings=[rules_of()])
    lines = CHECK_FORMATS["text"](report, Display()).splitlines()
    assert lines[0] == "HOLD: 1 hold, 1 clear"
    assert "leak.md: HOLD until 15:30 CET · 14:30 UTC, Tuesday 21 March 2023" in lines
    assert "clean.md: CLEAR: it may run" in lines


def test_what_was_not_checked_is_in_the_report() -> None:
    text = shown(broken_drafts=[Incomplete("broken.md", "is empty")])
    assert text.splitlines()[0] == "HOLD: the check is incomplete (1 input could not be checked)"
    assert "NOT CHECKED broken.md: is empty" in text


def test_an_editors_word_is_shown() -> None:
    text = shown(lifts=[EditorsLift("call", EARLIER)])
    assert "On an editor's word the call ended 13:16 CET · 12:16 UTC" in text


def test_warnings_about_a_briefing_are_shown_with_their_place() -> None:
    rules = rules_of(warnings=(Problem("zone-mismatch", "EST is said while EDT is in force.", "call.md", 22),))
    assert "Warning: call.md:22: EST is said while EDT is in force. [zone-mismatch]" in shown(briefings=[rules])


def test_what_is_not_listed_is_counted() -> None:
    draft = draft_of()
    findings = [
        finding_in(draft, rule="broader-label", severity=Severity.NOTE),
        finding_in(draft, rule="misquote"),
        finding_in(draft),
    ]
    policy = Policy(min_severity=Severity.WARNING, ignore=frozenset({"misquote"}))
    text = shown(findings, policy=policy)
    assert "1 error, 1 note." in text
    assert "Not listed: 1 below the severity shown, 1 of rules that were not picked and do not count." in " ".join(
        text.split()
    )
    assert "broader-label" not in text


def test_words_of_the_draft_cannot_act_on_the_terminal() -> None:
    draft = draft_of("“Stop \x1b[2Jall,” an official said.\n", "a\x1b[1m.md")
    report = judge([(draft, [finding_in(draft, "Stop \x1b[2Jall,", message="bad \x1b[0m")])], checked_at=NOON)
    assert "\x1b" not in CHECK_FORMATS["text"](report, Display())


def test_colour_only_where_it_is_wanted() -> None:
    finding = finding_in(draft_of())
    assert "\x1b" not in shown([finding])
    assert shown([finding], Display(colour=True)).startswith("\x1b[1;31mHOLD\x1b[0m until")


@pytest.mark.parametrize("width", [40, 60, 120])
def test_lines_keep_to_the_width(width: int) -> None:
    draft = draft_of("word " * 80 + "needle " + "word " * 80)
    finding = finding_in(draft, "needle", message="word " * 40)
    report = judge([(draft, [finding])], checked_at=NOON, briefings=[rules_of()])
    lines = CHECK_FORMATS["text"](report, Display(width)).splitlines()[1:]
    assert max(map(len, lines)) <= width
