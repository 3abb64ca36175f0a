"""What each sentence of a draft shows by itself: whom it credits, what it shares with the briefings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from embargo.checks.context import Context
from embargo.checks.credit import Credit
from embargo.checks.labels import Label
from embargo.checks.linking import Linked, credit_of, is_permitted
from embargo.checks.placing import Placed
from embargo.checks.unheard import Unheard, find_unheard
from embargo.draft.model import Quotation, Sentence
from embargo.match import Copy, Item, Likeness, Passage, find_copies, find_likeness, items_of, outside
from embargo.match.words import Word, quoted_words, spoken_words
from embargo.rulebook.drafts import CueKind, VerbForm
from embargo.values import value

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_LONGEST_OCCASION = 3  # words
_SAYING = (CueKind.SAY, CueKind.MAY)
_BEFORE = 4  # words before "official" that may be a part of the label

# The strongest credit of a sentence is the one that counts.
_RANK = {
    Credit.NOBODY: 0,
    Credit.REPORTER: 1,
    Credit.STRANGER: 1,
    Credit.TELLING: 2,
    Credit.PERMITTED: 3,
    Credit.SPEAKER: 4,
}
_Credited = tuple[Quotation | None, Label | None, Credit]


@value
class Look:
    """What one sentence shows, before its neighbours are asked.

    `credit` is the strongest credit of a claim in it, `quotation` that claim; `headed` tells whether the source is
    a person rather than a body or a bare "one", `housed` whether the label names a body, `speaks` whether an
    official who may be the briefing's is spoken of. `copy` is the passage under embargo whose wording it takes
    over, `items` what it reports, `held` the passage under embargo that is most like it. `dated`: it tells of a
    day, month or year, `coming`: of what is still to come, `session`: that reporters are briefed; `occasion`: it
    says when or where a thing was said. `unheard` are its names and figures. `quotes_held`: it quotes what is under
    embargo. `quoted` are the passages that it quotes. `public` is where what it takes over or reports stands in
    material given as public.
    """

    sentence: Sentence
    credit: Credit
    headed: bool
    housed: bool
    quotation: Quotation | None
    copy: Copy | None
    items: Sequence[Item]
    held: Likeness | None
    dated: bool
    coming: bool
    occasion: bool
    session: bool
    speaks: bool
    unheard: Unheard
    quotes_held: bool
    public: Passage | None
    quoted: tuple[Passage, ...] = ()

    @property
    def sources(self) -> tuple[Passage, ...]:
        """The passages that it is from: quoted, copied, else the one that it is most like."""
        copied = (self.copy.passage,) if self.copy else ()
        return self.quoted or copied or ((self.held.passage,) if self.held else ())

    @property
    def credits_source(self) -> bool:
        """Whether it credits somebody who is the briefing's source."""
        return self.headed and self.credit in (Credit.PERMITTED, Credit.SPEAKER)

    @property
    def common(self) -> Sequence[Item]:
        """What is neither name nor number in what it shares with the passage under embargo that is most like it."""
        shared = self.held.shared if self.held else ()
        return [item for item in shared if not item.is_number and item.what not in self.unheard.named]

    @property
    def has_nothing_own(self) -> bool:
        """Whether it has no name and no figure that nobody speaks of in the briefings."""
        return not (self.unheard.names or self.unheard.figures)

    @property
    def is_ours(self) -> bool:
        """Whether it is plainly from what is under embargo."""
        return self.quotes_held or (self.public is None and (self.copy is not None or self.credits_source))


