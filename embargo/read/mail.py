"""E-mails: the subject and every readable part of the body, decoded; date and addresses as metadata."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from email import message_from_bytes
from email.errors import InvalidBase64CharactersDefect, InvalidBase64LengthDefect, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from itertools import chain

from embargo.errors import InputError
from embargo.read.document import Document
from embargo.read.formats import format_of, read_bytes
from embargo.read.plain import read_words_alone
from embargo.read.sniffing import sniffed
from embargo.read.web_page import read_web_page
from embargo.text import MappedText, Source, fold, split_paragraphs

MAX_PARTS = 1_000
MAX_FIELD = 10_000
_WRONG = "is not an e-mail that can be read; save its text as .txt"
_TOO_LONG = f"has a field of more than {MAX_FIELD} characters; save its text as .txt"
_ATTACHED = (
    "has an attachment in a format that is not read, as PDF; "
    "save the words of the e-mail and of the attachment as .txt or .docx and give these instead"
)
# Parts without words for readers: pictures and sounds, signatures, dates, cards.
_NO_WORDS = frozenset({"image", "audio", "video", "font"})
_NO_STORY = frozenset({
    "application/ics", "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "message/delivery-status", "text/calendar", "text/rfc822-headers", "text/vcard", "text/x-vcard",
})  # fmt: skip
_BROKEN = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect)
# What may stand in an e-mail of which only the body was saved.
_PLAIN = frozenset({"markdown", "text"})
# The fields that tell the parts, each with the lines that go on with it; the library takes long over a long one.
_STRUCTURE = re.compile(rb"^content-(?:type|disposition):[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
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
    raw = raw.removeprefix(BOM_UTF8)
    if any(len(field.group()) > MAX_FIELD for field in _STRUCTURE.finditer(raw)):
        raise InputError(name, _TOO_LONG)
    letter = _Letter(name)
    try:
        message = message_from_bytes(raw)
        if not message.keys() and sniffed(raw) not in _PLAIN:
            raise InputError(name, "is named as an e-mail, but is none; give it the extension of what it is")
        parts = list(letter.parts(message))
        metadata = _metadata(message, name)
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
        self._count = 0
        self.whole = True

    def parts(self, message: Message) -> Iterator[str]:
        """The words of each readable part. Raises `InputError` beyond the limit of parts."""
        self._count += 1
        if self._count > MAX_PARTS:
            raise InputError(self._name, f"is an e-mail of more than {MAX_PARTS} parts; save its text as .txt")
        kind = message.get_content_type()
        if message.is_multipart():
            yield from self._inside(message, kind)
        elif kind in ("text/plain", "text/html"):
            reader = read_web_page if kind == "text/html" else read_words_alone
            yield reader(_decoded(message), self._name).shown.text
        elif message.get_content_maintype() not in _NO_WORDS and kind not in _NO_STORY:
            yield from self._attached(message)

    def _inside(self, message: Message, kind: str) -> Iterator[str]:
        inner = [part for part in message.get_payload() if isinstance(part, Message)]
        if kind == "message/rfc822":
            yield from (_field(part, "subject", self._name) for part in inner)
        words = [list(self.parts(part)) for part in inner]
        yield from _said_once(words) if kind == "multipart/alternative" else chain.from_iterable(words)

    def _attached(self, message: Message) -> Iterator[str]:
        form = format_of(message.get_filename() or "")
        content = message.get_payload(decode=True)
        try:
            if form and isinstance(content, bytes):
                document = read_bytes(content, self._name, form.name)
                self.whole = self.whole and not document.unread
                yield document.shown.text
                return
        except InputError:
            pass  # neither its name nor why: both may hold words of it
        self.whole = False


def _decoded(message: Message) -> str:
    """The text of a part; UTF-8 where it does not say. Raises `ValueError` for one that cannot be decoded whole."""
    content = message.get_payload(decode=True)
    if any(isinstance(defect, _BROKEN) for defect in message.defects) or not isinstance(content, bytes):
        raise ValueError
    return content.decode(message.get_content_charset("utf-8")).replace("\r\n", "\n")


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


def _metadata(message: Message, name: str) -> dict[str, str]:
    found = {"title": _field(message, "subject", name)}
    for field in ("from", "to"):
        # A list of addresses may be long, and nothing rests on it.
        if len(message[field] or "") <= MAX_FIELD:
            found[field] = _field(message, field, name)
    metadata = {key: words for key, words in found.items() if words}
    if message["date"]:
        # A date without a usable zone is a date all the same; the reader of the metadata decides what it is worth.
        metadata["date"] = parsedate_to_datetime(_field(message, "date", name)).isoformat()
    return metadata


def _field(message: Message, field: str, name: str) -> str:
    """The words of a field. Raises `InputError` for one beyond the limit, `LookupError` or `ValueError` for letters
    that cannot be decoded."""
    written = next((str(value) for key, value in message.raw_items() if key.lower() == field), "")
    if len(written) > MAX_FIELD:
        raise InputError(name, _TOO_LONG)
    words = written.encode("utf-8", "surrogateescape").decode("utf-8")
    return " ".join(str(make_header(decode_header(words))).split())
