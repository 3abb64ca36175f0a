"""In every format that a draft may have, a leak is found where it stands, and the draft's own time is held to."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from calls import FERRIES
from runs import Embargo

FIRST = "The harbour was quiet."
# What is said stands in marked-up parts, as editors leave it.
START, MIDDLE, END = (
    "“We will build ",
    "eleven",
    " new ferries for the northern islands,” a senior administration official said.",
)
LEAK = START + MIDDLE + END
BEFORE, AFTER = "2031-05-03 12:00 UTC", "2031-05-04 09:00 UTC"
Time = str | None
Writer = Callable[[Time], bytes]
NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/" standardversion="2.30"'
SPLIT = f"<p>{FIRST}</p><p>{START}<em>{MIDDLE}</em>{END}</p>"


def _front(time: Time) -> str:
    return f"---\npublish_at: {time}\n---\n" if time else ""


def _word(time: Time) -> bytes:
    story, kept = docx.Document(), io.BytesIO()
    story.add_paragraph(FIRST)
    paragraph = story.add_paragraph(START)
    paragraph.add_run(MIDDLE).font.bold = True
    paragraph.add_run(END)
    if time:
        story.sections[0].header.paragraphs[0].text = _noted(time)
    story.save(kept)
    return kept.getvalue()


def _rich_text(time: Time) -> bytes:
    def escaped(words: str) -> str:
        return "".join(each if each.isascii() else f"\\u{ord(each)}?" for each in words)

    header = rf"{{\header {_noted(time)}\par}}" if time else ""
    words = rf"{escaped(START)}{{\b {MIDDLE}}}{escaped(END)}"
    return rf"{{\rtf1\ansi\ansicpg1252 {header}{FIRST}\par {words}\par}}".encode()


def _noted(time: str) -> str:
    return f"Embargoed until {time[11:16]} a.m. EDT on May 4, 2031."


def _ninjs(time: Time) -> bytes:
    own = {"embargoed": time} if time else {}
    return json.dumps({"type": "text", "pubstatus": "usable", "body_html": SPLIT, **own}).encode()


def _newsml(time: Time) -> bytes:
    own = f"<embargoed>{time}</embargoed>" if time else ""
    return (
        f'<newsItem {NAR}><itemMeta>{own}</itemMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<body>{SPLIT}</body></html></inlineXML></contentSet></newsItem>"
    ).encode()


def _nitf(time: Time) -> bytes:
    own = f'<docdata><date.release norm="{time}"/></docdata>' if time else ""
    return f"<nitf><head>{own}</head><body><body.content>{SPLIT}</body.content></body></nitf>".encode("utf-16")


def _mail(_: Time) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Ferries"
    message.set_content(f"{FIRST}\n\n{LEAK}\n", charset="utf-8")
    return message.as_bytes()


WRITERS: dict[str, Writer] = {
    "story.md": lambda time: f"{_front(time)}{FIRST}\n\n{START}**{MIDDLE}**{END}\n".encode(),
    "story.txt": lambda time: f"{_front(time)}{FIRST}\n\n{LEAK}\n".encode(),
    "story.html": lambda time: (
        f'<html><head>{f"""<meta name="embargo" content="{time}">""" if time else ""}</head>\n{SPLIT}</html>'.encode()
    ),
    "story.docx": _word,
    "story.rtf": _rich_text,
    "story.json": _ninjs,
    "story.xml": _newsml,
    "story.nitf": _nitf,
    "story.eml": _mail,
}
LINES = {"story.md": 3, "story.txt": 3, "story.eml": 5}  # in the others two


@pytest.fixture
def call(tmp_path: Path) -> Path:
    path = tmp_path / "call.md"
    path.write_text(FERRIES)
    return path


@pytest.mark.parametrize("name", WRITERS)
def test_a_leak_is_found_where_it_stands_until_the_lift(
    embargo: Embargo, tmp_path: Path, call: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(WRITERS[name](None))
    run = embargo("check", tmp_path / name, "--briefing", call, "--at", BEFORE, "--format", "json")
    (draft,) = run.json["drafts"]
    assert run.code == 1
    (found,) = [each for each in draft["findings"] if each["rule"] == "embargoed-quote"]
    assert found["line"] == LINES.get(name, 2)
    assert embargo("check", tmp_path / name, "--briefing", call, "--at", AFTER).code == 0


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("story.txt", "\u00ad".join(LEAK)),
        ("story.md", "\u202e".join(LEAK)),
        ("story.html", "&ZeroWidthSpace;".join(LEAK)),
        ("story.txt", "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in LEAK)),
    ],
)
def test_letters_that_only_look_other_hide_nothing(
    embargo: Embargo, tmp_path: Path, call: Path, name: str, hidden: str
) -> None:
    (tmp_path / name).write_text(f"{FIRST}\n\n{hidden}\n")
    run = embargo("check", tmp_path / name, "--briefing", call, "--at", BEFORE, "--format", "json")
    (draft,) = run.json["drafts"]
    assert run.code == 1
    (found,) = [each for each in draft["findings"] if each["rule"] == "embargoed-quote"]
    assert "eleven new ferries" in found["excerpt"]


@pytest.mark.parametrize("name", [name for name in WRITERS if name != "story.eml"])
@pytest.mark.parametrize(("minute", "code"), [("04:59", 1), ("05:00", 0)])
def test_a_draft_is_judged_at_its_own_time(
    embargo: Embargo, tmp_path: Path, call: Path, name: str, minute: str, code: int
) -> None:
    (tmp_path / name).write_bytes(WRITERS[name](f"2031-05-04T{minute}:00-04:00"))
    run = embargo("check", tmp_path / name, "--briefing", call, "--at", "scheduled", "--format", "json")
    (draft,) = run.json["drafts"]
    assert run.code == code
    assert ("draft-embargo-too-early" in [each["rule"] for each in draft["findings"]]) is bool(code)


def test_an_invitation_with_an_attachment_that_is_not_read(embargo: Embargo, tmp_path: Path) -> None:
    invitation, draft = tmp_path / "invitation.eml", tmp_path / "draft.md"
    message = EmailMessage()
    message["Subject"] = "Invitation"
    message["Date"] = "Fri, 02 May 2031 09:30:00 -0400"
    message.set_content(f"EMBARGOED UNTIL 10 a.m. EDT on May 6, 2031.\n\n{LEAK}\n", charset="utf-8")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="report.pdf")
    invitation.write_bytes(message.as_bytes())
    draft.write_text(f"{FIRST}\n\n{LEAK}\n")

    rules = embargo("rules", invitation, "--format", "json")
    assert rules.code == 3
    assert [each["lifts_at"] for each in rules.json["briefings"][0]["embargoes"]] == ["2031-05-06T14:00:00Z"]

    held = embargo("check", draft, "--briefing", invitation, "--at", "2031-05-06T13:59:00Z", "--format", "json")
    assert held.code == 3
    assert [each["rule"] for each in held.json["drafts"][0]["findings"]] == ["embargoed-quote"]
    after = embargo("check", draft, "--briefing", invitation, "--at", "2031-05-06T14:00:00Z", "--format", "json")
    assert (after.code, after.json["verdict"]) == (3, "hold")
    assert "attachment" in after.json["incomplete"][0]["reason"]
