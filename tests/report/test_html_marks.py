"""Overlapping marks on a text: no word lost, every character under its own marks, every reference once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from embargo.report.html.marks import Mark, MarkedParagraph, mark_paragraphs
from embargo.text import Span, split_paragraphs

texts = st.text(alphabet="ab .,”\n", max_size=80)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(texts)
    edges = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edges, edges).map(sorted), max_size=9))
    return text, [Mark(number, Span(*span), draw(st.integers(1, 3))) for number, span in enumerate(spans, 1)]


def paragraphs(text: str, *spans: tuple[int, int]) -> list[MarkedParagraph]:
    return list(mark_paragraphs(text, [Mark(number, Span(*span), 1) for number, span in enumerate(spans, 1)]))


def runs(text: str, *spans: tuple[int, int]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(run.text, run.marks, run.ending) for each in paragraphs(text, *spans) for run in each.runs]


def test_overlapping_marks_are_cut_where_one_begins_or_ends() -> None:
    assert runs("abcdef", (0, 4), (2, 6)) == [("ab", (1,), ()), ("cd", (1, 2), (1,)), ("ef", (2,), (2,))]


def test_the_weightiest_shows_on_top() -> None:
    (paragraph,) = mark_paragraphs("ab", [Mark(1, Span(0, 2), 1), Mark(2, Span(0, 2), 3)])
    assert paragraph.runs[0].marks == (2, 1)


def test_a_reference_stands_after_the_marks_that_close_the_words() -> None:
    assert runs("“ab,” he said.", (1, 4)) == [
        ("“", (), ()),
        ("ab,", (1,), ()),
        ("”", (), (1,)),
        (" he said.", (), ()),
    ]


def test_a_mark_over_paragraphs_goes_on_and_is_referred_to_in_the_first() -> None:
    assert runs("ab\n\ncd\n\nef", (1, 7)) == [
        ("a", (), ()),
        ("b", (1,), (1,)),
        ("cd", (1,), ()),
        ("ef", (), ()),
    ]


def test_a_mark_without_words_keeps_its_reference() -> None:
    assert runs("ab", (1, 1)) == [("a", (), (1,)), ("b", (), ())]
    assert runs("ab", (0, 0)) == [("", (), (1,)), ("ab", (), ())]
    assert runs("", (0, 0)) == [("", (), (1,))]


@given(marked())
def test_the_text_is_whole_and_each_character_under_its_marks(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    found = list(mark_paragraphs(text, marks))
    assert [each.span for each in found] == (list(split_paragraphs(text)) or [Span(0, len(text))])
    for paragraph in found:
        assert "".join(run.text for run in paragraph.runs) == text[slice(*paragraph.span)]
        at = paragraph.span.start
        for run in paragraph.runs:
            for offset in range(at, at + len(run.text)):
                assert set(run.marks) == {mark.number for mark in marks if mark.span.start <= offset < mark.span.end}
            at += len(run.text)


@given(marked())
def test_every_mark_begins_once_and_is_referred_to_once_in_the_same_paragraph(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    found = list(mark_paragraphs(text, marks))
    for paragraph in found:
        assert sorted(number for run in paragraph.runs for number in run.ending) == list(paragraph.beginning)
    assert sorted(number for each in found for number in each.beginning) == [mark.number for mark in marks]


def test_no_run_names_more_marks_than_a_page_can_bear() -> None:
    assert all(len(marks) <= 12 for _, marks, _ in runs("a" * 200, *((n, 200 - n) for n in range(90))))
