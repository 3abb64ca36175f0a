"""Material given as public: what stands there too is no breach of an embargo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from embargo.groundrules.model import Evidence, evidence_of
from embargo.match import Copy, Index, Item, Likeness, Passage, find_copies, find_likeness, find_quotation, is_certain
from embargo.match.words import Word
from embargo.text import Span
from embargo.values import remembering_value

_LOST = 0.25  # so much of what a sentence shares with the passage under embargo may be missing


@remembering_value
class PublicMaterial:
    """Earlier releases and stories, indexed like briefings, and the thresholds of the rule book."""

    index: Index
    thresholds: Mapping[str, float]

    def quotation(self, text: str, span: Span) -> Passage | None:
        """Where the quoted words of `text` at `span` stand word for word; None where they may only seem to."""
        best = next(iter(find_quotation(text, span, self.index)), None)
        if best is None or not best.faithful or not is_certain(best, self.index, self.thresholds["certain_bits"]):
            return None
        return best.passages[0]

    def wording(self, words: Sequence[Word], held: Copy) -> Passage | None:
        """Where as much of a sentence's wording stands as in the passage under embargo."""
        copies = find_copies(words, self.index)
        return next((copy.passage for copy in copies if copy.bits >= held.bits), None)

    def news(self, items: Sequence[Item], held: Likeness | None) -> Passage | None:
        """Where what a sentence reports stands with nearly all that it shares with the passage under embargo.

        Every number that the briefings report must stand there too.
        """
        like = find_likeness(items, self.index, b"\x01" * len(self.index.tables.ids))
        if like is None or like.bits < self.thresholds["public_bits"] or like.share < self.thresholds["public_share"]:
            return None
        there = {item.what for item in like.shared}
        if any(item.is_number and item.said and item.what not in there for item in items):
            return None
        lost = sum(item.worth for item in held.shared if item.what not in there) if held else 0.0
        return None if held and lost > _LOST * held.bits else like.passage

    def evidence(self, passage: Passage) -> Evidence:
        """The words of a passage as evidence."""
        return evidence_of(self.index.briefing(passage), passage.document, passage.span)
