"""Credits: the cues of a statement with the sources that they credit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from embargo.draft.clauses import DASHES, begins_clause, main_subject, modified
from embargo.draft.cues import FoundCue, Use, match_phrase
from embargo.draft.inverted import source_after
from embargo.draft.phrases import LONGEST_PHRASE, Phrase, Phrases
from embargo.draft.subjects import phrase_ending, subject_before
from embargo.rulebook.drafts import CueKind, VerbForm
from embargo.values import value

INTERRUPTING = frozenset({",", "?", "!", "…"}) | DASHES
SPEAKING = frozenset({CueKind.SAY, CueKind.CONTINUE, CueKind.MAY, CueKind.TELL})


@value
class Credit:
    """A cue with its source. `shared`: the source is that of the cue before ("… and added").

    `aside`: cue and source interrupt or close the words said ("…, the official said"). `inverted`: the source stands
    after the verb. `reported`: it is quoted through somebody else ("the paper quoted Roe as saying").
    """

    cue: FoundCue
    source: Phrase
    shared: bool = False
    aside: bool = False
    inverted: bool = False
    reported: bool = False

    @property
    def start(self) -> int:
        """The first token of the cue and of a source that is its own."""
        return self.cue.start if self.shared else min(self.cue.start, self.source.start)

    @property
    def end(self) -> int:
        """The token after the cue and after a source that is its own."""
        return self.cue.end if self.shared else max(self.cue.end, self.source.end)


Finder = Callable[[Phrases, FoundCue, Sequence[Credit]], Credit | None]


def credit_of(line: Phrases, cue: FoundCue, earlier: Sequence[Credit]) -> Credit | None:
    """The credit that a cue makes; None where nobody is its source. `earlier` are the credits before it."""
    return _FINDERS[cue.use](line, cue, earlier)


def _sharing(line: Phrases, cue: FoundCue, earlier: Sequence[Credit]) -> Credit | None:
    """The source of the credit before, or the subject of the statement where none is."""
    if earlier:
        return Credit(cue, earlier[-1].source, shared=True)
    source = main_subject(line)
    return Credit(cue, source, shared=True) if source and source.end <= cue.start else None


# -- verbs in a tense ------------------------------------------------------------------------------------------------


def _tensed(line: Phrases, cue: FoundCue, earlier: Sequence[Credit]) -> Credit | None:
    return _inverted(line, cue) or _finite(line, cue, earlier)


def _inverted(line: Phrases, cue: FoundCue) -> Credit | None:
    """The source after a cue that follows the words said: "said the official"."""
    if cue.kind not in SPEAKING or cue.form not in (VerbForm.PAST, VerbForm.THIRD):
        return None
    quoted = line.is_quote(cue.start - 1)
    if cue.start and not quoted and line.word(cue.start - 1) not in INTERRUPTING:
        return None
    source = source_after(line, cue.end)
    if source is None or not line.speaks(source) or not _closes(line, source.end):
        return None
    telling = cue.kind is CueKind.TELL
    if telling and match_phrase(line.tokens, cue.end, line.words.audience):
        return None
    if (telling or not quoted) and _has_subject(line, cue, telling=telling):
        return None
    return Credit(cue, source, aside=True, inverted=True)


def _closes(line: Phrases, at: int) -> bool:
    """Whether a source that ends at `at` is not the subject of a further verb or what the words are about."""
    if line.word(at) in line.words.circumstance:
        return True
    return not line.is_quote(at) and not line.has_verb(at, line.until_mark(at))


def _has_subject(line: Phrases, cue: FoundCue, *, telling: bool) -> bool:
    """Whether the verb has a subject before it: then what follows it is the one who is told."""
    subject = subject_before(line, cue.start)
    return subject is not None and line.speaks(subject) and (telling or subject.end == cue.start - 1)


def _finite(line: Phrases, cue: FoundCue, earlier: Sequence[Credit]) -> Credit | None:
    source = subject_before(line, cue.start)
    if source is None:
        return _coordinated(line, cue, earlier)
    if line.word(source.start) in line.words.relative and source.core_end == source.start + 1:
        return _relative(line, cue, source.start, earlier)
    if cue.form is VerbForm.THIRD and source.end == cue.start and not line.is_head(source.core_end - 1):
        return None
    tensed = cue.kind in SPEAKING and cue.form is not VerbForm.BASE
    quoting = tensed and line.quotes_from(0)
    return Credit(cue, source) if quoting or line.speaks(source) else None


def _coordinated(line: Phrases, cue: FoundCue, earlier: Sequence[Credit]) -> Credit | None:
    """The source where no subject stands before the verb: "… and added", "who called it"."""
    at = cue.start
    while line.is_loose(at - 1) or line.word(at - 1) in line.words.auxiliaries:
        at -= 1
    if line.word(at - 1) in line.words.relative:
        return _relative(line, cue, at - 1, earlier)
    return _sharing(line, cue, earlier) if line.word(at - 1) in line.words.coordinating else None


def _relative(line: Phrases, cue: FoundCue, pronoun: int, earlier: Sequence[Credit]) -> Credit | None:
    """The one behind whom a relative clause stands: "Roe, who called it"."""
    if cue.kind is CueKind.ACT:
        return None
    if earlier and pronoun - earlier[-1].source.core_end in (0, 1):
        return Credit(cue, earlier[-1].source, shared=True)
    source = modified(line, pronoun)
    return Credit(cue, source, shared=True) if source else None


# -- verbs without a tense -------------------------------------------------------------------------------------------


def _participle(line: Phrases, cue: FoundCue, earlier: Sequence[Credit]) -> Credit | None:
    """The source of "…, adding that": the one before, or the statement's subject; of "with an aide saying": its own."""
    if cue.kind is CueKind.ACT:
        return None
    before = line.word(cue.start - 1)
    if before in line.words.reported:
        return _reported(line, cue, earlier)
    own = _absolute_subject(line, cue.start)
    if own:
        return Credit(cue, own)
    if line.is_word(cue.start - 1) and not line.is_loose(cue.start - 1) and before not in line.words.clause:
        return None
    source = modified(line, cue.start) if before == "," else None
    if source and begins_clause(line, source.start):
        return Credit(cue, source)
    return _sharing(line, cue, earlier)


