"""The draft's quotations linked to the passages they were taken from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from embargo.briefing.model import Role
from embargo.checks.context import Context
from embargo.checks.credit import Credit
from embargo.checks.labels import Label
from embargo.checks.standing import Standing, are_akin
from embargo.draft.model import Quotation, QuotationKind
from embargo.groundrules.model import Basis
from embargo.match import Match, Method, Passage, find_quotation, is_certain
from embargo.text import Span
from embargo.values import value

_WHOLE = 0.95  # so much of the words was kept: they are the words said


@value
class Linked:
    """A stretch of quoted words: where, credited to whom, and the passage it was taken from where there is one.

    `certain` tells whether the words are so many and so particular that they cannot be from anywhere else. `public`
    is where they stand in material given as public.
    """

    quotation: Quotation
    span: Span
    label: Label | None
    credit: Credit
    match: Match | None
    certain: bool
    public: Passage | None = None

    @property
    def passage(self) -> Passage | None:
        """Where the words were said, or the first of several places."""
        return self.match.passages[0] if self.match else None

    @property
    def ours(self) -> bool:
        """Whether the words are the briefing's: the draft credits its source, or they can be from nowhere else."""
        return self.certain or self.credit in (Credit.PERMITTED, Credit.SPEAKER)


def link_quotations(context: Context) -> tuple[Linked, ...]:
    """Every stretch of words in quotation marks, in the order of the draft."""
    linked: list[Linked] = []
    for quotation in context.draft.quotations:
        if quotation.kind is QuotationKind.DIRECT:
            linked.extend(_link(quotation, span, context) for span in quotation.spans)
    return tuple(sorted(linked, key=lambda one: one.span))


def by_quotation(linked: Iterable[Linked]) -> Iterator[list[Linked]]:
    """The stretches of each quotation together, in the order of the draft."""
    groups: dict[int, list[Linked]] = {}
    for one in linked:
        groups.setdefault(id(one.quotation), []).append(one)
    yield from groups.values()


def credit_of(quotation: Quotation, context: Context) -> tuple[Label | None, Credit]:
    """Whom a quotation or claim is credited to, taken apart, and what that source is to the briefings."""
    if quotation.source is None:
        return None, Credit.NOBODY
    label = context.label(quotation.source)
    credit = context.credits.get(label)
    if credit is None:
        credit = context.credits[label] = _credit(label, context)
    return label, credit


def _credit(label: Label, context: Context) -> Credit:
    if label.journalist:
        return Credit.REPORTER
    if not context.desk.surnames.isdisjoint(label.words) or any(people.holding(label) for people in context.people):
        return Credit.SPEAKER
    if is_permitted(label, context):
        return Credit.PERMITTED
    return Credit.TELLING if Standing.NARROWER in _standings(label, context) else Credit.STRANGER


def is_permitted(label: Label, context: Context) -> bool:
    """Whether a label may be the permitted one of some briefing, or says no more than it."""
    if any(context.desk.is_variant(label, permitted) for permitted in context.desk.permitted):
        return True
    named = label.person or label.mouthpiece or label.outsider
    return not named and not {Standing.SAME, Standing.BROADER}.isdisjoint(_standings(label, context))


def of_the_house(label: Label, context: Context) -> bool:
    """Whether a label names a body that the permitted labels belong to, or a part of it."""
    permitted = [one for labels in context.desk.permitted for one in labels]
    return any(are_akin(body, one.bodies, context.desk.vocabulary) for one in permitted for body in label.bodies)


def _standings(label: Label, context: Context) -> set[Standing]:
    return {context.compare(label, permitted) for permitted in context.desk.permitted}


def _link(quotation: Quotation, span: Span, context: Context) -> Linked:
    label, credit = credit_of(quotation, context)
    matches = find_quotation(context.draft.document.prose.text, span, context.index)
    match = _choose(matches, label, credit, context)
    public = context.public.quotation(context.draft.document.prose.text, span) if context.public else None
    certain = match is not None and public is None and _is_from_briefing(match, span, credit, context)
    return Linked(quotation, span, label, credit, match, certain, public)


def _is_from_briefing(match: Match, span: Span, credit: Credit, context: Context) -> bool:
    """Whether the words cannot be chance; somebody else's may share a few with a briefing on the same matter."""
    if credit is Credit.STRANGER and match.score < context.thresholds["misquote_others"]:
        return False
    if credit is Credit.STRANGER and not _is_particular(match, span, context):
        return False
    return is_certain(match, context.index, context.thresholds["certain_bits"])


def _is_particular(match: Match, span: Span, context: Context) -> bool:
    """Whether the words are more than courtesies and what anybody says on any day; changed ones must be much more."""
    limits = context.thresholds
    return context.particular(span) >= limits["particular_bits" if match.score >= _WHOLE else "particular_changed_bits"]


def _choose(matches: Sequence[Match], label: Label | None, credit: Credit, context: Context) -> Match | None:
    """The match that speaks for the draft: a passage that is free before one that is not, then who is credited."""

    def order(match: Match) -> tuple[bool, int, int]:
        passage = match.passages[0]
        return (
            any(context.embargo_on(one) is not None for one in match.passages),
            _distance(passage, label, credit, context),
            0 if match.method is Method.EXACT else 1,
        )

    return min(matches, key=order, default=None)


def _distance(passage: Passage, label: Label | None, credit: Credit, context: Context) -> int:
    """How far the speaker of a passage is from whom the draft credits."""
    turn, role = context.turn(passage), context.role_of(passage)
    if credit is Credit.REPORTER:
        return 0 if role is Role.REPORTER else 1
    if role in (Role.REPORTER, Role.HOST):
        return 3 if role is Role.REPORTER else 2
    if credit is Credit.SPEAKER and label is not None:
        person = context.people[passage.briefing].named(label)
        return 0 if person is not None and person.is_speaker(turn.speaker) else 1
    return 0 if context.basis_of(passage) is not Basis.ON_THE_RECORD else 1
