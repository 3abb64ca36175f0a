from __future__ import annotations

import pytest

from embargo.checks.labels import LabelReader
from embargo.checks.standing import Standing, compare
from embargo.checks.vocabulary import Vocabulary
from embargo.rulebook import Rulebook


@pytest.fixture(scope="module")
def vocabulary(rulebook: Rulebook) -> Vocabulary:
    return Vocabulary(rulebook)


def standing(label: str, permitted: str, vocabulary: Vocabulary) -> Standing:
    reader = LabelReader(vocabulary, {"holm"})
    return compare(reader.read(label), (reader.read(permitted),), vocabulary)


@pytest.mark.parametrize(
    ("permitted", "label", "expected"),
    [
        ("senior administration officials", "one senior administration official", Standing.SAME),
        ("administration officials", "an administration official who spoke on condition of anonymity", Standing.SAME),
        ("senior administration officials", "the second official", Standing.BROADER),
        ("senior administration officials", "top Holm aides", Standing.BROADER),
        ("senior administration officials", "his aides", Standing.BROADER),
        ("senior administration officials", "the administration", Standing.BROADER),
        ("administration officials", "a senior administration official", Standing.NARROWER),
        ("senior State Department officials", "a senior administration official", Standing.BROADER),
        ("senior State Department officials", "a senior U.S. official", Standing.BROADER),
        ("senior State Department officials", "a senior U.S. diplomat", Standing.NARROWER),
        ("senior State Department officials", "a Pentagon official", Standing.NARROWER),
        ("senior State Department officials", "the Pentagon", Standing.OTHER),
        ("senior Commission officials", "a senior EU official", Standing.BROADER),
        ("senior Commission officials", "an official at the European Parliament", Standing.NARROWER),
        ("senior Commission officials", "a French diplomat", Standing.OTHER),
        ("a Downing Street official", "a British government official", Standing.SAME),
        ("a Downing Street official", "a British official", Standing.BROADER),
        ("Norwegian officials", "a Norwegian government official", Standing.SAME),
        ("Norwegian officials", "a government official", Standing.OTHER),
        ("senior administration officials", "a Norwegian government official", Standing.OTHER),
        ("senior administration officials", "a senior U.S. government official", Standing.BROADER),
        ("a Downing Street official", "a Foreign Office official", Standing.NARROWER),
        ("a Downing Street official", "an Irish official", Standing.OTHER),
        ("NATO officials", "an alliance official", Standing.SAME),
        ("NATO officials", "the alliance's secretary general", Standing.PERSON),
        ("senior administration officials", "Brightwater Shipping", Standing.PERSON),
        ("senior administration officials", "a Brightwater official", Standing.OTHER),
        ("senior administration officials", "a historian of the coast", Standing.OTHER),
        ("senior administration officials", "residents", Standing.OTHER),
        ("senior administration officials", "a Treasury spokesman", Standing.MOUTHPIECE),
        ("a Treasury spokesman", "a Treasury spokeswoman", Standing.SAME),
        ("senior administration officials", "Edda Holm, who runs the lights service", Standing.PERSON),
        ("senior administration officials", "the deputy secretary of the interior", Standing.PERSON),
        ("senior administration officials", "a deputy secretary", Standing.NARROWER),
        ("senior administration officials", "an official close to the negotiations", Standing.NARROWER),
        ("senior administration officials", "a trade official", Standing.NARROWER),
        ("trade officials", "a trade official", Standing.SAME),
        ("senior administration officials", "analysts", Standing.OTHER),
        ("senior administration officials", "an independent economist", Standing.OTHER),
        ("senior administration officials", "a White House economist", Standing.NARROWER),
        ("White House economists", "one economist", Standing.BROADER),
    ],
)  # fmt: skip
def test_how_a_label_stands_to_the_permitted_one(
    permitted: str, label: str, expected: Standing, vocabulary: Vocabulary
) -> None:
    assert standing(label, permitted, vocabulary) is expected


def test_of_several_permitted_labels_the_one_that_suits_counts(vocabulary: Vocabulary) -> None:
    reader = LabelReader(vocabulary)
    permitted = (reader.read("senior administration officials"), reader.read("Interior Department officials"))
    assert compare(reader.read("an Interior Department official"), permitted, vocabulary) is Standing.SAME


def test_leaders_are_whom_a_text_calls_so(vocabulary: Vocabulary) -> None:
    text = "President Edda Holm met Prime Minister Ivar Tveit. The president of the club, Bo Lind, waited."
    assert vocabulary.leaders_in(text) == {"holm", "tveit"}
