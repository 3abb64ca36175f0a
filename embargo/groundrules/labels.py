"""The permitted labels in a host's words: quoted, or a noun phrase that ends in "official", "adviser", "source"."""

from __future__ import annotations

import re

from embargo.groundrules.cues import Cues
from embargo.groundrules.utterances import Statement, Utterance
from embargo.rulebook import Rulebook
from embargo.text import fold
from embargo.values import value

_QUOTED = re.compile(r'"\s*(?P<words>[^"]{3,70}?)[\s,.;]*"')
_BETWEEN = re.compile(r'[\s,.;/"]*')
_SPACE, _WORD = re.compile(r"\s+"), re.compile(r"[\w.'’&-]+")
_REACH, _NEXT, _SHORT = 40, 6, 3


@value
class Labels:
    """The labels of one statement as spoken, without article: those that it gives and those that it bars."""

    given: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()


class LabelReader:
    """Reads the tails of attribution statements."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._phrases = rulebook.saying("label", "label")
        self._quoted = rulebook.saying("label", "quoted")
        self._complements = rulebook.saying("label", "complement")
        self._aliases = rulebook.saying("label", "alias")
        self._determiners = rulebook.saying("label", "determiner")
        self._joints = rulebook.saying("label", "joint")
        self._cues = Cues(rulebook.family("label"))

    def read(self, statement: Statement) -> Labels:
        """The labels in a statement's tail; none where there is none near its start."""
        if statement.tail is None:
            return Labels()
        start, end = statement.tail
        utterance, found = statement.utterance, dict[str, tuple[str, bool]]()
        at = start
        while match := self._next(utterance.spoken, at, end, _REACH if at == start else _NEXT):
            end_of_label = self._with_body(utterance, match)
            label = self._label(" ".join(utterance.text[match.start("words") : end_of_label].split()))
            barred = statement.says == "bars" or self._cues.leads_to("not", utterance.spoken, match.start("words"))
            found.setdefault(label.lower(), (label, barred))
            at = self._next_start(utterance.spoken, max(match.end(), end_of_label), end)
        given = tuple(label for label, barred in found.values() if not barred)
        return Labels(given, tuple(label for label, barred in found.values() if barred))

    def _next_start(self, spoken: str, at: int, end: int) -> int:
        """Where the next label can begin: behind punctuation and a word that joins it to the last."""
        at = _skip(spoken, at, end)
        joints = (pattern.match(spoken, at, end) for rule in self._joints for pattern in rule.patterns)
        return _skip(spoken, max((joint.end() for joint in joints if joint), default=at), end)

    def _next(self, spoken: str, start: int, end: int, reach: int) -> re.Match[str] | None:
        quoted = _QUOTED.search(spoken, max(0, start - 1), end)
        if quoted and not self._is_label(quoted["words"]):
            quoted = None
        phrases = [match for rule in self._phrases for match in rule.find(spoken, start, end)]
        found = [match for match in (quoted, *phrases) if match and match.start() - start <= reach]
        return min(found, key=lambda match: (match.start("words"), -match.end()), default=None)

    def _with_body(self, utterance: Utterance, match: re.Match[str]) -> int:
        """The end of a label with the body named after it ("officials" + "from the Department of Energy")."""
        end = match.end("words")
        follows = _SPACE.match(utterance.spoken, end)
        if follows is None or match.re is _QUOTED:
            return end
        for rule in self._complements:
            for pattern in rule.patterns:
                if found := pattern.match(utterance.spoken, follows.end()):
                    return self._capitals_end(utterance.text, *found.span("words")) or end
        return end

    def _capitals_end(self, text: str, start: int, end: int) -> int | None:
        """Where a stretch of names ends: every word but the short ones that join them has a capital."""
        last = None
        for word in _WORD.finditer(text, start, end):
            if word.group()[0].isupper():
                last = word.end()
            elif len(word.group()) > _SHORT:
                break
        return last

    def _is_label(self, words: str) -> bool:
        return any(rule.matches(words.strip()) for rule in (*self._quoted, *self._aliases))

    def _label(self, words: str) -> str:
        folded = fold(words)
        determiners = (pattern.match(folded) for rule in self._determiners for pattern in rule.patterns)
        label = words[max((found.end() for found in determiners if found), default=0) :].strip(" ,.;'\"")
        for alias in self._aliases:
            if alias.matches(label):
                return str(alias.rule.sets["stands_for"])
        return label


def _skip(spoken: str, at: int, end: int) -> int:
    between = _BETWEEN.match(spoken, at, end)
    return between.end() if between else at


def label_key(label: str) -> frozenset[str]:
    """What makes two labels one: their words without number and case."""
    return frozenset(word.rstrip("s") for word in fold(label).split())
