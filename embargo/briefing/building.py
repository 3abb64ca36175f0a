"""Documents into briefings: turns with roles, stamps, date and clock, parts of one call joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from embargo.briefing.cues import Cue, CueReader
from embargo.briefing.dates import DateReader
from embargo.briefing.joining import Dated, group, same_text
from embargo.briefing.label_words import LabelKind
from embargo.briefing.labels import LabelReader
from embargo.briefing.model import Briefing, Problem, Role, Speaker, Stamp, Turn
from embargo.briefing.moments import ZoneReader, read_published
from embargo.briefing.names import NameReader
from embargo.briefing.pages import Page, all_turns, read_page
from embargo.briefing.roles import Part, cast
from embargo.briefing.stamps import Clock, StampReader
from embargo.read.document import Document
from embargo.rulebook import Rulebook
from embargo.text import Span
from embargo.times import TimeLexicon, civil, localise


def build_briefings(
    documents: Sequence[Document], rulebook: Rulebook, received: dt.datetime | None = None
) -> tuple[Briefing, ...]:
    """The calls and notices that the documents hold, in the order in which their first file was given.

    Files of one call become one briefing. `received` (aware) is when the desk got the documents: the reference
    where a document carries no date of its own.
    """
    builder = _Builder(rulebook, received)
    return tuple(builder.build(pages) for pages in group([builder.date(document) for document in documents]))


class _Builder:
    def __init__(self, rulebook: Rulebook, received: dt.datetime | None) -> None:
        self._words = rulebook.transcript_words
        self._lexicon: TimeLexicon = rulebook.times
        self._received = received
        self._labels = LabelReader(self._words)
        calendar = _calendar(self._lexicon)
        self._stamps = StampReader(self._words, calendar)
        self._cues = CueReader(rulebook)
        # A message below which it quotes an older one is dated by its own lines.
        self._older = rulebook.saying("cue", "older")
        self._names = NameReader(self._words)
        self._dates = DateReader(self._words, self._lexicon, calendar)
        self._zones = ZoneReader(self._words, self._lexicon)

    def date(self, document: Document) -> Dated:
        """A document taken apart, with the date and the clock of its call."""
        page = read_page(document, self._labels, self._stamps)
        published = read_published(document.metadata, self._words)
        zone = self._zones.of_call(page, published)
        if not page.turns:
            return self._date_notice(page, zone, published.date or (published.at.date() if published.at else None))
        parts = cast(page.turns, self._cues)
        hosted = [turn.span for turn, part in zip(page.turns, parts, strict=True) if _is_hosts(part)]
        found = self._dates.of_call(page, hosted, zone, published)
        cues = self._cues.read(page.folded, page.turns[-1].span, {Cue.PORTION_END})
        cues |= self._cues.read(page.folded, Span(0, page.turns[0].span.end), {Cue.PORTION_START})
        return Dated(page, zone, found.date, found.inferred, cues)

    def _date_notice(self, page: Page, zone: str | None, published: dt.date | None) -> Dated:
        older = [match.start() for rule in self._older for match in rule.find(page.folded)]
        date = self._dates.in_header(page, zone, published, until=min(older, default=None))
        if date or published:
            return Dated(page, zone, date or published, None if date else "from the publishing date", frozenset())
        if self._received:
            at = civil(self._received, zone) if zone else self._received
            return Dated(page, zone, at.date(), "from the moment at which the desk received it", frozenset())
        return Dated(page, zone, None, None, frozenset())

    def build(self, pages: list[Dated]) -> Briefing:
        """One briefing of the pages of one call."""
        first, last = pages[0], pages[-1]
        metadata = first.page.document.metadata
        return Briefing(
            documents=tuple(dated.page.document for dated in pages),
            title=first.page.title,
            turns=tuple(self._turns(pages)),
            stamps=tuple(_stamps(pages)),
            held_on=first.held_on,
            zone=first.zone,
            started_at=_aware(first.started, first.zone),
            ended_at=None if Cue.PORTION_END in last.cues else _aware(last.ended, last.zone),
            published_at=read_published(metadata, self._words).at,
            received_at=self._received,
            problems=tuple(_problems(pages)),
            preambles=tuple(dated.page.header for dated in pages),
        )

    def _turns(self, pages: list[Dated]) -> Iterator[Turn]:
        told = [dated.page if place == _fullest(pages, place) else None for place, dated in enumerate(pages)]
        kept = [page for page in told if page]
        parts = iter(cast(spoken, self._cues)) if (spoken := all_turns(kept)) else iter(())
        speakers: dict[str, Speaker] = {}
        texts = _introductions(kept)
        index = 0
        for document, page in enumerate(told):
            for turn in page.turns if page else ():
                part = next(parts)
                label = turn.label.text
                if label not in speakers:
                    speakers[label] = self._speaker(label, turn.label.kind, part.role, texts)
                yield Turn(index, document, speakers[label], turn.label.span, turn.span, part.host_words)
                index += 1

    def _speaker(self, label: str, kind: LabelKind | None, role: Role, texts: Sequence[str]) -> Speaker:
        named = kind in (LabelKind.NAMED, None) and role in (Role.NAMED, Role.HOST)
        person = self._names.find(label, texts) if named else None
        return Speaker(label, role, person.name if person else None, person.title if person else None)


def _is_hosts(part: Part) -> bool:
    return part.role is Role.HOST or part.host_words


def _fullest(pages: list[Dated], place: int) -> int:
    """Of the pages that print the same words as the page at `place`, the place of the longest."""
    same = [other for other in range(len(pages)) if other == place or same_text(pages[place].page, pages[other].page)]
    return max(same, key=lambda other: (len(pages[other].page.document.prose.text), -other))


def _introductions(pages: Sequence[Page]) -> list[str]:
    """Where the speakers of a call are introduced: titles and headers, the words of the call, in that order."""
    titles = [page.title or "" for page in pages]
    return [*titles, *(page.document.prose.text for page in pages)]


def _calendar(lexicon: TimeLexicon) -> frozenset[str]:
    """The names of months and weekdays in all languages."""
    tables = lexicon.languages.values()
    listed = [names for table in tables for part in (table.months, table.weekdays) for names in part.values()]
    return frozenset(name for names in listed for name in names.split(", "))


def _aware(wall: dt.datetime | None, zone: str | None) -> dt.datetime | None:
    return localise(wall, zone).times[0] if wall and zone else None


def _stamps(pages: list[Dated]) -> Iterator[Stamp]:
    for document, dated in enumerate(pages):
        clocks: tuple[tuple[Clock | None, bool], ...] = ((dated.page.opening, False), (dated.page.closing, True))
        for clock, closing in clocks:
            if clock:
                yield Stamp(document, clock.span, clock.clock, clock.zone, closing)


def _problems(pages: list[Dated]) -> Iterator[Problem]:
    for dated in pages[:1]:
        if dated.inferred and dated.held_on:
            name = dated.page.document.source.name
            yield Problem("date-inferred", f"The date, {dated.held_on:%Y-%m-%d}, is taken {dated.inferred}.", name)
