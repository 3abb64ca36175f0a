"""Whether a label keeps to the permitted one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from embargo.checks.labels import Label
from embargo.checks.vocabulary import Vocabulary
from embargo.text import fold


class Standing(Enum):
    """How a label stands to the permitted one, best first."""

    SAME = "same"
    BROADER = "broader"
    NARROWER = "narrower"
    OTHER = "other"  # somebody else's
    MOUTHPIECE = "mouthpiece"
    PERSON = "person"


_BEST_FIRST = tuple(Standing)


def compare(label: Label, permitted: Sequence[Label], vocabulary: Vocabulary) -> Standing:
    """How `label` stands to the permitted labels; to several, as it does to the one that suits it best."""
    found = [_compare(label, one, vocabulary) for one in permitted] or [_without_agreement(label)]
    return min(found, key=_BEST_FIRST.index)


def _without_agreement(label: Label) -> Standing:
    """How a label stands where none was agreed: only a name or a mouthpiece is plainly wrong."""
    if label.mouthpiece:
        return Standing.MOUTHPIECE
    return Standing.PERSON if label.person or label.office else Standing.BROADER


def _compare(label: Label, permitted: Label, vocabulary: Vocabulary) -> Standing:
    if fold(label.text) == fold(permitted.text):
        return Standing.SAME
    if label.mouthpiece and not permitted.mouthpiece:
        return Standing.MOUTHPIECE
    if label.person:
        return Standing.PERSON
    relations = {_relation(body, permitted.bodies, vocabulary, headed=label.plain) for body in label.bodies}
    alike = bool(label.telling) and label.telling <= permitted.telling  # "one expert", of the experts that briefed
    if Standing.OTHER in relations or label.strangers or (label.outsider and not alike):
        return Standing.OTHER
    if label.office:
        return Standing.PERSON
    return _anonymous(label, permitted, relations, vocabulary)


def _anonymous(label: Label, permitted: Label, relations: set[Standing], vocabulary: Vocabulary) -> Standing:
    """A label of the same house that names nobody: it says as much, less, or more."""
    if Standing.NARROWER in relations and not (label.plain or label.telling):
        return Standing.OTHER  # an institution itself speaks
    known = {
        *permitted.topics,
        *permitted.bodies,
        *(one for body in permitted.bodies for one in vocabulary.above(body)),
    }
    more = label.telling - permitted.telling or label.topics - known
    if Standing.NARROWER in relations or more or (label.senior and not permitted.senior):
        return Standing.NARROWER
    less = (
        Standing.BROADER in relations
        or (permitted.senior and not label.senior)
        or (permitted.bodies and not label.bodies)
        or permitted.telling - label.telling
    )
    return Standing.BROADER if less else Standing.SAME


def _relation(body: str, permitted: frozenset[str], vocabulary: Vocabulary, *, headed: bool) -> Standing:
    if body in permitted:
        return Standing.SAME
    if any(body in vocabulary.above(one) for one in permitted):
        return Standing.BROADER
    if not permitted or permitted.intersection(vocabulary.above(body)):
        return Standing.NARROWER
    return Standing.NARROWER if headed and are_akin(body, permitted, vocabulary) else Standing.OTHER


def are_akin(body: str, others: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Whether a body and one of `others` are parts of one whole."""
    house = {body, *vocabulary.above(body)}
    return any(not house.isdisjoint((one, *vocabulary.above(one))) for one in others)


def covers(bodies: Iterable[str], house: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Whether every one of `bodies` is one of `house` or stands above one."""
    whole = {above for one in house for above in (one, *vocabulary.above(one))}
    return whole.issuperset(bodies)
