"""What a story credits to a source without quotation marks."""

from __future__ import annotations

import pytest
from draft_reading import claims, draft_of

from embargo.draft import QuotationKind
from embargo.rulebook import Rulebook


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ferry will sail at noon, a senior official said Thursday.",
            [("The ferry will sail at noon", "a senior official")],
        ),
        (
            "The ferry will sail at noon, according to the officials.",
            [("The ferry will sail at noon", "the officials")],
        ),
        ("LISBON (Agency) - The ferry will sail, officials said.", [("The ferry will sail", "officials")]),
        ("The ferry will sail, said Ana Ruiz, the minister.", [("The ferry will sail", "Ana Ruiz, the minister")]),
        (
            "A port official said in a call on Monday that the ferry would sail.",
            [("the ferry would sail", "A port official")],
        ),
        ("Ruiz told reporters the ferry would sail.", [("the ferry would sail", "Ruiz")]),
        ("The ferry, she said, has been repaired.", [("The ferry | has been repaired", "she")]),
        (
            "It took two hours, the official said, and ended in rain.",
            [("It took two hours | ended in rain", "the official")],
        ),
        ("By the official's count some 40 boats sank.", [("some 40 boats sank", "the official")]),
        ("Asked about the boats, an official said none were lost.", [("none were lost", "an official")]),
        (
            "Officials say the ferry is lost, and that more will follow.",
            [("the ferry is lost, and that more will follow", "Officials")],
        ),
        ("The officials declined to name the captain.", [("to name the captain", "The officials")]),
        ("People briefed on the plan said the ferry was lost.", [("the ferry was lost", "People briefed on the plan")]),
        (
            "A spokesman for the port, meanwhile, conceded that the ferry was lost.",
            [("the ferry was lost", "A spokesman for the port")],
        ),
        (
            "Still, the official cautioned, nothing was settled yet by the crew.",
            [("nothing was settled yet by the crew", "the official")],
        ),
        (
            "Three people, speaking on condition of anonymity, said the ferry was lost.",
            [("the ferry was lost", "Three people")],
        ),
        (
            "The ferry was lost, said Roe, adding that the crew was safe.",
            [("The ferry was lost", "Roe"), ("the crew was safe", "Roe")],
        ),
        (
            "The official described the ferry as a wreck and said it would be sold.",
            [("the ferry as a wreck", "The official"), ("it would be sold", "The official")],
        ),
        (
            "The ferry will carry “half a town,” the official said.",
            [("The ferry will carry | half a town,", "the official")],
        ),
        (
            "No captain has been picked, and the official would not say when one would be.",
            [("No captain has been picked | one would be", "the official")],
        ),
        (
            "The first is the port, he said; the second is the town.",
            [("The first is the port | the second is the town", "he")],
        ),
        ("A decision, according to Roe, need not arrive at once.", [("A decision | need not arrive at once", "Roe")]),
        ("Roe said no, and Doe added that the ferry was lost.", [("the ferry was lost", "Doe")]),
    ],
)
def test_claim_and_source(text: str, expected: list[tuple[str, str]], rulebook: Rulebook) -> None:
    assert claims(text, rulebook) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank in a storm on Monday night.",
        "Ruiz visited the pier and left.",
        "The report of the storm was read by many.",
        "Satellite pictures offered a first look at the wreck.",
        "The noted sailor was missed by all.",
        "The official's remarks drew a crowd to the pier.",
    ],
)
def test_what_nobody_is_credited_with_is_no_claim(text: str, rulebook: Rulebook) -> None:
    assert claims(text, rulebook) == []


def test_a_partly_quoted_claim_is_given_whole_and_in_quotation_marks(rulebook: Rulebook) -> None:
    draft = draft_of("Roe said the ferry would carry “half a town.”", rulebook)
    assert [(one.kind, one.text) for one in draft.quotations] == [
        (QuotationKind.MIXED, "the ferry would carry half a town."),
        (QuotationKind.DIRECT, "half a town."),
    ]
