"""A call read from every format in which desks get one: the same rules, the same verdict."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from runs import Embargo

TITLE = "Background Press Call on the Tide Locks"
RULES = (
    "This call is on background, attributable to “senior administration officials,” "
    "and it is embargoed until 5:00 p.m. Eastern Time today."
)
TURNS = (
    ("MODERATOR:", f"Good morning, everyone.  {RULES}"),
    ("SENIOR ADMINISTRATION OFFICIAL:", "Thank you.  The tide locks will be rebuilt in stone, from June on."),
    ("Q", "Who pays for the stone?"),
    ("SENIOR ADMINISTRATION OFFICIAL:", "The harbor towns do not pay a cent of it, and they never will."),
    ("MODERATOR:", "Thank you all."),
)
DRAFT = "“The harbor towns do not pay a cent of it, and they never will,” a senior administration official said.\n"


def palace_page() -> bytes:
    turns = "".join(f"<p>{label}&nbsp; {words.replace('  ', '&nbsp; ')}</p>\n" for label, words in TURNS)
    return f"""<!DOCTYPE html>
<html lang="en-US"><head><meta charset="utf-8"><title>{TITLE} | The Palace</title>
<meta property="article:published_time" content="2023-05-17T10:41:06-04:00">
<script>var label = "MODERATOR: nobody";</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<article><h1>{TITLE}</h1><section><p>Via Teleconference</p><p>(May 16, 2023)</p><p>9:02 A.M. EDT</p>
{turns}<p>9:31 A.M. EDT</p></section></article><footer><p>Legal notice</p></footer></body></html>""".encode()


def archive_page() -> bytes:
    turns = "".join(f"<p><b>{label}</b> {words}</p>\n" for label, words in TURNS)
    return f"""<html><head><meta charset="utf-8"><title>{TITLE} | The Archive</title></head><body>
<div class="menu"><a href="/documents">Documents</a></div><h1>{TITLE}</h1>
<div class="date"><span>May 16, 2023</span></div>
<div class="content"><p>Via Teleconference</p><p>9:02 A.M. EDT</p>{turns}<p>9:31 A.M. EDT</p></div>
<div class="citation">{TITLE} Online by The Archive https://archive.example/node/1</div></body></html>""".encode()


def plain_text() -> bytes:
    turns = "\n\n".join(f"{label}  {words}" for label, words in TURNS)
    return f"{TITLE}\n\nMay 16, 2023\n\nVia Teleconference\n\n9:02 A.M. EDT\n\n{turns}\n\n9:31 A.M. EDT\n".encode()


def word_file() -> bytes:
    docx = pytest.importorskip("docx")
    file = docx.Document()
    for paragraph in plain_text().decode().split("\n\n"):
        file.add_paragraph(paragraph.strip())
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def invitation() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Background call on the tide locks"
    message["From"] = "Press Office <press@locks.example>"
    message["Date"] = "Tue, 16 May 2023 07:30:00 -0400"
    message.set_content(f"A press call is held today.\n\n{RULES}\n", charset="utf-8")
    message.add_alternative("<p>A press call</p>", subtype="html")
    return message.as_bytes()


CALLS: dict[str, Callable[[], bytes]] = {
    "palace.html": palace_page,
    "archive.htm": archive_page,
    "call.txt": plain_text,
    "call.docx": word_file,
}


@pytest.mark.parametrize("name", [*CALLS, "invitation.eml"])
def test_its_rules_are_read(embargo: Embargo, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(CALLS.get(name, invitation)())
    run = embargo("rules", path, "--format", "json")
    assert run.code == 0
    (briefing,) = run.json["briefings"]
    assert briefing["held_on"] == "2023-05-16"
    assert [(rule["basis"], rule["labels"]) for rule in briefing["attribution"]] == [
        ("on_background", ["senior administration officials"])
    ]
    assert [(rule["scope"], rule["lifts_at"]) for rule in briefing["embargoes"]] == [("call", "2023-05-16T21:00:00Z")]
    assert "embargoed until 5:00 p.m. Eastern Time" in briefing["embargoes"][0]["evidence"][0]["text"]


@pytest.mark.parametrize("name", CALLS)
def test_a_draft_is_held_against_it(embargo: Embargo, tmp_path: Path, name: str) -> None:
    path, draft = tmp_path / name, tmp_path / "draft.md"
    path.write_bytes(CALLS[name]())
    draft.write_text(DRAFT, encoding="utf-8")
    arguments = ("check", draft, "--briefing", path, "--format", "json", "--at")
    before, after = embargo(*arguments, "2023-05-16T20:59Z"), embargo(*arguments, "2023-05-16T21:00Z")
    (finding,) = before.json["drafts"][0]["findings"]
    assert (before.code, finding["rule"], finding["lifts_at"]) == (1, "embargoed-quote", "2023-05-16T21:00:00Z")
    assert (after.code, after.json["verdict"]) == (0, "clear")


def test_a_word_file_without_the_extra_names_it(
    embargo: Embargo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "call.docx"
    path.write_bytes(word_file())
    monkeypatch.setitem(sys.modules, "docx", None)
    run = embargo("rules", path)
    assert run.code == 3
    assert run.err == f"embargo: {path}: is a Word file; install embargo[docx] to read it, or save it as .txt\n"
