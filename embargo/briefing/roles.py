"""Who a speaker is on the call: by the label, by the place in the call, and by what the words do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from embargo.briefing.cues import Cue, CueReader
from embargo.briefing.label_words import LabelKind
from embargo.briefing.labels import Label
from embargo.briefing.model import Role
from embargo.text import Span
from embargo.values import value

_ROLES = {
    LabelKind.HOST: Role.HOST,
    LabelKind.SPOKESPERSON: Role.HOST,
    LabelKind.REPORTER: Role.REPORTER,
    LabelKind.ANSWER: Role.OFFICIAL,
    LabelKind.OFFICIAL: Role.OFFICIAL,
    LabelKind.NAMED: Role.NAMED,
    LabelKind.UNKNOWN: Role.UNKNOWN,
}
# Lengths in words. A host's opening is short; a briefer's statement is long, whatever courtesies or reminders it holds.
_OPENING = 300
_CLOSING = 120
_FLOOR = 60
_SLIP = 0.9
_KNOWN = 50


@value
class Spoken:
    """A label and the words after it: `folded` is the folded prose of its document, `span` lies in it."""

    label: Label
    folded: str
    span: Span

    @property
    def words(self) -> int:
        """How many words, about."""
        return self.folded.count(" ", *self.span) + self.folded.count("\n", *self.span) + 1


@value
class Part:
    """What a turn's speaker is, and whether the words are the host's under another label."""

    role: Role
    host_words: bool


def cast(turns: Sequence[Spoken], cues: CueReader) -> list[Part]:
    """The role of each turn of a call, in order."""
    kinds = _kinds(turns)
    opener = _opener(turns, kinds, cues)
    briefed = any(
        kinds[turn.label.core] not in (LabelKind.REPORTER, LabelKind.HOST, LabelKind.SPOKESPERSON, LabelKind.UNKNOWN)
        and turn.label.core != opener
        for turn in turns
    )
    roles = {core: _role(core, kind, opener, briefed=briefed) for core, kind in kinds.items()}
    for core in _asking(turns, kinds, roles):
        roles[core] = Role.REPORTER
    last = len(turns) - 1
    return [
        Part(role, _hosts(turn, role, cues, place, last))
        for place, turn in enumerate(turns)
        for role in (roles[turn.label.core],)
    ]


def _kinds(turns: Sequence[Spoken]) -> dict[str, LabelKind | None]:
    """What each label means; a slip of the pen ("OFFICIA") means what the label next to it in spelling does."""
    kinds: dict[str, LabelKind | None] = {}
    for turn in turns:
        kinds[turn.label.core] = kinds.get(turn.label.core) or turn.label.kind
    known = [core for core, kind in kinds.items() if kind][:_KNOWN]
    for core, kind in kinds.items():
        if kind is None and len(core) > 8:
            alike = [other for other in known if SequenceMatcher(None, core, other).ratio() >= _SLIP]
            kinds[core] = kinds[alike[0]] if alike else None
    return kinds


def _opener(turns: Sequence[Spoken], kinds: dict[str, LabelKind | None], cues: CueReader) -> str | None:
    """The label of somebody named who opens the call and gives the word to others, if it is opened so."""
    place = 1 if kinds[turns[0].label.core] is LabelKind.HOST else 0
    if len(turns) <= place + 1:
        return None
    turn, following = turns[place], turns[place + 1].label.core
    if kinds[turn.label.core] not in (LabelKind.NAMED, None) or turn.words > _OPENING or following == turn.label.core:
        return None
    if LabelKind.OFFICIAL in kinds.values() and not place:
        return turn.label.core
    found = cues.read(turn.folded, turn.span)
    introduces = Cue.HANDOVER in found or (bool(found) and kinds[following] is not LabelKind.REPORTER)
    return turn.label.core if introduces and (Cue.WELCOME in found or not place) else None


def _role(core: str, kind: LabelKind | None, opener: str | None, *, briefed: bool) -> Role:
    if core == opener:
        return Role.HOST if briefed else Role.NAMED
    if kind is None:
        return Role.NAMED
    role = _ROLES[kind]
    # Where nobody else briefs, the one who moderates is the one who speaks.
    return Role.OFFICIAL if role is Role.HOST and not briefed else role


def _asking(turns: Sequence[Spoken], kinds: dict[str, LabelKind | None], roles: dict[str, Role]) -> list[str]:
    """Labels of reporters printed by name: bare names who mostly ask, where no label says "question"."""
    if LabelKind.REPORTER in kinds.values():
        return []
    asked: dict[str, list[bool]] = defaultdict(list)
    for turn in turns:
        if kinds[turn.label.core] is None and roles[turn.label.core] is Role.NAMED:
            asked[turn.label.core].append("?" in turn.folded[slice(*turn.span)])
    return [core for core, questions in asked.items() if sum(questions) * 2 > len(questions)]


def _hosts(turn: Spoken, role: Role, cues: CueReader, place: int, last: int) -> bool:
    """Whether the words of somebody who is not the host do what only a host does."""
    length = turn.words
    if role in (Role.HOST, Role.REPORTER) or length > _OPENING:
        return False
    wanted = {Cue.RULES}
    if place == 0:
        wanted |= {Cue.HANDOVER}
    if length <= _CLOSING:
        wanted |= {Cue.PORTION_END}
    if role is Role.OFFICIAL and length <= _CLOSING and place >= last - 1:
        wanted |= {Cue.CLOSING}
    if role is Role.OFFICIAL and length <= _FLOOR:
        wanted |= {Cue.FLOOR}
    return bool(cues.read(turn.folded, turn.span, wanted))
