from __future__ import annotations

import datetime as dt

import pytest
from lighthouse import draft_of, index_of

from embargo.checks import Desk, Severity, run_checks
from embargo.match import Index
from embargo.rulebook import Rulebook

AFTER = dt.datetime(2023, 5, 17, tzinfo=dt.UTC)
NOTICE = """EMBARGOED UNTIL 10:00 a.m. EDT, Tuesday, May 16, 2023

Coastal Lights Trust to rebuild the tower at Crane Point

BOSTON - The Coastal Lights Trust said it will rebuild the tower at Crane Point with a gift of $4 million.

"Nobody will sell a single lens while I hold this job," said Edda Holm, the trust's director.
"""


@pytest.fixture(scope="module")
def lights(rulebook: Rulebook) -> Index:
    return index_of(rulebook)


def test_a_release_is_held_like_a_call(rulebook: Rulebook) -> None:
    draft = draft_of(
        "“Nobody will sell a single lens while I hold this job,” Edda Holm said.\n\n"
        "The Coastal Lights Trust will rebuild the tower at Crane Point with a gift of $4 million.\n\n"
        "“We never liked lamps much,” an official said.\n",
        rulebook,
    )
    index = index_of(rulebook, NOTICE)
    early = dt.datetime(2023, 5, 16, 13, 59, 59, tzinfo=dt.UTC)
    assert [one.rule for one in run_checks(draft, Desk(index, rulebook), early)] == [
        "embargoed-quote",
        "embargoed-text",
    ]
    assert run_checks(draft, Desk(index, rulebook), early + dt.timedelta(seconds=1)) == ()


@pytest.mark.parametrize(
    ("claim", "rule", "severity"),
    [
        ("The coastal lights will not be switched off this winter, {} said.", "narrower-label", Severity.ERROR),
        ("Without the lights, insurers say, policies on the northern coast could double, {} said.", "narrower-label",
         Severity.WARNING),
    ],
)  # fmt: skip
def test_a_claim_from_the_call_credited_to_more_than_was_agreed(
    claim: str, rule: str, severity: Severity, lights: Index, rulebook: Rulebook
) -> None:
    draft = draft_of(claim.format("a senior Interior Department official"), rulebook)
    assert [(one.rule, one.severity) for one in run_checks(draft, Desk(lights, rulebook), AFTER)] == [(rule, severity)]
    fair = draft_of(claim.format("a senior administration official"), rulebook)
    assert run_checks(fair, Desk(lights, rulebook), AFTER) == ()


@pytest.mark.parametrize(
    "claim",
    [
        "The bridge at Gull Rock will be closed for repairs, a senior Interior Department official said.",
        "Premiums have doubled along the northern shore, said Wilma Oduya, who paints lighthouses.",
        "Canada will keep its own lights burning, the Canadian foreign ministry said.",
    ],
)
def test_claims_of_others_are_left_alone(claim: str, lights: Index, rulebook: Rulebook) -> None:
    assert run_checks(draft_of(claim, rulebook), Desk(lights, rulebook), AFTER) == ()


MIXED = """---
date: '2023-05-16'
title: "Press Call on the Coastal Lights"
---

9:02 A.M. EDT

MODERATOR:  Good morning.  Our opening remarks from Edda Holm, Director of the Lights Service, are on the record.  The
question-and-answer portion is on background, attributable to "a senior administration official."

MS. HOLM:  Nobody will sell a single lens while I hold this job.

MODERATOR:  Thank you.  We'll now go to questions on background.

Q    Why now?

SENIOR ADMINISTRATION OFFICIAL:  The harbor towns have waited long enough for an answer.

MS. HOLM:  Every fisherman I have met can tell you the rhythm of his own light.

9:31 A.M. EDT
"""


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("“Nobody will sell a single lens while I hold this job,” Edda Holm said.", []),
        ("“Every fisherman I have met can tell you the rhythm of his own light,” Ms. Holm said.", []),
        ("“The harbor towns have waited long enough for an answer,” a senior administration official said.", []),
        ("“The harbor towns have waited long enough for an answer,” Edda Holm said.", ["named-source"]),
        (
            "“Nobody will sell a single lens while I hold this job,” said Secretary of State Ivar Tveit.",
            ["wrong-source"],
        ),
    ],
)
def test_a_call_partly_on_the_record(draft: str, rules: list[str], rulebook: Rulebook) -> None:
    index = index_of(rulebook, MIXED)
    assert [one.rule for one in run_checks(draft_of(draft, rulebook), Desk(index, rulebook), AFTER)] == rules


