"""What a source's label reveals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from embargo.checks.vocabulary import Vocabulary, has_phrase, split
from embargo.text import fold
from embargo.values import value

_OWNED = ("'s", "’s", "s'", "s’")


@value
class Label:
    """A label taken apart.

    `words` are those of the whole text, folded, without possessive endings; `bodies` are ids of institutions,
    `strangers` words of bodies or names that nobody knows; `telling` the words that reveal more than "official",
    `topics` nations and the like that somebody deals with or is in; `person` the words of a name, empty where there
    is none; `office` whether it names an office that one person holds, `leader` whether that is the office of whoever
    leads.
    """

    text: str = ""
    words: tuple[str, ...] = ()
    bodies: frozenset[str] = frozenset()
    strangers: tuple[str, ...] = ()
    telling: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
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
            known = self._known[text] = _Reading(text, self.vocabulary, self._leaders).label()
        return known


class _Reading:
    """One label being taken apart: its core ("the national adviser Jane Roe"), and what is set beside it."""

    def __init__(self, text: str, kinds: Vocabulary, leaders: frozenset[str]) -> None:
        self.text, self.kinds, self.leaders = text, kinds, leaders
        self.folded = fold(text)
        end = kinds.core_end.search(self.folded, 1)
        self.beside = text[end.start() :] if end else ""
        self.printed, self.words = split(text[: len(text) - len(self.beside)])
        found, self.free = kinds.find_bodies(self.printed, self.words)
        self.topics = [
            (n, body) for n, body in found if n and kinds.is_whole(body) and self.words[n - 1] in kinds.topics
        ]
        self.bodies = [body for n, body in found if (n, body) not in self.topics]
        links = (n for n, word in enumerate(self.words) if n and word in kinds.links)
        self.head_end = next(links, len(self.words))
        self.heads = {self.words[n] for n in self.free}

    def label(self) -> Label:
        kinds, every = self.kinds, split(self.text)[1]
        office = self._is_office(self.words[: self.head_end])
        mouthpiece = has_phrase(every, kinds.mouthpieces)
        plain = not office and bool(self.heads & kinds.plain or (self.heads & kinds.staff and self._is_staff()))
        speaks_for = has_phrase(self.words, kinds.mouthpieces)
        telling = kinds.telling if self.bodies else kinds.telling - kinds.outsiders
        headed = plain or speaks_for or bool(self.heads & (telling | kinds.journalists))
        names = self._names()
        own = self._own_name(names, headed=headed and not office)
        person = tuple(self.words[n] for n in own)
        bodies = frozenset(self.bodies)
        if person and self.beside:  # "Jane Roe, the national security adviser": the apposition says whose she is
            bodies |= kinds.bodies_in(self.beside)
        strangers = (self.words[n] for n in names if n not in own and not (plain and self.words[n] in self.leaders))
        return Label(
            text=self.text,
            words=every,
            bodies=bodies,
            strangers=() if office else tuple(strangers),
            telling=frozenset(self._telling(plain=plain)),
            topics=frozenset(body for _, body in self.topics),
            person=person,
            senior=has_phrase(self.words, kinds.senior),
            plain=plain,
            office=(office and not person) or bool(person and has_phrase(every, kinds.offices)),
            leader=office and not names and has_phrase(self.words[: self.head_end], kinds.leaders),
            mouthpiece=mouthpiece,
            journalist=bool(self.heads & kinds.journalists),
            outsider=not (headed or office or person) and self._is_outsider(),
        )

    def _names(self) -> list[int]:
        """The positions of words that are somebody's or some body's name; those that "aide to" leads to are not."""
        kinds, words = self.kinds, self.words
        return [
            n
            for n in self.free
            if self.printed[n][0].isupper()
            and len(words[n]) > 1
            and words[n] not in kinds.ordinary
            and not self._is_led_to(n)
            and not (n + 1 < len(words) and words[n + 1] in kinds.led)
        ]

    def _is_led_to(self, n: int) -> bool:
        """Whether "aide to" or "deputy to Mr." stands before the word at `n`."""
        before = [word for word in self.words[:n] if word not in self.kinds.honorifics]
        return (
            len(before) > 1 and before[-1] in self.kinds.topics and before[-2] in self.kinds.staff | self.kinds.telling
        )

    def _own_name(self, names: Sequence[int], *, headed: bool) -> Sequence[int]:
        """Those names that are the source's own: all where no common noun heads the label, else those after it."""
        words = self.words
        if not names or (self.free and words[-1] in self.kinds.body_words):
            return ()
        if not headed:
            return names
        return names if names[-1] == len(words) - 1 and words[names[0] - 1] in self.kinds.heads else ()

    def _is_staff(self) -> bool:
        """Whether "aides" are the leader's, or nobody's in particular."""
        owners = self.leaders | self.kinds.leader_words | self.kinds.possessives
        nobodys = self.heads <= self.kinds.staff | self.kinds.openers
        return nobodys or bool(self.bodies) or not owners.isdisjoint(self.words)

    def _is_office(self, head: Sequence[str]) -> bool:
        """Whether "the national security adviser" and the like, which fits one person, is all that is said."""
        kinds = self.kinds
        if not head or head[0] in kinds.indefinite or self._is_plural(len(head) - 1):
            return False
        owned = [n for n in range(len(head) - 1) if self.printed[n].endswith(_OWNED)]
        own = head[owned[-1] + 1 :] if owned else head
        if has_phrase(own, kinds.offices):
            return True
        only = bool(owned or head[0] in kinds.possessives or head[0] == "the") and not kinds.unique.isdisjoint(own)
        return only and head[-1] in kinds.staff | kinds.telling

    def _is_plural(self, n: int) -> bool:
        word = self.words[n]
        return word.endswith("s") and word in self.kinds.heads

    def _telling(self, *, plain: bool) -> Iterator[str]:
        """Heads that tell more, what the head is said to deal with ("a trade official"), and telling phrases."""
        kinds, words = self.kinds, self.words
        heads = [n for n in self.free if words[n] in kinds.heads]
        if not plain:
            yield from (words[n] for n in heads if words[n] in kinds.telling)
        before = [n for n in self.free if heads and n < heads[-1] and not self.printed[n][0].isupper()]
        yield from (words[n] for n in before if words[n] not in kinds.silent)
        if not any(phrase in self.folded for phrase in kinds.harmless):
            yield from (phrase for phrase in kinds.near if phrase in self.folded)

    def _is_outsider(self) -> bool:
        kinds = self.kinds
        return bool(self.heads & kinds.outsiders) or not (self.bodies or self.heads <= kinds.openers)
