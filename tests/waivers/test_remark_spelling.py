"""Which remarks are waivers, which were meant as one, and which are the newsroom's own."""

from __future__ import annotations

import pytest
from values import NOON, finding_in

from embargo.draft.model import Draft
from embargo.policy import DraftReport, judge
from embargo.read import read_bytes
from embargo.waivers import Waivers

RULES = frozenset(
    {"misquote", "narrower-label", "embargoed-quote", "embargo-unresolved", "named-source", "waiver-unused"}
)
STORY = "{}\n\n“Nobody has a veto over the fish,” an official said.\n"


def judged(remark: str, rule: str = "misquote") -> DraftReport:
    """A draft whose one finding stands in the paragraph after a remark."""
    draft = Draft(read_bytes(STORY.format(f"<!--{remark}-->").encode(), "draft.md"), (), ())
    return judge([(draft, [finding_in(draft, rule=rule)])], checked_at=NOON, waivers=Waivers(rules=RULES)).drafts[0]


def rules(report: DraftReport) -> list[str]:
    return sorted(found.finding.rule for found in report.open)


@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        (" embargo: ignore[misquote] the office changed it itself ", "the office changed it itself"),
        ("embargo: ignore[misquote] agreed", "agreed"),
        ("\nembargo: ignore[misquote]\n  agreed by telephone,\n  twice\n", "agreed by telephone, twice"),
        (" embargo: ignore[misquote,narrower-label] agreed", "agreed"),
        (" embargo: ignore[ narrower-label , misquote ] agreed", "agreed"),
        (" embargo: ignore[misquote, misquote] agreed", "agreed"),
        (" embargo: ignore[misquote] see [2]", "see [2]"),
        (" embargo: ignore[misquote] согласовано", "согласовано"),
        (" embargo: ignore[misquote] 電話で確認", "電話で確認"),
    ],
)
def test_a_waiver_holds(remark: str, reason: str) -> None:
    report = judged(remark)
    (waived,) = report.waived
    assert (waived.finding.rule, waived.waiver.reason) == ("misquote", reason)
    assert "misquote" not in rules(report)
    assert "waiver-invalid" not in rules(report)


