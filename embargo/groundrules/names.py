"""Names given for the reporters' awareness only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from embargo.briefing.model import Briefing
from embargo.groundrules.cues import Cues
from embargo.groundrules.model import Evidence, evidence_of
from embargo.groundrules.utterances import Utterance, statements
from embargo.rulebook import Rulebook
from embargo.text import fold

# A transcript's brackets stand where a name was taken out.
_REDACTED = re.compile(r"\\?\[[^\[\]]*\]")
_CAPITAL = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_INITIAL = r"[^\W\d_a-z]\."
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:{_INITIAL}|{_CAPITAL})){{1,8}}")
_SENTENCES = 2


def withheld_names(
    briefing: Briefing, utterances: Sequence[Utterance], rulebook: Rulebook
) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """Where the host asked that the speakers' names be kept out of print, and the names that the text gives away."""
    rules = rulebook.saying("names", "withheld")
    asked = [utterance for utterance in utterances if statements(utterance, rules)]
    reader = _NameReader(briefing, rulebook)
    near = (other for utterance in asked for other in _around(utterance, utterances))
    evidence = tuple(evidence_of(briefing, each.document, each.span, turn=each.turn) for each in asked)
    return evidence, tuple(dict.fromkeys(name for utterance in near for name in reader.read(utterance)))


def _around(utterance: Utterance, utterances: Sequence[Utterance]) -> Sequence[Utterance]:
    """The sentence with the request and those beside it in the same breath, in the order of the call."""
    near = utterances[max(0, utterance.index - _SENTENCES) : utterance.index + _SENTENCES + 1]
    return [other for other in near if other.turn is utterance.turn and other.document == utterance.document]


class _NameReader:
    def __init__(self, briefing: Briefing, rulebook: Rulebook) -> None:
        self._briefing = briefing
        self._cues = Cues(rulebook.family("names"))
        words = rulebook.transcript_words
        self._before = {part for title in (*words.titles, *words.honorifics) for part in title.split()}

    def read(self, utterance: Utterance) -> Iterator[str]:
        """The names of people whom a sentence introduces, without title."""
        if not (introduced := self._cues.spans("introduces", utterance.spoken)):
            return
        prose = self._briefing.documents[utterance.document].prose.text
        words = prose[utterance.span.start : utterance.span.end]
        words = _REDACTED.sub(lambda redacted: "," * len(redacted.group()), words)
        for match in _NAME.finditer(words, min(end for _, end in introduced)):
            name = self._without_title(match.group().split())
            if len(name) > 1 and not self._cues.has("no-person", fold(" ".join(name))):
                yield " ".join(name)

    def _without_title(self, parts: list[str]) -> list[str]:
        while parts and fold(parts[0]).strip(".") in self._before:
            parts = parts[1:]
        return parts
