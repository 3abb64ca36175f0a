"""The way through the house: inputs in, reports out. No clock, no streams."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from embargo.checks import Desk, House, run_checks
from embargo.draft import read_draft
from embargo.errors import InputError, UsageError
from embargo.groundrules import extract
from embargo.groundrules.beside import files_beside
from embargo.groundrules.editor import WITHOUT_RULES, EditorsLift, apply_lifts, has_no_rules
from embargo.match import build_index, build_public_index
from embargo.policy import Incomplete, Policy, QuotesReport, Report, RulesReport, TimesReport, judge, judged_at
from embargo.read import STDIN_NAME, Document, collect, read_path
from embargo.rulebook import Rulebook, load_rulebook
from embargo.text import fold
from embargo.times import Circumstances, guess_language, read_times
from embargo.values import remembering_value
from embargo.waivers import Waivers

if TYPE_CHECKING:
    from embargo.briefing.model import Briefing
    from embargo.checks.model import Finding
    from embargo.draft.model import Draft
    from embargo.groundrules.model import GroundRules
    from embargo.match.semantic import SentenceModel

# A path, a folder, "-" for standard input, or a document read before (`read_bytes` for words that are not in a file).
Input = str | Path | Document
# Told after each draft: how many are done, how many there are.
Progress = Callable[[int, int], None]


def check(
    drafts: Iterable[Input],
    briefings: Iterable[Input],
    *,
    at: dt.datetime,
    scheduled: bool = False,
    zone: str | None = None,
    stdin_name: str = STDIN_NAME,
    received: dt.datetime | None = None,
    lifts: Mapping[str, dt.datetime] | None = None,
    public: Iterable[Input] = (),
    ground_rules: Iterable[str | Path] = (),
    policy: Policy | None = None,
    house: House | None = None,
    waivers: Waivers | None = None,
    rulebook: Rulebook | None = None,
    semantic_model: str | Path | None = None,
    progress: Progress | None = None,
) -> Report:
    """Judge drafts at the instant `at` (aware) against the ground rules of briefings.

    `scheduled`: each draft that says when it is to appear is judged at that instant, the others at `at`; a draft's
    report has it as `judged_at`. `zone` (IANA) is the desk's, for a draft's own time that is written without one;
    `stdin_name` is what standard input is called, whose extension tells its format.
    `received` is when the desk got briefings that carry no date, `lifts` an editor's word on when the embargo on a
    scope lifted (scope "call": or when the call ended). `public` are earlier releases and stories: what stands
    there too breaks no embargo. `ground_rules` are ground-rules files that an editor signed; one beside a briefing
    (NAME.rules.toml beside NAME.md) is found without being named. `house` has the desk's own terms,
    `waivers` what an editor lets pass beside the remarks in the drafts. `semantic_model` is the folder of a sentence
    model (`embargo.match.semantic`), one more witness for paraphrases. `progress` is told how many drafts are done.

    An input that cannot be read or understood, and a briefing in which no ground rule is found, stand in the report's
    `incomplete`; the others are checked. Raises `UsageError` for a time without a zone, a lift that fits no briefing
    or several, and where there is nothing to check; `RulebookError` for a ground-rules file named that is wrong or
    fits no briefing.
    """
    moment = _aware("at", at)
    shelf = open_shelf(
        briefings,
        received=received,
        lifts=lifts,
        ground_rules=ground_rules,
        rulebook=rulebook,
        house=house,
        semantic_model=semantic_model,
    )
    return shelf.check(
        drafts,
        at=moment,
        scheduled=scheduled,
        zone=zone,
        stdin_name=stdin_name,
        public=public,
        policy=policy,
        waivers=waivers,
        progress=progress,
    )


@remembering_value
class Shelf:
    """Briefings read once, with their rules, for drafts that are checked as they come.

    `documents` are those that could be read; the others stand in the `incomplete` of `rules`.
    """

    documents: tuple[Document, ...] = field(repr=False)
    rules: RulesReport = field(repr=False)
    rulebook: Rulebook = field(repr=False)
    house: House = field(default_factory=House)
    model: SentenceModel | None = field(default=None, repr=False)

    @cached_property
    def desk(self) -> Desk:
        """All that was said in the briefings, ready for checks."""
        return Desk(build_index(self.rules.briefings, self.rulebook), self.rulebook, self.house, self.model)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of each document, by which a briefing given as a draft is known."""
        return frozenset(map(_words, self.documents))

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of the documents (ISO 639-1)."""
        return frozenset(guess_language(document.prose.text, self.rulebook.times) for document in self.documents)

    def check(
        self,
        drafts: Iterable[Input],
        *,
        at: dt.datetime,
        scheduled: bool = False,
        zone: str | None = None,
        stdin_name: str = STDIN_NAME,
        public: Iterable[Input] = (),
        policy: Policy | None = None,
        waivers: Waivers | None = None,
        progress: Progress | None = None,
    ) -> Report:
        """Judge drafts at the instant `at` (aware); arguments and errors as for the function `check`."""
        moment = _aware("at", at)
        stories = _read_all(drafts, stdin_name)
        if stories.nothing:
            raise UsageError("give at least one draft")
        known = _read_public(public, [*self.documents, *stories.documents])
        briefings = self.rules.briefings
        drafted = _read_drafts(_comparable(stories, self), stories, self.rulebook, zone)
        when = partial(judged_at, at=moment, scheduled=scheduled)
        return judge(
            _checked(drafted, self, known.documents, when=when, progress=progress) if briefings else [],
            checked_at=moment,
            scheduled=scheduled,
            briefings=briefings,
            broken_drafts=(*stories.incomplete, *known.incomplete, *(() if briefings else _not_checked(stories))),
            broken_briefings=(*self.rules.incomplete, *map(_without_rules, filter(has_no_rules, briefings))),
            lifts=self.rules.lifts,
            policy=policy,
            waivers=replace(waivers or Waivers(), rules=frozenset(self.rulebook.explanations)),
            house=self.house,
            rulebook=self.rulebook.hash,
        )


def open_shelf(
    briefings: Iterable[Input],
    *,
    received: dt.datetime | None = None,
    lifts: Mapping[str, dt.datetime] | None = None,
    ground_rules: Iterable[str | Path] = (),
    rulebook: Rulebook | None = None,
    house: House | None = None,
    semantic_model: str | Path | None = None,
) -> Shelf:
    """Read briefings once, to check many drafts against them. Arguments and errors as for `check`."""
    book = rulebook or load_rulebook()
    given = _read_all(briefings)
    if given.nothing:
        raise UsageError("give at least one briefing")
    documents = tuple(given.documents)
    rules = _ground_rules(given, received, lifts, ground_rules, book)
    return Shelf(documents, rules, book, house or House(), _model(semantic_model))


def _model(folder: str | Path | None) -> SentenceModel | None:
    if folder is None:
        return None
    from embargo.match.semantic import SentenceModel  # noqa: PLC0415 - only where a model is given

    return SentenceModel.load(folder)


def read_rules(
    briefings: Iterable[Input],
    *,
    received: dt.datetime | None = None,
    lifts: Mapping[str, dt.datetime] | None = None,
    ground_rules: Iterable[str | Path] = (),
    rulebook: Rulebook | None = None,
) -> RulesReport:
    """The ground rules of briefings; files of one call are one briefing. Arguments and errors as for `check`."""
    given = _read_all(briefings)
    if given.nothing:
        raise UsageError("give at least one briefing")
    return _ground_rules(given, received, lifts, ground_rules, rulebook or load_rulebook())


def read_quotes(drafts: Iterable[Input], *, zone: str | None = None, rulebook: Rulebook | None = None) -> QuotesReport:
    """What drafts quote and whom they credit, without any briefing. Arguments and errors as for `check`."""
    stories = _read_all(drafts)
    if stories.nothing:
        raise UsageError("give at least one draft")
    book = rulebook or load_rulebook()
    read = tuple(_read_drafts(stories.documents, stories, book, zone))
    return QuotesReport(read, tuple(stories.incomplete))


def _read_drafts(documents: Iterable[Document], stories: _Inputs, book: Rulebook, zone: str | None) -> list[Draft]:
    """The documents as drafts; one whose own time cannot be understood is put among the incomplete."""
    drafts = []
    for document in documents:
        try:
            drafts.append(read_draft(document, book, zone))
        except InputError as error:
            stories.refuse(error)
    return drafts


def _checked(
    drafts: Sequence[Draft],
    shelf: Shelf,
    public: Sequence[Document],
    *,
    when: Callable[[Draft], dt.datetime],
    progress: Progress | None,
) -> list[tuple[Draft, Sequence[Finding]]]:
    book = shelf.rulebook
    known = build_public_index(public, book) if public else None
    checked: list[tuple[Draft, Sequence[Finding]]] = []
    for done, draft in enumerate(drafts, 1):
        checked.append((draft, run_checks(draft, shelf.desk, when(draft), known)))
        if progress:
            progress(done, len(drafts))
    return checked


def read_when(text: str, *, on: dt.date, zone: str | None = None, rulebook: Rulebook | None = None) -> TimesReport:
    """The times that `text` states, said on the civil date `on` at the clock of `zone` (IANA)."""
    book = rulebook or load_rulebook()
    circumstances = Circumstances(date=on, zone=zone, language=guess_language(text, book.times))
    return TimesReport(text, on, zone, read_times(text, circumstances, book.times))


class _Inputs:
    """Documents read, the paths they were read from by their names, and those that could not be."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.paths: dict[str, Path] = {}
        self.incomplete: list[Incomplete] = []

    @property
    def nothing(self) -> bool:
        return not self.documents and not self.incomplete

    def take(self, document: Document) -> None:
        """A document that is read in part counts for what it says, and makes the check incomplete."""
        self.documents.append(document)
        if document.unread:
            self.incomplete.append(Incomplete(document.source.name, document.unread))

    def refuse(self, error: InputError) -> None:
        self.incomplete.append(Incomplete(error.name, error.reason))


