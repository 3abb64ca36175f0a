"""The tokens of a statement seen as phrases: what may begin, continue or end a noun phrase."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from embargo.draft.statements import Kind, Token
from embargo.rulebook.drafts import DraftWords, VerbForm

# Words that a source may take: what is longer is no noun phrase, and a page without marks costs no more than its words.
LONGEST_PHRASE = 40
_MODIFYING_FORMS = frozenset({VerbForm.ING, VerbForm.PAST, VerbForm.DONE})
_FINITE_FORMS = frozenset({VerbForm.PAST, VerbForm.THIRD})


class Phrase(NamedTuple):
    """A noun phrase at tokens `start` to `end`: its core ends at `core_end`, an apposition may follow."""

    start: int
    core_end: int
    end: int


def without_possessive(words: str) -> str:
    """A possessive without its ending ("official" of "official's", "officials" of "officials'")."""
    at = max(words.rfind("'"), words.rfind("’"))
    return words[:at] if at > 0 else words


class Phrases:
    """Questions about the tokens of one statement; places outside it hold nothing."""

    def __init__(self, tokens: Sequence[Token], words: DraftWords) -> None:
        self.tokens = tokens
        self.words = words

    def __len__(self) -> int:
        return len(self.tokens)

    # -- tokens ---------------------------------------------------------------------------------------------------

    def word(self, at: int) -> str:
        """The folded word or the mark at `at`; empty for a quotation and outside the statement."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def is_word(self, at: int) -> bool:
        """Whether a word stands at `at`."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind is Kind.WORD

    def is_quote(self, at: int) -> bool:
        """Whether a quotation stands at `at`."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind is Kind.QUOTE

    def until_mark(self, start: int) -> int:
        """The first place from `start` on where no word stands."""
        if not self.is_word(start):
            return start
        return self._breaks[bisect_left(self._breaks, start)]

    def is_broken(self, start: int, end: int, marks: frozenset[str]) -> bool:
        """Whether one of the marks stands between `start` and `end`."""
        first = bisect_left(self._breaks, start)
        return any(self.word(at) in marks for at in self._breaks[first : bisect_left(self._breaks, end)])

    def quotes_from(self, start: int) -> bool:
        """Whether a quotation stands at `start` or after it."""
        return self._last_quote >= start

    @cached_property
    def _breaks(self) -> list[int]:
        """The places where no word stands, the end among them."""
        return [*(at for at, token in enumerate(self.tokens) if token.kind is not Kind.WORD), len(self.tokens)]

    @cached_property
    def _last_quote(self) -> int:
        return max((at for at in self._breaks if self.is_quote(at)), default=-1)

    def is_number(self, at: int) -> bool:
        """Whether a figure stands at `at`."""
        return self.word(at)[:1].isdigit()

    # -- kinds of word --------------------------------------------------------------------------------------------

    def is_capitalised(self, at: int) -> bool:
        """Whether a word with a capital letter stands at `at`."""
        return self.is_word(at) and self.tokens[at].text[0].isupper()

    def is_name(self, at: int) -> bool:
        """Whether the word at `at` may be part of a proper name."""
        if not self.is_capitalised(at):
            return self.word(at) in self.words.name_particles and self.is_capitalised(at + 1)
        return self.is_word(at - 1) or self.word(at) not in self.words.never_names

    def is_possessive(self, at: int) -> bool:
        """Whether the word at `at` ends in a possessive apostrophe ("official's", "officials'")."""
        return self.word(at).endswith(self.words.possessive_endings)

    def is_time(self, at: int) -> bool:
        """Whether the word at `at` says when ("Monday", "night", "May" in "May 4")."""
        word = self.word(at)
        if word in self.words.months:
            return self.is_number(at + 1) or self.is_number(at - 1) or self.word(at - 1) in self.words.prepositions
        return word in self.words.times

    def is_adverb(self, at: int) -> bool:
        """Whether the word at `at` is an adverb, by the list or by its ending."""
        word = self.word(at)
        if word in self.words.adverbs:
            return True
        return word.endswith(self.words.adverb_endings) and word not in self.words.heads and not self.is_capitalised(at)

    def is_loose(self, at: int) -> bool:
        """Whether the word at `at` is an adverb or says when."""
        return self.is_time(at) or self.is_adverb(at)

    def is_participle(self, at: int) -> bool:
        """Whether the word at `at` may be a participle that begins a modifier ("speaking in Oslo")."""
        word = self.word(at)
        if not word or word in self.words.never_participles or self.is_loose(at):
            return False
        if self.is_capitalised(at) and self.is_word(at - 1):
            return False
        if word.endswith(self.words.participle_endings):
            return True
        return any(cue.form in _MODIFYING_FORMS for cue in self.words.cues.get(word, ()))

    def is_finite(self, at: int) -> bool:
        """Whether the word at `at` may be a cue verb in a tense ("said", "says")."""
        return any(cue.form in _FINITE_FORMS for cue in self.words.cues.get(self.word(at), ()))

    def is_verb(self, at: int) -> bool:
        """Whether an auxiliary or any form of a cue verb but its base stands at `at`."""
        cues = self.words.cues.get(self.word(at), ())
        return self.word(at) in self.words.auxiliaries or any(cue.form is not VerbForm.BASE for cue in cues)

    def has_verb(self, start: int, end: int) -> bool:
        """Whether an auxiliary or a finite cue verb stands between `start` and `end`."""
        return any(self.word(at) in self.words.auxiliaries or self.is_finite(at) for at in range(start, end))

    # -- phrases --------------------------------------------------------------------------------------------------

    def opens_phrase(self, at: int) -> bool:
        """Whether a noun phrase may begin at `at`."""
        return self.word(at) in self.words.openers or self.is_name(at)

    def is_head(self, at: int) -> bool:
        """Whether a noun phrase that speaks may end with the word at `at`."""
        return self.word(at) in self.words.heads or self.word(at) in self.words.ordinals or self.is_name(at)

    def is_modifier(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end`, between commas, only modify what stands before them."""
        word = self.word(start)
        if word in self.words.prepositions or word in self.words.clause:
            return True
        return self.is_participle(start) or all(self.is_loose(at) for at in range(start, end))

    def is_named(self, start: int, end: int) -> bool:
        """Whether the words are somebody's own name, as "Jane Roe", "Secretary Roe" and "spokesman John Doe" are."""
        end = self._without_place(start, end)
        last = end - 1
        if last < start or not self.is_name(last) or self.word(last) in self.words.people | self.words.bodies:
            return False
        if self._names_another(start, end):
            return False
        if self.word(start) not in self.words.determiners:
            return True
        return any(self.word(at) in self.words.people for at in range(start, last))

    def _without_place(self, start: int, end: int) -> int:
        """Leave "of France" away at the end of "President Jane Roe of France"."""
        named_before = end - 3 > start and self.is_name(end - 3)
        return end - 2 if named_before and self.word(end - 2) in self.words.prepositions else end

    def _names_another(self, start: int, end: int) -> bool:
        """Whether the name at the end is not the person's: "director of the Office of Trade", "envoy to Portugal"."""
        return any(
            self.word(at) in self.words.prepositions
            and (self.word(at + 1) in self.words.determiners or not self.is_capitalised(at - 1))
            for at in range(start, end)
        )

    def speaks(self, phrase: Phrase) -> bool:
        """Whether the phrase may name one who speaks: a person, a body, a pronoun, a name."""
        last = phrase.core_end - 1
        if self.is_name(last) or self.word(last) in self.words.ordinals:
            return True
        core = range(phrase.start, phrase.core_end)
        return any(self.word(at) in self.words.speakers for at in core)


def bare_word(line: Phrases, at: int) -> str:
    """The folded word at `at` without a possessive ending."""
    return without_possessive(line.word(at)) if line.is_possessive(at) else line.word(at)
