"""The desk as its routes see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from embargo.api import Shelf, open_shelf
from embargo.desk.bench import Bench
from embargo.desk.library import Library
from embargo.desk.requests import CheckRequest, RulesRequest
from embargo.desk.setup import Setup
from embargo.errors import UsageError
from embargo.policy import Report, RulesReport
from embargo.read import Document
from embargo.times import parse_instant


@dataclass(frozen=True)
class Desk:
    """A desk that is open. What its methods do takes time: call them on the bench."""

    setup: Setup
    library: Library
    bench: Bench

    def check(self, request: CheckRequest) -> Report:
        """The draft judged. Raises `InputError` where what was posted cannot be read, `UsageError`."""
        return self.check_document(request.draft.read(), request.at, [each.read() for each in request.briefings])

    def check_document(self, draft: Document, at: str | None = None, pasted: Sequence[Document] = ()) -> Report:
        """A document judged at an instant (default: now)."""
        shelf = self.library.with_pasted(pasted)
        if shelf is None:
            raise UsageError("the desk has no briefing; give one with the draft, or open the desk with --briefing")
        settings = self.setup.settings
        return shelf.check(
            [draft],
            at=self.instant(at),
            public=settings.public,
            policy=settings.policy,
            waivers=self.library.opened().waivers,
        )

    def read_rules(self, request: RulesRequest) -> RulesReport:
        """The ground rules of briefings that are in no file."""
        received = parse_instant(request.received) if request.received else None
        return open_shelf(
            [each.read() for each in request.briefings], received=received, rulebook=self.setup.settings.rulebook
        ).rules

    def embargoes(self) -> RulesReport:
        """The ground rules of the desk's own briefings."""
        shelf: Shelf | None = self.library.opened().shelf
        return shelf.rules if shelf else RulesReport(())

    def instant(self, words: str | None) -> dt.datetime:
        """The instant that is meant: now, unless it is said."""
        return parse_instant(words) if words else self.setup.now()


def understood(report: Report, draft: str, pasted: Iterable[str] = ()) -> bool:
    """Whether what was posted (by display names) could be judged.

    What is wrong with the desk's own briefings is not the draft's fault: it holds the draft, and is an answer.
    """
    names = {*pasted, *([draft] if report.briefings else [])}
    return not any(name in names for each in report.incomplete for name in each.source.split(" + "))


def was_understood(report: Report, request: CheckRequest) -> bool:
    """Whether everything in a request could be judged."""
    return understood(report, request.draft.name, [each.name for each in request.briefings])
