"""What goes to print is read wherever a format may keep it, or the file is refused."""

from __future__ import annotations

import base64
import io
import json
import time
import warnings
import zipfile
from typing import Any

import pytest

from embargo.draft.headlines import with_headlines
from embargo.errors import InputError
from embargo.read import read_bytes

docx = pytest.importorskip("docx")
pytest.importorskip("striprtf")

WORDS = "ten quiet ferries sail"
FIRST, LAST = "ten quiet ", "ferries sail"
_OFFICE = "http://schemas.openxmlformats.org"
_SPACES = " ".join(
    f'xmlns:{short}="{long}"'
    for short, long in {
        "w": f"{_OFFICE}/wordprocessingml/2006/main",
        "a": f"{_OFFICE}/drawingml/2006/main",
        "c": f"{_OFFICE}/drawingml/2006/chart",
        "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
        "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
        "m": f"{_OFFICE}/officeDocument/2006/math",
        "r": f"{_OFFICE}/officeDocument/2006/relationships",
        "mc": f"{_OFFICE}/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def printed(raw: bytes, name: str) -> str:
    """The words of a draft as the checks see them; each must know its place in the source."""
    document = with_headlines(read_bytes(raw, name))
    places = [(piece.start, piece.end) for piece in document.prose.pieces]
    assert all(0 <= start <= end <= len(document.source.text) for start, end in places)
    return document.prose.text


def run(words: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def word_file(body: str, kind: str = "", part: str = "", doctype: str = "") -> bytes:
    """The library's empty file with a body and, of a kind of relation, one more part."""
    kept, built = io.BytesIO(), io.BytesIO()
    docx.Document().save(kept)
    relation = f'<Relationship Id="x1" Type="{_OFFICE}/officeDocument/2006/relationships/{kind}" Target="x.xml"/>'
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(built, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            words = old.read(name)
            if name == "word/document.xml":
                words = f"{doctype}<w:document {_SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>".encode()
            elif kind and name == "word/_rels/document.xml.rels":
                words = words.replace(b"</Relationships>", relation.encode() + b"</Relationships>")
            new.writestr(name, words)
        if part:
            new.writestr("word/x.xml", f"<x {_SPACES}>{part}</x>")
    return built.getvalue()


_BOX = f"<w:txbxContent>{paragraph(run(WORDS))}</w:txbxContent>"
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_STRUCK_BEFORE = "<w:rPr><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange></w:rPr>"


@pytest.mark.parametrize(
    "raw",
    [
        word_file(paragraph(run(FIRST), f'<w:ins w:id="1">{run(LAST)}</w:ins>')),
        word_file(paragraph(run(FIRST), '<w:del w:id="1"><w:r><w:delText>no</w:delText></w:r></w:del>', run(LAST))),
        word_file(paragraph(f'<w:moveTo w:id="1">{run(WORDS)}</w:moveTo>')),
        word_file(paragraph('<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>', run(FIRST)) + paragraph(run(LAST))),
        word_file(paragraph(run("x"), f'<w:r><mc:Choice Requires="wps">{_BOX}</mc:Choice></w:r>')),
        word_file(paragraph(f"<w:r><w:pict><v:textbox>{_BOX}</v:textbox></w:pict></w:r>")),
        word_file(paragraph(run("x"), f'<w:r><w:pict><v:textpath string="{WORDS}"/></w:pict></w:r>')),
        word_file(paragraph(run(FIRST), f"<w:smartTag><w:smartTag>{run(LAST)}</w:smartTag></w:smartTag>")),
        word_file(
            paragraph(run(FIRST), _FIELD.format("begin"), "<w:r><w:instrText>QUOTE</w:instrText></w:r>", run(LAST))
        ),
        word_file(paragraph(run(FIRST), f'<w:fldSimple w:instr="QUOTE">{run(LAST)}</w:fldSimple>')),
        word_file(paragraph(run(FIRST), f'<w:hyperlink w:anchor="x">{run(LAST)}</w:hyperlink>')),
        word_file(paragraph(run("ten quiet fer"), "<w:r><w:softHyphen/></w:r>", run("ries sail"))),
        word_file(paragraph(run("ten"), "<w:r><w:ptab/></w:r>", run("quiet ferries sail"))),
        word_file(paragraph(run("ten "), "<m:oMath><m:r><m:t>quiet</m:t></m:r></m:oMath>", run(" ferries sail"))),
        word_file(f"<w:sdt><w:sdtContent>{paragraph(run(WORDS))}</w:sdtContent></w:sdt>"),
        word_file(
            f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{paragraph(run(WORDS))}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
        ),
        word_file(paragraph(run(WORDS, _STRUCK_BEFORE))),
        word_file(paragraph(run(WORDS, '<w:rPr><w:vanish w:val="0"/></w:rPr>'))),
        word_file(paragraph(run("x"), f'<w:r><w:drawing><wp:docPr id="1" descr="{WORDS}"/></w:drawing></w:r>')),
        word_file(paragraph(run("x"), f"<w:r><w:drawing><a:p><a:r><a:t>{WORDS}</a:t></a:r></a:p></w:drawing></w:r>")),
        word_file(paragraph(run("x")), "chart", f"<a:p><a:r><a:t>{WORDS}</a:t></a:r></a:p>"),
        word_file(paragraph(run("x")), "chart", f"<c:strCache><c:pt><c:v>{WORDS}</c:v></c:pt></c:strCache>"),
        word_file(paragraph(run("x")), "diagramData", f"<a:p><a:r><a:t>{WORDS}</a:t></a:r></a:p>"),
        word_file(paragraph(run("x")), "chartEx", f"<cx:tx><cx:txData><cx:v>{WORDS}</cx:v></cx:txData></cx:tx>"),
        word_file(paragraph(run("x")), "chartEx", f"<cx:strDim><cx:lvl><cx:pt>{WORDS}</cx:pt></cx:lvl></cx:strDim>"),
        word_file(paragraph(run("x"), f'<w:r><w:pict><v:rect alt="{WORDS}"/></w:pict></w:r>')),
        word_file(paragraph(f'<w:hyperlink w:tooltip="{WORDS}">{run("x")}</w:hyperlink>')),
        word_file(
            paragraph('<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>', run("t"))
            + paragraph(run(WORDS.removeprefix("t")))
        ),
    ],
)
def test_word_files(raw: bytes) -> None:
    assert WORDS in printed(raw, "a.docx")


def test_the_numbers_of_a_chart_are_not_words() -> None:
    chart = "<c:numCache><c:pt><c:v>17.5</c:v></c:pt></c:numCache>"
    assert printed(word_file(paragraph(run("x")), "chart", chart), "a.docx") == "x"


def _twice() -> bytes:
    kept = io.BytesIO(word_file(paragraph(run(WORDS))))
    with warnings.catch_warnings(), zipfile.ZipFile(kept, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", archive.read("word/document.xml"))
    return kept.getvalue()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (word_file('<w:altChunk r:id="x1"/>', "aFChunk", "x"), "shows the words of another file"),
        (word_file('<w:subDoc r:id="x1"/>'), "shows the words of another file"),
        (word_file(paragraph(run("&q;")), doctype=f'<!DOCTYPE x [<!ENTITY q "{WORDS}">]>'), "not a Word file that can"),
        (_twice(), "two files of one name"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + WORDS.encode(), "is locked with a password or an old Word file"),
    ],
)
def test_word_files_that_are_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(raw, "a.docx")
    assert reason in caught.value.reason
    assert "quiet" not in str(caught.value)


_FONTS = rb"{\fonttbl{\f0 Arial;}{\f1\fcharset204 Times;}}"
_BOX_TWICE = (
    rb"{\shp{\*\shpinst{\shptxt ten quiet ferries sail\par}}{\shprslt{\*\do{\dptxbxtext ten quiet ferries sail\par}}}}"
)


@pytest.mark.parametrize(
    ("rtf", "words"),
    [
        (rb"ten \u113\'71\u117?iet ferries sail", WORDS),
        (rb"\uc0 ten \u113 uiet ferries sail", WORDS),
        (b"ten qui\r\net ferries sail", WORDS),
        (rb"ten {\b qu}{\i iet} ferries {\revised sail}", WORDS),
        (rb"ten {\*\bkmkstart a}quiet{\*\bkmkend a} {\pict\bin3 }}}}ferries sail", WORDS),
        (rb"x" + _BOX_TWICE, WORDS),
        (rb"x{\*\do{\dptxbxtext ten quiet ferries sail\par}}", WORDS),
        (rb"x{\object\objemb{\*\objdata 0102}{\result{ten quiet ferries sail}}}", WORDS),
        (rb"\f1\'eb\'ee\'e4\'ea\'e0", "лодка"),
        (rb"x{\footnote\f1\'eb\'ee\'e4\'ea\'e0}", "лодка"),
        ("\\f1 лодка".encode("cp1251"), "лодка"),
        (rb"x{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv ten quiet ferries sail}}}}", WORDS),
        (rb"x{\pict{\*\picprop{\sp{\sn wzDescription}{\sv ten quiet ferries sail}}}\pngblip 89}", WORDS),
        (rb"x{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv ten quiet ferries sail}}{\sp{\sn dx}{\sv 9}}}}", WORDS),
        (rb"{\upr{ten quiet ferries sail}{\*\ud ten quiet ferries sail}}", WORDS),
        (rb"ten {\mmath{\*\moMath{\mr quiet}}} ferries sail", WORDS),
        (rb"ten \b\v0 quiet \i\strike0 ferries \b\deleted0 sail", WORDS),
        (rb"ten quiet\line ferries sail", "ten quiet\nferries sail"),
    ],
)
def test_rtf(rtf: bytes, words: str) -> None:
    assert printed(rb"{\rtf1\ansi\ansicpg1252" + _FONTS + rtf + rb"\par}", "a.rtf").count(words) == 1


def test_rtf_in_the_letters_of_an_old_mac() -> None:
    with pytest.raises(InputError, match="letters of an old Mac or DOS"):
        read_bytes(rb"{\rtf1\mac \'d2ten quiet\'d3\par}", "a.rtf")


def test_many_notes_and_a_long_font_table_take_linear_time() -> None:
    fonts = b"".join(rb"{\f%d\fcharset0 Arial%d;}" % (number, number) for number in range(2000))
    raw = rb"{\rtf1\ansi{\fonttbl" + fonts + b"}" + rb"x{\footnote y}" * 5000 + b"}"
    start = time.perf_counter()
    assert printed(raw, "a.rtf").startswith("x")
    assert time.perf_counter() - start < 5


STORY = {"type": "text", "headline": "A headline", "body_html": "<p>A story.</p>"}
_MARKED = "<p>ten <em>qui</em>et ferries sail</p>"


@pytest.mark.parametrize(
    "fields",
    [
        {"body_html": _MARKED},
        {"body_footer": WORDS},
        {"abstract": WORDS},
        {"title": WORDS},
        {"headline": "ten <b>qui</b>et ferries sail"},
        {"headline": "ten quiet &#102;erries sail"},
        {"article_html": _MARKED},
        {"extra": {"kicker": _MARKED}},
        {"extra": {"xml_kicker": WORDS}},
        {"blocks": [{"text": WORDS}]},
        {"bodies": {"main": {"value": WORDS}}},
        {"bodies": [{"value": _MARKED}]},
        {"bodies": [{"contentType": "text/vnd.nitf", "value": _MARKED}]},
        {"bodies": [{"contentType": "text/plain", "value": "A\n\nten <em>qui</em>et ferries sail"}]},
        {"associations": {"main": {"type": "picture", "headline": WORDS}}},
        {"associations": {"main": {"type": "picture", "alt_text": WORDS}}},
        {"associations": [{"name": "main", "associations": [{"description_text": WORDS}]}]},
        {"body_html": f'<figure><img alt="{WORDS}"></figure>'},
        {"body_html": f"<p><![CDATA[{WORDS}]]></p>"},
        {"bodies": [{"contentType": "text/markdown", "value": "ten *qui*et ferries sail"}]},
        {"bodies": [{"contentType": "text/markdown", "value": f"---\nnote: {WORDS}\n---\nx"}]},
    ],
)
def test_ninjs(fields: dict[str, Any]) -> None:
    assert WORDS in printed(json.dumps({**STORY, **fields}).encode(), "a.json")


def test_superdesk_calls_the_time_an_embargo() -> None:
    time = "2031-05-04T04:00:00+0000"
    assert read_bytes(json.dumps({**STORY, "embargo": time}).encode(), "a.json").metadata["embargo"] == time


def test_what_an_item_is_about_is_no_part_of_the_story() -> None:
    about = {
        "subject": [{"name": "Quiet harbours"}], "copyrightholder": "The Quiet Agency", "slugline": "quiet one",
        "task": {"desk": "The quiet desk"}, "signal": [{"name": "Quiet update"}], "profile": "Quiet text",
        "digitalsourcetype": {"name": "Quiet capture"}, "plannedCoverage": [{"title": "Quiet pictures"}],
        "associations": {"main": {"usageterms": "Quiet use only", "ednote": "Quiet note", "byline": "Quiet Ann"}},
    }  # fmt: skip
    assert printed(json.dumps({**STORY, **about}).encode(), "a.json") == "A headline\n\nA story."


def newsml(content: str, about: str = "") -> bytes:
    return (
        '<n:newsItem xmlns:n="http://iptc.org/std/nar/2006-10-01/" xmlns="http://www.w3.org/1999/xhtml">'
        f"<n:contentMeta><n:headline>A headline</n:headline>{about}</n:contentMeta>{content}</n:newsItem>"
    ).encode()


def inline(*bodies: str) -> str:
    pages = "".join(f"<html><head><title>No prose</title></head><body>{body}</body></html>" for body in bodies)
    return f"<n:contentSet><n:inlineXML>{pages}</n:inlineXML></n:contentSet>"


_ESCAPED = _MARKED.replace("<", "&lt;")


@pytest.mark.parametrize(
    "raw",
    [
        newsml(inline(_MARKED)),
        newsml(inline("<p>A</p>") + inline(_MARKED)),
        newsml(inline("<p>A</p>", _MARKED)),
        newsml(inline(f'<p>A <img alt="{WORDS}"/></p>')),
        newsml(inline("<p>A</p>"), f"<n:description>{WORDS}</n:description>"),
        newsml(f"<n:partMeta><n:description>{WORDS}</n:description></n:partMeta>{inline('<p>A</p>')}"),
        newsml(f'<n:contentSet><n:inlineData contenttype="text/html">{_ESCAPED}</n:inlineData></n:contentSet>'),
        newsml(f"<n:contentSet><n:inlineData>{_ESCAPED}</n:inlineData></n:contentSet>"),
        newsml(f"<n:contentSet><n:inlineData><![CDATA[{WORDS}]]></n:inlineData></n:contentSet>"),
        newsml(inline(f"<noscript><p>{WORDS}</p></noscript>")),
        newsml(inline(f"<svg><text>{WORDS}</text></svg>")),
        newsml(inline(f'<p title="{WORDS}">A</p>')),
        newsml(inline("<p>A</p>"), "<n:description>ten &lt;b&gt;qui&lt;/b&gt;et ferries sail</n:description>"),
    ],
)
def test_newsml(raw: bytes) -> None:
    words = printed(raw, "a.xml")
    assert WORDS in words
    assert "No prose" not in words


def nitf(content: str, head: str = "", start: str = "") -> bytes:
    return (
        f"{start}<nitf><body><body.head>{head}</body.head><body.content>{content}</body.content></body></nitf>".encode()
    )


_DTD = '<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">'


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (nitf("<p>&quot;ten qu<em>iet</em> ferries&#8217; sail&#x201d;</p>", start=_DTD), '"ten quiet ferries’ sail”'),
        (nitf("<p>ferries&rsquo; sail</p>", start=_DTD), "ferries’ sail"),
        (nitf("<p>A</p>", f"<note noteclass='endnote'><body.content><p>{WORDS}</p></body.content></note>"), WORDS),
        (nitf(f"<p>A<fn><p>{WORDS}</p></fn></p>"), WORDS),
        (nitf(f"<media><media-reference alternate-text='{WORDS}'/></media>"), WORDS),
        (nitf(f"<media><media-caption>{WORDS}</media-caption></media>"), WORDS),
        (nitf(f"<bq><block><p>{WORDS}</p></block></bq>"), WORDS),
        (nitf("<p>A</p>", f"<hedline><hl1>A</hl1><hl2>{WORDS}</hl2></hedline>"), WORDS),
        (
            nitf("<p>A</p>").replace(b"</nitf>", f"<body><body.content>{WORDS}</body.content></body></nitf>".encode()),
            WORDS,
        ),
        (nitf(f"<p>A</p><bibliography>{WORDS}</bibliography>"), WORDS),
        (nitf("<p>A</p>").replace(b"<nitf>", f"<nitf><head><title>{WORDS}</title></head>".encode()), WORDS),
        (nitf("<p>ten qui<?x y?>et fer<!-- z -->ries sail</p>"), WORDS),
        (nitf(f"<p>He said <q>{WORDS}</q>.</p>"), f"“{WORDS}”."),
        (nitf(f"<p>He said <q>&quot;{WORDS}&quot;</q>.</p>"), f'said "{WORDS}".'),
    ],
)
def test_nitf(raw: bytes, words: str) -> None:
    assert words in printed(raw, "a.xml")


@pytest.mark.parametrize(
    "note", ["<note>{}</note>", "<note noteclass='editorsnote'>{}</note>", "<note type='npa'>{}</note>"]
)
def test_notes_to_editors_are_no_part_of_the_story(note: str) -> None:
    document = read_bytes(nitf("<p>A</p>", note.format(WORDS)), "a.xml")
    assert document.prose.text == "A"
    assert document.metadata["note"] == WORDS


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (f"<!--><p>{WORDS}</p><!-- x -->", WORDS),
        (f"<!---><p>{WORDS}</p><!-- x -->", WORDS),
        (f"<!-- x --!><p>{WORDS}</p><!-- y -->", WORDS),
        (f"<p><![CDATA[{WORDS}]]></p>", WORDS),
        (f'<script src="a"/><p>{WORDS}</p><script src="b"></script>', WORDS),
        (f"<s/><p>{WORDS}</p><s>x</s>", WORDS),
        (f'<img src="a" alt="{WORDS}">', WORDS),
        (f'<abbr title="{WORDS}">x</abbr>', WORDS),
        (f'<div aria-label="{WORDS}">x</div>', WORDS),
        ("<p>ten &#0000000000113;uiet f&eacuterries sail</p>", "ten quiet férries sail"),
        (f"<figure><figcaption>{WORDS}</figcaption></figure>", WORDS),
        (f"<noscript><p>{WORDS}</p></noscript>", WORDS),
        (f"<svg><text>{WORDS}</text></svg>", WORDS),
        (f"<p><q>{WORDS}</q></p>", f"“{WORDS}”"),
        (f"<p>“<q>{WORDS}</q>” <q>“{WORDS}”</q></p>", f"“{WORDS}” “{WORDS}”"),
    ],
)
def test_pages(page: str, words: str) -> None:
    assert words in printed(f"<html><body><p>A story.</p>{page}</body></html>".encode(), "a.html").replace(
        "““", "“"
    ).replace("””", "”")
    assert words in printed(f"A story.\n\n{page}".encode(), "a.md").replace("““", "“").replace("””", "”")


