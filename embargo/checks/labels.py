"""What a source's label reveals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from embargo.checks.vocabulary import Vocabulary, has_phrase, split
from embargo.text import fold

_CORE_END = re.compile(r",|\bwho\b|\bwhich\b|\(|—|--|\bspeaking\b|\bbriefing\b")
_LEADS_TO = frozenset({"to"})
_POSSESSIVES = frozenset({"his", "her", "their"})
_INDEFINITE = ("a ", "an ", "one ", "another ", "some ", "two ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label taken apart.

    `words` are those of the whole text, folded, without possessive endings; `bodies` are ids of institutions,
    `strangers` words of bodies or names that nobody knows; `telling` the words that reveal more than "official";
    `person` the words of a name, empty where there is none; `office` whether it names an office that one person
    holds, `leader` whether that is the office of whoever leads.
    """

    text: str = ""
    words: tuple[str, ...] = ()
    bodies: frozenset[str] = frozenset()
    strangers: tuple[str, ...] = ()
    telling: frozenset[str] = frozenset()
    person: tuple[str, ...] = ()
    senior: bool = False
    plain: bool = False
    office: bool = False
    leader: bool = False
    mouthpiece: bool = False
    journalist: bool = False
    outsider: bool = False

    @property
    def generic(self) -> bool:
        """Whether it says no more than that somebody said it."""
        return not (self.bodies or self.strangers or self.telling or self.person or self.office or self.outsider)


SOMEBODY = Label(plain=True)


class LabelReader:
    """Takes labels apart. `leaders` are the folded surnames of whoever leads the governments spoken of."""

    def __init__(self, vocabulary: Vocabulary, leaders: Iterable[str] = ()) -> None:
        self.vocabulary = vocabulary
        self._leaders = frozenset(leaders)
        self._known: dict[str, Label] = {}

    def read(self, text: str) -> Label:
        """The label `text` taken apart."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._read(text)
        return known

    def _read(self, text: str) -> Label:
        kinds = self.vocabulary
        folded = fold(text)
        end = _CORE_END.search(folded, 1)
        core = folded[: end.start()] if end else folded
        printed, words = split(text[: len(core)])
        bodies, free = kinds.find_bodies(printed, words)
        heads = {words[n] for n in free}
        every = split(text)[1]
        office = self._is_office(core, words)
        mouthpiece = has_phrase(every, kinds.mouthpieces)
        plain = not office and bool(heads & kinds.plain or (heads & kinds.staff and self._is_staff(words, bodies)))
        headed = plain or mouthpiece or bool(heads & (kinds.telling | kinds.journalists))
        names = self._names(printed, words, free)
        own = self._own_name(names, words, free, headed=headed and not office)
        person = tuple(words[n] for n in own)
        if person and end:  # "Jane Roe, the national security adviser": the apposition says whose she is
            bodies += kinds.bodies_in(text[end.start() :])
        strangers = tuple(words[n] for n in names if n not in own and not (plain and words[n] in self._leaders))
        return Label(
            text=text,
            words=every,
            bodies=frozenset(bodies),
            strangers=() if office else strangers,
            telling=frozenset(self._telling(printed, words, free, folded, plain=plain)),
            person=person,
            senior=has_phrase(words, kinds.senior),
            plain=plain,
            office=(office and not person) or bool(person and self._is_office(folded, every)),
            leader=office and not names and has_phrase(words, kinds.leaders),
            mouthpiece=mouthpiece,
            journalist=bool(heads & kinds.journalists),
            outsider=not (headed or office or person) and self._is_outsider(heads, bodies),
        )

    def _names(self, printed: Sequence[str], words: Sequence[str], free: Sequence[int]) -> list[int]:
        """The positions of words that are somebody's or some body's name; those that "aide to" leads to are not."""
        kinds = self.vocabulary
        return [
            n
            for n in free
            if printed[n][0].isupper()
            and len(words[n]) > 1
            and words[n] not in kinds.ordinary
            and not (n > 1 and words[n - 1] in _LEADS_TO and words[n - 2] in kinds.staff)
            and not (n + 1 < len(words) and words[n + 1] in kinds.led)
        ]

    def _own_name(
        self, names: Sequence[int], words: Sequence[str], free: Sequence[int], *, headed: bool
    ) -> Sequence[int]:
        """Those names that are the source's own: all where no common noun heads the label, else those after it."""
        if not names or (free and words[-1] in self.vocabulary.body_words):
            return ()
        if not headed:
            return names
        return names if names[-1] == len(words) - 1 and words[names[0] - 1] in self.vocabulary.heads else ()

    def _is_staff(self, words: Sequence[str], bodies: Sequence[str]) -> bool:
        """Whether "aides" are the leader's, or nobody's in particular."""
        owners = self._leaders | self.vocabulary.leader_words | _POSSESSIVES
        return len(words) == 1 or bool(bodies) or not owners.isdisjoint(words)

    def _is_office(self, folded: str, words: Sequence[str]) -> bool:
        """Whether "the national security adviser" and the like, which fits one person, is all that is said."""
        return not folded.startswith(_INDEFINITE) and has_phrase(words, self.vocabulary.offices)

    def _telling(
        self, printed: Sequence[str], words: Sequence[str], free: Sequence[int], folded: str, *, plain: bool
    ) -> Iterator[str]:
        """Heads that tell more, what the head is said to deal with ("a trade official"), and telling phrases."""
        kinds = self.vocabulary
        heads = [n for n in free if words[n] in kinds.heads]
        if not plain:
            yield from (words[n] for n in heads if words[n] in kinds.telling)
        before = [n for n in free if heads and n < heads[-1] and not printed[n][0].isupper()]
        yield from (words[n] for n in before if words[n] not in kinds.silent)
        if not any(phrase in folded for phrase in kinds.harmless):
            yield from (phrase for phrase in kinds.near if phrase in folded)

    def _is_outsider(self, heads: set[str], bodies: Sequence[str]) -> bool:
        kinds = self.vocabulary
        return bool(heads & kinds.outsiders) or not (bodies or heads <= kinds.openers)
