"""Word files (.docx): the words of the body as they stand after all tracked changes, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from embargo.errors import InputError
from embargo.read.document import Document
from embargo.text import MappedText, Source

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = frozenset({f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", _FALLBACK})
_BREAKS = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": " ", f"{_WORD}noBreakHyphen": "-"}
_MAX_UNPACKED = 200 * 1024 * 1024
_OFF = frozenset({"0", "false", "off"})


def read_word_file(raw: bytes, name: str) -> Document:
    """A Word file. The source is its extracted text; struck and deleted words are no part of it.

    Needs the extra `embargo[docx]`. Raises `InputError` where that is missing or the file cannot be opened.
    """
    try:
        import docx  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise InputError(name, "is a Word file; install embargo[docx] to read it, or save it as .txt") from None
    try:
        unpacked = sum(part.file_size for part in ZipFile(BytesIO(raw)).infolist())
        opened = docx.Document(BytesIO(raw)) if unpacked <= _MAX_UNPACKED else None
    except Exception:
        # The library lets through the errors of zip, of XML and its own.
        raise InputError(name, "is not a Word file that can be read; save it again as .docx or as .txt") from None
    if opened is None:
        raise InputError(name, "unpacks to more than 200 MB; save its text as .txt")
    paragraphs = (_clean("".join(_words(paragraph))) for paragraph in _paragraphs(opened.element.body))
    text = "\n\n".join(filter(None, paragraphs))
    properties = opened.core_properties
    metadata = {"title": properties.title, "author": properties.author}
    return Document(Source(name, text), MappedText.of(text), {k: v for k, v in metadata.items() if v}, "docx")


def _paragraphs(element: Any) -> Iterator[Any]:
    """All paragraphs in the order of the file: those of tables and text boxes too."""
    for child in element:
        if child.tag not in _UNSEEN:
            if child.tag == f"{_WORD}p":
                yield child
            yield from _paragraphs(child)


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph, those of paragraphs inside it (text boxes) aside, which come by themselves."""
    for child in element:
        if child.tag in _UNSEEN or child.tag == f"{_WORD}p" or _struck(child):
            continue
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _words(child)


def _struck(element: Any) -> bool:
    marks = (element.find(f"{_WORD}rPr/{_WORD}{kind}") for kind in ("strike", "dstrike"))
    return any(mark is not None and mark.get(f"{_WORD}val") not in _OFF for mark in marks)


def _clean(words: str) -> str:
    return "\n".join(line.strip() for line in words.split("\n")).strip()
