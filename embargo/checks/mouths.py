"""Claims in the draft's own words that are credited to other mouths: is it the briefing that they report?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from embargo.briefing.model import Role
from embargo.checks.case import Case
from embargo.checks.context import Context
from embargo.checks.credit import Credit
from embargo.checks.labels import Label
from embargo.checks.linking import of_the_house
from embargo.draft.model import Quotation
from embargo.match import Item, Likeness, Mask, Passage, find_likeness, outside
from embargo.match.words import quoted_words
from embargo.rulebook.drafts import VerbForm
from embargo.text import Span, tokenise
from embargo.values import value

_MANY_BITS = 30.0  # a share of less than this is a share of little
_RARE_BITS = 20.0
_MANY_NUMBERS = 2
_MOST = {"shares what is said": 1.0, "shares what is rare": 1.0, "shares numbers": float(_MANY_NUMBERS)}

Weights = tuple[tuple[str, float], ...]


@value
class Report:
    """A claim that seems to report the briefing: the passage, how sure that is and what evidence says so."""

    passage: Passage
    confidence: float
    weights: Weights


def weigh(claim: Quotation, label: Label, credit: Credit, items: Sequence[Item], case: Case) -> Report | None:
    """What a claim that is credited to `label` seems to report; None where it is more likely that source's own."""
    context, weights = case.context, case.context.desk.claim_weights
    kind = _kind(label, credit, case)
    own = {kind: 1.0, "credits who speaks on the record": float(credit is Credit.SPEAKER), **_own(claim, label, case)}
    before = weights["bias"] + sum(weights[name] * amount for name, amount in own.items())
    if before + sum(weights[name] * most for name, most in _MOST.items()) < 0:
        return None  # no passage could outweigh that
    like = find_likeness(items, context.index, _meant(kind, case))
    if like is None or like.bits < context.thresholds["claim_bits"]:
        return None
    if credit is not Credit.TELLING and context.role_of(like.passage) in (Role.REPORTER, Role.HOST):
        return None
    amounts = {**own, **_shared(like)}
    weighed = tuple((name, round(weights[name] * amount, 3)) for name, amount in amounts.items() if amount)
    total = weights["bias"] + sum(weight for _, weight in weighed)
    if total < 0:
        return None
    return Report(like.passage, 1 / (1 + math.exp(-total)), tuple(sorted(weighed, key=lambda one: -abs(one[1]))))


def _kind(label: Label, credit: Credit, case: Case) -> str:
    """What the source is that may stand where the briefing's should."""
    context = case.context
    if label.mouthpiece:
        ours = of_the_house(label, context) or not (label.bodies or label.strangers)
        return "credits a mouthpiece of the house" if ours else "credits another's mouthpiece"
    if credit is Credit.TELLING and label.plain:
        return "credits a telling label"
    if _is_of_the_house(label, credit, context):
        return "credits a person of the house"
    if label.plain and label.bodies:
        return "credits an official of another body"
    return "credits somebody else" if label.person or label.plain or label.outsider else "credits an institution"


def _is_of_the_house(label: Label, credit: Credit, context: Context) -> bool:
    """Whether a label names somebody of the briefing, or whoever holds an office of the same house."""
    holds = label.office and not label.leader and (not label.bodies or of_the_house(label, context))
    telling = credit is Credit.TELLING and bool(label.telling and label.bodies)
    return holds or telling or any(people.named(label) for people in context.people)


def _meant(kind: str, case: Case) -> Mask:
    """The words that such a source may be given: those that may be credited to no name; a mouthpiece's also others."""
    desk = case.context.desk
    of_anybody = kind in ("credits a mouthpiece of the house", "credits another's mouthpiece")
    return desk.answers if of_anybody else desk.on_background


def _shared(like: Likeness) -> dict[str, float]:
    return {
        "shares what is said": like.share * min(1.0, like.bits / _MANY_BITS),
        "shares what is rare": min(1.0, like.rare / _RARE_BITS),
        "shares numbers": float(min(_MANY_NUMBERS, like.numbers)),
    }


def _own(claim: Quotation, label: Label, case: Case) -> Mapping[str, float]:
    """What says that a source has its own say: an occasion, its own quoted words, itself as the matter."""
    context = case.context
    sentence = context.draft.sentences[claim.sentence].span
    return {
        "names an occasion of its own": float(_names_occasion(claim, sentence, context)),
        "is not told in the past": float(not _is_past(claim, case)),
        "quotes what nobody said there": float(_quotes_others(claim, case)),
        "speaks of itself": float(_speaks_of_itself(claim, case)),
        "credits a leader": float(label.leader or bool(context.leaders.intersection(label.person))),
    }


def _names_occasion(claim: Quotation, sentence: Span, context: Context) -> bool:
    """Whether a sentence says when or where its claim was made; the weekday of what is still to come does not."""
    lexicon = context.index.lexicon
    words = quoted_words(context.draft.document.prose.text, sentence, lexicon)
    every = [word.normal for word in words]
    if lexicon.has_phrase(every, lexicon.occasions):
        return True
    beside = [word.normal for word in outside(words, claim.spans)]
    coming = lexicon.has_phrase(every, lexicon.coming)
    return lexicon.has_phrase(beside if coming else every, lexicon.weekdays)


def _is_past(claim: Quotation, case: Case) -> bool:
    """Whether the cue says that it was said once ("said") rather than that it is ("says") or has been ("has said")."""
    if claim.cue is None:
        return True
    context = case.context
    words = tuple(token.word for token in tokenise(claim.cue.text))
    before = context.draft.document.prose.text[max(0, claim.cue.span.start - 20) : claim.cue.span.start].split()
    helped = bool(before) and before[-1].lower() in context.desk.rulebook.draft_words.auxiliaries
    forms = (
        {cue.form for cue in context.desk.rulebook.draft_words.cues.get(words[0], ()) if cue.words == words}
        if words
        else set()
    )
    return not helped and (not forms or VerbForm.PAST in forms or VerbForm.ING in forms)


def _quotes_others(claim: Quotation, case: Case) -> bool:
    """Whether the claim's sentence holds words in quotation marks that are not the briefing's."""
    sentence = case.context.draft.sentences[claim.sentence].span
    whole = Span(min(sentence.start, claim.spans[0].start), max(sentence.end, claim.spans[-1].end))
    return any(not one.certain for one in case.linked.at(whole))


def _speaks_of_itself(claim: Quotation, case: Case) -> bool:
    first = next(iter(tokenise(claim.text)), None)
    return first is not None and first.word in case.context.desk.rulebook.draft_words.personal
