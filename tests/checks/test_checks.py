"""Drafts about the invented call, judged before and after its embargo lifts (5 p.m. Eastern, 21:00 UTC)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from lighthouse import CALL, draft_of, index_of

from embargo.checks import CHECKS, Desk, Finding, Severity, run_checks
from embargo.match import Index
from embargo.rulebook import Rulebook

BEFORE = dt.datetime(2023, 5, 16, 18, 0, tzinfo=dt.UTC)
LIFT = dt.datetime(2023, 5, 16, 21, 0, tzinfo=dt.UTC)
OFFICIAL = "a senior administration official"


@pytest.fixture(scope="module")
def lights(rulebook: Rulebook) -> Index:
    return index_of(rulebook)


def findings(text: str, index: Index, rulebook: Rulebook, at: dt.datetime = LIFT) -> tuple[Finding, ...]:
    return run_checks(draft_of(text, rulebook), Desk(index, rulebook), at)


def rules(text: str, index: Index, rulebook: Rulebook, at: dt.datetime = LIFT) -> list[str]:
    return [finding.rule for finding in findings(text, index, rulebook, at) if finding.severity > Severity.NOTE]


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        (f"“Nobody will sell a single lens while I hold this job,” {OFFICIAL} said.", "embargoed-quote"),
        ("The coastal lights, then, will not be switched off this winter.", "embargoed-text"),
        (f"Beacons along the shore are to stay lit through the cold months, {OFFICIAL} said.", "embargoed-paraphrase"),
    ],
)
def test_what_is_under_embargo_is_held_until_it_lifts(draft: str, rule: str, lights: Index, rulebook: Rulebook) -> None:
    (held,) = findings(draft, lights, rulebook, BEFORE)
    assert (held.rule, held.severity, held.lifts_at) == (rule, Severity.ERROR, LIFT)
    assert held.evidence
    assert held.rule_words
    assert rules(draft, lights, rulebook, LIFT - dt.timedelta(seconds=1)) == [rule]
    assert rules(draft, lights, rulebook, LIFT) == []


def test_a_paraphrase_says_which_evidence_weighed_how_much(lights: Index, rulebook: Rulebook) -> None:
    (held,) = findings(f"The beacons stay lit, {OFFICIAL} said.", lights, rulebook, BEFORE)
    assert dict(held.weights)["credits the briefing's source"] > 0
    assert 0.5 < held.confidence <= 1


@pytest.mark.parametrize(
    "draft",
    [
        "The last keeper on the cape retired in 1988, and gulls have nested in the gallery ever since.",
        "“A lamp is a promise made to a stranger,” said Wilma Oduya, who paints lighthouses in Nova Scotia.",
        "Congress is to vote on the Coast Guard's budget in June.",
        "Harbor towns have complained for years about the lights, the mayor of Crane Point said in April.",
    ],
)
def test_what_is_from_elsewhere_passes(draft: str, lights: Index, rulebook: Rulebook) -> None:
    assert rules(draft, lights, rulebook, BEFORE) == []


def test_an_embargo_without_a_known_lift_is_in_force_and_told_once(rulebook: Rulebook) -> None:
    text = CALL.replace("embargoed until\n5:00 p.m. Eastern Time today", "embargoed until\nthe ministers sign")
    assert text != CALL
    index = index_of(rulebook, text)
    draft = (
        f"“Nobody will sell a single lens while I hold this job,” {OFFICIAL} said. “Every fisherman I have met can "
        "tell you the rhythm of his own light,” the official added."
    )
    late = LIFT + dt.timedelta(days=3000)
    assert rules(draft, index, rulebook, late) == ["embargo-unresolved", "embargoed-quote", "embargoed-quote"]


@pytest.mark.parametrize(("minutes", "early"), [(-1, True), (0, False), (600, False)])
def test_the_drafts_own_time(minutes: int, early: bool, lights: Index, rulebook: Rulebook) -> None:
    draft = draft_of(f"“Nobody will sell a single lens while I hold this job,” {OFFICIAL} said.", rulebook)
    timed = replace(draft, publish_at=LIFT + dt.timedelta(minutes=minutes))
    found = [finding.rule for finding in run_checks(timed, Desk(lights, rulebook), BEFORE)]
    assert ("draft-embargo-too-early" in found) is early


@pytest.mark.parametrize(
    ("quotation", "rule"),
    [
        ("“The coastal lights will be switched off this winter,” {} said.", "misquote"),
        ("“The lights will not be switched off this winter, and premiums would double,” {} said.", "spliced-quote"),
        ("“We would sooner sink the whole fleet than lose one lamp,” {} said.", "unmatched-quote"),
    ],
)
def test_fidelity(quotation: str, rule: str, lights: Index, rulebook: Rulebook) -> None:
    assert rules(quotation.format(OFFICIAL), lights, rulebook) == [rule]


def test_a_contraction_drawn_apart_is_only_noted(lights: Index, rulebook: Rulebook) -> None:
    (found,) = findings(f"“They are going to get an answer,” {OFFICIAL} said.", lights, rulebook)
    assert (found.rule, found.severity) == ("misquote", Severity.NOTE)


_TRUE = "“Nobody will sell a single lens while I hold this job,” {} said."


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("a senior administration official", None),
        ("senior administration officials", None),
        ("a senior Biden administration official", None),
        ("an administration official", None),
        ("a senior U.S. official", None),
        ("an official", None),
        ("a senior Interior Department official", "narrower-label"),
        ("a senior White House official", "narrower-label"),
        ("a senior administration official traveling with the president", "narrower-label"),
        ("a senior maritime official", "narrower-label"),
        ("an aide to the vice president", "narrower-label"),
        ("Edda Holm", "named-source"),
        ("Edda Holm, the deputy director for coasts at the National Security Council,", "named-source"),
        ("the national security adviser", "named-source"),
        ("a NATO official", "wrong-source"),
        ("a Norwegian diplomat", "wrong-source"),
        ("the Canadian foreign ministry", "wrong-source"),
        ("a Coast Guard spokeswoman", "wrong-source"),
        ("the White House press secretary", "wrong-source"),
    ],
)
def test_labels(source: str, rule: str | None, lights: Index, rulebook: Rulebook) -> None:
    assert rules(_TRUE.format(source), lights, rulebook) == ([rule] if rule else [])


def test_a_broader_label_is_noted_once(lights: Index, rulebook: Rulebook) -> None:
    draft = (
        "“Nobody will sell a single lens while I hold this job,” a U.S. official said.\n\n"
        "“Every fisherman I have met can tell you the rhythm of his own light,” a U.S. official said."
    )
    assert [(one.rule, one.severity) for one in findings(draft, lights, rulebook)] == [("broader-label", Severity.NOTE)]


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        ("“[T]he sailors of this country have not looked at a lighthouse,” {} said.", "reporter-words"),
        ("“[W]e baked a cake in the shape of a lantern,” {} said.", "moderator-words"),
        ("“Every fisherman I have met can tell you the rhythm of his own light.”", "unattributed-quote"),
    ],
)
def test_whose_words(draft: str, rule: str, lights: Index, rulebook: Rulebook) -> None:
    assert rules(draft.format(OFFICIAL), lights, rulebook) == [rule]


def test_a_reporters_question_may_be_credited_to_a_reporter(lights: Index, rulebook: Rulebook) -> None:
    draft = "Had sailors, a reporter asked, “not looked at a lighthouse in thirty years”?"
    assert rules(draft, lights, rulebook) == []


def test_findings_stand_in_the_order_of_the_draft(lights: Index, rulebook: Rulebook) -> None:
    draft = (
        "“We would sooner sink the whole fleet than lose one lamp,” a senior administration official said.\n\n"
        "“Nobody will sell a single lens while I hold this job,” a NATO official said.\n"
    )
    found = findings(draft, lights, rulebook, BEFORE)
    assert [one.span for one in found] == sorted(one.span for one in found)
    assert found == findings(draft, lights, rulebook, BEFORE)


def test_messages_hold_no_words_that_only_the_briefing_has(lights: Index, rulebook: Rulebook) -> None:
    drafts = (
        f"“The program will train another 410 of them before the spring tides,” {OFFICIAL} said.",
        f"“The coastal lights will be switched off this winter,” {OFFICIAL} said.",
        f"Beacons along the shore are to stay lit through the cold months, {OFFICIAL} said.",
    )
    for draft in drafts:
        for found in findings(draft, lights, rulebook, BEFORE):
            for secret in ("140", "not be switched", "coastal lights will not"):
                assert secret not in found.message + found.suggestion


def test_a_passage_in_two_briefings_is_judged_by_the_freer_one(rulebook: Rulebook) -> None:
    free = CALL.replace("The contents of the call are embargoed until\n5:00 p.m. Eastern Time today.", "")
    assert free != CALL
    draft = f"“Nobody will sell a single lens while I hold this job,” {OFFICIAL} said."
    assert rules(draft, index_of(rulebook, CALL), rulebook, BEFORE) == ["embargoed-quote"]
    assert rules(draft, index_of(rulebook, CALL, free), rulebook, BEFORE) == []
    assert rules(draft, index_of(rulebook, free, CALL), rulebook, BEFORE) == []


def test_every_family_is_registered() -> None:
    assert list(CHECKS) == ["embargo", "schedule", "fidelity", "attribution", "claims"]


SECTIONS = """---
date: '2023-05-16'
title: "Background Press Call on the Coastal Lights"
---

