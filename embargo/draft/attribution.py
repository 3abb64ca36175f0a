"""Attribution: the quotations and credited claims of a story, each with its cue and its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from embargo.draft.claims import claim_of
from embargo.draft.clauses import main_subject
from embargo.draft.coreference import Cast
from embargo.draft.coverage import crediting, is_introduced, quote_before
from embargo.draft.credits import Credit, speaks_for_others
from embargo.draft.cues import Use
from embargo.draft.model import Mention, Quotation, QuotationKind, SourceMention
from embargo.draft.names import names_in
from embargo.draft.naming import is_said
from embargo.draft.nesting import find_credits
from embargo.draft.phrases import Phrase, Phrases, without_possessive
from embargo.draft.quotations import Quoted
from embargo.draft.statements import Kind, Statement
from embargo.rulebook.drafts import CueKind, DraftWords
from embargo.text import Span
from embargo.values import value

_EDGES = " \t\n\u00a0,;:"
_RESUMING = frozenset({",", "-", "--"})


@value
class _Given:
    """Words in quotation marks and what was made of them; `resumes` numbers the quotation that they take up again."""

    quoted: Quoted
    statement: Statement
    said: bool
    cue: Mention | None = None
    source: SourceMention | None = None
    resumes: int | None = None


@value
class _Credited:
    """A credit with its cue and its source as the draft prints them."""

    credit: Credit
    cue: Mention | None
    source: SourceMention


class Story:
    """Reads the statements of one story in order. `names` are the full names that stand in it, by surname."""

    def __init__(self, text: str, quoted: Sequence[Quoted], words: DraftWords, names: Mapping[str, str]) -> None:
        self._text = text
        self._quoted = quoted
        self._words = words
        self._cast = Cast(words, names)
        self._given: dict[int, _Given] = {}
        self._claims: list[Quotation] = []
        self._latest: SourceMention | None = None
        self._paragraph = -1

    def read(self, statements: Sequence[Statement]) -> list[Quotation]:
        """Every quotation and claim, by place."""
        for statement in statements:
            self._read(statement)
        found = [*self._direct(), *self._claims]
        return sorted(found, key=lambda quotation: (quotation.spans[0], quotation.kind))

    def _read(self, statement: Statement) -> None:
        if statement.paragraph != self._paragraph:
            self._paragraph, self._latest = statement.paragraph, None
        line = Phrases(statement.tokens, self._words)
        credited = self._credited(line, statement)
        subject = None if credited else main_subject(line)
        all_quoted = self._is_all_quoted(line)
        made = [one.credit for one in credited]
        reached = crediting(line, made)
        for at, token in enumerate(line.tokens):
            if token.kind is Kind.QUOTE and at in reached:
                self._give(line, at, credited[reached[at]], statement)
            elif token.kind is Kind.QUOTE:
                self._give_on(line, at, statement, all_quoted=all_quoted)
        for number, one in enumerate(credited):
            claim = claim_of(line, made, number)
            if claim:
                kind, spans = claim
                said = [piece for span in spans for piece in self._without_marks(span, line)]
                self._claims.append(self._quotation(kind, said, statement, one.cue, one.source))
        if credited:
            self._latest = credited[-1].source
        elif not all_quoted:
            self._latest = self._spokesperson(line, subject, statement) if subject else None
        for phrase, surname in names_in(line):
            self._cast.meet(self._words_at(_span(line, phrase.start, phrase.end)), surname)

    # -- who ------------------------------------------------------------------------------------------------------

    def _spokesperson(self, line: Phrases, subject: Phrase, statement: Statement) -> SourceMention | None:
        """The subject of a sentence that credits nobody, if it speaks for others: words that follow may be theirs."""
        span = _span(line, subject.start, subject.end)
        text = self._words_at(span)
        if speaks_for_others(line, subject):
            return SourceMention(text, span, self._cast.credit(line, subject, text, statement.paragraph))
        self._cast.notice(line, subject, text, statement.paragraph)
        return None

    def _credited(self, line: Phrases, statement: Statement) -> list[_Credited]:
        """The credits of a statement; those with the same source share its mention."""
        found: list[_Credited] = []
        mentions: dict[Phrase, SourceMention] = {}
        for credit in find_credits(line, lambda phrase: self._cast.knows(line, phrase)):
            if credit.source not in mentions:
                mentions[credit.source] = self._source(line, credit, statement)
            found.append(_Credited(credit, self._cue(line, credit), mentions[credit.source]))
        return found

    def _source(self, line: Phrases, credit: Credit, statement: Statement) -> SourceMention:
        span = _span(line, credit.source.start, _end_of_label(line, credit.source))
        if credit.cue.use is Use.POSSESSIVE:
            span = Span(span.start, span.start + len(without_possessive(self._words_at(span))))
        text = self._words_at(span)
        continuing = credit.cue.kind is CueKind.CONTINUE
        resolved = self._cast.credit(line, credit.source, text, statement.paragraph, continuing=continuing)
        return SourceMention(text, span, resolved)

    def _cue(self, line: Phrases, credit: Credit) -> Mention | None:
        if credit.cue.use is Use.NONE:
            return None
        span = _span(line, credit.cue.start, credit.cue.end)
        return Mention(self._words_at(span), span)

    # -- words in quotation marks ---------------------------------------------------------------------------------

    def _give(self, line: Phrases, at: int, one: _Credited, statement: Statement) -> None:
        """Note the quotation at token `at` with the credit that reaches it."""
        quote = line.tokens[at].quote
        earlier = self._given.get(quote)
        said = is_said(line, at, one.credit) or (earlier is not None and earlier.said)
        start = earlier.statement if earlier else statement
        resumes = _resumed(line, one.credit, at)
        self._given[quote] = _Given(self._quoted[quote], start, said, one.cue, one.source, resumes)

    def _give_on(self, line: Phrases, at: int, statement: Statement, *, all_quoted: bool) -> None:
        """Note the quotation at token `at`, which no credit reaches: the latest source may go on in it."""
        quote = line.tokens[at].quote
        if quote in self._given:
            return
        goes_on = all_quoted or is_introduced(line, at)
        source = replace(self._latest, inherited=True) if self._latest and goes_on else None
        self._given[quote] = _Given(self._quoted[quote], statement, is_said(line, at, None), source=source)

    def _is_all_quoted(self, line: Phrases) -> bool:
        return all(token.kind is not Kind.WORD or token.word in self._words.coordinating for token in line.tokens)

    def _direct(self) -> Iterator[Quotation]:
        resumed = {given.resumes: number for number, given in self._given.items() if given.resumes is not None}
        for number, given in self._given.items():
            if given.said and given.resumes not in self._given:
                spans = list(given.quoted.spans)
                following = resumed.get(number)
                while following is not None:
                    spans += self._given[following].quoted.spans
                    following = resumed.get(following)
                yield self._quotation(QuotationKind.DIRECT, spans, given.statement, given.cue, given.source)

    def _without_marks(self, span: Span, line: Phrases) -> Iterator[Span]:
        """The words of a claim between the quotation marks that it holds, and those within them."""
        at = span.start
        for token in line.tokens:
            if token.kind is Kind.QUOTE and span.start <= token.start and token.end <= span.end:
                quoted = self._quoted[token.quote]
                inside = zip(quoted.regions, quoted.spans, strict=True)
                words = next(words for region, words in inside if region.start == token.start)
                yield from self._worded(Span(at, token.start))
                yield from self._worded(words)
                at = token.end
        yield from self._worded(Span(at, span.end))

    def _worded(self, span: Span) -> Iterator[Span]:
        """The span without the space and the marks at its edges; nothing where it holds no word."""
        text = self._words_at(span)
        if any(char.isalnum() for char in text):
            start = span.start + len(text) - len(text.lstrip(_EDGES))
            yield Span(start, span.end - len(text) + len(text.rstrip()))

    # -- both -----------------------------------------------------------------------------------------------------

    def _words_at(self, span: Span) -> str:
        return self._text[span.start : span.end]

    def _quotation(
        self,
        kind: QuotationKind,
        spans: Sequence[Span],
        statement: Statement,
        cue: Mention | None,
        source: SourceMention | None,
    ) -> Quotation:
        text = " ".join(self._words_at(span) for span in spans)
        return Quotation(kind, tuple(spans), text, statement.sentence_at(spans[0].start), cue, source)


def _span(line: Phrases, start: int, end: int) -> Span:
    return Span(line.tokens[start].start, line.tokens[end - 1].end)


def _end_of_label(line: Phrases, source: Phrase) -> int:
    """Where the words that name an unnamed source end: before a modifier that holds another's name.

    "senior officials | travelling with President Roe", but "an official who asked not to be named".
    """
    if line.is_named(source.start, source.core_end):
        return source.end
    for at in range(source.start + 1, source.core_end):
        modifies = line.is_participle(at) or line.word(at) in line.words.relative
        if modifies and line.word(at - 1) in line.words.people:
            named = any(line.is_name(further) for further in range(at, source.core_end))
            return at if named else source.end
    return source.end


def _resumed(line: Phrases, credit: Credit, at: int) -> int | None:
    """The number of the quotation that the one at `at` takes up again ("“a,” she said, “b”"); None if none."""
    interrupted = quote_before(line, credit.start) if credit.aside and credit.end <= at else None
    if interrupted is None or line.word(at - 1) not in _RESUMING:
        return None
    if any(line.is_quote(between) for between in range(credit.end, at)):
        return None
    return line.tokens[interrupted].quote
