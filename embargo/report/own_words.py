"""Words that are the newsroom's or the program's own: they repeat no briefing and hold no withheld name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from embargo.groundrules.model import GroundRules
from embargo.match.lexicon import Lexicon
from embargo.rulebook import load_rulebook
from embargo.text import NameWords, tokenise

_RUN = 4  # words in a row that are taken for the briefing's


class OwnWords:
    """Tells remarks from words of these briefings; the desk may know of more withheld names."""

    def __init__(self, briefings: Iterable[GroundRules], withheld_names: Iterable[str] = ()) -> None:
        self._briefings = tuple(briefings)
        self._withheld_names = tuple(withheld_names)

    def names(self, text: str) -> bool:
        """Whether a withheld name, or a word of one, stands in `text`, however it is spelled."""
        return self._names.stand_in(text)

    def repeats(self, text: str) -> bool:
        """Whether `text` holds a withheld name or a run of words of a briefing."""
        return self.names(text) or any(run in self._runs for run in _runs(_words(text)))

    def hints(self, text: str) -> bool:
        """Whether `text` repeats a briefing or shares a single telling word with it.

        Telling is what is neither a common word nor one in which the rules themselves are explained.
        """
        return self.repeats(text) or bool(set(_words(text)) & self._telling)

    @cached_property
    def _names(self) -> NameWords:
        names = [*self._withheld_names, *(name for rules in self._briefings for name in rules.withheld_names)]
        if not names:
            return NameWords()
        words = load_rulebook().transcript_words
        titles = {part for title in (*words.titles, *words.honorifics) for part in title.split()}
        return NameWords.of(names, titles)

    @cached_property
    def _texts(self) -> list[list[str]]:
        return [_words(document.source.text) for rules in self._briefings for document in rules.briefing.documents]

    @cached_property
    def _runs(self) -> frozenset[tuple[str, ...]]:
        return frozenset(run for words in self._texts for run in _runs(words))

    @cached_property
    def _telling(self) -> frozenset[str]:
        book = load_rulebook()
        explained = (text for each in book.explanations.values() for text in (each.title, each.why, each.mend))
        plain = {*Lexicon.of(book).weights, *(word for text in explained for word in _words(text))}
        return frozenset(word for words in self._texts for word in words) - plain


def _words(text: str) -> list[str]:
    return [token.word for token in tokenise(text)]


def _runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(_RUN)), strict=False)
