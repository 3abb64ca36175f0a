"""HTML pages: blocks are paragraphs, the head is metadata, each character has its place."""

from __future__ import annotations

import pytest

from embargo.read import read_bytes
from embargo.read.document import Document
from embargo.text import Span


def read(text: str) -> Document:
    return read_bytes(text.encode(), "call.html")


@pytest.mark.parametrize(
    ("page", "prose"),
    [
        ("<p>One\n  two.</p><p>Three.</p>", "One two.\n\nThree."),
        ("<div>One<div>two</div>three</div>", "One\n\ntwo\n\nthree"),
        ("<p>END<br>2:44 P.M. EST</p>", "END\n2:44 P.M. EST"),
        ("<p><b>MS. ROE:</b>&nbsp; Good&#8212;morning &amp; <em>well</em>.</p>", "MS. ROE:\u00a0 Good—morning & well."),
        ("<p>R&D &lt;5 AT&T; &copy2024</p>", "R&D <5 AT&T; ©2024"),
        ("<p>in <s>June</s> [July] <del>x</del><strike>y</strike>z</p>", "in  [July] z"),
        ("<p>in <s>June <strong>2</strong></s> July</p>", "in  July"),
        ("<p>open <s>struck</p><p>Still here.</p>", "open struck\n\nStill here."),
        ("<nav><p>Home</p></nav><p>Words</p>", "Words"),
        ("<nav><p>Words without an end", "Words without an end"),
        ("<style>p{}</style><script>if (a<b) c('</p>');</script><noscript>x</noscript><p>Words</p>", "Words"),
        ("<pre>One\n  two\n\nthree</pre>", "One\n  two\nthree"),
        ("<ul><li>One</li><li>two</li></ul>", "One\n\ntwo"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
        ("<p>before<!-- a remark -->after</p>", "beforeafter"),
        ("<p>2 < 3 and <3</p>", "2 < 3 and <3"),
        ("<p title=\"a > b\" class='x'>Words</p>", "Words"),
        ("<P>UPPER</P>", "UPPER"),
        ("<p>x</p>\n\n<p>  </p>\n<p>y</p>", "x\n\ny"),
        ("Bare words\nof a fragment", "Bare words of a fragment"),
    ],
)
def test_prose_is_what_a_reader_sees(page: str, prose: str) -> None:
    assert read(page).prose.text == prose


def test_the_head_becomes_metadata() -> None:
    document = read(
        '<!DOCTYPE html><html lang="en"><head><title>Harbour &amp;\n call</title>'
        '<meta name="Author" content="A. Quist"><meta property="article:published_time" content="2023-05-04T10:00:00Z">'
        '</head><body><p>Words <time datetime="2023-05-03">yesterday</time></p></body></html>'
    )
    assert document.prose.text == "Words yesterday"
    assert dict(document.metadata) == {
        "lang": "en",
        "title": "Harbour & call",
        "author": "A. Quist",
        "article:published_time": "2023-05-04T10:00:00Z",
        "time": "2023-05-03",
    }


def test_places_lead_to_the_raw_page() -> None:
    page = "<html>\n<body>\n<p>caf&eacute;  <b>bar</b>\nbaz</p>"
    document = read(page)
    assert document.prose.text == "café bar baz"
    for words, expected in (("é", "&eacute;"), ("bar", "bar"), ("baz", "baz"), ("café", "caf&eacute;")):
        at = document.prose.text.index(words)
        span = document.place(Span(at, at + len(words)))
        assert page[slice(*span)] == expected
    assert document.position(document.prose.text.index("baz")) == (4, 1)


def test_remarks_keep_their_places() -> None:
    document = read("<p>x <!-- embargo: ignore[y] --></p>")
    assert [document.source.text[slice(*remark.span)] for remark in document.remarks] == ["<!-- embargo: ignore[y] -->"]