def test_public_material_frees_what_it_holds(rulebook: Rulebook) -> None:
    draft = draft_of("“Nobody will sell a single lens while I hold this job,” Edda Holm said.", rulebook)
    early = dt.datetime(2023, 5, 16, 12, tzinfo=dt.UTC)
    public = NOTICE.replace("EMBARGOED UNTIL 10:00 a.m. EDT, Tuesday, May 16, 2023", "FOR IMMEDIATE RELEASE")
    assert run_checks(draft, Desk(index_of(rulebook, NOTICE, public), rulebook), early) == ()


@pytest.mark.parametrize(
    ("claim", "rules"),
    [
        ("The sailors of this country have not looked at a lighthouse in thirty years, {} said.", ["reporter-words"]),
        ("That sailors have not looked at a lighthouse in thirty years every fisherman denies, {} said.", []),
    ],
)
def test_a_question_answered_is_reported_in_its_own_words(
    claim: str, rules: list[str], lights: Index, rulebook: Rulebook
) -> None:
    draft = draft_of(claim.format("a senior administration official"), rulebook)
    assert [one.rule for one in run_checks(draft, Desk(lights, rulebook), AFTER)] == rules


TWO_VOICES = """---
date: '2023-05-16'
title: "Press Call on the Coastal Lights"
---

9:02 A.M. EDT

MODERATOR:  Good morning.  This call is on the record, with no embargo.  With us are Edda Holm, Director of the Lights
Service, and Ivar Tveit, the Harbor Secretary.

MS. HOLM:  Our divers raised a bronze bell from the wreck at Gull Rock in April, and it weighs 900 pounds.

MR. TVEIT:  The ferry pier will be dredged to a depth of six meters before the autumn storms arrive.

9:31 A.M. EDT
"""


@pytest.mark.parametrize(
    ("claim", "rules"),
    [
        ("A bell of bronze that weighs 900 pounds came up from the wreck in April, Mr. Tveit said.", ["wrong-speaker"]),
        ("A bell of bronze that weighs 900 pounds came up from the wreck in April, Ms. Holm said.", []),
        ("The tower is to be painted green, Mr. Tveit said.", []),
    ],
)
def test_one_speakers_news_credited_to_another(claim: str, rules: list[str], rulebook: Rulebook) -> None:
    found = run_checks(draft_of(claim, rulebook), Desk(index_of(rulebook, TWO_VOICES), rulebook), AFTER)
    assert [one.rule for one in found] == rules
    assert all(one.severity is Severity.WARNING for one in found)


QUOTING = """---
date: '2023-05-16'
title: "Background Press Call on the Coastal Lights"
---

9:02 A.M. EDT

MODERATOR:  Good morning.  This call is on background, attributable to "senior administration officials."

SENIOR ADMINISTRATION OFFICIAL:  The lights stay on.

Q    What do you say to Mayor Orla Quist's remark that the lights are "a candle in a gale"?

SENIOR ADMINISTRATION OFFICIAL:  We disagree.

9:31 A.M. EDT
"""


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("Mayor Orla Quist had called the lights “a candle in a gale.”", []),
        ("The lights are “a candle in a gale,” a senior administration official said.", ["reporter-words"]),
    ],
)
def test_whoever_is_quoted_in_a_question_may_be_quoted(draft: str, rules: list[str], rulebook: Rulebook) -> None:
    found = run_checks(draft_of(draft, rulebook), Desk(index_of(rulebook, QUOTING), rulebook), AFTER)
    assert [one.rule for one in found] == rules


@pytest.mark.parametrize(
    ("draft", "held"),
    [
        ("“The harbor towns sent a petition,” said Wilma Oduya, who paints lighthouses.", False),
        ("“The harbor towns have waited long enough,” said Wilma Oduya, who paints lighthouses.", True),
    ],
)
def test_a_stranger_may_share_a_few_words_with_the_call(
    draft: str, held: bool, lights: Index, rulebook: Rulebook
) -> None:
    early = dt.datetime(2023, 5, 16, 18, tzinfo=dt.UTC)
    assert bool(run_checks(draft_of(draft, rulebook), Desk(lights, rulebook), early)) is held
