"""Whose words they are: questions, greetings, claims in other words credited to other mouths; what is shown for it."""

from __future__ import annotations

import datetime as dt

import pytest
from lighthouse import CALL, draft_of, index_of

from embargo.checks import Desk, Finding, Severity, run_checks
from embargo.match import Index
from embargo.rulebook import Rulebook

BEFORE = dt.datetime(2023, 5, 16, 18, 0, tzinfo=dt.UTC)
AFTER = dt.datetime(2023, 5, 17, tzinfo=dt.UTC)
OFFICIAL = "a senior administration official"
QUESTION = "“Would you concede that the sailors of this country have not looked at a lighthouse in thirty years?”"
NAMED = CALL.replace("Q    Thank you. Would", "Q    Thank you. Ann Holt, with the Gull Times. Would")
CALLED = CALL.replace("Q    Thank you. Would", "MODERATOR:  We go to Ann Holt.\n\nQ    Thank you. Would")


@pytest.fixture(scope="module")
def lights(rulebook: Rulebook) -> Index:
    return index_of(rulebook)


def found(text: str, index: Index, rulebook: Rulebook, at: dt.datetime = AFTER) -> tuple[Finding, ...]:
    return run_checks(draft_of(text, rulebook), Desk(index, rulebook), at)


def rules(text: str, index: Index, rulebook: Rulebook, at: dt.datetime = AFTER) -> list[str]:
    return [one.rule for one in found(text, index, rulebook, at) if one.severity > Severity.NOTE]


@pytest.mark.parametrize("call", [NAMED, CALLED], ids=["says who she is", "is called"])
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ann Holt", []),
        ("Ann Holt of the Gull Times", []),
        ("a reporter", []),
        ("Bill Moor of the Gull Times", ["reporter-words"]),
        (OFFICIAL, ["reporter-words"]),
    ],
)
def test_a_question_belongs_to_who_asked_it(call: str, source: str, expected: list[str], rulebook: Rulebook) -> None:
    assert call != CALL
    assert rules(f"{QUESTION} asked {source}.", index_of(rulebook, call), rulebook) == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("“Good morning, everyone,” said Mayor Ada Brook.", []),
        ("“Thank you all,” the senior administration official said.", []),
        ("“That is all we have today,” said Wilma Oduya, who paints lighthouses.", []),
        (f"“We baked a cake in the shape of a lantern,” {OFFICIAL} said.", ["moderator-words"]),
        ("“Nobody will sell a single lens while I hold this job,” said Mayor Ada Brook.", ["named-source"]),
    ],
)
def test_courtesies_belong_to_anybody(draft: str, expected: list[str], lights: Index, rulebook: Rulebook) -> None:
    assert rules(draft, lights, rulebook) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Without the lights, policies on the northern coast could double, a French official said.", ["wrong-source"]),
        ("Without the lights, policies on the northern coast could double, a White House spokesman said.",
         ["wrong-source"]),
        ("Policies on the northern coast could double, a French official said on Tuesday in a statement.", []),
        ("French officials say policies on the northern coast double every year.", []),
        ("A French official said policies on the northern coast were “a racket.”", []),
        ("Premiums have doubled along the northern coast, said Wilma Oduya, who paints lighthouses.", []),
        (f"Without the lights, policies on the northern coast could double, {OFFICIAL} said.", []),
    ],
)  # fmt: skip
def test_claims_credited_to_other_mouths(claim: str, expected: list[str], lights: Index, rulebook: Rulebook) -> None:
    findings = found(claim, lights, rulebook)
    assert [one.rule for one in findings] == expected
    assert all(one.severity is Severity.WARNING and one.weights for one in findings)


def test_whole_sentences_are_shown(lights: Index, rulebook: Rulebook) -> None:
    (held,) = found(f"The lenses were made in Prussia around 1870, {OFFICIAL} said.", lights, rulebook, BEFORE)
    assert held.evidence[0].text.startswith("The old lenses were ground")
    assert held.evidence[0].text.endswith("the towers that hold them.")


def test_where_no_passage_is_like_it_only_the_rule_is_shown(lights: Index, rulebook: Rulebook) -> None:
    (held,) = found(f"Nothing else was decided over breakfast, {OFFICIAL} said.", lights, rulebook, BEFORE)
    assert (held.rule, held.evidence) == ("embargoed-paraphrase", ())
    assert "embargoed until" in held.rule_words[0].text


def test_the_lift_is_told_at_the_clock_of_the_call(lights: Index, rulebook: Rulebook) -> None:
    (held,) = found(f"“We're gonna rebuild the tower at Crane Point first,” {OFFICIAL} said.", lights, rulebook, BEFORE)
    assert held.suggestion == "Hold this until 17:00 EDT · 21:00 UTC, Tuesday 16 May 2023."


def test_an_embargo_without_a_lift_is_told_once_with_the_source(rulebook: Rulebook) -> None:
    text = CALL.replace("embargoed until\n5:00 p.m. Eastern Time today", "embargoed until\nthe ministers sign")
    draft = f"“Nobody will sell a single lens while I hold this job,” {OFFICIAL} said. The beacons stay lit, he added."
    told = [one for one in found(draft, index_of(rulebook, text), rulebook) if one.rule == "embargo-unresolved"]
    assert len(told) == 1
    assert told[0].attribution is not None
    assert "call0.md" in told[0].message


def test_what_an_official_says_freely_elsewhere_is_no_breach(rulebook: Rulebook) -> None:
    other = """---
date: '2023-05-15'
title: "Background Press Call on the Ferries"
---

9:02 A.M. EDT

MODERATOR:  This call is on background, attributable to "senior administration officials." There is no embargo.

SENIOR ADMINISTRATION OFFICIAL:  Six ferries will be painted green before the regatta, and their captains retrained.
"""
    claim = f"Half a dozen ferries are to be green by the time of the regatta, {OFFICIAL} said."
    assert rules(claim, index_of(rulebook), rulebook, BEFORE) == ["embargoed-paraphrase"]
    assert rules(claim, index_of(rulebook, CALL, other), rulebook, BEFORE) == []