class Looker:
    """Looks at the sentences of one draft. `quoted` are its quotations, linked."""

    def __init__(self, context: Context, quoted: Sequence[Linked]) -> None:
        self.context = context
        self.text = context.draft.document.prose.text
        self._claims = Placed(
            (span, number) for number, one in enumerate(context.draft.quotations) for span in one.spans
        )
        self._quoted = Placed((one.span, one) for one in quoted)
        self._linked = defaultdict[int, list[Linked]](list)
        for one in quoted:
            self._linked[id(one.quotation)].append(one)

    def look(self, sentence: Sentence) -> Look:
        """What a sentence shows."""
        context = self.context
        claims = [context.draft.quotations[number] for number in sorted(set(self._claims.at(sentence.span)))]
        quoted = self._quoted.at(sentence.span)
        quotation, label, credit = self._strongest(claims)
        words = self._own_words(sentence, claims, quoted)
        items = items_of(words, context.index)
        copy, lexicon = self._copy(words), context.index.lexicon
        runs = lexicon.runs([word.normal for word in words])
        if copy and credit is Credit.STRANGER and self._is_repeated(runs, copy.passage):
            copy = None
        held = find_likeness(items, context.index, context.held_words)
        return Look(
            sentence=sentence,
            credit=credit,
            headed=credit is Credit.SPEAKER or bool(label and label.plain),
            housed=bool(label and label.bodies),
            quotation=quotation,
            copy=copy,
            items=items,
            held=held,
            coming=not runs.isdisjoint(lexicon.coming),
            occasion=not runs.isdisjoint(lexicon.occasions),
            session=not runs.isdisjoint(lexicon.sessions),
            unheard=find_unheard(self.text, words, context.index),
            dated=any(word.normal in lexicon.times or _YEAR.fullmatch(word.normal) for word in words),
            speaks=self._speaks_of_source(words),
            quotes_held=any(one.ours and self._quotes_held(one) for one in quoted),
            public=self._public(words, items, copy, held),
            quoted=tuple(one.match.passages[0] for one in quoted if one.match and one.ours),
        )

    def _strongest(self, claims: Sequence[Quotation]) -> _Credited:
        credited: list[_Credited] = [(one, *credit_of(one, self.context)) for one in claims if not self._is_free(one)]
        nobody: _Credited = (None, None, Credit.NOBODY)
        return max(credited, key=lambda one: _RANK[one[2]] + bool(one[1] and one[1].plain) / 2, default=nobody)

    def _is_free(self, quotation: Quotation) -> bool:
        """Whether the words are in quotation marks and were said where they may be used."""
        linked = self._linked.get(id(quotation), ())
        return bool(linked) and all((one.match or one.public) and not self._quotes_held(one) for one in linked)

    def _quotes_held(self, linked: Linked) -> bool:
        return linked.match is not None and linked.public is None and self._is_held(linked.match.passages)

    def _public(
        self, words: Sequence[Word], items: Sequence[Item], copy: Copy | None, held: Likeness | None
    ) -> Passage | None:
        public = self.context.public
        if public is None:
            return None
        return public.wording(words, copy) if copy else public.news(items, held)

    def _own_words(self, sentence: Sentence, claims: Sequence[Quotation], linked: Sequence[Linked]) -> list[Word]:
        """The words of a sentence that are neither in quotation marks nor the naming of its source."""
        quoted = [one.span for one in linked]
        named = [claim.source.span for claim in claims if claim.source]
        cues = [claim.cue.span for claim in claims if claim.cue]
        words = quoted_words(self.text, sentence.span, self.context.index.lexicon)
        return outside(words, [*quoted, *named, *cues])

    def _copy(self, words: Sequence[Word]) -> Copy | None:
        """The passage that the sentence's wording was taken from; None where that may be used or there is none."""
        limits = self.context.thresholds
        copies = [
            copy
            for copy in find_copies(words, self.context.index)
            if copy.share >= limits["copied_share"] and copy.bits >= limits["copied_bits"]
        ]
        return copies[0] if copies and all(self._is_held((copy.passage,)) for copy in copies) else None

    def _is_repeated(self, runs: frozenset[tuple[str, ...]], passage: Passage) -> bool:
        """Whether somebody else's words were only repeated in the briefing ("as the minister said last week").

        The briefing says that they were said, and names the same occasion as the draft. `runs` are the sentence's.
        """
        index = self.context.index
        shared = index.lexicon.occasions & runs
        if not shared:
            return False
        words = spoken_words(index.prose(passage), self.context.whole(passage).span, index.lexicon)
        said = [word.normal for word in words]
        return any(
            self._tells(word) and not shared.isdisjoint(index.lexicon.runs(said[at : at + _LONGEST_OCCASION]))
            for at, word in enumerate(said, 1)
        )

    def _tells(self, word: str) -> bool:
        """Whether a word is the past form of a verb of saying."""
        cues = self.context.desk.rulebook.draft_words.cues.get(word, ())
        return any(cue.form is VerbForm.PAST and cue.kind in _SAYING and len(cue.words) == 1 for cue in cues)

    def _is_held(self, passages: Sequence[Passage]) -> bool:
        return any(self.context.embargo_on(passage) is not None for passage in passages)

    def _speaks_of_source(self, words: Sequence[Word]) -> bool:
        """Whether the sentence speaks of an official that may be the briefing's: "the official would not say"."""
        kinds = self.context.desk.vocabulary
        for number, word in enumerate(words):
            if word.normal in kinds.officials:
                before = words[max(0, number - _BEFORE) : number]
                opening = next((one for one in reversed(before) if one.normal in kinds.openers), word)
                label = self.context.labels.read(self.text[opening.start : word.end])
                if is_permitted(label, self.context):
                    return True
        return False
