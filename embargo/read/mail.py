"""E-mails: the subject and every readable part of the body, decoded; date and addresses as metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from itertools import chain
from pathlib import PurePath

from embargo.errors import InputError
from embargo.read.document import Document
from embargo.read.formats import FORMATS, read_bytes
from embargo.read.plain import read_plain
from embargo.read.web_page import read_web_page
from embargo.text import MappedText, Source, fold, split_paragraphs

_WRONG = "is not an e-mail that can be read; save its text as .txt"
_ATTACHED = (
    "has an attachment in a format that is not read, as PDF; "
    "save the words of the e-mail and of the attachment as .txt or .docx and give these instead"
)
_BY_EXTENSION = {extension: known.name for known in FORMATS.values() for extension in known.extensions}
# Parts without words for readers: pictures and sounds, signatures, dates, cards.
_NO_WORDS = frozenset({"image", "audio", "video", "font"})
_NO_STORY = frozenset({
    "application/ics", "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "message/delivery-status", "text/calendar", "text/rfc822-headers", "text/vcard", "text/x-vcard",
})  # fmt: skip
_ADDRESS = re.compile(r"https?://\S+")
_WORD = re.compile(r"\w+")
# So many words in a row are not the same in two paragraphs by chance.
_RUN = 4


def read_mail(raw: bytes, name: str) -> Document:
    """An e-mail (RFC 5322). The source is the subject and the words of the body, as extracted.

    Parts follow in their order, with attached texts and Word files and forwarded messages. Of a text in several
    forms the first is read, and each paragraph that only another has. An attachment of another kind is `unread`.
    Metadata: `title` (the subject), `date` (ISO 8601), `from`, `to`. Raises `InputError` for an empty file, a
    message without a readable part, or one whose encoding is wrong.
    """
    if not raw.strip():
        raise InputError(name, "is empty; give a file with text in it")
    letter = _Letter(name)
    try:
        message = message_from_bytes(raw, policy=policy.default)
        parts = list(letter.parts(message))
        metadata = _metadata(message)
    except (MessageError, LookupError, UnicodeError, ValueError, RecursionError):
        raise InputError(name, _WRONG) from None
    if not parts:
        raise InputError(name, "is an e-mail without a text part; save its text as .txt")
    text = "\n\n".join(part for part in (metadata.get("title"), *parts) if part)
    unread = None if letter.whole else _ATTACHED
    return Document(Source(name, text), MappedText.of(text), metadata, "email", unread=unread)


class _Letter:
    """Reads the parts of a message; `whole` is whether all with words in them could be read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.whole = True

    def parts(self, message: EmailMessage) -> Iterator[str]:
        """The words of each readable part."""
        kind = message.get_content_type()
        if message.is_multipart():
            yield from self._inside(message, kind)
        elif kind in ("text/plain", "text/html"):
            reader = read_web_page if kind == "text/html" else read_plain
            yield _shown(reader(message.get_content(errors="strict"), self._name))
        elif message.get_content_maintype() not in _NO_WORDS and kind not in _NO_STORY:
            yield from self._attached(message)

    def _inside(self, message: EmailMessage, kind: str) -> Iterator[str]:
        inner = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
        if kind == "message/rfc822":
            yield from (str(part["subject"] or "") for part in inner)
        words = [list(self.parts(part)) for part in inner]
        yield from _said_once(words) if kind == "multipart/alternative" else chain.from_iterable(words)

    def _attached(self, message: EmailMessage) -> Iterator[str]:
        form = _BY_EXTENSION.get(PurePath(message.get_filename() or "").suffix.lower())
        content = message.get_payload(decode=True)
        try:
            if form and isinstance(content, bytes):
                document = read_bytes(content, self._name, form)
                self.whole = self.whole and not document.unread
                yield _shown(document)
                return
        except InputError:
            pass  # neither its name nor why: both may hold words of it
        self.whole = False


def _shown(document: Document) -> str:
    return (document.printed or document.prose).text


def _said_once(forms: Iterable[Sequence[str]]) -> Iterator[str]:
    """The words of the first form of a text, and each paragraph of the others that is in none before."""
    said: set[tuple[str, ...]] = set()
    for form in forms:
        paragraphs = [text[slice(*span)] for text in form for span in split_paragraphs(text)]
        yield "\n\n".join(paragraph for paragraph in paragraphs if not _runs(paragraph, _RUN) <= said)
        said.update(*(_runs(text, length) for text in form for length in range(1, _RUN + 1)))


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    """All words of a text that follow one another, so many at a time.

    Forms of a text differ in their line ends, marks and addresses of links, so these are no part of it.
    """
    words = _WORD.findall(_ADDRESS.sub("", fold(text)))
    return {tuple(words[at : at + length]) for at in range(max(1, len(words) - length + 1))} if words else set()


def _metadata(message: EmailMessage) -> dict[str, str]:
    found = {"title": "subject", "from": "from", "to": "to"}
    metadata = {key: " ".join(str(message[field]).split()) for key, field in found.items() if message[field]}
    if message["date"]:
        # A date without a usable zone is a date all the same; the reader of the metadata decides what it is worth.
        metadata["date"] = parsedate_to_datetime(str(message["date"])).isoformat()
    return metadata