def _read_all(inputs: Iterable[Input], stdin_name: str = STDIN_NAME) -> _Inputs:
    if isinstance(inputs, str | Path | Document):
        raise UsageError("give a list of files, not one file alone")
    read = _Inputs()
    seen: set[Path] = set()
    for item in inputs:
        if isinstance(item, Document):
            read.take(item)
            continue
        try:
            paths = collect([item])
        except InputError as error:
            read.refuse(error)
            continue
        for path in paths:
            if path not in seen:
                seen.add(path)
                _read_into(read, path, stdin_name)
    return read


def _read_into(read: _Inputs, path: Path, stdin_name: str) -> None:
    try:
        document = read_path(path, stdin_name=stdin_name)
    except InputError as error:
        read.refuse(error)
    else:
        read.take(document)
        if document.source.name == str(path):  # standard input has no place
            read.paths[document.source.name] = path


def _ground_rules(
    given: _Inputs,
    received: dt.datetime | None,
    lifts: Mapping[str, dt.datetime] | None,
    files: Iterable[str | Path],
    book: Rulebook,
) -> RulesReport:
    said = tuple(EditorsLift(scope, _aware(f"the lift of {scope}", at)) for scope, at in (lifts or {}).items())
    when = _aware("received", received) if received else None
    extracted = [extract(briefing, book) for briefing in _briefings(given, when, book)]
    reviewed = _reviewed(extracted, given, [Path(path) for path in files], book)
    rules: tuple[GroundRules, ...] = apply_lifts(reviewed, said)
    return RulesReport(rules, tuple(given.incomplete), said, book.hash)


