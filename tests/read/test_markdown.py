"""Markdown: what a reader would see, each character with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embargo.errors import InputError
from embargo.read import read_bytes
from embargo.read.document import Document
from embargo.text import Span


def read(text: str) -> Document:
    return read_bytes(text.encode(), "call.md")


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("One\ntwo.\n\nThree.\n", "One\ntwo.\n\nThree."),
        ("One\r\ntwo.\r\n\r\nThree.\r\n", "One\ntwo.\n\nThree."),
        ("One.  \nTwo.   \n   \nThree.", "One.\nTwo.\n\nThree."),
        ("One\\\ntwo.", "One\ntwo."),
        ("\n\n   One.\n", "One."),
        (r"the \[harbour official\] said \*no\*", "the [harbour official] said *no*"),
        (r"a \ b", r"a \ b"),
        ("**MODERATOR:**  Hello.", "MODERATOR:  Hello."),
        ("*10:03 AM* and ***both*** and __bold__ and _thin_", "10:03 AM and both and bold and thin"),
        ("5 * 3 and 2*3*4 and snake_case_name and a * b", "5 * 3 and 234 and snake_case_name and a * b"),
        ("**open and\n\nnever** closed", "**open and\n\nnever** closed"),
        ("our partner**,** the board", "our partner, the board"),
        ("**one *two* three**", "one two three"),
        ('See [the notice](https://a.example/x_y(z) "t") and ![a map](m.png).', "See the notice and a map."),
        ("See [the notice][1] and [Typing.] and [^1].", "See the notice and [Typing.] and [^1]."),
        ("[1]: https://a.example/x\nWords.", "Words."),
        ("<https://a.example/x> and <b>bold</b>", "https://a.example/x and bold"),
        ("# Title\nWords\n## Next #\nMore", "Title\n\nWords\n\nNext\n\nMore"),
        ("Title\n=====\nWords\n\n---\n\n* * *\nMore", "Title\n\nWords\n\nMore"),
        ("###", "###"),
        ("# # #", "# # #"),
        ("-END-", "-END-"),
        ("> Quoted\n> again\n>\n> more", "Quoted\nagain\n\nmore"),
        ("- one\n- two\n  goes on\n* three\n+ four", "one\n\ntwo\ngoes on\n\nthree\n\nfour"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("Rose to\n14. And then", "Rose to\n14. And then"),
        ("        Deep in the page\n\n        and more", "Deep in the page\n\nand more"),
        ("`code` and ``two``", "code and two"),
        ("```toml\nx = 1\n```\nWords", "x = 1\n\nWords"),
        ("| a | b |\n|---|:-:|\n| c | d |", "a | b |\nc | d |"),
        ("in <s>June</s> \\[July\\], <del>two</del>three ~~four~~ five", "in  [July], three  five"),
        ("<s>a <strong>b</strong> c</s>d", "d"),
        ("never <s>closed", "never closed"),
        ("a ~~ b ~~ c", "a ~~ b ~~ c"),
        ("One<br />two<p>Three</p>", "One\ntwo\n\nThree"),
        ("Before <!-- a remark --> after", "Before  after"),
        ("Before <!-- no end", "Before <!-- no end"),
        ("<script>var a = 1;</script>Words", "Words"),
        ("Q&amp;A, R&D, &lt;5 &#8212; &nbsp;x &unknown; &", "Q&A, R&D, <5 — \u00a0x &unknown; &"),
        ("2 < 3 and x<y", "2 < 3 and x<y"),
        ("Caf\u00e9\u00a0au\u200blait", "Caf\u00e9\u00a0aulait"),
    ],
)
def test_prose_is_what_a_reader_sees(source: str, prose: str) -> None:
    assert read(source).prose.text == prose


def test_front_matter_becomes_metadata_and_no_prose() -> None:
    document = read('---\nTitle: "A\\_b: call"\ndate: 2023-05-04\ntags: [x, y]\nmeta:\n  place: Oslo\n---\nWords')
    assert document.prose.text == "Words"
    assert dict(document.metadata) == {
        "title": "A\u00a0b: call",
        "date": "2023-05-04",
        "tags": "x, y",
        "meta.place": "Oslo",
    }
    assert document.source.text.startswith("---")


@pytest.mark.parametrize("words", ["<!-- a remark -->", "<del>two</del>", "<script>three</script>", "x <br> y"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("```\n", "\n```"),
        ("````html title=a\n```\n", "\n````  "),
        ("~~~\n", "\n~~~~"),
        ("> ```\n> ", "\n> ```"),
        ("- ```\n  ", "\n  ```"),
        ("1. ```\n   ", "\n   ```"),
    ],
)
def test_in_a_block_of_code_everything_is_words(before: str, after: str, words: str) -> None:
    document = read(f"{before}{words}{after}\n\nEnd <!-- seen -->")
    assert words in document.prose.text
    assert [remark.text for remark in document.remarks] == ["seen"]


@pytest.mark.parametrize(
    "text", ["```\n\nEnd <!-- seen -->", "```\n~~~\nEnd <!-- seen -->", "````\nEnd <!-- seen -->\n```"]
)
def test_a_fence_that_is_never_closed_begins_no_block_of_code(text: str) -> None:
    assert [remark.text for remark in read(text).remarks] == ["seen"]


def test_thousands_of_fences_are_read() -> None:
    text = "".join("`" * (1000 - number) + "\n" for number in range(990)) + "> " * 50_000 + " " * 50_000
    assert read(f"{text}\n\nEnd <!-- seen -->").remarks


def test_remarks_keep_their_places() -> None:
    document = read("One <!-- embargo: ignore[x] --> two\n\n<!-- second\nline --> three")
    assert [document.source.text[slice(*remark.span)] for remark in document.remarks] == [
        "<!-- embargo: ignore[x] -->",
        "<!-- second\nline -->",
    ]


def test_places_lead_to_the_file() -> None:
    document = read(
        "---\ntitle: x\n---\n\n**MODERATOR:** the \\[official\\] said &mdash; <s>June</s> July.\n\nNext *line*."
    )
    for words, line, column in (("MODERATOR", 5, 3), ("[", 5, 20), ("official", 5, 22), ("—", 5, 38), ("line", 7, 7)):
        at = document.prose.text.index(words)
        assert document.position(at) == (line, column), words
    assert document.lines(Span(0, len(document.prose.text))) == (5, 7)


PARTS = [
    *("word", " ", "  ", "\n", "\n\n", "\r\n", "*", "**", "_", "`", "~~", "<s>", "</s>", "<b>", "<br>", "<!--", "-->"),
    *("&amp;", "&", "\\[", "\\", "[", "](u)", "> ", "- ", "# ", "---", "|", "\u00a0", "é", "\U0001f600", ":", "<", "İ"),
]
MARKUP = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)


@given(MARKUP)
def test_every_character_knows_its_place(text: str) -> None:
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        return
    try:
        document = read(text)
    except InputError as error:
        assert "holds markup but no words" in error.reason
        return
    prose = document.prose.text
    assert prose == prose.strip("\n")
    assert "\n\n\n" not in prose
    last = 0
    for at, character in enumerate(prose):
        start, end = document.place(Span(at, at + 1))
        assert 0 <= start <= end <= len(text)
        assert start >= last
        last = start
        if end - start == 1 and not character.isspace():
            assert text[start] == character


@pytest.mark.parametrize(
    "bit", ["<", "<!--", "<s>", "*", "_a", "[", "[a](", "`a", "~~a", "&", " ", "> ", "- ", "\\", "\r\n", '<a b="', "|"]
)
def test_hostile_markup_takes_linear_time(bit: str) -> None:
    text = "x " + bit * (60_000 // len(bit))
    for name in ("x.md", "x.html", "x.txt"):
        assert read_bytes(text.encode(), name).prose.text.startswith("x")