@pytest.mark.parametrize(
    "remark",
    [
        # no reason
        " embargo: ignore[misquote] ",
        " embargo: ignore[misquote]",
        " embargo: ignore[misquote] --",
        " embargo: ignore[misquote] …",
        " embargo: ignore[misquote] \u200b ",
        # one that nobody reads
        pytest.param(f" embargo: ignore[misquote] {'agreed ' * 80}", id="a long reason"),
        # no rule, or none that there is
        " embargo: ignore[] agreed ",
        " embargo: ignore[ ] agreed ",
        " embargo: ignore[misquote,] agreed ",
        " embargo: ignore[,misquote] agreed ",
        " embargo: ignore[misqoute] agreed ",
        " embargo: ignore[misquote, misqoute] agreed ",
        " embargo: ignore[misquote narrower-label] agreed ",
        " embargo: ignore[misquote;narrower-label] agreed ",
        " embargo: ignore[MISQUOTE] agreed ",
        " embargo: ignore[Misquote] agreed ",
        " embargo: ignore[*] agreed ",
        " embargo: ignore[all] agreed ",
        " embargo: ignore[“misquote”] agreed ",
        # the brackets
        " embargo: ignore agreed ",
        " embargo: ignore misquote agreed ",
        " embargo: ignore misquote ",
        " embargo: ignore(misquote) agreed ",
        " embargo: ignore{misquote} agreed ",
        " embargo: ignore<misquote> agreed ",
        " embargo: ignore=misquote agreed ",
        " embargo: ignore: misquote agreed ",
        " embargo: ignore [misquote] agreed ",
        " embargo: ignore[misquote agreed ",
        " embargo: ignore misquote] agreed ",
        " embargo: ignore[[misquote]] agreed ",
        " embargo: ignore［misquote］ agreed ",
        " embargo: ignore[misquote]agreed ",
        " embargo: ignore[misquote], agreed ",
        " embargo: ignore[misquote]: agreed ",
        # the space, the colon
        " embargo:ignore[misquote] agreed ",
        " embargo:  ignore[misquote] agreed ",
        " embargo:\tignore[misquote] agreed ",
        " embargo:\nignore[misquote] agreed ",
        " embargo:\u00a0ignore[misquote] agreed ",
        " embargo : ignore[misquote] agreed ",
        " embargo ignore[misquote] agreed ",
        " embargo ignore misquote ",
        " embargo-ignore[misquote] agreed ",
        " embargo_ignore[misquote] agreed ",
        " embargo.ignore[misquote] agreed ",
        " embargo；ignore[misquote] agreed ",
        " embargo：ignore[misquote] agreed ",
        " embargoignore[misquote] agreed ",
        " : embargo: ignore[misquote] agreed ",
        " # embargo: ignore[misquote] agreed ",
        # the case
        " Embargo: ignore[misquote] agreed ",
        " EMBARGO: IGNORE[misquote] agreed ",
        " embargo: Ignore[misquote] agreed ",
        # the words
        " embargos: ignore[misquote] agreed ",
        " embrago: ignore[misquote] agreed ",
        " emabrgo: ignore[misquote] agreed ",
        " embargo: ignroe[misquote] agreed ",
        " embargo: ignored[misquote] agreed ",
        " embargo: ignores[misquote] agreed ",
        " embargo: ingore[misquote] agreed ",
        " embargo: waive[misquote] agreed ",
        " embargo: disable[misquote] agreed ",
        " embargo: allow misquote ",
        " ignore[misquote] agreed ",
        " ignore: misquote ",
        " em\u200bbargo: ignore[misquote] agreed ",
        " ｅｍｂａｒｇｏ: ignore[misquote] agreed ",
    ],
)
def test_a_near_miss_waives_nothing_and_is_told(remark: str) -> None:
    report = judged(remark)
    assert report.waived == ()
    assert rules(report) == ["misquote", "waiver-invalid"]


@pytest.mark.parametrize(
    "remark",
    [
        "",
        " ",
        " more ",
        " embargo lifts at noon ",
        " embargo until 14:30, then to the wire ",
        " Embargo: Tuesday 06:00 ",
        " TODO ignore the second quote? ",
        " ignore ",
        " the embargo is ignored by a rival, see the note ",
        " misquote? ask the desk ",
        " vale off ",
        " prettier-ignore ",
        " markdownlint-disable MD013 ",
        " x embargo: nothing ",
    ],
)
def test_other_remarks_are_left_alone(remark: str) -> None:
    report = judged(remark)
    assert report.waived == ()
    assert rules(report) == ["misquote"]


@pytest.mark.parametrize("rule", ["embargo-unresolved", "named-source", "waiver-unused"])
@pytest.mark.parametrize("also", ["", "misquote, "])
def test_what_a_remark_may_not_waive(rule: str, also: str) -> None:
    report = judged(f" embargo: ignore[{also}{rule}] agreed ", rule)
    assert report.waived == ()
    assert "waiver-invalid" in rules(report)
    assert rule in rules(report)
    (told,) = [found.finding for found in report.open if found.finding.rule == "waiver-invalid"]
    assert f"{rule} cannot be waived" in told.message


def test_a_remark_may_waive_an_embargo_with_a_reason() -> None:
    report = judged(" embargo: ignore[embargoed-quote] the ministry put it on its site at ten ", "embargoed-quote")
    assert [each.finding.rule for each in report.waived] == ["embargoed-quote"]
    assert (report.verdict.value, report.publishable_at) == ("clear", None)


def test_no_message_repeats_a_remark() -> None:
    report = judged(" embargo: ignore[the harbour will be sold] Agnes Tollefsen says so ")
    (told,) = [found.finding for found in report.open if found.finding.rule == "waiver-invalid"]
    assert "harbour" not in told.message + told.suggestion
    assert "Tollefsen" not in told.message + told.suggestion