9:02 A.M. EDT

MODERATOR:  Good morning.  This call is on background, attributable to "senior administration officials." It has two
sections. The first section is not embargoed. The second section is embargoed until 5:00 p.m. Eastern Time today.

SENIOR ADMINISTRATION OFFICIAL:  The minister walked over the burnt pier in Gull Harbor this morning and spoke with the
families of the divers.

MODERATOR:  That concludes our first section. For the second section, back to our speaker.

SENIOR ADMINISTRATION OFFICIAL:  The coastal lights stay lit, and the program will train another 140 keepers.

9:31 A.M. EDT
"""


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (f"The minister met relatives of the divers in Gull Harbor, {OFFICIAL} said.", []),
        (f"Some 140 more keepers are to be schooled, {OFFICIAL} said.", ["embargoed-paraphrase"]),
        (f"Beacons along the shore are to go on burning, {OFFICIAL} said.", ["embargoed-paraphrase"]),
    ],
)
def test_a_source_that_spoke_freely_too(draft: str, found: list[str], rulebook: Rulebook) -> None:
    assert rules(draft, index_of(rulebook, SECTIONS), rulebook, BEFORE) == found


def test_an_official_of_a_narrower_body_leaks_as_well(lights: Index, rulebook: Rulebook) -> None:
    draft = "Another 140 keepers are to be schooled before spring, a White House official said."
    assert "embargoed-paraphrase" in rules(draft, lights, rulebook, BEFORE)
