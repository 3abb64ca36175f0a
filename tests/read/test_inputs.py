"""Arguments to inputs, and the format of each."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from embargo.errors import InputError
from embargo.read import collect, read_bytes, read_path


def test_folders_are_searched_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.md", "sub/d.html", "sub/c.markdown", ".git/x.md", "notes.pdf", "e.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Words")
    found = collect([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "a.md", "b.txt", "e.TXT", "sub/c.markdown", "sub/d.html",
    ]  # fmt: skip


def test_files_come_as_given_and_once(tmp_path: Path) -> None:
    one, two = tmp_path / "z.md", tmp_path / "odd.name"
    one.write_text("x")
    two.write_text("y")
    assert collect([str(one), two, one, tmp_path]) == (one, two)


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"**MODERATOR:** Hello.")))
    (path,) = collect(["-"])
    document = read_path(path)
    assert (document.source.name, document.format, document.prose.text) == ("<stdin>", "markdown", "MODERATOR: Hello.")
    with pytest.raises(InputError, match="only once"):
        collect(["-", "-"])


@pytest.mark.parametrize(
    ("raw", "name", "format_name"),
    [
        (b"x", "a.md", "markdown"),
        (b"x", "a.MARKDOWN", "markdown"),
        (b"x", "a.txt", "text"),
        (b"x", "a.unknown", "text"),
        (b"<p>x", "a.htm", "html"),
        (b"\n<!DOCTYPE html><p>x", "<stdin>", "html"),
        (b"<html><p>x", "<stdin>", "html"),
        (b"---\na: b\n---\nx", "<stdin>", "markdown"),
        (b"# Title\n\nx", "<stdin>", "markdown"),
        (b"the \\[official\\] said", "<stdin>", "markdown"),
        (b"Plain words *", "<stdin>", "text"),
        (b"Subject: x\nMIME-Version: 1.0\n\nWords", "<stdin>", "email"),
        (b"Subject: x\nDate: today\n\nWords", "<stdin>", "text"),
        (b"x", "notice.eml", "email"),
    ],
)
def test_the_format_is_told_by_name_or_by_the_beginning(raw: bytes, name: str, format_name: str) -> None:
    assert read_bytes(raw, name).format == format_name


def test_the_format_may_be_given() -> None:
    assert read_bytes(b"*x*", "a.md", format="text").prose.text == "*x*"


def test_every_transcript_of_the_corpus_reads(shared: Path) -> None:
    paths = collect([shared / "corpus" / "transcripts", shared / "corpus" / "other-hosts" / "transcripts"])
    assert len(paths) > 180
    for path in paths:
        document = read_path(path)
        for mark in ("\\[", "<s>", "</p>", "&nbsp;", "\r", "**"):
            assert mark not in document.prose.text, (path.name, mark)