@pytest.mark.parametrize(
    "words",
    [
        f'[x](http://harbour.example "{WORDS}")',
        f'![x](a.png "{WORDS}")',
        f'[x][a]\n\n[a]: http://harbour.example "{WORDS}"',
        f"[a]: http://harbour.example {WORDS}",
    ],
)
def test_names_of_links(words: str) -> None:
    assert WORDS in printed(f"A story.\n\n{words}".encode(), "a.md")


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{WORDS}</title>",
        f'<meta name="description" content="{WORDS}">',
        f'<meta property="og:title" content="{WORDS}"><title>{WORDS}</title>',
        f'<meta name="x" property="og:image:alt" content="{WORDS}">',
        f'<meta name="DC.title" content="{WORDS}">',
        f'<meta itemprop="headline" content="{WORDS}">',
    ],
)
def test_what_a_page_shows_elsewhere_is_read_once_and_has_its_place(head: str) -> None:
    page = f"<html><head>\n{head}</head>\n<body><p>A story.</p></body></html>"
    read = read_bytes(page.encode(), "a.html")
    draft = with_headlines(read)
    assert read.prose.text == "A story."
    assert draft.prose.text == f"{WORDS}\n\nA story."
    assert draft.position(0).line == 2
    assert draft.position(draft.prose.text.index("A story")).line == 3


