"""Whatever is given: a document whose every word has a place, or an InputError."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from embargo.errors import InputError
from embargo.read import FORMATS, plain_letters, read_bytes
from embargo.text import MappedText, Span

_BEGINNINGS = [
    b"", b"PK\x03\x04", b"{\\rtf1 ", b'{"headline": "', b"<nitf><body>", b"---\n", b"From: a\n\n",
    b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">',
]  # fmt: skip
_PIECES = [
    b"{", b"}", b"\\", b"\\u8212 ?", b"\\'93", b"\\v ", b"{\\*\\annotation x}", b"\\footnote ", b"\\bin9 ", b"<!--",
    b"-->", b"<p>", b"</p>", b"<br/>", b"&amp;", b"&#xd800;", b"\n", b"\r\n", b"\n\n", b"word", b" ", b"\xff",
    "é".encode(), b'"', b"[embargo: ignore[a] b]", b"</body></nitf>", b'"}',
]  # fmt: skip


@given(
    kind=st.sampled_from(sorted(FORMATS)),
    beginning=st.sampled_from(_BEGINNINGS),
    rest=st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(_PIECES), max_size=40).map(b"".join)),
)
def test_places_or_an_input_error(kind: str, beginning: bytes, rest: bytes) -> None:
    try:
        document = read_bytes(beginning + rest, "draft", kind)
    except InputError:
        return
    whole = Span(0, len(document.source.text))
    for at in range(len(document.prose.text)):
        assert whole.covers(document.place(Span(at, at + 1)))
    for remark in document.remarks:
        assert whole.covers(remark.span)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_every_word_of_an_item_stands_in_its_source(paragraphs: list[str]) -> None:
    try:
        document = read_bytes(json.dumps({"body_text": "\n\n".join(paragraphs)}).encode(), "a.json")
    except InputError:
        return
    for at, letter in enumerate(document.prose.text):
        found = document.source.text[slice(*document.place(Span(at, at + 1)))]
        plain = plain_letters(MappedText.of(found)).text
        assert letter in plain or (letter == "\n" and found in "\n ")
