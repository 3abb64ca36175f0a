"""Input that cannot be read: one line that names the file and what to do, and none of its words."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from embargo.errors import InputError, UsageError
from embargo.read import MAX_BYTES, collect, read_bytes, read_path

SECRET = "merger of Quist and Lund"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\xc2\xa0\n", "only white space"),
        ("﻿".encode(), "only white space"),
        (f"One\n{SECRET} caf\xe9".encode("latin-1"), "is not UTF-8 (byte 0xE9 in line 2"),
        (SECRET.encode("utf-16"), "is UTF-16; save it as UTF-8"),
        (SECRET.encode("utf-16-le"), "is UTF-16; save it as UTF-8"),
        (SECRET.encode("utf-16-be"), "is UTF-16; save it as UTF-8"),
        (SECRET.encode() + b"\x00" * 3, "is a binary file"),
        (bytes(range(1, 256)) * 20, "is a binary file"),
        (b"%PDF-1.7\n" + SECRET.encode(), "is a PDF"),
        (b"PK\x03\x04" + SECRET.encode(), "Office file"),
        (b"---\ntitle: 'open\nx: y\n---\n" + SECRET.encode(), "the front matter is not valid YAML in line"),
        (b"---\na: " + b"[" * 5000 + b"\n---\nx", "the front matter"),
        (b"---\ntitle: x\n---\n", "holds markup but no words"),
        (b"<!-- all of it -->", "holds markup but no words"),
    ],
)
def test_a_reason_and_no_words(raw: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(raw, "draft.md")
    message = str(caught.value)
    assert message.startswith("draft.md: ")
    assert reason in message
    assert "\n" not in message
    assert "Quist" not in message
    assert ";" in message, "what to do"


@pytest.mark.parametrize(
    ("raw", "name", "reason"),
    [
        (f'\ufeff {{"headline": "{SECRET}"}}', "a.txt", "is a ninjs item, but named as text; name it .json"),
        (f'{{"body_html": "{SECRET}"}}', "a.md", "is a ninjs item"),
        (f"<?xml version='1.0'?><!-- x --><nitf><body>{SECRET}</body></nitf>", "a.html", "is a news item in XML"),
        (f"<!DOCTYPE html><p>{SECRET}", "a.txt", "is an HTML page, but named as text; name it .html"),
        (
            f"Subject: x\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n{SECRET}",
            "a.md",
            "is an e-mail, but named as markdown; name it .eml",
        ),
        (f"\ufeff{{\\rtf1 {SECRET}}}", "a.md", "is an RTF file"),
        (f"\n%PDF-1.7 {SECRET}", "a.txt", "is a PDF"),
        (f"<html><p>{SECRET}", "a.eml", "is named as an e-mail, but is none"),
    ],
)
def test_a_name_that_lies(raw: str, name: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(raw.encode(), name)
    assert reason in caught.value.reason
    assert "Quist" not in str(caught.value)


@pytest.mark.parametrize("words", ["<em>One</em> word", "{x} and {y}", "Note: words", "Subject: x\nDate: y\n\nwords"])
def test_words_that_only_begin_like_another_format(words: str) -> None:
    assert read_bytes(words.encode(), "a.txt").format == "text"


def test_a_pipe_that_nobody_writes_into(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "draft.md")
    os.mkfifo(tmp_path / "item.json")
    assert len(collect([tmp_path])) == 2
    for path in collect([tmp_path]):
        with pytest.raises(InputError, match="is a pipe; give a file"):
            read_path(path)


def test_a_stream_that_the_shell_has_opened() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"Words")
    os.close(writing)
    assert read_path(f"/dev/fd/{reading}").prose.text == "Words"
    os.close(reading)


def test_front_matter_errors_name_the_line_of_the_file() -> None:
    with pytest.raises(InputError, match="in line 4;"):
        read_bytes(b"---\ntitle: fine\nslug: fine\n\tbad: tab\n---\nWords", "draft.md")


def test_missing_folder_and_unreadable(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_path(tmp_path / "none.md")
    with pytest.raises(InputError, match="is a folder"):
        read_path(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        collect([tmp_path / "none.md"])
    with pytest.raises(InputError, match="no readable file in this folder"):
        collect([tmp_path])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.md"
    path.write_text(SECRET)
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read_path(path)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="is larger than 20 MB"):
        read_path(path)


class Endless(io.RawIOBase):
    """A stream that never ends; it counts what is taken from it."""

    taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        buffer[:] = b"x" * len(buffer)
        self.taken += len(buffer)
        return len(buffer)


def test_a_stream_over_the_limit_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Endless()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(stream)))
    with pytest.raises(InputError, match="<stdin>: is larger than 20 MB"):
        read_path("-")
    assert stream.taken < MAX_BYTES * 2


def test_an_unknown_format_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="no input format 'pdf'; there are markdown"):
        read_bytes(b"x", "x", format="pdf")
