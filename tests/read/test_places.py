"""Wherever words stand in a marked-up file, their places are those of the words and of nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from embargo.draft.headlines import with_headlines
from embargo.read import read_bytes
from embargo.text import Span

WORD = "quay"
# Before, between and after the words; nothing of it looks like them.
_COMMON = [
    " ", "  ", "\n", "\r\n", "\n\n", "\t", "é", "😀 ", "&amp; ", "&#8220;", "&nbsp;", "\u200b", "<b>", "</b>", "<br>",
    "<p>", "</p>", "<!-- x -->", "<del>gone</del>", "<i/>", "<", "& ", "<q>", "</q>", "ﬁ ", "e\u0301 ",
]  # fmt: skip
_PLAIN = [
    " ", "\n", "\r\n", "\r", "\n\n", "\t", "é", "😀 ", "\u200b", "ﬁ ", "\u2028", "e\u0301 ",
    "\n[embargo: ignore[a] b]\n",
]  # fmt: skip
_PIECES = {
    "a.html": [*_COMMON, "<pre>", "</pre>", "<script>1</script>", "<img alt='x y'>", "<li>"],
    "a.md": [*_COMMON, "*", "**", "_", "`", "~~gone~~", "\\*", "[", "](http://a)", "> ", "# ", "- ", "| ", "\n```\n"],
    "a.txt": _PLAIN,
}
_STARTS = ["", "---\ntitle: a\n---\n", "\ufeff", "\r\n\n"]


@given(data=st.data(), name=st.sampled_from(sorted(_PIECES)), start=st.sampled_from(_STARTS))
def test_a_word_and_its_place(data: st.DataObject, name: str, start: str) -> None:
    pieces = st.sampled_from([*_PIECES[name], f" {WORD} "])
    text = start + "".join(data.draw(st.lists(pieces, max_size=40))) + f" {WORD} "
    document = with_headlines(read_bytes(text.encode(), name))
    decoded = text.removeprefix("\ufeff")
    assert document.source.text == decoded
    said = document.prose.text
    at = said.find(WORD)
    while at >= 0:
        span = document.place(Span(at, at + len(WORD)))
        assert decoded[slice(*span)] == WORD
        line, column = document.position(at)
        assert document.source.line(line)[column - 1 : column - 1 + len(WORD)] == WORD
        at = said.find(WORD, at + 1)
    assert WORD in said
