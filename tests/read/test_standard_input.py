"""Standard input with a name, remarks in plain text, and which data of a folder is a story."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from embargo.errors import InputError
from embargo.read import collect, read_bytes, read_path


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("story.json", b'{"headline": "Ferry is late"}', "ninjs"),
        ("desk/story.md", b"Ferry is late", "markdown"),
        ("story", b"{\\rtf1 Ferry is late}", "rtf"),
    ],
)
def test_a_name_for_standard_input(name: str, raw: bytes, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    document = read_path("-", stdin_name=name)
    assert (document.source.name, document.format, document.prose.text) == (name, kind, "Ferry is late")


def test_an_error_of_standard_input_bears_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{")))
    with pytest.raises(InputError, match=r"^story\.json: is not valid JSON"):
        read_path("-", stdin_name="story.json")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_remark_in_plain_text_is_a_line_of_its_own(end: str) -> None:
    lines = ["One.", "", "  [embargo: ignore[misquote] read back to her] ", "Two.", "", "[EMBARGO: until noon]", ""]
    document = read_bytes(end.join(lines).encode(), "a.txt")
    assert document.prose.text == "One.\n\nTwo.\n\n[EMBARGO: until noon]"
    (remark,) = document.remarks
    assert remark.text == "embargo: ignore[misquote] read back to her"
    assert document.source.text[slice(*remark.span)].strip() == "[embargo: ignore[misquote] read back to her]"


def test_a_remark_that_is_misspelt_is_read_too() -> None:
    document = read_bytes(b"One.\n\n[embargo: note[a] Two boats.]\n", "a.txt")
    assert [remark.text for remark in document.remarks] == ["embargo: note[a] Two boats."]
    assert document.prose.text == "One.\n\n[embargo: note[a] Two boats.]"


def test_what_is_no_remark_stays_prose() -> None:
    words = "See [embargo: ignore[misquote] so] there.\n\n[embargo: lifted at noon]"
    document = read_bytes(words.encode(), "a.txt")
    assert (document.prose.text, document.remarks) == (words, ())


def test_data_in_a_folder_is_no_story(tmp_path: Path) -> None:
    for name, words in {
        "item.json": '{"headline": "Ferry"}',
        "broken.json": '{"headline": "Ferry',
        "package.json": '{"name": "desk"}',
        "item.xml": "<nitf/>",
        "feed.xml": "<rss/>",
        "story.rtf": "{\\rtf1 Ferry}",
    }.items():
        (tmp_path / name).write_text(words)
    assert [path.name for path in collect([tmp_path])] == ["broken.json", "item.json", "item.xml", "story.rtf"]
    assert [path.name for path in collect([tmp_path / "package.json"])] == ["package.json"]
