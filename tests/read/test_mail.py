"""E-mails and Word files: their words as extracted."""

from __future__ import annotations

import io
import time
from email.message import EmailMessage

import pytest

from embargo.errors import InputError
from embargo.read import read_bytes


def mail(**parts: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = parts.get("subject", "EMBARGOED: harbour dues – new table")
    message["From"] = "Press Office <press@harbour.example>"
    message["Date"] = parts.get("date", "Thu, 04 May 2023 09:30:00 +0200")
    message.set_content(parts.get("text", "Embargoed until 10:00.\n\nThe dues rise – again.\n"), charset="utf-8")
    return message


def test_subject_and_body_are_the_words() -> None:
    document = read_bytes(mail().as_bytes(), "notice.eml")
    assert (
        document.prose.text == "EMBARGOED: harbour dues – new table\n\nEmbargoed until 10:00.\n\nThe dues rise – again."
    )
    assert document.source.text == document.prose.text
    assert document.metadata["date"] == "2023-05-04T09:30:00+02:00"
    assert document.metadata["from"] == "Press Office <press@harbour.example>"
    assert document.metadata["title"].startswith("EMBARGOED")


def test_plain_text_is_preferred_and_html_read_where_there_is_none() -> None:
    both = mail()
    both.add_alternative("<p><b>Embargoed</b> until 10:00.</p><p>The dues rise – again.</p>", subtype="html")
    assert read_bytes(both.as_bytes(), "x.eml").prose.text == read_bytes(mail().as_bytes(), "x.eml").prose.text
    alone = EmailMessage()
    alone["Subject"] = "Dues"
    alone.set_content("<p>Fancy <b>words</b></p><p>More</p>", subtype="html")
    assert read_bytes(alone.as_bytes(), "x.eml").prose.text == "Dues\n\nFancy words\n\nMore"


def test_other_encodings_are_the_mails_own_affair() -> None:
    message = EmailMessage()
    message["Subject"] = "Café"
    message.set_content("Déjà vu", charset="iso-8859-1")
    assert read_bytes(message.as_bytes(), "x.eml").prose.text == "Café\n\nDéjà vu"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b"Subject: x\nContent-Type: image/png\n\nabc", "without a text part"),
        (b"Subject: x\nContent-Type: text/plain; charset=no-such\n\nabc", "not an e-mail that can be read"),
        (b"Subject: x\nContent-Type: text/plain; charset=utf-8\n\n\xff\xfe", "not an e-mail that can be read"),
    ],
)
def test_mails_that_cannot_be_read(raw: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_bytes(raw, "x.eml")


def test_word_files() -> None:
    docx = pytest.importorskip("docx")
    file = docx.Document()
    file.core_properties.title = "Dues"
    file.add_heading("Harbour dues")
    paragraph = file.add_paragraph("The dues ")
    paragraph.add_run("fall").font.strike = True
    paragraph.add_run("rise.")
    file.add_table(1, 2).cell(0, 1).text = "In a table"
    stream = io.BytesIO()
    file.save(stream)
    document = read_bytes(stream.getvalue(), "dues.docx")
    assert document.prose.text == "Harbour dues\n\nThe dues rise.\n\nIn a table"
    assert (document.metadata["title"], document.format) == ("Dues", "docx")


def test_a_broken_word_file() -> None:
    pytest.importorskip("docx")
    with pytest.raises(InputError, match="not a Word file that can be read"):
        read_bytes(b"PK\x03\x04 nothing", "x.docx")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"Subject: x\nContent-Transfer-Encoding: base64\n\ndGVuI!!", "not an e-mail that can be read"),
        (b"Subject: x\nDate: soon\n\nwords", "not an e-mail that can be read"),
        (b"Subject: =?no-such?q?x?=\n\nwords", "not an e-mail that can be read"),
        (b"Subject: " + b"x " * 6000 + b"\n\nwords", "a field of more than 10000 characters"),
        (b"Subject: x\nContent-Type: text/plain; " + b'a="; ' * 40_000 + b"\n\nwords", "a field of more than"),
        (b"Subject: x\nContent-Type: text/plain;\n" + b" a=b;\n" * 40_000 + b"\n\nwords", "a field of more than"),
        (
            b"Subject: x\nContent-Type: multipart/mixed; boundary=B\n\n" + b"--B\n\nwords\n" * 20_000,
            "more than 1000 parts",
        ),
    ],
)
def test_mails_that_are_broken_or_beyond_a_limit(raw: bytes, reason: str) -> None:
    start = time.perf_counter()
    with pytest.raises(InputError, match=reason):
        read_bytes(raw, "x.eml")
    assert time.perf_counter() - start < 5


def test_many_addresses_are_no_matter() -> None:
    raw = b"Subject: x\nTo: " + b'"<a@b.example>, ' * 40_000 + b"\n\nwords"
    start = time.perf_counter()
    assert read_bytes(raw, "x.eml").prose.text == "x\n\nwords"
    assert time.perf_counter() - start < 5
