"""The blocks of a draft: paragraphs, and the lines of a heading (headline, byline, dateline) one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from embargo.text import Span, split_paragraphs

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…:;,—][\"'”’“‘»)\]]*$")
_LONGEST_HEADING = 140


def split_blocks(text: str) -> Iterator[Span]:
    """The paragraphs of `text`; a paragraph of short lines that ends like no sentence is parted into its lines."""
    for paragraph in split_paragraphs(text):
        lines = [Span(*line.span()) for line in _LINE.finditer(text, *paragraph)]
        if _is_heading(text, lines):
            yield from (line for line in lines if text[line.start : line.end].strip())
        else:
            yield paragraph


def _is_heading(text: str, lines: list[Span]) -> bool:
    if _SENTENCE_END.search(text[lines[-1].start : lines[-1].end].rstrip()):
        return False
    return all(line.end - line.start <= _LONGEST_HEADING for line in lines)
