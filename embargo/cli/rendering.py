"""A report in every format that was asked for, redacted where it must be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from embargo.cli.output import Part
from embargo.cli.pairing import Target
from embargo.cli.showing import shown_on

if TYPE_CHECKING:
    import datetime as dt

    from embargo.policy import Report, RulesReport
    from embargo.report import Display

Shown = TypeVar("Shown", "Report", "RulesReport")


def rendered(
    report: Shown,
    targets: Sequence[Target],
    formats: Mapping[str, Callable[[Shown, Display], str]],
    *,
    environ: Mapping[str, str],
    reveal: bool,
    zone: str | None = None,
    at: dt.datetime | None = None,
    withheld_names: Iterable[str] = (),
) -> tuple[Part, ...]:
    """A part for each target. `reveal`: the words are wanted, whoever reads the report.

    Raises `UsageError` for a key in `environ` that is too short.
    """
    from embargo.report.leaving import wants_redaction

    hidden = [wants_redaction(target.format, environ, reveal=reveal) for target in targets]
    safe = report
    if any(hidden):
        from embargo.report.redaction import redact, redaction_key

        safe = redact(report, redaction_key(environ), withheld_names)
    parts = []
    for target, is_hidden in zip(targets, hidden, strict=True):
        display = shown_on(target.output, zone, at, reveal=reveal)
        parts.append(Part(formats[target.format](safe if is_hidden else report, display), target.output))
    return tuple(parts)
