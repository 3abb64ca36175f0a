"""Sentences that use the briefing without quoting it: wording taken over, and the same news in other words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from embargo.checks.context import Context
from embargo.checks.credit import Credit
from embargo.checks.linking import Linked
from embargo.checks.looks import Look, Looker
from embargo.draft.model import Quotation, Sentence
from embargo.groundrules.model import Embargo
from embargo.match import Mask, Passage, find_likeness

_MANY_BITS = 40.0  # a share of less than this is a share of little
_RARE_BITS = 60.0
_MANY_NUMBERS = 2
_FEW_WORDS = 30
_CLEARLY = 0.02  # so much more of a sentence must stand in the one part than in the other

Weights = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence that uses embargoed material: the passage, the embargo, how sure it is and what evidence says so.

    `public` is where the same stands in material given as public: then it breaks no embargo.
    """

    rule: str
    sentence: Sentence
    passage: Passage
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

    def use(self, number: int) -> Use | None:
        look = self.looks[number]
        if look.quotes_held:
            return None
        if look.copy is not None:
            wording = (("wording taken over", round(look.copy.share, 3)),)
            return self._made("embargoed-text", look, look.copy.passage, look.copy.share, wording)
        evidence = self._weigh({**_by_itself(look), **self._by_neighbours(number)})
        if self._total(evidence) < 0:
            return None
        evidence = (*evidence, *self._weigh(self._against(look)))
        total = self._total(evidence)
        if total < 0:
            return None
        evidence = (*evidence, *self._weigh({"stands in material given as public": float(look.public is not None)}))
        passage = look.held.passage if look.held else self._first_held_words()
        use = self._made("embargoed-paraphrase", look, passage, 1 / (1 + math.exp(-total)), evidence)
        return replace(use, public=None) if use and self._total(evidence) >= 0 else use

    def _made(self, rule: str, look: Look, passage: Passage, confidence: float, evidence: Weights) -> Use | None:
        embargo = self.context.embargo_on(passage)
        if embargo is None:
            return None
        return Use(rule, look.sentence, passage, embargo, confidence, evidence, look.quotation, look.public)

    def _total(self, evidence: Weights) -> float:
        return self.weights["bias"] + sum(weight for _, weight in evidence)

    def _weigh(self, amounts: Mapping[str, float]) -> Weights:
        weighed = ((name, round(self.weights[name] * amount, 3)) for name, amount in amounts.items() if amount)
        return tuple(sorted(weighed, key=lambda one: -abs(one[1])))

    def _by_neighbours(self, number: int) -> dict[str, float]:
        """A sentence that credits nobody may go on from the one before it, or lead to the one after it."""
        before = number > 0 and self._goes_with(number - 1, number)
        after = number + 1 < len(self.looks) and self._goes_with(number + 1, number)
        return {
            "follows what is from the briefing": float(before),
            "leads to what is from the briefing": float(after),
        }

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

    def _first_held_words(self) -> Passage:
        """What a sentence rests on that credits the source and shares no word with what it said."""
        words = self.context.index.tables.turn_words(next(iter(self.context.held)))
        return self.context.index.passage(words.start, min(words.stop, words.start + _FEW_WORDS) - 1)


def _by_itself(look: Look) -> dict[str, float]:
    held = look.held
    return {
        "credits the briefing's source": float(look.credits_source),
        "credits a body or nobody in particular": float(not look.headed and look.credit is Credit.PERMITTED),
        "credits a telling label": float(look.credit is Credit.TELLING),
        "credits an official of a body": float(look.credit is Credit.TELLING and look.headed and look.housed),
        "credits somebody else": float(look.credit in (Credit.STRANGER, Credit.REPORTER)),
        "shares what is said": held.share * min(1.0, held.bits / _MANY_BITS) if held else 0.0,
        "shares what is rare": min(1.0, held.rare / _RARE_BITS) if held else 0.0,
        "shares numbers": float(min(_MANY_NUMBERS, held.numbers)) if held else 0.0,
        "tells of a past date": float(look.dated),
        "speaks of the briefing's source": float(look.speaks and look.credit is Credit.NOBODY),
    }
