"""Word files (.docx): the words of the body as they stand after all tracked changes, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from embargo.errors import InputError
from embargo.read.archive import refuse_bombs
from embargo.read.document import Document
from embargo.read.extracted import ExtractedText
from embargo.read.xml_tree import parse_xml

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SHAPES = "{urn:schemas-microsoft-com:vml}*"
_NEW_CHART = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_PARAGRAPHS = frozenset({f"{_WORD}p", f"{_DRAWING}p", f"{_CHART}pt", f"{_NEW_CHART}pt", f"{_NEW_CHART}txData"})
_WRITTEN = frozenset({f"{_WORD}t", f"{_DRAWING}t", f"{_CHART}v", f"{_MATH}t", f"{_NEW_CHART}v"})
_DRAWN = frozenset({"chart", "chartEx", "chartUserShapes", "diagramData"})
# Attributes that are words: of pictures and shapes, of letters drawn as a picture, of links.
_BESIDE = ("title", "descr", "string", "alt", f"{_WORD}tooltip")
# Stand for the words of another file.
_ELSEWHERE = (f"{_WORD}altChunk", f"{_WORD}subDoc")
_UNSEEN = frozenset({f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", f"{_WORD}delText", _FALLBACK})
_BREAKS = {
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}tab": " ",
    f"{_WORD}ptab": " ",
    f"{_WORD}sym": " ",
    f"{_WORD}noBreakHyphen": "-",
}
_DROP_CAP = f"{_WORD}pPr/{_WORD}framePr[@{_WORD}dropCap]"
_MARK_GONE = tuple(f"{_WORD}pPr/{_WORD}rPr/{_WORD}{kind}" for kind in ("del", "moveFrom"))
_ANCHORS = frozenset({f"{_WORD}commentRangeStart", f"{_WORD}commentReference"})
_OFF = frozenset({"0", "false", "off"})
_MAX_DEPTH = 200
_BROKEN = "is not a Word file that can be read; save it again as .docx or as .txt"


def read_word_file(raw: bytes, name: str) -> Document:
    """A Word file. The source is its extracted text, a line for each paragraph; at the end footnotes, endnotes,
    the words of charts and diagrams, and what pictures are said to show.

    Struck, deleted and hidden words are no part of it; headers and footers are metadata, comments remarks.
    Needs the extra `embargo[docx]`. Raises `InputError` where that is missing, and for a file that cannot be opened
    or that shows the words of another.
    """
    try:
        import docx  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise InputError(name, "is a Word file; install embargo[docx] to read it, or save it as .txt") from None
    refuse_bombs(raw, name)
    try:
        return _read(docx.Document(BytesIO(raw)), name)
    except InputError:
        raise
    except Exception:
        # The library lets through the errors of zip, of XML and its own.
        raise InputError(name, _BROKEN) from None


def _read(opened: Any, name: str) -> Document:
    body = opened.element.body
    if opened.element.getroottree().docinfo.doctype:
        raise InputError(name, _BROKEN)
    if next(body.iter(*_ELSEWHERE), None) is not None:
        raise InputError(name, "shows the words of another file, which are not read; paste them in and save it again")
    parts = {_kind(relation): relation.target_part for relation in _relations(opened.part)}
    comments = _notes(parts.get("comments"), "comment", name)
    text = ExtractedText()
    _append(body, comments, text)
    for kind in ("footnote", "endnote"):
        for words in _notes(parts.get(f"{kind}s"), kind, name).values():
            text.paragraph(words)
    for words in _drawn(opened.part, body, name):
        text.paragraph(words)
    for words in comments.values():
        text.remark(words)
    properties = opened.core_properties
    metadata = {"title": properties.title or "", "author": properties.author or ""}
    for kind in ("header", "footer"):
        blobs = [each.target_part.blob for each in _relations(opened.part) if _kind(each) == kind]
        metadata[kind] = "\n".join(_all_words(parse_xml(blob, name)) for blob in blobs)
    return text.finish(name, metadata, "docx")


def _append(body: Any, comments: dict[str, str], text: ExtractedText) -> None:
    """The paragraphs and the comments on each, which are taken out of `comments`."""
    words = ""
    for paragraph in _paragraphs(body):
        for anchor in paragraph.iter(*_ANCHORS):
            if comment := comments.pop(anchor.get(f"{_WORD}id"), ""):
                text.remark(comment)
        words += "".join(_words(paragraph))
        if not any(paragraph.find(mark) is not None for mark in (*_MARK_GONE, _DROP_CAP)):
            text.paragraph(words)
            words = ""
    text.paragraph(words)


def _drawn(part: Any, body: Any, name: str) -> Iterator[str]:
    """What stands in charts, diagrams and letters drawn as pictures, and the alternative texts of pictures."""
    yield from _charted(part, name)
    for shape in body.iter(_PICTURE, _SHAPES, f"{_WORD}hyperlink"):
        for key in _BESIDE:
            yield shape.get(key, "")


def _charted(part: Any, name: str) -> Iterator[str]:
    for relation in _relations(part):
        if _kind(relation) in _DRAWN:
            for paragraph in _paragraphs(parse_xml(relation.target_part.blob, name)):
                words = "".join(_words(paragraph)) or paragraph.text or ""
                if any(map(str.isalpha, words)):
                    yield words
            if relation.target_part is not part:
                yield from _charted(relation.target_part, name)


def _relations(part: Any) -> list[Any]:
    return [relation for relation in part.rels.values() if not relation.is_external]


def _kind(relation: Any) -> str:
    return str(relation.reltype).rpartition("/")[2]


def _notes(part: Any, kind: str, name: str) -> dict[str, str]:
    """The words of comments, footnotes or endnotes by their numbers."""
    if part is None:
        return {}
    root = parse_xml(part.blob, name)
    return {note.get(f"{_WORD}id", ""): _all_words(note) for note in root.iter(f"{_WORD}{kind}")}


def _all_words(element: Any) -> str:
    return "\n".join(words for each in _paragraphs(element) if (words := "".join(_words(each)).strip()))


def _paragraphs(element: Any, depth: int = 0) -> Iterator[Any]:
    """All paragraphs in the order of the file: those of tables and text boxes too."""
    if depth > _MAX_DEPTH:
        raise RecursionError
    for child in element:
        if child.tag not in _UNSEEN:
            if child.tag in _PARAGRAPHS:
                yield child
            yield from _paragraphs(child, depth + 1)


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph, those of paragraphs inside it (text boxes) aside, which come by themselves."""
    for child in element:
        if child.tag in _UNSEEN or child.tag in _PARAGRAPHS or _taken_out(child):
            continue
        if child.tag in _WRITTEN:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _words(child)


def _taken_out(element: Any) -> bool:
    """Whether the words of a run are struck or hidden."""
    marks = (element.find(f"{_WORD}rPr/{_WORD}{kind}") for kind in ("strike", "dstrike", "vanish"))
    return any(mark is not None and mark.get(f"{_WORD}val") not in _OFF for mark in marks)
