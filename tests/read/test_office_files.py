"""Word and RTF files."""

from __future__ import annotations

import io
import zipfile

import pytest

from embargo.errors import InputError
from embargo.read import Document, read_bytes

docx = pytest.importorskip("docx")
pytest.importorskip("striprtf")

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BODY = """<w:p><w:r><w:t>The ferry is late.</w:t></w:r></w:p>
<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>It is </w:t></w:r>
<w:del w:id="8"><w:r><w:delText>old</w:delText></w:r></w:del>
<w:ins w:id="9"><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> and hidden</w:t></w:r>
<w:r><w:t>.</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _word_file() -> bytes:
    """The library's empty file with a body, a comment and a footnote."""
    kept = io.BytesIO()
    docx.Document().save(kept)
    built = io.BytesIO()
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(built, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            words = old.read(name)
            if name == "word/document.xml":
                start, end = words.index(b"<w:body>") + 8, words.index(b"<w:sectPr")
                words = words[:start] + _BODY.encode() + words[end:]
            elif name == "word/_rels/document.xml.rels":
                made = "".join(
                    f'<Relationship Id="x{kind}" Type="{_RELATION}/{kind}" Target="{kind}.xml"/>' for kind in _NOTES
                )
                words = words.replace(b"</Relationships>", made.encode() + b"</Relationships>")
            elif name == "[Content_Types].xml":
                made = "".join(
                    f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for kind in _NOTES
                )
                words = words.replace(b"</Types>", made.encode() + b"</Types>")
            new.writestr(name, words)
        for kind, text in _NOTES.items():
            new.writestr(f"word/{kind}.xml", text)
    return built.getvalue()


_NOTES = {
    kind: f'<w:{kind} {_W}><w:{kind[:-1]} w:id="0"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:{kind[:-1]}></w:{kind}>'
    for kind, words in {"comments": "embargo: ignore[a] it is", "footnotes": "A note."}.items()
}
_RTF = rb"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fcharset204 Times;}}{\info{\title x}}
{\header Held until noon\par}\f0 The ferry is late.\par
It is {\deleted old}\strike aged\strike0  new{\v  and hidden}.{\*\atnid AB}
{\*\annotation {\*\atndate 1}embargo: ignore[a] it is}
\par{\footnote A note.}{\field{\*\fldinst HYPERLINK "http://ferry.example"}{\fldrslt Cell}}\par}"""


@pytest.mark.parametrize(("name", "raw"), [("a.docx", _word_file()), ("a.rtf", _RTF), ("<stdin>", _RTF)])
def test_words_as_a_reader_sees_them(name: str, raw: bytes) -> None:
    document = read_bytes(raw, name)
    assert document.source.text == "The ferry is late.\nIt is new.\nCell\nA note."
    assert document.prose.text == "The ferry is late.\n\nIt is new.\n\nCell\n\nA note."
    (remark,) = document.remarks
    assert remark.text == "embargo: ignore[a] it is"
    assert document.source.position(remark.span.start) == (2, 1)
    assert remark.span.start == remark.span.end


def test_rtf_header_and_letters() -> None:
    document = read_bytes(
        rb"{\rtf1\ansi\ansicpg1252 \'93caf\'e9\'94 \u8212 ? {\header Held}\u-10179?\u-8694? x\par}", "a.rtf"
    )
    assert document.prose.text == "“café” — \U0001f60a x"
    assert document.metadata["header"] == "Held"


def _zip(*files: tuple[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in files:
            archive.writestr(name, words)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.docx", b"PK\x03\x04 Quist", "is not a Word file"),
        ("a.docx", _zip(("word/document.xml", b"Quist")), "is not a Word file"),
        ("a.docx", _zip(("../Quist", b"x")), "a path that leads outside"),
        ("a.docx", _zip(("C:\\Quist", b"x")), "a path that leads outside"),
        ("a.docx", _zip(("word/document.xml", b"\0" * 3_000_000)), "less than 1/200 of its size"),
        ("a.docx", _zip(*((str(number), b"") for number in range(2001))), "more than 2000 files"),
        ("a.rtf", b"Quist", "is named as RTF, but is none"),
        ("a.rtf", b"{\\rtf1 Quist", "is not RTF that can be read"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 5000 + b"}" * 5001, "nested deeper than 200 groups"),
        ("a.rtf", b"{\\rtf1{\\fonttbl" + b"\\f1" * 50_000 + b"}x}", "a font table of more than"),
        ("a.rtf", b"{\\rtf1 \\u65534 ?Quist}", "is not RTF that can be read"),
    ],
)
def test_a_reason_and_no_words(name: str, raw: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(raw, name)
    assert reason in caught.value.reason
    assert "Quist" not in str(caught.value)


def test_an_empty_file_of_either_is_no_pass() -> None:
    empty = io.BytesIO()
    docx.Document().save(empty)
    for name, raw in (("a.docx", empty.getvalue()), ("a.rtf", b"{\\rtf1 }")):
        with pytest.raises(InputError, match="no words"):
            read_bytes(raw, name)


def _lines(document: Document) -> int:
    return document.source.text.count("\n") + 1


def test_a_paragraph_with_a_line_break_is_one_line() -> None:
    story = docx.Document()
    story.add_paragraph("One\nline")
    kept = io.BytesIO()
    story.save(kept)
    document = read_bytes(kept.getvalue(), "a.docx")
    assert (_lines(document), document.prose.text) == (1, "One\nline")
