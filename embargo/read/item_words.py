"""Words as news items hold them: plain, HTML or XML, whatever they are said to be."""

from __future__ import annotations

import re

from embargo.errors import InputError
from embargo.read.extracted import ExtractedText
from embargo.read.markdown import read_markdown
from embargo.read.markup import unescaped
from embargo.read.web_page import read_web_page
from embargo.read.xml_prose import read_blocks
from embargo.read.xml_tree import parse_xml

_MARKED_UP = re.compile(
    r"</(?:p|div|span|h[1-6]|li|blockquote|td|em|strong|[abiuq])>|<(?:br|hr|p)\s?/?>|<img\s", re.IGNORECASE
)
_PARTS_PARAGRAPHS = re.compile(r"<(?:p|div|br|h[1-6]|li|blockquote|td)\b", re.IGNORECASE)
_PACKED = re.compile(r" base64$|/(?:msword|octet-stream|pdf|rtf)\b|officedocument|opendocument")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


def is_marked_up(words: str, form: str) -> bool:
    """Whether words of that content type (or name of a field) are HTML or XML."""
    return any(kind in form for kind in ("html", "xml", "nitf")) or _MARKED_UP.search(words) is not None


def read_words(words: str, form: str, name: str) -> ExtractedText:
    """The paragraphs and remarks of words of that content type (or name of a field).

    What has HTML's tags is read as HTML where it is not said to be XML, and a character reference is its character.
    Raises `InputError` for XML that is broken or beyond a limit, and for words that are packed.
    """
    text = ExtractedText()
    if _PACKED.search(form):
        raise InputError(name, "holds its words in a format that is not read; give them as HTML or plain text")
    if "markdown" in form:
        # The line end keeps a rule line at the beginning from being front matter.
        text.markup(read_markdown(f"\n{words}", name))
    elif not is_marked_up(words, form):
        text.text(unescaped(words))
    elif "html" not in form and ("xml" in form or "nitf" in form) and "<" in words:
        read_blocks(parse_xml(words.encode("utf-8", "replace"), name), text)
    else:
        if not _PARTS_PARAGRAPHS.search(words):
            words = _EMPTY_LINE.sub("<p>", words)
        text.markup(read_web_page(words, name))
    return text
