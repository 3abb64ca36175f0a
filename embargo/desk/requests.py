"""What is posted to the desk."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)

from embargo.errors import InputError, UsageError
from embargo.groundrules.model import Basis, Kind
from embargo.read import Document, read_bytes
from embargo.times import parse_instant, prove_zone

_LONGEST_TEXT = 1_000_000  # characters; a check of so many takes about as long as the desk waits
_MOST_RULES = 200  # of one kind in one request
SCHEDULED = "scheduled"


def _printable(name: str) -> str:
    if not name.isprintable():
        raise ValueError("it holds characters that cannot be printed")
    return name


def _instant(words: str) -> str:
    try:
        parse_instant(words)
    except UsageError as error:
        raise ValueError(str(error)) from None
    return words


def _moment(words: str) -> str:
    return words if words == SCHEDULED else _instant(words)


def _zone(name: str) -> str:
    try:
        prove_zone(name)
    except UsageError as error:
        raise ValueError(str(error)) from None
    return name


Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_printable)]
Instant = Annotated[
    str,
    AfterValidator(_instant),
    Field(description='ISO 8601 with an offset, or "2022-03-24 07:00 America/New_York".', max_length=80),
]
When = Annotated[
    str,
    AfterValidator(_moment),
    Field(description=f'An instant, or "{SCHEDULED}": when the draft itself says that it is to appear.', max_length=80),
]
Zone = Annotated[str, AfterValidator(_zone), Field(description="An IANA name.", max_length=80)]
Words = Annotated[str, Field(max_length=2000)]


def read_posted(raw: bytes, name: str, format: str | None = None) -> Document:  # noqa: A002 - the contract's word
    """A document that was posted. Raises `InputError` where it cannot be read or is too long, `UsageError`."""
    document = read_bytes(raw, name, format)
    if len(document.source.text) > _LONGEST_TEXT:
        raise InputError(name, f"has more than {_LONGEST_TEXT} characters; give the draft or call alone")
    return document


class Posted(BaseModel):
    """Anything posted: a key that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class PostedDocument(Posted):
    """A draft or briefing: its display name, and its words (`text`) or bytes (`base64`).

    The name's extension tells the format unless `format` does.
    """

    name: Name
    text: Annotated[str | None, Field(max_length=_LONGEST_TEXT)] = None
    base64: str | None = None
    format: Annotated[str | None, Field(max_length=40)] = None

    @model_validator(mode="after")
    def _one_content(self) -> PostedDocument:
        if (self.text is None) == (self.base64 is None):
            raise ValueError("give either text or base64")
        return self

    def read(self) -> Document:
        """The document. Raises `InputError` for one that cannot be read, `UsageError` for an unknown format."""
        return read_posted(self.raw(), self.name, self.format)

    def raw(self) -> bytes:
        """The bytes of it."""
        if self.base64 is None:
            return (self.text or "").encode("utf-8", errors="surrogatepass")
        try:
            return base64.b64decode(self.base64, validate=True)
        except binascii.Error:
            raise UsageError(f"{self.name}: what stands under base64 is not base64") from None


Pasted = Annotated[list[PostedDocument], Field(max_length=20)]


class CheckRequest(Posted):
    """A draft to be judged at an instant (default: now) against the desk's briefings and those given here.

    `zone` is the desk's clock for this check: for a time of the draft's own that is written without a zone too.
    """

    draft: PostedDocument
    at: When | None = None
    briefings: Pasted = []
    zone: Zone | None = None


class NewsItem(BaseModel):
    """A ninjs item, as a news system has it; it is judged against the desk's briefings."""

    model_config = ConfigDict(extra="allow", hide_input_in_errors=True)

    uri: Name


def _posted_for_check(body: Any) -> str:
    return "item" if isinstance(body, dict) and "uri" in body and "draft" not in body else "draft"


Checkable = Annotated[
    Annotated[CheckRequest, Tag("draft")] | Annotated[NewsItem, Tag("item")], Discriminator(_posted_for_check)
]


class RulesRequest(Posted):
    """Briefings whose ground rules are asked for: the files of one call together are one briefing."""

    briefings: Annotated[list[PostedDocument], Field(min_length=1, max_length=20)]
    received: Instant | None = None


class AttributionRule(Posted):
    """Who may be credited for what is said in `scope`."""

    scope: Words
    basis: Basis
    labels: Annotated[list[Words], Field(max_length=_MOST_RULES)] = []
    direct_quotation: bool = True


class EmbargoRule(Posted):
    """Until when what is said in `scope` may not be used; without a time it holds until somebody knows better."""

    scope: Words
    kind: Kind
    stated: Words | None = None
    event: Words | None = None
    zone: Zone | None = None
    lifts_at: Instant | None = None
    lifts_at_latest: Instant | None = None


class SignedRules(Posted):
    """The rules of one briefing as an editor answers for them."""

    reviewed_by: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_printable)
    ]
    names_withheld: bool
    withheld_names: Annotated[list[Words], Field(max_length=_MOST_RULES)] = []
    attribution: Annotated[list[AttributionRule], Field(max_length=_MOST_RULES)]
    embargoes: Annotated[list[EmbargoRule], Field(max_length=_MOST_RULES)]


class SaveRequest(Posted):
    """Signed rules to be kept beside their briefing.

    `sources` are the briefing's files as the desk names them; or `briefing` is one that was pasted, to be kept in the
    desk's first folder too. `version` is that of the ground-rules file that was corrected, null where there was none.
    """

    sources: Annotated[list[Words], Field(max_length=_MOST_RULES)] = []
    briefing: PostedDocument | None = None
    version: Annotated[str | None, Field(max_length=80)] = None
    rules: SignedRules

    @model_validator(mode="after")
    def _one_briefing(self) -> SaveRequest:
        if bool(self.sources) == (self.briefing is not None):
            raise ValueError("give either sources or briefing")
        return self
