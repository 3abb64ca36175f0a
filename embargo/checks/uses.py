"""Sentences that use the briefing without quoting it: wording taken over, and the same news in other words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from embargo.checks.context import Context
from embargo.checks.credit import Credit
from embargo.checks.linking import Linked
from embargo.checks.looks import Look, Looker
from embargo.draft.model import Quotation, Sentence
from embargo.groundrules.model import Embargo
from embargo.match import Mask, Passage, find_likeness
from embargo.values import value

if TYPE_CHECKING:
    from embargo.checks.meant import Meant

_MANY_BITS = 40.0  # a share of less than this is a share of little
_RARE_BITS = 60.0
_MANY_NUMBERS = 2
_MANY_WORDS = 5
_ALONE = 0.5  # so much of it counts in a story that has nothing else from the briefing
_SEVERAL = 2
_NEAR = 600  # characters of what was said
_CLEARLY = 0.02  # so much more of a sentence must stand in the one part than in the other

Weights = tuple[tuple[str, float], ...]


@value
class Use:
    """A sentence that uses embargoed material: the passage, the embargo, how sure it is and what evidence says so.

    `passages` is empty where it rests on the rule alone: it credits the source and shares too little
    with what was said.
    `public` is where the same stands in material given as public: then it breaks no embargo.
    """

    rule: str
    sentence: Sentence
    briefing: int
    passages: tuple[Passage, ...]
    embargo: Embargo
    confidence: float
    weights: Weights
    quotation: Quotation | None
    public: Passage | None = None


def find_uses(context: Context, quoted: Sequence[Linked]) -> tuple[Use, ...]:
    """The sentences that use embargoed material, in order; those that quote it are left to the quotations."""
    if not context.held:
        return ()
    looker = Looker(context, quoted)
    looks = [looker.look(sentence) for sentence in context.draft.sentences]
    weigher = _Weigher(context, looks)
    found = (weigher.use(number) for number in range(len(looks)))
    return tuple(use for use in found if use is not None)


class _Weigher:
    """Weighs the evidence for each sentence in its story."""

    def __init__(self, context: Context, looks: Sequence[Look]) -> None:
        self.context = context
        self.looks = looks
        self.weights = context.desk.paraphrase_weights
        self.meant = _compared(context) or [None] * len(looks)

    def use(self, number: int) -> Use | None:
        look = self.looks[number]
        if look.quotes_held:
            return None
        if look.copy is not None:
            wording = (("wording taken over", round(look.copy.share, 3)),)
            return self._made("embargoed-text", look, look.copy.passage, look.copy.share, wording)
        evidence = self._weigh({**_by_itself(look), **self._by_neighbours(number), **self._by_meaning(number)})
        if self._total(evidence) < 0:
            return None
        evidence = (*evidence, *self._weigh(self._against(look)))
        total = self._total(evidence)
        if total < 0:
            return None
        evidence = (*evidence, *self._weigh({"stands in material given as public": float(look.public is not None)}))
        use = self._made("embargoed-paraphrase", look, self._rests_on(look), 1 / (1 + math.exp(-total)), evidence)
        return replace(use, public=None) if use and self._total(evidence) >= 0 else use

    def _made(self, rule: str, look: Look, passage: Passage | None, confidence: float, evidence: Weights) -> Use | None:
        if passage is None:
            briefing, embargo = self._longest_held()
            return Use(rule, look.sentence, briefing, (), embargo, confidence, evidence, look.quotation, look.public)
        held = self.context.embargo_on(passage)
        if held is None:
            return None
        shown = (self.context.whole(passage),)
        return Use(
            rule, look.sentence, passage.briefing, shown, held, confidence, evidence, look.quotation, look.public
        )

    def _total(self, evidence: Weights) -> float:
        return self.weights["bias"] + sum(weight for _, weight in evidence)

    def _weigh(self, amounts: Mapping[str, float]) -> Weights:
        weighed = ((name, round(self.weights[name] * amount, 3)) for name, amount in amounts.items() if amount)
        return tuple(sorted(weighed, key=lambda one: -abs(one[1])))

    def _by_meaning(self, number: int) -> dict[str, float]:
        """How much more like one under embargo a sentence is to the desk's sentence model than any two may be."""
        meant, usual = self.meant[number], self.context.thresholds["meant_likeness"]
        return {"means the same to the sentence model": max(0.0, meant.likeness - usual) / (1 - usual)} if meant else {}

    def _by_neighbours(self, number: int) -> dict[str, float]:
        """A sentence that credits nobody may go on from the one before it, or lead to the one after it."""
        before = number > 0 and self._goes_with(number - 1, number)
        after = number + 1 < len(self.looks) and self._goes_with(number + 1, number)
        return {
            "follows what is from the briefing": float(before),
            "leads to what is from the briefing": float(after),
            **self._in_story(number),
        }

    def _in_story(self, number: int) -> dict[str, float]:
        """What a sentence that credits nobody shows in a story that is from the briefing: news is still to come."""
        look = self.looks[number]
        if look.credit is not Credit.NOBODY or not any(one.is_ours for one in self.looks):
            return {}
        return {
            "has no name or figure of its own": float(look.has_nothing_own),
            "keeps the order of the briefing": float(self._keeps_order(number)),
            "tells of what is to come": float(look.coming and not look.occasion),
            "names an occasion of its own": float(look.occasion),
        }

    def _keeps_order(self, number: int) -> bool:
        """Whether what a sentence is most like was said right beside what the sentence before or after it is from."""
        place = self.looks[number].held
        if place is None or place.bits < self.context.thresholds["shown_bits"]:
            return False
        beside = (self.looks[n] for n in (number - 1, number + 1) if 0 <= n < len(self.looks))
        return any(_is_near(place.passage, other) for one in beside if one.is_ours for other in one.sources)

    def _goes_with(self, other: int, number: int) -> bool:
        one, look = self.looks[other], self.looks[number]
        together = one.sentence.paragraph == look.sentence.paragraph
        return look.credit is Credit.NOBODY and together and one.is_ours

    def _against(self, look: Look) -> dict[str, float]:
        """How much better a part that may be used fits, and whether the source credited spoke in such a one."""
        held = look.held.share if look.held else 0.0
        free = self._share_of(look, self.context.free_words)
        beside = self._share_of(look, self.context.spoken_freely) if look.credits_source else 0.0
        return {
            "stands in a part not under embargo": max(0.0, free - held),
            "its source spoke of it freely": float(beside - held > _CLEARLY),
        }

    def _share_of(self, look: Look, allowed: Mask) -> float:
        like = find_likeness(look.items, self.context.index, allowed)
        return like.share if like else 0.0

    def _rests_on(self, look: Look) -> Passage | None:
        """The passage that shares enough with a sentence to be shown for it: more than one thing that is said."""
        held = look.held
        if held is None or len(held.shared) < _SEVERAL or held.bits < self.context.thresholds["shown_bits"]:
            return None
        return held.passage

    def _longest_held(self) -> tuple[int, Embargo]:
        """The briefing whose embargo holds longest, and that embargo."""
        held, index = self.context.held, self.context.index
        number = max(held, key=lambda number: held[number].holds_until)
        return index.tables.owner(number)[0], held[number]