def _reviewed(
    extracted: Sequence[GroundRules], given: _Inputs, named: Sequence[Path], book: Rulebook
) -> Sequence[GroundRules]:
    """The rules with the ground-rules files for them: those named, else those beside the briefings."""
    paths = [[given.paths[name] for name in rules.briefing.sources if name in given.paths] for rules in extracted]
    beside = [files_beside(each) for each in paths]
    if not named and not any(beside):
        return extracted
    from embargo.groundrules.review import review_all  # noqa: PLC0415 - few briefings have one

    reviewed, broken = review_all(extracted, named, beside, book)
    for error in broken:
        given.refuse(error)
    return reviewed


def _briefings(given: _Inputs, received: dt.datetime | None, book: Rulebook) -> Sequence[Briefing]:
    """The calls that the documents make; a document that makes none is put among the incomplete."""
    from embargo.briefing import build_briefings  # noqa: PLC0415 - `quotes` does without

    documents = list(given.documents)
    while documents:
        try:
            return build_briefings(documents, book, received)
        except InputError as error:
            broken = [document for document in documents if document.source.name == error.name]
            if not broken:
                raise
            given.refuse(error)
            documents = [document for document in documents if document not in broken]
    return ()


def _comparable(stories: _Inputs, shelf: Shelf) -> list[Document]:
    """The drafts that can be held against the briefings; the others are put among the incomplete."""
    words, languages = shelf.words, shelf.languages
    drafts = []
    for document in stories.documents:
        language = guess_language(document.prose.text, shelf.rulebook.times)
        if _words(document) in words:
            reason = "holds the same words as a briefing; give the story as the draft and the call as --briefing"
        elif languages and language not in languages:
            spoken = ", ".join(sorted(languages))
            reason = (
                f"its language ({language}) is not the briefings' ({spoken}); words are compared in one language only"
            )
        else:
            drafts.append(document)
            continue
        stories.incomplete.append(Incomplete(document.source.name, reason))
    return drafts


def _read_public(inputs: Iterable[Input], others: Iterable[Document]) -> _Inputs:
    """What is given as public, without copies of the briefings and drafts: those would excuse everything."""
    read = _read_all(inputs)
    words = {_words(document) for document in others} if read.documents else set()
    for document in [document for document in read.documents if _words(document) in words]:
        read.documents.remove(document)
        reason = "holds the same words as a draft or briefing, so it is not shown to be public; take it from --public"
        read.incomplete.append(Incomplete(document.source.name, reason))
    return read


def _words(document: Document) -> str:
    return " ".join(fold(document.prose.text).split())


def _not_checked(stories: _Inputs) -> list[Incomplete]:
    reason = "not checked, as no briefing could be read"
    return [Incomplete(document.source.name, reason) for document in stories.documents]


def _without_rules(rules: GroundRules) -> Incomplete:
    return Incomplete(" + ".join(rules.briefing.sources), WITHOUT_RULES)


def _aware(name: str, moment: dt.datetime) -> dt.datetime:
    if moment.tzinfo is None:
        raise UsageError(f"{name}: a time without a zone; give one with an offset or a zone")
    return moment
