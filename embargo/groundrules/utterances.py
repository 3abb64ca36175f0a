"""What a host says, sentence by sentence: the only words that can set a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from embargo.briefing.model import Briefing, Problem, Role, Turn
from embargo.rulebook import PhraseRule, Rulebook
from embargo.text import Span, fold, split_sentences
from embargo.values import value

# How many characters before a sentence may complete it.
_LEAD = 300
# Brackets hold a transcript's corrections ("[until] conclusion"); the words in them were meant.
_ONE_LINE = str.maketrans("\r\n\t", "   ")
_PAUSES = " ,-"
_LINE_START = re.compile(r"\n\s*")
_LINE_SIGNS = " -*_#>=[("
_WITHOUT_BRACKETS = str.maketrans("[]*_", "    ")


@value
class Utterance:
    """A sentence of the host's, or of the text before the first turn.

    `span` lies in the prose of document number `document`; `text` is that prose with brackets blanked, `spoken` the
    same folded and on one line, both of the same length. `turn` is None in the preamble. `asked` holds what a reporter
    said just before, folded, if one did; `lead` the words of the same speaker just before, not folded.
    """

    index: int
    document: int
    turn: Turn | None
    span: Span
    text: str
    spoken: str
    asked: str = ""
    lead: str = ""

    def place(self, start: int, end: int) -> Span:
        """The span of the prose that a stretch of `spoken` stands at."""
        return Span(self.span.start + start, self.span.start + end)


@value
class _Stretch:
    """Prose of one voice: a turn's, or what stands before the first; `asked` as in `Utterance`."""

    document: int
    span: Span
    turn: Turn | None = None
    asked: str = ""


@value
class Statement:
    """A rule's phrase found in an utterance: what it says, where, and the words that complete it.

    `start` and `end` are offsets in the utterance's `spoken`; `tail` is the slot's stretch, where the rule has one.
    """

    rule: PhraseRule
    utterance: Utterance
    start: int
    end: int
    tail: tuple[int, int] | None = None

    @property
    def says(self) -> str:
        """The rule's word for what is said."""
        return str(self.rule.rule.sets.get("says", ""))

    def flag(self, name: str) -> bool:
        """Whether the rule sets a flag."""
        return bool(self.rule.rule.sets.get(name, False))

    @property
    def tail_text(self) -> str:
        """The folded words of the slot, empty where there is none."""
        return self.utterance.spoken[self.tail[0] : self.tail[1]] if self.tail else ""


def host_utterances(briefing: Briefing, rulebook: Rulebook) -> tuple[Utterance, ...]:
    """Every sentence that may set a rule, in the order of the call: the preamble's and the host's."""
    found: list[Utterance] = []
    for stretch in _stretches(briefing):
        found.extend(_sentences(briefing, rulebook, stretch, len(found)))
    return tuple(found) if briefing.turns else _oldest_first(found, rulebook)


def _sentences(briefing: Briefing, rulebook: Rulebook, stretch: _Stretch, first: int) -> Iterator[Utterance]:
    prose = briefing.documents[stretch.document].prose.text
    hesitations = rulebook.saying("cue", "hesitation")
    spans: Iterator[Span] = split_sentences(prose, rulebook.sentences, stretch.span)
    if stretch.turn is None:
        headings = rulebook.saying("cue", "heading")
        whole = _with_values(prose, spans, headings)
        spans = (part for span in whole for part in _between_headings(prose, span, headings))
    lead = ""
    for index, sentence in enumerate(spans, first):
        text = prose[sentence.start : sentence.end].translate(_WITHOUT_BRACKETS)
        spoken = fold(text).translate(_ONE_LINE)
        if stretch.turn is not None:
            text, spoken = _without(hesitations, text, spoken)
        yield Utterance(index, stretch.document, stretch.turn, sentence, text, spoken, stretch.asked, lead)
        lead = prose[max(stretch.span.start, sentence.end - _LEAD) : sentence.end].translate(_WITHOUT_BRACKETS)


def _without(hesitations: Sequence[PhraseRule], text: str, spoken: str) -> tuple[str, str]:
    """A sentence and its folded words with hesitations, and the commas and dashes before them, blanked."""
    for found in [match for rule in hesitations for match in rule.find(spoken)]:
        start = len(spoken[: found.start()].rstrip(_PAUSES))
        blank = " " * (found.end() - start)
        text = text[:start] + blank + text[found.end() :]
        spoken = spoken[:start] + blank + spoken[found.end() :]
    return text, spoken


