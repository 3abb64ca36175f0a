"""A report in every format that was asked for, redacted where it must be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from embargo.cli.output import Part
from embargo.cli.pairing import Target
from embargo.cli.showing import shown_on

if TYPE_CHECKING:
    import datetime as dt

    from embargo.policy import Report, RulesReport
    from embargo.report import Display

Shown = TypeVar("Shown", "Report", "RulesReport")


class Seen(Generic[Shown]):
    """A report as those who read it may see it. `reveal`: the words are wanted, whoever reads it."""

    def __init__(
        self, report: Shown, *, environ: Mapping[str, str], reveal: bool, withheld_names: Iterable[str] = ()
    ) -> None:
        self.reveal = reveal
        self._report: Shown = report
        self._environ, self._withheld_names = environ, tuple(withheld_names)

    def in_format(self, format_: str) -> Shown:
        """The report for this format. Raises `UsageError` for a key in the environment that is too short."""
        from embargo.report.leaving import wants_redaction

        hidden = wants_redaction(format_, self._environ, reveal=self.reveal)
        shown: Shown = self._safe if hidden else self._report
        return shown

    @property
    def in_log(self) -> Shown:
        """The report as standard error may speak of it. Raises `UsageError` as `in_format` does."""
        return self.in_format("text")

    @cached_property
    def _safe(self) -> Shown:
        from embargo.report.redaction import redact, redaction_key

        return redact(self._report, redaction_key(self._environ), self._withheld_names)


def rendered(
    seen: Seen[Shown],
    targets: Sequence[Target],
    formats: Mapping[str, Callable[[Shown, Display], str]],
    *,
    zone: str | None = None,
    at: dt.datetime | None = None,
) -> tuple[Part, ...]:
    """A part for each target. Raises `UsageError` for a key in the environment that is too short."""
    parts = []
    for target in targets:
        display = shown_on(target.output, zone, at, reveal=seen.reveal)
        parts.append(Part(formats[target.format](seen.in_format(target.format), display), target.output))
    return tuple(parts)