def test_an_alternative_text_follows_its_paragraph() -> None:
    page = f'<p>He said <img alt="{WORDS}">“one thing”.</p>\n<p>Another.</p>'
    draft = with_headlines(read_bytes(page.encode(), "a.html"))
    assert draft.prose.text == f"He said “one thing”.\n\n{WORDS}\n\nAnother."
    assert draft.position(draft.prose.text.index(WORDS)).line == 1


def test_a_title_that_the_page_says_too_is_read_once() -> None:
    page = "<title>A story</title><h1>A story</h1><p>Words.</p>"
    assert with_headlines(read_bytes(page.encode(), "a.html")).prose.text == "A story\n\nWords."


@pytest.mark.parametrize("mark", ["<", "&", "<a ", "<!--", "</q", '"<', "<img alt=x>"])
def test_a_page_of_nothing_but_marks_takes_linear_time(mark: str) -> None:
    item = json.dumps({"headline": "x", "body_html": mark * (400_000 // len(mark))}).encode()
    start = time.perf_counter()
    read_bytes(item, "a.json")
    assert time.perf_counter() - start < 10


_TEXT = "Content-Type: text/plain; charset=utf-8"
_HTML = "Content-Type: text/html; charset=utf-8"
_FILE = "Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="
_MARKUP = "Content-Type: application/octet-stream\n" + _FILE


def mail(*parts: tuple[str, str], kind: str = "mixed") -> bytes:
    inside = "".join(f"--B\n{head}\n\n{body}\n" for head, body in parts)
    return (
        f"Subject: A subject\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=B\n\n{inside}--B--\n".encode()
    )


def packed(raw: bytes) -> str:
    return base64.encodebytes(raw).decode()


@pytest.mark.parametrize(
    "raw",
    [
        mail((_TEXT, "A story."), ("Content-Type: image/png", "x"), (_TEXT, WORDS)),
        mail((_TEXT, "A story."), (f"{_HTML}\nContent-Disposition: attachment; filename=a.html", f"<p>{WORDS}</p>")),
        mail((_TEXT, "A story."), (f"{_MARKUP}a.docx", packed(word_file(paragraph(run(WORDS)))))),
        mail((_TEXT, "A story."), (f"{_MARKUP}a.rtf", packed(rb"{\rtf1 ten quiet ferries sail}"))),
        mail((_TEXT, "A story."), ("Content-Type: message/rfc822", f"Subject: x\n\n{WORDS}")),
        mail((_TEXT, "A story."), ("Content-Type: message/rfc822", f"Subject: {WORDS}\n\nx")),
        mail((_TEXT, f"---\nNote: {WORDS}\n---\nx")),
        mail((_TEXT, f"x\n[embargo: note[1] {WORDS}]\n")),
        mail(("Content-Type: text/plain", f"é {WORDS}")),
        b"\xef\xbb\xbf" + mail((_TEXT, WORDS)),
        mail((_TEXT, "This message is HTML."), (_HTML, f"<p>{WORDS}</p>"), kind="alternative"),
    ],
)
def test_mail(raw: bytes) -> None:
    assert WORDS in printed(raw, "a.eml")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"%PDF-1.7"), ("a.docx", b"PK\x03\x04"), ("a.bin", b"x"), ("quiet.odt", b"PK\x03\x04")],
)
def test_an_attachment_that_is_not_read(name: str, content: bytes) -> None:
    document = read_bytes(mail((_TEXT, "A story."), (f"{_MARKUP}{name}", packed(content))), "a.eml")
    assert document.prose.text == "A subject\n\nA story."
    assert document.unread
    assert "attachment in a format that is not read" in document.unread
    assert "quiet" not in document.unread


def test_forms_of_a_text_are_read_once_and_what_only_one_says_too() -> None:
    plain = (
        "Harbour dues: see the list <https://harbour.example/dues>\n\nThe *dues* will rise on the\nfirst day of May."
    )
    page = (
        '<p>Harbour dues: see the <a href="https://harbour.example/dues">list</a></p>'
        f"<p>The <b>dues</b> will rise on the first day of May.</p><p>{WORDS}</p><p><img src=a alt='A quay'></p>"
    )
    raw = mail((_TEXT, plain), (_HTML, page), kind="alternative")
    assert printed(raw, "a.eml") == f"A subject\n\n{plain}\n\n{WORDS}\n\nA quay"


def test_signatures_dates_and_pictures_are_no_words() -> None:
    heads = ("application/pgp-signature", "text/calendar", "image/png", "text/vcard")
    raw = mail((_TEXT, "A story."), *((f"Content-Type: {head}", "x") for head in heads))
    assert printed(raw, "a.eml") == "A subject\n\nA story."