def _with_values(prose: str, spans: Iterable[Span], headings: Sequence[PhraseRule]) -> Iterator[Span]:
    """The sentences with a heading that ends in a colon joined to the words below it."""
    pending: Span | None = None
    for span in spans:
        joined = Span(pending.start, span.end) if pending else span
        last_line = prose[joined.start : joined.end].rsplit("\n", 1)[-1]
        if pending is None and last_line.endswith(":") and _is_heading(last_line, headings):
            pending = joined
            continue
        pending = None
        yield joined
    if pending:
        yield pending


def _between_headings(prose: str, span: Span, headings: Sequence[PhraseRule]) -> Iterator[Span]:
    """On paper a line that opens like a heading begins anew, although no full stop ends the line before."""
    starts = [span.start]
    for line in _LINE_START.finditer(prose, span.start, span.end):
        end = prose.find("\n", line.end(), span.end)
        if _is_heading(prose[line.end() : end if end >= 0 else span.end], headings):
            starts.append(line.end())
    for start, end in pairwise([*starts, span.end]):
        yield Span(start, start + len(prose[start:end].rstrip()))


def _is_heading(line: str, headings: Sequence[PhraseRule]) -> bool:
    """Whether a line begins with a heading's words, in capitals or with a colon behind them."""
    folded = fold(line)
    for rule in headings:
        for found in rule.find(folded):
            words = line[found.start() : found.end()]
            if not folded[: found.start()].strip(_LINE_SIGNS) and (words.isupper() or words.endswith(":")):
                return True
    return False


def named_utterances(briefing: Briefing, rulebook: Rulebook) -> tuple[Utterance, ...]:
    """Every sentence of the named speakers who speak of themselves, in the order of the call."""
    rules = rulebook.saying("attribution", "own")
    found: list[Utterance] = []
    for turn in briefing.turns:
        if turn.speaker.role is Role.NAMED and any(rule.matches(briefing.words(turn)) for rule in rules):
            found.extend(_sentences(briefing, rulebook, _Stretch(turn.document, turn.span, turn), len(found)))
    return tuple(found)


def _oldest_first(notice: list[Utterance], rulebook: Rulebook) -> tuple[Utterance, ...]:
    """A message that quotes an older one below itself: the older words come first, the newer may amend them."""
    marks = rulebook.saying("cue", "older")
    at = next((u.index for u in notice if any(next(rule.find(u.spoken), None) for rule in marks)), len(notice))
    ordered = [*notice[at:], *notice[:at]]
    return tuple(replace(utterance, index=index) for index, utterance in enumerate(ordered))


def _stretches(briefing: Briefing) -> Iterator[_Stretch]:
    for number in range(len(briefing.documents)):
        yield _Stretch(number, briefing.preambles[number])
        previous: Turn | None = None
        for turn in (turn for turn in briefing.turns if turn.document == number):
            if turn.speaker.role is Role.HOST or turn.host_words:
                asked = previous is not None and previous.speaker.role is Role.REPORTER
                before = fold(briefing.words(previous)) if asked and previous else ""
                yield _Stretch(number, turn.span, turn, before)
            previous = turn


def statements(
    utterance: Utterance, rules: tuple[PhraseRule, ...], counts: Callable[[Statement], bool] = lambda _: True
) -> list[Statement]:
    """What the rules find in an utterance, from left to right; of overlapping triggers the first rule's wins.

    Only of those that count: what says nothing leaves its words to the rules behind it.
    """
    found: list[Statement] = []
    for rule in rules:
        for match in _matches(rule, utterance, found):
            tail = _tail(match)
            # A slot that the rule's own words follow ("when X the embargo lifts") lies within the trigger.
            trigger_end = tail[0] if tail and tail[1] >= match.end() else match.end()
            statement = Statement(rule, utterance, match.start(), trigger_end, tail)
            if not any(_overlap(other, match.start(), trigger_end) for other in found) and counts(statement):
                found.append(statement)
    return sorted(found, key=lambda statement: statement.start)


def _matches(rule: PhraseRule, utterance: Utterance, found: Sequence[Statement]) -> Iterator[re.Match[str]]:
    """What a rule finds; on paper, where lines have no full stops, again behind a heading that took its first words."""
    yield from rule.find(utterance.spoken)
    if utterance.turn is not None:
        return
    headings = [statement.end for statement in found if statement.flag("heading")]
    if headings:
        yield from rule.find(utterance.spoken, headings[-1])


def _tail(match: re.Match[str]) -> tuple[int, int] | None:
    filled = match.groupdict()
    return next((match.span(name) for name in ("until", "label") if filled.get(name)), None)


def _overlap(statement: Statement, start: int, end: int) -> bool:
    return statement.start < end and start < statement.end


def problem_at(briefing: Briefing, utterance: Utterance, code: str, message: str) -> Problem:
    """A problem at the place of an utterance."""
    document = briefing.documents[utterance.document]
    return Problem(code, message, document.source.name, document.lines(utterance.span)[0])
