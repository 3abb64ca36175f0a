"""Names of people, however they are spelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embargo.text import NameWords

WITHHELD = NameWords.of(
    (
        *("Orla Fénnimore", "Seán O'Brien-Lüttich", "Jean van der Ølm"),
        *("Li Wu", "王毅", "Minister Ann B. Roe", "vera quark"),
    ),
    {"minister"},
)


@pytest.mark.parametrize(
    "text",
    [
        "Orla Fénnimore",
        "FÉNNIMORE",
        "an aide of Fennimore",
        "Fe\u0301nnimore",
        "Fénnimore’s aide",
        "the Fénnimores",
        "Fenni-\nmore",
        "Fenni-\r\n  more",
        "Fenni\u00admore",
        "Ｆennimore",
        "call-fennimore_2.md",
        "FennimoreCall.md",
        "orlafennimore",
        "o.fennimore@post.example",
        "O’BRIEN’S office",
        "obrien",
        "Luttich",
        "LUETTICH",
        "Olm",
        "Oelm",
        "Mr. Li Wu",
        "li-wu.md",
        "Ms. Wu",
        "外相王毅说",
        "Roe's",
        "ann roe",
        "Quark",
    ],
)
def test_a_name_is_known_in_any_spelling(text: str) -> None:
    assert WITHHELD.stand_in(text)


@pytest.mark.parametrize(
    "text",
    ["", "senior officials", "van der Berg", "the minister", "O. F.", "Orlando", "heroes", "annual", "B road", "Wuhan"],
)
def test_other_words_are_none(text: str) -> None:
    assert not WITHHELD.stand_in(text)


def test_where_nobody_is_withheld_no_text_has_a_name() -> None:
    assert not NameWords.of([]).stand_in("Orla Fénnimore")
    assert not NameWords.of(["", "...", "7"]).stand_in("7 of them ...")


@given(st.text(max_size=80), st.sampled_from(["Orla Fénnimore", "Wu"]), st.text(max_size=80))
def test_any_text_is_searched(before: str, name: str, after: str) -> None:
    assert WITHHELD.stand_in(f"{before} {name} {after}")


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    assert not WITHHELD.stand_in("a-" + " " * 200_000 + "." + "-" * 200_000)
