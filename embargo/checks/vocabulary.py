"""The classes of words that labels are made of, as the rule book lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from embargo.rulebook import Rulebook
from embargo.rulebook.labels import LabelFile
from embargo.text import bare, fold

Phrases = frozenset[tuple[str, ...]]

_TOKEN = re.compile(r"[^\W_](?:[\w.'’+-]*[\w+])?")
_LONGEST_NAME = 6
_LEADER_NAME = r"(?:\s+(?:[A-Z]\.|[A-Z][\w’'-]+)){1,4}"
_INITIAL = 2


class Vocabulary:
    """Words of labels by class, plurals included, and the institutions with what stands above them."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._files = rulebook.all(LabelFile)

    def _listed(self, name: str) -> tuple[str, ...]:
        return tuple(word for file in self._files for word in getattr(file, name))

    def _class(self, name: str) -> frozenset[str]:
        return frozenset(form for word in self._listed(name) for form in (word, _plural(word)))

    def _phrases(self, name: str) -> Phrases:
        return frozenset(tuple(phrase.split()) for phrase in self._class(name))

    @cached_property
    def plain(self) -> frozenset[str]:
        """Heads that say no more than "official" does."""
        return self._class("plain")

    @cached_property
    def staff(self) -> frozenset[str]:
        """Heads that say no more than "official" does where they are the leader's or nobody's."""
        return self._class("staff")

    @cached_property
    def telling(self) -> frozenset[str]:
        """Heads that say what somebody does."""
        return self._class("telling")

    @cached_property
    def journalists(self) -> frozenset[str]:
        """Heads for those who ask."""
        return self._class("journalists")

    @cached_property
    def outsiders(self) -> frozenset[str]:
        """Heads for people who are plainly somebody else."""
        return self._class("outsiders")

    @cached_property
    def body_words(self) -> frozenset[str]:
        """Words that end the names of institutions."""
        return self._class("bodies")

    @cached_property
    def led(self) -> frozenset[str]:
        """Words for a government that may be called by its leader's name."""
        return self._class("led")

    @cached_property
    def links(self) -> frozenset[str]:
        """Words that end the head of a label."""
        return frozenset(self._listed("links"))

    @cached_property
    def core_end(self) -> re.Pattern[str]:
        """Where what is set beside a label begins: a comma, a dash, "who", "speaking"."""
        words = "|".join(map(re.escape, self._listed("beside")))
        return re.compile(r",|\(|—|--" + (rf"|\b(?:{words})\b" if words else ""))

    @cached_property
    def topics(self) -> frozenset[str]:
        """Words that lead to what somebody deals with, or where."""
        return frozenset(self._listed("topics"))

    @cached_property
    def possessives(self) -> frozenset[str]:
        """His, her, their."""
        return frozenset(self._listed("possessives"))

    @cached_property
    def indefinite(self) -> frozenset[str]:
        """Words at the beginning of a label that tell that there are several such people."""
        return frozenset(self._listed("indefinite"))

    @cached_property
    def unique(self) -> frozenset[str]:
        """Words that leave only one."""
        return frozenset(self._listed("unique"))

    @cached_property
    def fillers(self) -> frozenset[str]:
        """Words that say nothing."""
        return self._class("fillers")

    @cached_property
    def honorifics(self) -> frozenset[str]:
        """Words before a name."""
        return self._class("honorifics")

    @cached_property
    def leader_words(self) -> frozenset[str]:
        """Offices of whoever leads the government."""
        return self._class("leaders")

    @cached_property
    def senior(self) -> Phrases:
        """Words for rank."""
        return self._phrases("senior")

    @cached_property
    def mouthpieces(self) -> Phrases:
        """Words for those who speak for others."""
        return self._phrases("mouthpieces")

    @cached_property
    def offices(self) -> Phrases:
        """Offices that one person holds; "the adviser" alone is none."""
        offices = self._phrases("offices")
        return frozenset(phrase for phrase in offices if len(phrase) > 1 or phrase[0] not in self.staff)

    @cached_property
    def leaders(self) -> Phrases:
        """Offices of whoever leads the government, as phrases."""
        return self._phrases("leaders")

    @cached_property
    def near(self) -> tuple[str, ...]:
        """Phrases that say how near somebody is to the matter."""
        return self._listed("near")

    @cached_property
    def harmless(self) -> tuple[str, ...]:
        """Phrases that say how the words were given."""
        return self._listed("harmless")

    @cached_property
    def officials(self) -> frozenset[str]:
        """Plain words for people who may be a briefing's source."""
        return self.plain - self.fillers

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that may begin a label."""
        return self.fillers | _words_of(self.senior)

    @cached_property
    def heads(self) -> frozenset[str]:
        """Words that name people."""
        return self.plain | self.telling | self.staff | _words_of(self.mouthpieces)

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Every word of every class: none of them is a name."""
        return self.silent.union(self.body_words, _words_of(self._phrases("offices")), _words_of(self.leaders))

    @cached_property
    def silent(self) -> frozenset[str]:
        """Words that before "official" reveal nothing."""
        lists = (self.heads, self.journalists, self.outsiders, self.fillers, self.honorifics)
        return frozenset().union(*lists, _words_of(self.senior))

    # -- institutions -----------------------------------------------------------------------------------------------

    @cached_property
    def _bodies(self) -> Mapping[tuple[str, ...], str]:
        listed: dict[tuple[str, ...], str] = {}
        for file in self._files:
            for nation, names in file.nations.items():
                listed.update({split(name)[1]: f"nation:{nation}" for name in names})
            for body in file.institution:
                listed.update({split(name)[1]: body.id for name in body.names})
        return listed

    @cached_property
    def _parents(self) -> Mapping[str, str]:
        return {body.id: body.under for file in self._files for body in file.institution if body.under}

    @cached_property
    def _cased(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(name.split()) for name in self._listed("cased"))

    def above(self, body: str) -> tuple[str, ...]:
        """The institutions that a body is a part of, nearest first."""
        above: list[str] = []
        while (parent := self._parents.get(body)) is not None:
            above.append(parent)
            body = parent
        return tuple(above)

    @cached_property
    def _anyones(self) -> frozenset[str]:
        return frozenset(body.id for file in self._files for body in file.institution if body.anyones)

    def find_bodies(self, printed: Sequence[str], words: Sequence[str]) -> tuple[list[tuple[int, str]], list[int]]:
        """The institutions that some words name, each with its position, and the positions of the words that name none.

        `printed` are the words as they are printed: some names are ordinary words unless they are capitalised.
        """
        found, free, at = list[tuple[int, str]](), list[int](), 0
        while at < len(words):
            size = next((n for n in range(_LONGEST_NAME, 0, -1) if self._is_body(printed, words, at, n)), 0)
            if size:
                found.append((at, self._bodies[tuple(words[at : at + size])]))
            else:
                free.append(at)
            at += size or 1
        named = [body for _, body in found]
        if any(body not in self._anyones for body in named):
            found = [(n, body) for n, body in found if body not in self._anyones or self._is_among(body, named)]
        return found, free

    def _is_among(self, body: str, others: Iterable[str]) -> bool:
        """Whether "government" is that of a body it stands with: the American one's, not the Norwegian one's."""
        return any(body in self.above(one) or one in self.above(body) for one in others)

    def _is_body(self, printed: Sequence[str], words: Sequence[str], at: int, size: int) -> bool:
        name = tuple(words[at : at + size])
        return len(name) == size and name in self._bodies and (printed[at][0].isupper() or name not in self._cased)

    def bodies_in(self, text: str) -> frozenset[str]:
        """The institutions that a text names."""
        printed, words = split(text)
        return frozenset(body for _, body in self.find_bodies(printed, words)[0])

    def is_whole(self, body: str) -> bool:
        """Whether a body is a nation or the like rather than a part of one."""
        return body not in self._parents

    def leaders_in(self, text: str) -> frozenset[str]:
        """The folded surnames that follow a leader's office ("President Jane Roe") in a text."""
        found = (bare(fold(match[1].split()[-1])) for match in self._leader_pattern.finditer(text))
        return frozenset(name for name in found if len(name) > _INITIAL)

    @cached_property
    def _leader_pattern(self) -> re.Pattern[str]:
        titles = "|".join(re.escape(title.title()) for title in self._listed("leaders"))
        return re.compile(rf"\b(?:{titles})({_LEADER_NAME})")


def split(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a label as printed, and folded without possessive endings."""
    printed = tuple(_TOKEN.findall(text))
    return printed, tuple(bare(fold(word)) for word in printed)


def has_phrase(words: Sequence[str], phrases: Phrases) -> bool:
    """Whether one of the phrases (of at most four words) stands among the words."""
    return any(tuple(words[at : at + size]) in phrases for size in (1, 2, 3, 4) for at in range(len(words) - size + 1))


def _words_of(phrases: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase)


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s"
