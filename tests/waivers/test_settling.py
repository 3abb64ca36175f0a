"""Waivers put to findings: nothing is lost, nothing waived counts, and waivers of no use are told."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import LIFT, NOON, finding_in, rules_of, span_of

from embargo.checks.house import House
from embargo.checks.model import Finding, Severity
from embargo.draft.model import Draft
from embargo.policy import DraftReport, Incomplete, Policy, Report, Verdict, fingerprint, judge
from embargo.policy.backlog import backlog, not_taken
from embargo.read import read_bytes
from embargo.waivers import Waiver, WaiverKind, WaiverPlace, Waivers
from embargo.waivers.baseline import Baseline, Known
from embargo.waivers.file import FileWaiver

HERE = Path.cwd()
KNOWN = frozenset({"misquote", "narrower-label", "embargoed-quote", "embargo-unresolved", "named-source"})
STORY = "Herring rests.\n\nCod sleeps.\n\nEels wander.\n"
WORDS = ("Herring rests", "Cod sleeps", "Eels wander")
BROKEN = Incomplete("call.md", "is empty")


def draft(text: str = STORY, name: str = "draft.md") -> Draft:
    return Draft(read_bytes(text.encode(), name), (), ())


def signed(
    print_: str, rule: str = "misquote", *, pattern: str = "draft.md", until: dt.datetime | None = None, line: int = 2
) -> FileWaiver:
    waiver = Waiver(WaiverKind.FILE, rule, "agreed", "Rosa Ekdahl", until, WaiverPlace("waivers.toml", line))
    return FileWaiver(waiver, pattern, HERE, print_)


def baseline(*known: Known) -> Baseline:
    return Baseline("baseline.json", HERE, dict.fromkeys(known, NOON))


def judged(
    story: Draft, findings: list[Finding], *files: FileWaiver, base: Baseline | None = None, **options: object
) -> DraftReport:
    return report_on([(story, findings)], *files, base=base, **options).drafts[0]


def report_on(
    checked: list[tuple[Draft, list[Finding]]],
    *files: FileWaiver,
    base: Baseline | None = None,
    known: frozenset[str] = KNOWN,
    **options: object,
) -> Report:
    return judge(checked, checked_at=NOON, waivers=Waivers(files, base, known), **options)  # type: ignore[arg-type]


def rules(report: DraftReport) -> list[str]:
    return [found.finding.rule for found in report.open]


@pytest.mark.parametrize("rule", sorted(KNOWN))
def test_a_signed_waiver_takes_a_finding_out_of_verdict_and_exit_code(rule: str) -> None:
    story = draft()
    finding = finding_in(story, WORDS[0], rule=rule)
    report = report_on([(story, [finding])], signed(fingerprint(story, finding), rule))
    assert (report.verdict, report.exit_code, report.drafts[0].publishable_at) == (Verdict.CLEAR, 0, None)
    assert [each.finding for each in report.drafts[0].waived] == [finding]


def test_publishable_at_is_that_of_what_is_left() -> None:
    story = draft()
    later = LIFT + dt.timedelta(hours=3)
    first, second = finding_in(story, WORDS[0]), finding_in(story, WORDS[1], lifts_at=later)
    assert judged(story, [first, second]).publishable_at == later
    assert judged(story, [first, second], signed(fingerprint(story, second), "embargoed-quote")).publishable_at == LIFT


@pytest.mark.parametrize(
    ("rule", "words", "pattern"),
    [("narrower-label", WORDS[0], "draft.md"), ("misquote", WORDS[1], "draft.md"), ("misquote", WORDS[0], "other.md")],
)
def test_a_waiver_of_something_else_waives_nothing(rule: str, words: str, pattern: str) -> None:
    story = draft()
    finding = finding_in(story, WORDS[0], rule="misquote")
    print_ = fingerprint(story, finding_in(story, words, rule="misquote"))
    assert judged(story, [finding], signed(print_, rule, pattern=pattern)).waived == ()


def test_an_expired_waiver_lets_the_finding_count_again() -> None:
    story = draft()
    finding = finding_in(story, WORDS[1], rule="misquote")
    print_ = fingerprint(story, finding)
    over = judged(story, [finding], signed(print_, until=NOON))
    assert rules(over) == ["misquote", "waiver-expired"]
    assert over.verdict is Verdict.FIX
    (told,) = [found.finding for found in over.open if found.finding.rule == "waiver-expired"]
    assert (told.severity, told.span) == (Severity.WARNING, finding.span)
    assert "waivers.toml:2" in told.message
    assert "2023-03-21 11:00 UTC" in told.message
    assert rules(judged(story, [finding], signed(print_, until=NOON + dt.timedelta(seconds=1)))) == []


def test_a_renewed_waiver_holds_beside_the_expired_one() -> None:
    story = draft()
    finding = finding_in(story, WORDS[1], rule="misquote")
    print_ = fingerprint(story, finding)
    assert rules(judged(story, [finding], signed(print_, until=NOON), signed(print_, line=9))) == []


def test_an_expired_waiver_of_nothing_is_unused() -> None:
    assert rules(judged(draft(), [], signed("0" * 32, until=NOON))) == ["waiver-unused"]


def test_an_unused_waiver_is_told_once_at_the_start_of_the_first_draft_it_is_about() -> None:
    stories = [draft(name=name) for name in ("other.md", "drafts/a.md", "drafts/b.md")]
    report = report_on([(story, []) for story in stories], signed("0" * 32, pattern="drafts/*.md", line=7))
    assert [rules(each) for each in report.drafts] == [[], ["waiver-unused"], []]
    (told,) = report.drafts[1].open
    assert (told.finding.severity, told.finding.span.start) == (Severity.WARNING, 0)
    assert "waivers.toml:7" in told.finding.message
    assert report.exit_code == 0


def test_a_waiver_used_in_one_draft_is_used() -> None:
    stories = [draft(name=name) for name in ("drafts/a.md", "drafts/b.md")]
    finding = finding_in(stories[1], WORDS[0], rule="misquote")
    pattern = signed(fingerprint(stories[1], finding), pattern="drafts/*.md")
    report = report_on([(stories[0], []), (stories[1], [finding])], pattern)
    assert [rules(each) for each in report.drafts] == [[], []]


def test_a_waiver_of_a_draft_that_is_not_checked_is_not_unused() -> None:
    assert rules(judged(draft(), [], signed("0" * 32, pattern="other.md"))) == []


def test_where_a_briefing_is_missing_no_waiver_is_called_unused() -> None:
    story = draft("Herring rests. <!-- embargo: ignore[misquote] agreed -->\n")
    report = judged(story, [], signed("0" * 32), broken_briefings=[BROKEN])
    assert rules(report) == []
    assert report.verdict is Verdict.HOLD


def test_a_waiver_of_a_rule_that_is_not_picked_is_not_unused() -> None:
    story = draft("Herring rests. <!-- embargo: ignore[misquote] agreed -->\n")
    finding = finding_in(story, WORDS[0], rule="misquote")
    report = judged(
        story, [finding], signed(fingerprint(story, finding)), policy=Policy(ignore=frozenset({"misquote"}))
    )
    assert (rules(report), report.waived, report.suppressed) == ([], (), (finding,))


def test_the_signed_waiver_is_shown_before_the_remark_and_the_baseline_last() -> None:
    story = draft("Herring rests. <!-- embargo: ignore[misquote] agreed -->\n")
    finding = finding_in(story, WORDS[0], rule="misquote")
    print_ = fingerprint(story, finding)
    base = baseline(Known("draft.md", "misquote", print_))
    kinds = [
        judged(story, [finding], signed(print_), base=base).waived[0].waiver.kind,
        judged(story, [finding], base=base).waived[0].waiver.kind,
        judged(draft("Herring rests.\n"), [finding], base=base).waived[0].waiver.kind,
    ]
    assert kinds == [WaiverKind.FILE, WaiverKind.INLINE, WaiverKind.BASELINE]


@pytest.mark.parametrize("rule", ["embargoed-quote", "embargo-unresolved", "named-source"])
def test_a_baseline_never_hides_what_is_under_embargo_nor_a_name(rule: str) -> None:
    story = draft()
    finding = finding_in(story, WORDS[0], rule=rule)
    base = baseline(Known("draft.md", rule, fingerprint(story, finding)))
    assert judged(story, [finding], base=base).waived == ()


def test_a_second_finding_of_the_same_words_is_new_to_the_baseline() -> None:
    story = draft("Herring rests.\n\nHerring rests.\n")
    first = finding_in(story, WORDS[0], rule="misquote")
    second = finding_in(story, WORDS[0], rule="misquote", span=first.span._replace(start=16, end=16 + len(WORDS[0])))
    report = judged(story, [first, second], base=baseline(Known("draft.md", "misquote", fingerprint(story, first))))
    assert [each.finding for each in report.waived] == [first]
    assert [each.finding for each in report.open] == [second]


@pytest.mark.parametrize("rule", ["waiver-expired", "waiver-unused", "waiver-invalid"])
def test_nothing_waives_a_finding_about_a_waiver(rule: str) -> None:
    story = draft()
    finding = finding_in(story, WORDS[0], rule=rule)
    print_ = fingerprint(story, finding)
    base = baseline(Known("draft.md", rule, print_))
    assert judged(story, [finding], signed(print_, rule), base=base).waived == ()


def test_the_desk_may_make_a_finding_about_a_waiver_an_error() -> None:
    policy = Policy(severities={"waiver-unused": Severity.ERROR})
    assert judged(draft(), [], signed("0" * 32), policy=policy).verdict is Verdict.FIX


REMARKS = st.sampled_from(
    ["", *(f"<!-- embargo: ignore[{rule}] agreed -->" for rule in sorted(KNOWN)), "<!-- embargo: ignore[misquote] -->"]
)


@given(data=st.data())
def test_waiving_never_makes_a_finding_vanish(data: st.DataObject) -> None:
    parts = [f"{words}. {data.draw(REMARKS)}\n\n{data.draw(REMARKS)}\n\n" for words in WORDS]
    story = draft("".join(parts))
    chosen = data.draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(sorted(KNOWN))), max_size=6))
    findings = [finding_in(story, words, rule=rule) for words, rule in chosen]
    prints = [(rule, fingerprint(story, finding)) for finding, (_, rule) in zip(findings, chosen, strict=True)]
    waived = data.draw(st.lists(st.sampled_from([*prints, ("misquote", "0" * 32)]), max_size=4))
    until = data.draw(st.sampled_from([None, NOON, LIFT]))
    known = data.draw(st.lists(st.sampled_from([*prints, ("misquote", "0" * 32)]), max_size=4))
    policy = Policy(ignore=data.draw(st.frozensets(st.sampled_from(sorted(KNOWN)))))
    report = judged(
        story,
        findings,
        *(signed(print_, rule, until=until) for rule, print_ in waived),
        base=baseline(*(Known("draft.md", *each) for each in known)),
        policy=policy,
    )
    kept = [*(each.finding for each in report.open), *(each.finding for each in report.waived), *report.suppressed]
    assert Counter(each for each in kept if not each.rule.startswith("waiver-")) == Counter(findings)
    plain = judge([(story, findings)], checked_at=NOON, policy=policy).drafts[0]
    assert len(plain.suppressed) == sum(not each.rule.startswith("waiver-") for each in report.suppressed)
    assert {each.fingerprint for each in report.waived} <= {each.fingerprint for each in plain.open}


def remarked(*rules_: str) -> Draft:
    return draft(f"Herring rests, said Agnes Tollefsen. <!-- embargo: ignore[{', '.join(rules_)}] agreed -->\n")


@pytest.mark.parametrize(
    "rule", ["embargoed-quote", "embargoed-text", "embargoed-paraphrase", "draft-embargo-too-early"]
)
def test_nothing_unsigned_waives_what_nobody_knows_the_lift_of(rule: str) -> None:
    story = remarked(rule)
    finding = finding_in(story, WORDS[0], rule=rule, lifts_at=None)
    open_ = report_on([(story, [finding])], known=KNOWN | {rule})
    assert rules(open_.drafts[0]) == [rule, "waiver-invalid"]
    assert open_.verdict is Verdict.HOLD
    assert "lifts is not known" in open_.drafts[0].open[1].finding.message
    signed_for = report_on([(story, [finding])], signed(fingerprint(story, finding), rule), known=KNOWN | {rule})
    assert [each.waiver.who for each in signed_for.drafts[0].waived] == ["Rosa Ekdahl"]
    assert rules(signed_for.drafts[0]) == []


@pytest.mark.parametrize("known_to", ["host", "desk"])
@pytest.mark.parametrize("name", ["Agnes Tollefsen", "Tollefsen", "Dr. A. van der Tollefsen", "agnes tollefsen"])
@pytest.mark.parametrize("credited", [True, False])
def test_nothing_unsigned_waives_a_withheld_name_whatever_the_rule(known_to: str, name: str, credited: bool) -> None:
    story = remarked("misquote")
    words = WORDS[0] if credited else "Herring rests, said Agnes Tollefsen"
    source = span_of(story, "Agnes Tollefsen") if credited else None
    finding = finding_in(story, words, rule="misquote", attribution=source)
    base = baseline(Known("draft.md", "misquote", fingerprint(story, finding)))
    names: dict[str, object] = (
        {"briefings": [rules_of(withheld_names=(name,))]}
        if known_to == "host"
        else {"house": House(withheld_names=(name,))}
    )
    assert rules(judged(story, [finding], base=base, **names)) == ["misquote", "waiver-invalid"]
    assert len(judged(story, [finding], signed(fingerprint(story, finding)), base=base, **names).waived) == 1
    assert len(judged(story, [finding], base=base, house=House(withheld_names=("Rosa van der Berg",))).waived) == 1
    (told,) = [each.finding for each in judged(story, [finding], **names).open if each.finding.rule != "misquote"]
    assert "Tollefsen" not in told.message + told.suggestion


@pytest.mark.parametrize("name", ["Ms. Ng", "Li Ng", "NG"])
@pytest.mark.parametrize("credited", ["Ms. Ng", "NG"])
def test_a_short_surname_is_a_name(name: str, credited: str) -> None:
    story = draft(f"Herring rests, {credited} said. <!-- embargo: ignore[misquote] agreed -->\n")
    finding = finding_in(story, f"Herring rests, {credited} said", rule="misquote")
    assert judged(story, [finding], house=House(withheld_names=(name,))).waived == ()
    assert len(judged(story, [finding], house=House(withheld_names=("Ms. Lund", ""))).waived) == 1


def test_a_common_word_is_no_name() -> None:
    story = draft("Herring will rest on the mark. <!-- embargo: ignore[misquote] agreed -->\n")
    finding = finding_in(story, "Herring will rest on the mark", rule="misquote")
    assert rules(judged(story, [finding], house=House(withheld_names=("Will van der Mark",)))) == []


def test_a_waiver_must_hold_when_the_draft_is_to_appear() -> None:
    story = replace(draft(), publish_at=LIFT)
    finding = finding_in(story, WORDS[0], rule="misquote")
    ends_before = signed(fingerprint(story, finding), until=LIFT)
    assert rules(judged(story, [finding], ends_before)) == []
    assert rules(judged(story, [finding], ends_before, scheduled=True)) == ["misquote", "waiver-expired"]


@pytest.mark.parametrize("pattern", ["old.md", "old/*.md", "old/**", "drafts", "o**d.md"])
def test_a_waiver_of_a_draft_that_is_nowhere_is_unused(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "drafts").mkdir()
    path = tmp_path / "drafts" / "new.md"
    path.write_text(STORY, encoding="utf-8")
    lost = replace(signed("0" * 32, pattern=pattern, line=7), folder=tmp_path)
    checked: list[tuple[Draft, list[Finding]]] = [(draft(name="posted.md"), []), (draft(name=str(path)), [])]
    report = report_on([*checked, *checked], lost)
    assert [rules(each) for each in report.drafts] == [[], ["waiver-unused"], [], []]
    assert "waivers.toml:7 is about no draft that is there" in report.drafts[1].open[0].finding.message
    assert report.exit_code == 0
    # Where only what was posted is checked, the drafts of others need not be files; nor is a half check a proof.
    assert [rules(each) for each in report_on(checked[:1], lost).drafts] == [[]]
    assert [rules(each) for each in report_on(checked, lost, broken_briefings=[BROKEN]).drafts] == [[], []]


@pytest.mark.parametrize("pattern", ["old/a.md", "old/*.md", "**/a.md", "[live] a.md"])
def test_a_waiver_of_a_draft_that_is_there_but_not_checked_is_not_unused(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "old").mkdir()
    for name in ("old/a.md", "[live] a.md", "new.md"):
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    kept = replace(signed("0" * 32, pattern=pattern), folder=tmp_path)
    assert rules(judged(draft(name=str(tmp_path / "new.md")), [], kept)) == []


def test_a_baseline_takes_in_no_withheld_name() -> None:
    story = remarked()
    named = finding_in(story, "Herring rests, said Agnes Tollefsen", rule="misquote")
    other = finding_in(story, WORDS[0], rule="misquote")
    report = report_on([(story, [named, other])], house=House(withheld_names=("Agnes Tollefsen",)))
    assert set(backlog(report, HERE, {})) == {Known("draft.md", "misquote", fingerprint(story, other))}
    assert not_taken(report) == 2  # the remark names no rule: that is told too