def _absolute_subject(line: Phrases, verb: int) -> Phrase | None:
    """The subject of a participle after "with": "…, with an official saying that"."""
    for start in range(verb - 1, max(0, verb - LONGEST_PHRASE), -1):
        if not line.is_word(start) or line.is_verb(start):
            return None
        if line.word(start - 1) in line.words.absolute and not line.is_word(start - 2):
            subject = Phrase(start, verb, verb)
            return subject if line.speaks(subject) else None
    return None


def _reported(line: Phrases, cue: FoundCue, earlier: Sequence[Credit]) -> Credit | None:
    """Roe, not the paper, in "the paper quoted Roe as saying" and "Roe was quoted by the paper as saying"."""
    if earlier and earlier[-1].cue.use is Use.PASSIVE:
        source = main_subject(line)
    else:
        source = phrase_ending(line, cue.start - 1, in_clause=False)
    return Credit(cue, source, reported=True) if source and line.speaks(source) else None


def _infinitive(line: Phrases, cue: FoundCue, earlier: Sequence[Credit]) -> Credit | None:
    """The source of "prompted Roe to say that" and "Roe took the stage to say that"."""
    own = modified(line, cue.start - 1)
    if own and line.is_named(own.start, own.core_end):
        return Credit(cue, own)
    return _sharing(line, cue, earlier)


def _passive(line: Phrases, cue: FoundCue, _: Sequence[Credit]) -> Credit | None:
    """The source of "was described by the official as"."""
    source = source_after(line, cue.end + 1)
    return Credit(cue, source) if source and line.speaks(source) else None


# -- cues that are no verbs ------------------------------------------------------------------------------------------


def _crediting(line: Phrases, cue: FoundCue, earlier: Sequence[Credit]) -> Credit | None:
    """The source of "according to the official"; "a report" there only where nobody else is credited."""
    source = source_after(line, cue.end)
    if source is None or (earlier and not _is_somebody(line, source)):
        return None
    return Credit(cue, source, aside=True)


def _is_somebody(line: Phrases, source: Phrase) -> bool:
    core = range(source.start, source.core_end)
    return line.speaks(source) and not any(line.word(at) in line.words.texts for at in core)


def _possessive(line: Phrases, cue: FoundCue, _: Sequence[Credit]) -> Credit | None:
    """The source of "in the official's telling" and "the official's view is that"."""
    before = line.words.possessive_before
    start = cue.start - 1
    while line.is_word(start - 1) and line.word(start - 1) not in before:
        start -= 1
    if line.word(start - 1) in before:
        return Credit(cue, Phrase(start, cue.start, cue.start), aside=True)
    source = phrase_ending(line, cue.start)
    return Credit(cue, source) if source else None


_FINDERS: dict[Use, Finder] = {
    Use.FINITE: _tensed,
    Use.PARTICIPLE: _participle,
    Use.INFINITIVE: _infinitive,
    Use.PASSIVE: _passive,
    Use.CREDIT: _crediting,
    Use.POSSESSIVE: _possessive,
}


def without_cue(line: Phrases, knows: Callable[[Phrase], bool]) -> Iterator[Credit]:
    """The subject who speaks although there is no cue: "the official was cautious: “…”", "one official listed “…”"."""
    quote = next((at for at in range(1, len(line)) if line.is_quote(at)), None)
    source = main_subject(line) if quote else None
    if quote is None or source is None or source.end > quote:
        return
    if line.word(quote - 1) == ":" or speaks_for_others(line, source) or knows(source):
        yield Credit(FoundCue(source.end - 1, source.end, Use.NONE), source)


def speaks_for_others(line: Phrases, source: Phrase) -> bool:
    """Whether the source is one whose trade it is to speak for somebody ("a spokesman", not "Jane Roe")."""
    if line.is_named(source.start, source.core_end):
        return False
    return any(line.word(at) in line.words.spokespeople for at in range(source.start, source.core_end))
