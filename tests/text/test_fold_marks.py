"""Folding mark by mark comes to what one table for all marks would make, and keeps every offset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from embargo.text import fold, plain_tokens, tokenise
from embargo.text.folding import _FOLDS

MARKS = "".join(_FOLDS)
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from(MARKS + "aZ 5.,'\u200b\u00ad")))


@given(TEXTS)
def test_the_order_of_marks_is_no_matter(text: str) -> None:
    whole = text.translate(str.maketrans(_FOLDS))
    assert fold(text) == fold(whole)
    assert len(fold(text)) == len(text)


def test_no_fold_makes_what_another_takes() -> None:
    assert set(_FOLDS.values()).isdisjoint(_FOLDS)


@given(TEXTS)
def test_plain_tokens_are_the_tokens(text: str) -> None:
    assert [tuple(token) for token in tokenise(text)] == list(plain_tokens(text))
