"""Which formats are read, by name and by extension."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import cast

from embargo.errors import InputError, UsageError
from embargo.read.decoding import decode
from embargo.read.document import Document
from embargo.read.letters import plain_letters
from embargo.values import value


@value
class Format:
    """A format of input: its name, the extensions that mean it, and the function that reads it.

    `reader` is "module:function", imported when first needed. The function takes the decoded text and the display
    name; where `from_bytes`, the bytes and the display name.
    """

    name: str
    extensions: tuple[str, ...]
    reader: str
    from_bytes: bool = False

    def read(self, raw: bytes, name: str) -> Document:
        """The document that the format's reader makes of `raw`."""
        module, function = self.reader.split(":")
        reader = cast("Callable[[str | bytes, str], Document]", getattr(import_module(module), function))
        return reader(raw if self.from_bytes else decode(raw, name), name)


FORMATS: dict[str, Format] = {
    known.name: known
    for known in (
        Format("markdown", (".md", ".markdown"), "embargo.read.markdown:read_markdown"),
        Format("html", (".html", ".htm"), "embargo.read.web_page:read_web_page"),
        Format("text", (".txt", ".text"), "embargo.read.plain:read_plain"),
        Format("email", (".eml",), "embargo.read.mail:read_mail", from_bytes=True),
        Format("docx", (".docx",), "embargo.read.word_file:read_word_file", from_bytes=True),
        Format("rtf", (".rtf",), "embargo.read.rich_text:read_rich_text", from_bytes=True),
        Format("ninjs", (".json",), "embargo.read.ninjs:read_ninjs"),
        # Told apart by the root element; both names are known, so that either may be asked for.
        Format("newsml-g2", (".xml",), "embargo.read.news_xml:read_news_xml", from_bytes=True),
        Format("nitf", (".nitf",), "embargo.read.news_xml:read_news_xml", from_bytes=True),
    )
}
_BY_EXTENSION = {extension: known for known in FORMATS.values() for extension in known.extensions}
EXTENSIONS = frozenset(_BY_EXTENSION)
# Formats whose words stand in the file as they are.
_TEXTS = frozenset({"markdown", "text", "html"})
_MAY_BE_OTHER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:[{<]|[A-Za-z][A-Za-z-]*:)")
# Extensions of data, which may or may not be a story.
DATA = frozenset({".json", ".xml"})


def format_of(name: str) -> Format | None:
    """The format that the extension of a file's name means; None for one that means none."""
    return _BY_EXTENSION.get(PurePath(name).suffix.lower())


def read_bytes(raw: bytes, name: str, format: str | None = None) -> Document:  # noqa: A002 - the contract's word
    """The document in `raw`; `name` is its display name, whose extension tells the format unless `format` is given.

    Raises `InputError` for what cannot be read, `UsageError` for a format that is not known.
    """
    if format is not None and format not in FORMATS:
        raise UsageError(f"no input format {format!r}; there are {', '.join(FORMATS)}")
    known = FORMATS[format] if format else format_of(name) or _told(raw)
    if format is None and known.name in _TEXTS and _MAY_BE_OTHER.match(raw):
        _refuse_misnamed(raw, known.name, name)
    document = known.read(raw, name)
    prose, printed = plain_letters(document.prose), document.printed and plain_letters(document.printed)
    if not prose.text.strip():
        raise InputError(name, "holds markup but no words; give a file with text in it")
    return replace(document, prose=prose, printed=printed)


def _refuse_misnamed(raw: bytes, kind: str, name: str) -> None:
    from embargo.read.sniffing import kept_from_readers  # noqa: PLC0415 - few files are looked into

    if found := kept_from_readers(raw, kind):
        raise InputError(name, f"is {found[0]}, but named as {kind}; name it {found[1]}")


def _told(raw: bytes) -> Format:
    from embargo.read.sniffing import sniffed  # noqa: PLC0415 - only where the name does not tell

    return FORMATS[sniffed(raw)]