def _is_near(one: Passage, other: Passage) -> bool:
    """Whether two passages stand in one turn and not far apart."""
    same = (one.briefing, one.turn, one.document) == (other.briefing, other.turn, other.document)
    return same and abs(one.span.start - other.span.start) < _NEAR


def _compared(context: Context) -> list[Meant | None]:
    """What the desk's sentence model, if it has one, finds alike."""
    if context.desk.model is None:
        return []
    from embargo.checks.meant import compare_meanings  # noqa: PLC0415 - only where a model is given

    return compare_meanings(context, context.desk.model)


def _by_itself(look: Look) -> dict[str, float]:
    held, uncredited = look.held, look.credit is Credit.NOBODY
    return {
        "credits the briefing's source": float(look.credits_source),
        "credits a body or nobody in particular": float(not look.headed and look.credit is Credit.PERMITTED),
        "credits a telling label": float(look.credit is Credit.TELLING),
        "credits an official of a body": float(look.credit is Credit.TELLING and look.headed and look.housed),
        "credits somebody else": float(look.credit in (Credit.STRANGER, Credit.REPORTER)),
        "shares what is said": held.share * min(1.0, held.bits / _MANY_BITS) if held else 0.0,
        "shares what is rare": min(1.0, held.rare / _RARE_BITS) if held else 0.0,
        "shares numbers": float(min(_MANY_NUMBERS, held.numbers)) if held else 0.0,
        "shares common words": min(1.0, len(look.common) / _MANY_WORDS),
        "has no name or figure of its own": _ALONE * look.has_nothing_own if uncredited else 0.0,
        "has figures that nobody said": float(uncredited and look.unheard.figures > 0),
        "tells that reporters are briefed": float(uncredited and look.session),
        "tells of a past date": float(look.dated and not look.coming),
        "speaks of the briefing's source": float(uncredited and look.speaks),
    }
