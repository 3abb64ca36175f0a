"""What also stands in material given as public breaks no embargo, and the report says so."""

from __future__ import annotations

import datetime as dt

import pytest
from lighthouse import draft_of, index_of

from embargo.checks import Desk, Finding, Severity, run_checks
from embargo.match import Index, build_public_index
from embargo.read import read_bytes
from embargo.rulebook import Rulebook

BEFORE = dt.datetime(2023, 5, 16, 18, 0, tzinfo=dt.UTC)
OFFICIAL = "a senior administration official"
PUBLIC = """The Lights Service published its yearly report on Monday.

“Nobody will sell a single lens while I hold this job,” Edda Holm, its director, told the harbor council in March.

The coastal lights will not be switched off this winter, the report says. Another 140 keepers are to be trained by the
program before the tides of spring.
"""


@pytest.fixture(scope="module")
def lights(rulebook: Rulebook) -> Index:
    return index_of(rulebook)


@pytest.fixture(scope="module")
def public(rulebook: Rulebook) -> Index:
    return build_public_index([read_bytes(PUBLIC.encode(), "report.md")], rulebook)


def findings(text: str, lights: Index, rulebook: Rulebook, public: Index | None) -> tuple[Finding, ...]:
    return run_checks(draft_of(text, rulebook), Desk(lights, rulebook), BEFORE, public)


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        (f"“Nobody will sell a single lens while I hold this job,” {OFFICIAL} said.", "embargoed-quote"),
        ("The coastal lights, then, will not be switched off this winter.", "embargoed-text"),
        (f"The program is going to train 140 more keepers by spring, {OFFICIAL} said.", "embargoed-paraphrase"),
    ],
)
def test_what_stands_in_public_too_is_only_noted(
    draft: str, rule: str, lights: Index, public: Index, rulebook: Rulebook
) -> None:
    (held,) = findings(draft, lights, rulebook, None)
    (noted,) = findings(draft, lights, rulebook, public)
    assert (held.rule, held.severity) == (rule, Severity.ERROR)
    assert (noted.rule, noted.severity) == (rule, Severity.NOTE)
    assert "public" in noted.message
    assert [words.source for words in noted.evidence] == ["call0.md", "report.md"]


def test_the_weights_say_so(lights: Index, public: Index, rulebook: Rulebook) -> None:
    (noted,) = findings(f"The program is going to train 140 more keepers by spring, {OFFICIAL} said.",
                        lights, rulebook, public)  # fmt: skip
    assert dict(noted.weights)["stands in material given as public"] < 0


@pytest.mark.parametrize(
    "draft",
    [
        f"“Every fisherman I have met can tell you the rhythm of his own light,” {OFFICIAL} said.",
        f"“Nobody will sell a single lens,” {OFFICIAL} said. “We're gonna rebuild the tower at Crane Point first.”",
        f"The program is going to train 140 more keepers by spring for $310 million, {OFFICIAL} said.",
        f"Beacons along the shore are to stay lit through the cold months, {OFFICIAL} said.",
    ],
)
def test_the_rest_of_the_call_is_held_all_the_same(
    draft: str, lights: Index, public: Index, rulebook: Rulebook
) -> None:
    assert Severity.ERROR in {finding.severity for finding in findings(draft, lights, rulebook, public)}


def test_whoever_said_it_in_public_may_be_named(lights: Index, public: Index, rulebook: Rulebook) -> None:
    draft = "“Nobody will sell a single lens while I hold this job,” Edda Holm said in March."
    assert [finding.rule for finding in findings(draft, lights, rulebook, None)] == ["embargoed-quote", "named-source"]
    assert findings(draft, lights, rulebook, public) == ()
