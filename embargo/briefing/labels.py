"""Labels: where a transcript says who speaks, and what kind of speaker a label means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from embargo.briefing.label_words import LabelKind, LabelWords, bare_label
from embargo.rulebook.transcripts import TranscriptWords
from embargo.text import Span, fold
from embargo.values import value


@value
class Label:
    """A label in a transcript's prose: as printed, where it stands, and where its words begin.

    `core` is the label without numbers, brackets and affiliation, folded; `kind` None where only its shape speaks
    for it (a bare name).
    """

    text: str
    core: str
    kind: LabelKind | None
    span: Span
    words: int


@value
class _Candidate:
    label: Label
    capitals: bool
    opens: bool  # stands at the start of a paragraph, or after a line that ended a sentence


# A label with a colon at the start of a line, perhaps after a clock stamp or a time code.
_COLON = re.compile(
    r"^(?:[\[(]?\d{1,2}[:.]\d\d(?::\d\d)?[\])]?(?:[^\S\n]*[AaPp]\.?[Mm]\.?)?(?:[^\S\n]+[A-Z]{2,5})?[^\S\n]+)?"
    r"(?P<label>[\[(]?[^\W\d_][^:\n]{0,79}?)[^\S\n]?:(?!//)(?=\s|[^\W\d_]|[\"'“‘„«(\[.…—–-]|$)",
    re.MULTILINE,
)
_QUESTION = re.compile(
    r"^(?P<label>Q\d{0,2})(?:\.(?=\s)|(?=[^\S\n]))(?!\s+(?:&|[a-z]{1,3}\s)\s*A\b)",
    re.MULTILINE,
)
# Capitals before a dash, or alone on a line: labels only where their words are known.
_DASH = re.compile(
    r"^(?P<label>[^\W\d_a-zß-öø-ÿ][^\n:–—a-zß-öø-ÿ]{0,60}?)\.?[^\S\n]?(?:[–—]|-{1,2}(?=[^\S\n]))[^\S\n]*", re.MULTILINE
)
_ALONE = re.compile(r"^(?P<label>[^\W\d_a-zß-öø-ÿ][^\n:a-zß-öø-ÿ]{0,60})$", re.MULTILINE)
_NAME_WORDS = 4
_SENTENCE_END = frozenset("\n.?!)]\"”’'—–-:")


class LabelReader:
    """Finds the labels of transcripts by the rule book's words."""

    def __init__(self, words: TranscriptWords) -> None:
        self._words = words
        self._read = LabelWords(words).read

    def find(self, text: str) -> list[Label]:
        """The labels of a transcript's prose, in order; none where the text is no dialogue."""
        return self._settle(text, self._candidates(text)) or self._settle(text, self._bare_candidates(text))

    def _settle(self, text: str, found: Iterator[_Candidate]) -> list[Label]:
        candidates = sorted(found, key=lambda candidate: candidate.label.span)
        if sum(bool(c.label.kind) and c.capitals and len(c.label.text) > 1 for c in candidates) > 1:
            # Labels in capitals: "Moderator: Ada Quist" is a line of the header.
            candidates = [candidate for candidate in candidates if candidate.capitals]
        counts = Counter(candidate.label.core for candidate in candidates if candidate.opens)
        plain_style = any(c.label.kind and not c.capitals and c.opens and counts[c.label.core] > 1 for c in candidates)
        labels: list[Label] = []
        for candidate in candidates:
            if self._accept(candidate, counts, plain_style=plain_style, begun=bool(labels)):
                labels.append(candidate.label)
        return labels if _is_dialogue(text, labels) else []

    def _candidates(self, text: str) -> Iterator[_Candidate]:
        for found in _COLON.finditer(text):
            printed = " ".join(found["label"].split())
            core, kind = self._read(printed)
            if core and core not in self._words.never:
                label = Label(printed, core, kind, Span(*found.span("label")), found.end())
                yield _Candidate(label, _in_capitals(printed), _opens(text, found.start()))
        for found in _QUESTION.finditer(text):
            if _opens(text, found.start()):
                label = Label(found["label"], "q", LabelKind.REPORTER, Span(*found.span("label")), found.end())
                yield _Candidate(label, capitals=True, opens=True)

    def _bare_candidates(self, text: str) -> Iterator[_Candidate]:
        """Known labels without a colon: before a dash, or on a line of their own."""
        for pattern in (_DASH, _ALONE):
            for found in pattern.finditer(text):
                printed = " ".join(found["label"].split())
                core, kind = self._read(printed)
                if kind and core not in self._words.never and _opens(text, found.start()):
                    label = Label(printed, core, kind, Span(*found.span("label")), found.end())
                    yield _Candidate(label, capitals=True, opens=True)

    def _accept(self, candidate: _Candidate, counts: Counter[str], *, plain_style: bool, begun: bool) -> bool:
        label = candidate.label
        recurs = counts[label.core] > 1
        if label.kind is LabelKind.ANSWER:
            return recurs and candidate.opens and counts["q"] > 0
        if candidate.capitals:
            return bool(label.kind) or (candidate.opens and (recurs or " " in label.core))
        if not candidate.opens or not self._in_title_case(label.text):
            return False
        if label.kind:
            return recurs or plain_style
        # A bare name that is printed once: not in the header, and no longer than names are.
        once = plain_style and begun and label.core.count(" ") < _NAME_WORDS
        return " " in label.core and (recurs or once)

    def _in_title_case(self, printed: str) -> bool:
        parts = bare_label(printed).split() or printed.strip("[]() ").split()
        small = [part for part in parts if part[0].islower() and fold(part) not in self._words.particles]
        ends = [part for part in parts[:-1] if part[-1] in ".;!?" and len(part) > 5]
        return 0 < len(parts) <= 7 and not small and not ends


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return len(before) < 2 or before[0] in _SENTENCE_END


def _is_dialogue(text: str, labels: list[Label]) -> bool:
    """Whether labels make a dialogue: not all ask, and a label recurs or two say what kind of speaker they mean."""
    if all(label.kind is LabelKind.REPORTER for label in labels):
        return False
    known = [label for label in labels if label.kind and label.text.isupper()]
    if len(labels) >= 2:
        cores = Counter(label.core for label in labels)
        return len(known) >= 2 or max(cores.values()) > 1
    return len(known) == 1 and len(text) - labels[0].words > 200


def _in_capitals(printed: str) -> bool:
    """Whether a label is printed in capitals, brackets and affiliation aside ("Mc" and the like allowed)."""
    letters = [c for c in bare_label(printed) or printed if c.isalpha()]
    small = sum(c.islower() for c in letters)
    return len(letters) > 0 and small * 5 <= len(letters) and not letters[0].islower()
