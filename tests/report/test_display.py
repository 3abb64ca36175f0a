"""Text laid out for a terminal: safe, wrapped and underlined at the right columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embargo.report.display import Display, columns, marked_lines, safe, wrap
from embargo.text import Source, Span


def marks(text: str, words: str, width: int = 80) -> list[str]:
    start = text.index(words)
    return list(marked_lines(Source("draft.md", text), Span(start, start + len(words)), Display(width), "error"))


@pytest.mark.parametrize(
    ("text", "wide"),
    [("herring", 7), ("", 0), ("鯡", 2), ("ニシン", 6), ("é", 1), ("e\u0301", 1), ("“a”", 3), ("\u200bx", 1)],
)
def test_columns(text: str, wide: int) -> None:
    assert columns(text) == wide


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\tc", "a b c"),
        ("red \x1b[31malarm\x1b[0m", "red [31malarm[0m"),
        ("back\u202ewards", "backwards"),
        ("a\u00a0 b", "a b"),
    ],
)
def test_safe_text_does_nothing_to_a_terminal(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text(alphabet="ab é鯡", max_size=200), st.integers(10, 60))
def test_wrapped_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    lines = wrap(text, width, first="* ", rest="  ").split("\n")
    assert [word for line in lines for word in line[2:].split()] == text.split()
    assert all(columns(line) <= width or len(line.split()) <= 2 for line in lines)


def test_words_are_underlined_where_they_stand() -> None:
    text = "one\ntwo three four\n"
    assert marks(text, "three") == ["    2 | two three four", "      |     ^^^^^"]


def test_wide_characters_and_tabs_shift_the_underline() -> None:
    assert marks("鯡\tx fish", "fish")[1] == "      |       ^^^^"
    assert marks("鯡鯡 ab", "鯡 ")[1] == "      |   ^^^"


def test_a_passage_over_several_lines_is_underlined_on_each() -> None:
    assert marks("take it\nor leave it\n", "it\nor") == [
        "    1 | take it",
        "      |      ^^",
        "    2 | or leave it",
        "      | ^^",
    ]


def test_a_long_line_is_broken_to_the_width_and_only_marked_rows_are_shown() -> None:
    text = "start " + "word " * 60 + "needle " + "word " * 60
    rows = marks(text, "needle", width=60)
    assert len(rows) == 2
    assert rows[0].index("needle") == rows[1].index("^^^^^^")
    assert all(len(row) <= 60 for row in rows)


def test_a_very_long_line_costs_no_more_than_its_passage() -> None:
    text = "x " * 500_000 + "needle" + " x" * 500_000
    rows = marks(text, "needle")
    assert rows[0].index("needle") == rows[1].index("^^^^^^")


def test_a_long_passage_is_cut() -> None:
    text = "\n".join(f"line {number}" for number in range(40))
    rows = marks(text, text)
    assert len(rows) == 13
    assert rows[-1].endswith("…")


@given(st.text(alphabet="a b\t鯡é\u200b\n\r", min_size=1, max_size=120), st.data())
def test_any_span_is_shown_within_the_width(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    rows = list(marked_lines(Source("draft.md", text), Span(start, end), Display(40), "error"))
    assert all(columns(row) <= 40 and "\n" not in row for row in rows)


def test_no_colour_unless_asked_for() -> None:
    assert Display().paint("error", "x") == "x"
    assert Display(colour=True).paint("error", "x") == "\x1b[31mx\x1b[0m"
