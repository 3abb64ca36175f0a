"""A briefing: the turns of one call, who speaks in each, and the call's own clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from enum import StrEnum

from embargo.read.document import Document
from embargo.text import Span
from embargo.values import remembering_value, value


class Role(StrEnum):
    """What a speaker is on the call."""

    HOST = "host"
    OFFICIAL = "official"  # speaks on background: the label hides the name
    NAMED = "named"
    REPORTER = "reporter"
    UNKNOWN = "unknown"


@value
class Speaker:
    """Who speaks, as the transcript labels them.

    `label` is the label as printed, without colon and markup ("SENIOR ADMINISTRATION OFFICIAL ONE", "MS. HORNE",
    "Q"); `name` and `title` are known for named speakers once the introduction has joined them to the label.
    """

    label: str
    role: Role
    name: str | None = field(default=None, repr=False)
    title: str | None = field(default=None, repr=False)


@value
class Turn:
    """What one speaker says until the next one speaks.

    `document` indexes `Briefing.documents`; `label_span` and `span` (the words said) lie in that document's prose.
    `host_words` marks words that are the host's although they stand under another label: they carry rules.
    """

    index: int
    document: int
    speaker: Speaker
    label_span: Span
    span: Span
    host_words: bool = False


@value
class Stamp:
    """A clock stamp on a line of its own ("11:53 A.M. CET"): `closing` when it stands after the last turn."""

    document: int
    span: Span
    clock: dt.time
    zone: str | None
    closing: bool


@value
class Problem:
    """Something an editor should know: a warning code of CONTRACT.md, a sentence, a place where there is one."""

    code: str
    message: str = field(repr=False)
    source: str | None = None
    line: int | None = None


@remembering_value
class Briefing:
    """One call (or notice), of one or several files.

    `held_on` is the civil date at the call's own clock, `zone` that clock's IANA name; `started_at` and `ended_at`
    are aware wall times in that zone. What is not known is None. `preambles` are the spans, by document, that stand
    before the first turn (headers, an invitation, or the whole of a notice).
    """

    documents: tuple[Document, ...]
    title: str | None = field(repr=False)
    turns: tuple[Turn, ...]
    stamps: tuple[Stamp, ...] = ()
    held_on: dt.date | None = None
    zone: str | None = None
    started_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    published_at: dt.datetime | None = None
    received_at: dt.datetime | None = None
    problems: tuple[Problem, ...] = field(default=())
    preambles: tuple[Span, ...] = field(default=())

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the files, in the order of the call."""
        return tuple(document.source.name for document in self.documents)

    def words(self, turn: Turn) -> str:
        """The words said in `turn`, as the transcript's prose prints them."""
        return self.documents[turn.document].prose.text[turn.span.start : turn.span.end]

    def preamble(self, document: int) -> str:
        """What stands in a document before its first turn: header lines, an invitation, the whole of a notice."""
        return self.documents[document].prose.text[slice(*self.preambles[document])]
