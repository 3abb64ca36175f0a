"""Which words stand between quotation marks, whatever the marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embargo.draft.quotations import find_quoted
from embargo.rulebook import Rulebook
from embargo.text import split_paragraphs


def words_between(text: str, rulebook: Rulebook) -> list[list[str]]:
    found = find_quoted(text, list(split_paragraphs(text)), rulebook.draft_words)
    return [[text[span.start : span.end] for span in quoted.spans] for quoted in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Ferries run,” she said.", [["Ferries run,"]]),
        ('"Ferries run," she said. "Daily."', [["Ferries run,"], ["Daily."]]),
        ("„Die Fähre fährt“, sagte sie.", [["Die Fähre fährt"]]),
        ("Il a dit : « Le bac part. » Puis rien.", [["Le bac part."]]),
        ("Il a dit : «\u00a0Le bac part\u00a0».", [["Le bac part"]]),
        ("»Die Fähre fährt«, sagte sie.", [["Die Fähre fährt"]]),
        ("”Färjan går”, sade hon.", [["Färjan går"]]),
        ("‘Ferries run,’ she said. ‘He told me “no” twice.’", [["Ferries run,"], ["He told me “no” twice."]]),
        ("'Ferries run,' she said, and the crews' view is that it's fine.", [["Ferries run,"]]),
        ("“He told me ‘no’ twice,” she said.", [["He told me ‘no’ twice,"]]),
        ("“He told me “no” twice,” she said.", [["He told me “no” twice,"]]),
        ("“Ferries [and buses] run … daily,” she said.", [["Ferries [and buses] run … daily,"]]),
        ("“Ferries run,'' she said. ``Daily.''", [["Ferries run,"], ["Daily."]]),
        ('“Ferries run," she said.', [["Ferries run,"]]),
        ("In the '90s the crew's boats were 12 'feet.", []),
        ('A 6" pipe and a 5\'10" man. "Yes," he said.', [["Yes,"]]),
        ('"The pipe is 6" wide," he said.', [['The pipe is 6" wide,']]),
    ],
)
def test_words_between_marks(text: str, expected: list[list[str]], rulebook: Rulebook) -> None:
    assert words_between(text, rulebook) == expected


def test_a_quotation_over_paragraphs_repeats_its_opening_mark(rulebook: Rulebook) -> None:
    text = "He said: “Ferries run.\n\n“Buses run.\n\n“Trains run.”\n\n“And planes?” she asked."
    assert words_between(text, rulebook) == [["Ferries run.", "Buses run.", "Trains run."], ["And planes?"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Ferries run, he thought.\n\nThen “no,” she said.", [["Ferries run, he thought."], ["no,"]]),
        ("He said “ferries run. “Never,” she said.", [["ferries run."], ["Never,"]]),
        ('He said "ferries run. "Never," she said.', [["ferries run."], ["Never,"]]),
        ("Ferries run,” she said.", []),
    ],
)
def test_a_missing_mark_costs_no_more_than_its_paragraph(
    text: str, expected: list[list[str]], rulebook: Rulebook
) -> None:
    assert words_between(text, rulebook) == expected


@given(st.text(alphabet="ab. ,\n\"'“”‘’„«»5", max_size=80))
@settings(max_examples=300, deadline=None)
def test_spans_are_ordered_and_inside_their_regions(rulebook: Rulebook, text: str) -> None:
    last = 0
    for quoted in find_quoted(text, list(split_paragraphs(text)), rulebook.draft_words):
        for span, region in zip(quoted.spans, quoted.regions, strict=True):
            assert last <= region.start < span.start < span.end <= region.end <= len(text)
            assert text[span.start : span.end].strip() == text[span.start : span.end]
            last = region.end


def test_a_page_of_marks_is_read_in_linear_time(rulebook: Rulebook) -> None:
    def cost(count: int) -> float:
        spent = []
        for _ in range(2):
            begun = time.process_time()
            words_between("“a \"b ‘c ' " * count, rulebook)
            spent.append(time.process_time() - begun)
        return min(spent)

    assert cost(2400) < 30 * max(cost(300), 0.001)  # eight times the words
