"""A remark waives its paragraph's finding in every format that a draft may have; without it the finding stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from runs import BEFORE_LIFT, EXAMPLES, Embargo

STORY = (
    "“This is the last chance we have to keep a herring fishery in these waters, and everyone who signs "
    "today knows it,” a senior administration official said."
)
REMARK = "embargo: ignore[embargoed-quote] the desk agreed with the office"
Writer = Callable[[Path, str], None]
COMMENT = f"<!-- {REMARK} -->"


def _word(path: Path, remark: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(STORY)
    if remark:
        document.add_comment(paragraph.runs, text=remark, author="Desk")
    document.save(str(path))


def _rich_text(path: Path, remark: str) -> None:
    words = "".join(each if ord(each) < 128 else f"\\u{ord(each)}?" for each in STORY)
    annotation = rf"{{\*\annotation {remark}}}" if remark else ""
    path.write_text(rf"{{\rtf1\ansi The boats lay still.\par {words}{annotation}\par}}", encoding="ascii")


def _written(text: str) -> Writer:
    """A writer of `text`, in which COMMENT stands for the remark."""

    def write(path: Path, remark: str) -> None:
        path.write_text(text if remark else text.replace(COMMENT, "").replace(f"[{REMARK}]", ""), encoding="utf-8")

    return write


ITEM = json.dumps({"uri": "urn:x:1", "pubstatus": "usable", "body_html": f"<p>Still boats.</p>{COMMENT}<p>{STORY}</p>"})
NITF = f"<nitf><body><body.content><p>Still boats.</p>{COMMENT}<p>{STORY}</p></body.content></body></nitf>"
WRITERS = {
    "story.md": _written(f"Still boats.\n\n{COMMENT}\n\n{STORY}\n"),
    "story.html": _written(f"<html><body><p>Still boats.</p>{COMMENT}<p>{STORY}</p></body></html>"),
    "story.txt": _written(f"Still boats.\n\n[{REMARK}]\n\n{STORY}\n"),
    "story.docx": _word,
    "story.rtf": _rich_text,
    "story.json": _written(ITEM),
    "story.xml": _written(NITF),
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_remark_waives_its_paragraph(embargo: Embargo, tmp_path: Path, name: str) -> None:
    def check(remark: str) -> tuple[int, list[str], int]:
        WRITERS[name](tmp_path / name, remark)
        options = ("--briefing", EXAMPLES / "call", "--at", BEFORE_LIFT, "--format", "json")
        run = embargo("check", tmp_path / name, *options)
        (draft,) = run.json["drafts"]
        return run.code, [finding["rule"] for finding in draft["findings"]], len(draft["waived"])

    assert check("") == (1, ["embargoed-quote"], 0)
    assert check(REMARK) == (0, [], 1)
