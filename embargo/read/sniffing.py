"""What a file is, by its bytes: for names that do not tell, and for data that may or may not be a story."""

from __future__ import annotations

import re

_SNIFFED = 20_000
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_MAIL_FIELD = re.compile(rb"^(?:mime-version|message-id|received|delivered-to):", re.IGNORECASE | re.MULTILINE)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(rb"\s*<(?:\?xml\s|!DOCTYPE\s+nitf\b|(?:[\w.-]{1,40}:)?(?:nitf|newsItem|packageItem|newsMessage)\b)")
_NEWS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?(?:<!DOCTYPE\b[^>]*>\s*)?<(?:[\w.-]{1,40}:)?(?:nitf|newsItem)\b",
    re.DOTALL,
)
_JSON = re.compile(rb"\s*\{\s*(?:\"|\})")
_WORD_PART = b"word/"
# What tells a story from other data in a folder.
_ITEM = re.compile(
    rb'"(?:headlines?|bodies|body_\w+|descriptions?_?\w*|pubstatus|versioncreated|embargoed)"\s*:'
    rb"|<(?:[\w.-]{1,40}:)?(?:nitf|newsItem|packageItem|newsMessage)\b",
    re.IGNORECASE,
)
_ENCODED = re.compile(rb"^content-transfer-encoding:[ \t]*(?:base64|quoted-printable)\b", re.IGNORECASE | re.MULTILINE)
_MARKDOWN = re.compile(rb"^---[^\S\n]*\n|^\#{1,6} \S|\*\*\S|\\[\[\]]|\]\(https?:", re.MULTILINE)


def may_be_story(raw: bytes) -> bool:
    """Whether JSON or XML that was found in a folder looks like a news item: other data there is nobody's story."""
    return _ITEM.search(raw.replace(b"\x00", b"")) is not None


def kept_from_readers(raw: bytes, kind: str) -> tuple[str, str] | None:
    """What a file is that is named as `kind` ("text", "markdown", "html"), where it would be misread as that.

    Its words would stand there escaped, encoded or between tags. The second is the extension that it should have.
    """
    head = raw[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")
    if _JSON.match(head) and _ITEM.search(raw):
        return "a ninjs item", ".json"
    if _NEWS.match(head):
        return "a news item in XML", ".xml"
    if kind == "text" and _HTML.match(head):
        return "an HTML page", ".html"
    fields = _MAIL.match(head)
    if fields and _MAIL_FIELD.search(fields.group()) and _ENCODED.search(raw):
        return "an e-mail", ".eml"
    return None


def sniffed(raw: bytes) -> str:
    """The name of the format of a file whose name does not tell it, by how it begins."""
    head = raw[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")
    beginnings = (
        ("html", _HTML.match(head)),
        ("newsml-g2", _XML.match(head)),
        ("ninjs", _JSON.match(head)),
        ("rtf", head.startswith(b"{\\rtf")),
        ("docx", head.startswith(b"PK\x03\x04") and _WORD_PART in raw),
    )
    for name, found in beginnings:
        if found:
            return name
    fields = _MAIL.match(head)
    if fields and _MAIL_FIELD.search(fields.group()):
        return "email"
    return "markdown" if _MARKDOWN.search(head) else "text"
