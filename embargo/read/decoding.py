"""Bytes to text, or a reason why not. No message holds words of the input."""

from __future__ import annotations

import codecs
import re

from embargo.errors import InputError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC: dict[bytes, str] = {
    b"%PDF-": "a PDF; save its text as .txt or .md",
    b"PK\x03\x04": "a ZIP or Office file; save its text as .txt, .md or .html",
    b"\xd0\xcf\x11\xe0": "an old Office file; save its text as .txt, .md or .html",
    b"{\\rtf": "an RTF file; save its text as .txt, .md or .html",
    b"\x89PNG": "a picture; give the text",
    b"\xff\xd8\xff": "a picture; give the text",
    b"GIF8": "a picture; give the text",
    b"\x1f\x8b": "a gzip archive; unpack it first",
    b"7z\xbc\xaf": "a 7z archive; unpack it first",
    b"ID3": "a sound file; give the transcript",
    b"OggS": "a sound file; give the transcript",
}
# Control characters that no text has; a form feed, tab or escape may stand in one.
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def decode(raw: bytes, name: str) -> str:
    """The text of a UTF-8 file, without its byte order mark.

    Raises `InputError` for an empty file, one of only white space, another encoding, or a file that is no text.
    """
    if not raw:
        raise InputError(name, "is empty; give a file with text in it")
    _refuse_binary(raw, name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(name, _wrong_encoding(raw, error)) from None
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        raise InputError(name, "holds only white space; give a file with text in it")
    return text


def _refuse_binary(raw: bytes, name: str) -> None:
    beginning = raw[:1000].removeprefix(codecs.BOM_UTF8).lstrip()
    for magic, kind in _MAGIC.items():
        if beginning.startswith(magic):
            raise InputError(name, f"is {kind}")
    if raw.startswith(_UTF16_MARKS) or _looks_utf16(raw):
        raise InputError(name, "is UTF-16; save it as UTF-8")
    if b"\x00" in raw:
        raise InputError(name, "is a binary file (it holds NUL bytes); give a text file in UTF-8")


def _looks_utf16(raw: bytes) -> bool:
    """Whether every other byte of the beginning is mostly NUL, as in UTF-16 of a Latin script without a mark."""
    head = raw[:2000]
    even, odd = head[::2], head[1::2]
    most, least = sorted((even.count(0), odd.count(0)), reverse=True)
    return len(head) >= 8 and most > len(head) * 0.35 and least < len(head) * 0.05


def _wrong_encoding(raw: bytes, error: UnicodeDecodeError) -> str:
    if len(_CONTROL.findall(raw[:4096])) > len(raw[:4096]) * 0.05:
        return "is a binary file; give a text file in UTF-8"
    line = raw.count(b"\n", 0, error.start) + 1
    return (
        f"is not UTF-8 (byte 0x{raw[error.start]:02X} in line {line}, perhaps Latin-1 or Windows-1252); "
        "save it as UTF-8"
    )
