"""The ground rules of a briefing: who may be credited, and when what was said may be used."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from enum import StrEnum

from embargo.briefing.model import Briefing, Problem, Turn
from embargo.groundrules.filed import RulesFile
from embargo.text import Span
from embargo.times.model import Reading
from embargo.values import remembering_value, value

_ALWAYS = dt.datetime.min.replace(tzinfo=dt.UTC)
_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


class Basis(StrEnum):
    """On what terms words may be used."""

    ON_THE_RECORD = "on_the_record"
    ON_BACKGROUND = "on_background"
    DEEP_BACKGROUND = "deep_background"
    OFF_THE_RECORD = "off_the_record"
    NOT_FOR_ATTRIBUTION = "not_for_attribution"
    UNSTATED = "unstated"


class Kind(StrEnum):
    """What lifts an embargo."""

    TIME = "time"
    CALL_END = "call_end"
    EVENT = "event"
    LIFTED = "lifted"


@value
class Evidence:
    """Words that a rule or finding rests on: file, lines (from 1), the words, and what they are in the call."""

    source: str
    line: int
    end_line: int
    text: str = field(repr=False)
    speaker: str | None = None
    scope: str | None = None


@value
class Attribution:
    """Who may be credited for what is said in `scope`, and how.

    `labels` are the permitted labels as spoken. `direct_quotation` is False where only paraphrase is allowed.
    """

    scope: str
    basis: Basis
    labels: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    direct_quotation: bool = True


@value
class Embargo:
    """Until when what is said in `scope` may not be used.

    `lifts_at` is the customary reading (UTC), None where it cannot be known; `lifts_at_latest` the latest literal
    reading, to which a check holds. `stated` are the host's words, `event` the event they wait for.
    """

    scope: str
    kind: Kind
    stated: str | None = field(default=None, repr=False)
    event: str | None = field(default=None, repr=False)
    zone: str | None = None
    lifts_at: dt.datetime | None = None
    lifts_at_latest: dt.datetime | None = None
    readings: tuple[Reading, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def in_force(self, at: dt.datetime) -> bool:
        """Whether the embargo holds at the instant `at`; one whose lift is not known does."""
        return at < self.holds_until

    @property
    def latest(self) -> dt.datetime | None:
        """The latest reading of its lift (UTC), to which a check holds; None where it cannot be known."""
        return self.lifts_at_latest or self.lifts_at

    @property
    def holds_until(self) -> dt.datetime:
        """From when on it may be used (UTC): the end of time where that is not known, its beginning where lifted."""
        if self.kind is Kind.LIFTED:
            return _ALWAYS
        return self.latest or _NEVER


@value
class Part:
    """A part of a call that has rules of its own: from `first` turn to `last` (both included), by scope name."""

    scope: str
    first: int
    last: int


@remembering_value
class GroundRules:
    """A briefing and the rules in force at its end. `file` is the ground-rules file that was used for them.

    `names_evidence` is where the host asked that the speakers' names be kept out of print.
    """

    briefing: Briefing
    attribution: tuple[Attribution, ...] = ()
    embargoes: tuple[Embargo, ...] = ()
    parts: tuple[Part, ...] = ()
    names_withheld: bool = False
    withheld_names: tuple[str, ...] = field(default=(), repr=False)
    names_evidence: tuple[Evidence, ...] = ()
    warnings: tuple[Problem, ...] = field(default=())
    file: RulesFile | None = None

    def scopes(self, turn: Turn) -> tuple[str, ...]:
        """The scopes that `turn` belongs to, narrowest first, the whole call last."""
        return tuple(scope for layer in self._layers(turn) for scope in layer)

    def _layers(self, turn: Turn) -> tuple[tuple[str, ...], ...]:
        """The scopes of a turn by how much of the call they cover, narrowest first."""
        parts: dict[int, tuple[str, ...]] = {}
        for part in self.parts:
            if part.first <= turn.index <= part.last:
                size = part.last - part.first
                parts[size] = (*parts.get(size, ()), part.scope)
        names = tuple(f"speaker:{name}" for name in (turn.speaker.name, turn.speaker.label) if name)
        return (names, *(parts[size] for size in sorted(parts)), ("call",))

    def embargo_on(self, turn: Turn) -> Embargo | None:
        """The embargo on what is said in `turn`: that of its narrowest scope; None where none was stated.

        Of two sections between which the boundary is not known, the one that is held longer.
        """
        by_scope = {embargo.scope: embargo for embargo in self.embargoes}
        for layer in self._layers(turn):
            stated = [by_scope[scope] for scope in layer if scope in by_scope]
            if stated:
                return max(stated, key=lambda embargo: embargo.holds_until)
        return None

    def attribution_of(self, turn: Turn) -> Attribution | None:
        """The attribution rule for what is said in `turn`: that of its narrowest scope; None where unstated."""
        by_scope = {rule.scope: rule for rule in self.attribution}
        return next((by_scope[scope] for scope in self.scopes(turn) if scope in by_scope), None)


def evidence_of(
    briefing: Briefing, document: int, span: Span, *, turn: Turn | None = None, scope: str | None = None
) -> Evidence:
    """The evidence that stands at a span of a document's prose."""
    read = briefing.documents[document]
    line, end_line = read.lines(span)
    words = " ".join(read.prose.text[span.start : span.end].split())
    return Evidence(read.source.name, line, end_line, words, turn.speaker.label if turn else None, scope)
