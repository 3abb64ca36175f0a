"""E-mails: the subject and the readable part of the body, decoded; date and addresses as metadata."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from embargo.errors import InputError
from embargo.read.document import Document
from embargo.read.plain import read_plain
from embargo.read.web_page import read_web_page
from embargo.text import MappedText, Source

_WRONG = "is not an e-mail that can be read; save its text as .txt"


def read_mail(raw: bytes, name: str) -> Document:
    """An e-mail (RFC 5322). The source is the subject and the words of the body, as extracted.

    Metadata: `title` (the subject), `date` (ISO 8601), `from`, `to`. Raises `InputError` for an empty file, a
    message without a readable part, or one whose encoding is wrong.
    """
    if not raw.strip():
        raise InputError(name, "is empty; give a file with text in it")
    try:
        message = message_from_bytes(raw, policy=policy.default)
        words = _body(message, name)
        metadata = _metadata(message)
    except (MessageError, LookupError, UnicodeError, ValueError, RecursionError):
        raise InputError(name, _WRONG) from None
    text = "\n\n".join(part for part in (metadata.get("title"), words) if part)
    return Document(Source(name, text), MappedText.of(text), metadata, "email")


def _body(message: EmailMessage, name: str) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise InputError(name, "is an e-mail without a text part; save its text as .txt")
    content = part.get_content(errors="strict")
    reader = read_web_page if part.get_content_subtype() == "html" else read_plain
    return reader(content, name).prose.text


def _metadata(message: EmailMessage) -> dict[str, str]:
    found = {"title": "subject", "from": "from", "to": "to"}
    metadata = {key: " ".join(str(message[field]).split()) for key, field in found.items() if message[field]}
    if message["date"]:
        # A date without a usable zone is a date all the same; the reader of the metadata decides what it is worth.
        metadata["date"] = parsedate_to_datetime(str(message["date"])).isoformat()
    return metadata
