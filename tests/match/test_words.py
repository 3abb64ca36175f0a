from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embargo.match.lexicon import Lexicon
from embargo.match.words import Kind, quoted_words, spoken_words
from embargo.rulebook import Rulebook
from embargo.text import Span


@pytest.fixture(scope="module")
def lexicon(rulebook: Rulebook) -> Lexicon:
    return Lexicon.of(rulebook)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[W]e’re here", ["we're", "here"]),
        ("plan[s] the [big] thing", ["", "the", "", "thing"]),
        ("one … two", ["one", "", "two"]),
        ("one ... two", ["one", "", "two"]),
        ("one . . . two", ["one", "", "two"]),
        ("one [...] two", ["one", "", "two"]),
        ("about 18% of 1,500", ["about", "18", "percent", "of", "1500"]),
        ("The U.S. labour defence", ["the", "us", "labor", "defense"]),
    ],
)
def test_words_of_a_quotation(text: str, words: list[str], lexicon: Lexicon) -> None:
    assert [word.normal for word in quoted_words(text, Span(0, len(text)), lexicon)] == words


def test_words_in_a_transcribers_brackets_are_soft(lexicon: Lexicon) -> None:
    text = "Well, [redacted] and Russia [Prussia] (laughter) agreed."
    words = spoken_words(text, Span(0, len(text)), lexicon)
    assert [word.normal for word in words if word.kind is Kind.SOFT] == ["redacted", "prussia", "laughter"]
    assert [word.normal for word in words if word.kind is Kind.WORD] == ["well", "and", "russia", "agreed"]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("twenty five", "25", True),
        ("three hundred and ten million", "310 million", True),
        ("half a dozen", "6", True),
        ("ceasefire", "cease fire", True),
        ("us", "united states", True),
        ("gonna", "going to", True),
        ("eighteen", "80", False),
        ("a", "the", False),
    ],
)
def test_the_same_words(left: str, right: str, same: bool, lexicon: Lexicon) -> None:
    assert lexicon.same_words(left.split(), right.split()) is same
    assert lexicon.same_words(right.split(), left.split()) is same


@pytest.mark.parametrize(
    ("left", "right"),
    [("don't", "do not"), ("they're", "they are"), ("won't", "will not"), ("it's", "it has"), ("can't", "cannot")],
)
def test_contractions_are_the_same_words_drawn_together(left: str, right: str, lexicon: Lexicon) -> None:
    assert lexicon.same_uncontracted(left.split(), right.split())
    assert not lexicon.same_words(left.split(), right.split())


@given(st.text(alphabet="ab .,'[](){}…%-–“”\u00ad\u200bÉ1,5.\n", max_size=60))
def test_every_word_stands_where_it_says(text: str) -> None:
    lexicon = Lexicon.of(_EMPTY)
    for words in (quoted_words(text, Span(0, len(text)), lexicon), spoken_words(text, Span(0, len(text)), lexicon)):
        assert all(0 <= word.start < word.end <= len(text) for word in words)
        assert [word.start for word in words] == sorted(word.start for word in words)


_EMPTY = Rulebook(files=(), phrases=(), hash="")
