"""Sentences of news prose."""

from __future__ import annotations

import pytest
from draft_reading import draft_of

from embargo.rulebook import Rulebook
from embargo.text import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Gen. Ana R. Ruiz met Sen. Ivo Lindt on Jan. 4.", "They left."],
        ["The U.S. Coast Guard came at 5 p.m. on Monday.", "It left."],
        ["He lives in the U.S.", "The ferry does not."],
        ["“The ferry is late.”", "She left."],
        ["She said: “The ferry is late.", "It is always late.”", "She left."],
        ['"The ferry is late." ', '"Always."'],
        ["„Die Fähre fährt.“", "Sie ging."],
        ["Il a dit : « Le bac part. »", "Puis il est parti."],
        ["The ferry … was late.", "It came."],
        ["Why not?", "“Because,” he said."],
        ["LISBON — The ferry is late.", "It is always late."],
        ["About 2.5 million people in Alexandria, Va., use it.", "They wait."],
    ],
)
def test_full_stops(sentences: list[str], rulebook: Rulebook) -> None:
    text = " ".join(sentence.strip() for sentence in sentences)
    found = [text[span.start : span.end] for span in split_sentences(text, rulebook.sentences)]
    assert found == [sentence.strip() for sentence in sentences]


def test_a_question_and_the_one_who_asks_it_are_one_sentence(rulebook: Rulebook) -> None:
    text = "“Is the ferry late?” President Ruiz asked reporters. He left. “Is it?” Ruiz left too."
    draft = draft_of(text, rulebook)
    assert [draft.words(sentence.span) for sentence in draft.sentences] == [
        "“Is the ferry late?” President Ruiz asked reporters.",
        "He left.",
        "“Is it?”",
        "Ruiz left too.",
    ]


def test_the_lines_of_a_heading_are_sentences_of_their_own(rulebook: Rulebook) -> None:
    text = "Ferry to sail, officials say\nBy Ana Ruiz\nLISBON, May 4\n\nThe ferry is\nlate. It is old."
    draft = draft_of(text, rulebook)
    assert [draft.words(sentence.span) for sentence in draft.sentences] == [
        "Ferry to sail, officials say",
        "By Ana Ruiz",
        "LISBON, May 4",
        "The ferry is\nlate.",
        "It is old.",
    ]
    assert [sentence.paragraph for sentence in draft.sentences] == [0, 1, 2, 3, 3]
