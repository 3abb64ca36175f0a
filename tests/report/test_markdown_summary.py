"""The Markdown summary, read by a Markdown parser."""

from __future__ import annotations

from typing import Any

import pytest
import samples
from golden import assert_golden
from markdown_it import MarkdownIt
from values import draft_of, finding_in, rules_of

from embargo.policy import Incomplete, Policy, judge
from embargo.report import CHECK_FORMATS, Display
from embargo.report.redaction import Key, redact

_PARSER = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
# All that the summary itself is made of.
_PLAIN = {
    "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close", "table_open", "table_close",
    "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open",
    "td_close", "text", "code_inline", "strong_open", "strong_close", "text_special",
}  # fmt: skip


def markdown(report: Any) -> str:
    return CHECK_FORMATS["markdown"](report, Display())


def parsed(text: str) -> tuple[set[str], list[list[str]]]:
    """The kinds of tokens, and the cells of each row as they are read."""
    kinds: set[str] = set()
    rows: list[list[str]] = []
    in_cell = False
    for token in _PARSER.parse(text):
        kinds.add(token.type)
        if token.type == "tr_open":
            rows.append([])
        children = token.children or []
        kinds.update(child.type for child in children)
        in_cell = token.type in ("td_open", "th_open") or (in_cell and token.type == "inline")
        if token.type == "inline" and in_cell:
            rows[-1].append("".join(child.content for child in children))
    return kinds, rows


def test_it_looks_as_it_did() -> None:
    assert_golden("check.md", markdown(redact(samples.report(), Key(b"a key of the desk's own", lasting=True))))


def test_verdict_incomplete_drafts_findings_waived_and_the_rest_in_this_order() -> None:
    text = markdown(samples.report())
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "## 🛑 embargo: HOLD: the check is incomplete \\(1 input could not be checked\\)",
        "### Not checked",
        "### Drafts",
        "### Findings",
        "### Waived",
        "### Also",
    ]
    assert "1 error, 1 warning, 1 note; 3 waived, 2 of rules that were not picked. Exit code 3." in text


def test_when_a_story_may_run_is_told() -> None:
    _, rows = parsed(markdown(samples.report(incomplete=False)))
    assert rows[1] == [
        samples.PATH,
        "🛑 HOLD until 15:30 CET · 14:30 UTC, Tuesday 21 March 2023",
        "3",
        "3",
    ]


def test_an_incomplete_check_has_no_draft_that_may_run() -> None:
    text = markdown(samples.report())
    assert "may run" not in text
    assert "✅" not in text


def test_an_editors_word_is_told() -> None:
    _, rows = parsed(markdown(samples.report()))
    assert ["", "On an editor's word the call ended at 2023-03-21T11:00:00Z."] in rows


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<!-- x",
        "[a](javascript:alert(1))",
        "![a](https://example.org/x.png)",
        "https://example.org/x",
        "`a` | b || c",
        "**bold** _it_ ~~no~~",
        "# head",
        "- item",
        "a\n\n# head\n\n| x |\n|---|",
        "&lt;b&gt; &copy;",
        "$x$ \\| \\",
        "<https://example.org>",
        "---",
    ],
)
def test_no_word_becomes_markup(hostile: str) -> None:
    story = draft_of(name=f"{hostile}.md")
    found = [finding_in(story, message=hostile)]
    broken = [Incomplete(hostile, hostile)]
    report = judge([(story, found)], checked_at=samples.NOON, briefings=[rules_of()], broken_briefings=broken)
    kinds, rows = parsed(markdown(report))
    assert kinds <= _PLAIN
    assert {len(row) for row in rows} == {2, 4, 5}
    assert any(" ".join(hostile.split()) in cell.replace("\u200b", "") for row in rows for cell in row)


@pytest.mark.parametrize("hostile", ["@everyone", "#12", "!34", "~label", "%56", "$78"])
def test_nobody_is_called_and_nothing_referred_to(hostile: str) -> None:
    story = draft_of()
    report = judge([(story, [finding_in(story, message=hostile)])], checked_at=samples.NOON, briefings=[rules_of()])
    _, rows = parsed(markdown(report))
    text = "\n".join(cell for row in rows for cell in row)
    assert hostile not in text
    assert f"{hostile[0]}\u200b{hostile[1:]}" in text


def test_what_finds_no_room_is_counted() -> None:
    checked = []
    for number in range(2000):
        story = draft_of(name=f"drafts/{number}.md")
        checked.append((story, [finding_in(story)]))
    text = markdown(judge(checked, checked_at=samples.NOON, briefings=[rules_of()]))
    assert len(text) < 65_536
    _, rows = parsed(text)
    findings = [row for row in rows if len(row) == 5][1:]
    assert f"**{2000 - len(findings)} more of 2000 are not shown here.**" in text
    assert len(findings) > 50
    listed = [row for row in rows if len(row) == 4 and row[1].startswith("🛑")]
    assert f"**{2000 - len(listed)} more of 2000 are not shown here.**" in text
    assert len(listed) > 50


def test_a_clear_check_says_so_and_a_failing_one_never_looks_it() -> None:
    assert markdown(samples.clear_report()).startswith("## ✅ embargo: CLEAR: it may run")
    assert not markdown(samples.report(Policy(fail_on=None), incomplete=False)).startswith("## ✅")
