"""The desk as its routes see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from embargo.api import Shelf, open_shelf
from embargo.desk.bench import Bench
from embargo.desk.library import Library
from embargo.desk.requests import SCHEDULED, CheckRequest, RulesRequest
from embargo.desk.setup import Setup
from embargo.errors import UsageError
from embargo.policy import Report, RulesReport
from embargo.read import Document
from embargo.times import parse_instant
from embargo.values import remembering_value


@remembering_value
class Desk:
    """A desk that is open. What its methods do takes time: call them on the bench."""

    setup: Setup
    library: Library
    bench: Bench

    def check(self, request: CheckRequest) -> Report:
        """The draft judged. Raises `InputError` where what was posted cannot be read, `UsageError`."""
        pasted = [each.read() for each in request.briefings]
        return self.check_document(request.draft.read(), request.at, pasted, request.zone)

    def check_document(
        self, draft: Document, at: str | None, pasted: Sequence[Document] = (), zone: str | None = None
    ) -> Report:
        """A document judged at an instant (default: now), or where `at` is "scheduled" at its own, if it has one."""
        shelf = self.library.with_pasted(pasted)
        if shelf is None:
            raise UsageError("the desk has no briefing; give one with the draft, or open the desk with --briefing")
        settings, opened = self.setup.settings, self.library.opened()
        return shelf.check(
            [draft],
            at=parse_instant(at) if at and at != SCHEDULED else self.setup.now(),
            scheduled=at == SCHEDULED,
            zone=zone or settings.zone,
            public=opened.public,
            policy=settings.policy,
            waivers=opened.waivers,
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


def understood(report: Report, draft: str, pasted: Iterable[str] = ()) -> bool:
    """Whether what was posted (by display names) could be judged.

    What is wrong with the desk's own briefings is not the draft's fault: it holds the draft, and is an answer.
    """
    names = {*pasted, *([draft] if report.briefings else [])}
    return not any(f" + {name} + " in f" + {each.source} + " for each in report.incomplete for name in names)


def was_understood(report: Report, request: CheckRequest) -> bool:
    """Whether everything in a request could be judged."""
    return understood(report, request.draft.name, [each.name for each in request.briefings])
