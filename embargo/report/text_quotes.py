"""What a draft quotes and whom it credits, for a reporter to read through."""

from __future__ import annotations

from collections.abc import Iterator

from embargo.draft.model import Draft, Quotation
from embargo.policy import QuotesReport
from embargo.report.display import Display, safe, wrap
from embargo.report.wording import count, incomplete_lines


def quotes_text(report: QuotesReport, display: Display) -> str:
    """Every quotation and credited claim of every draft."""
    blocks: list[str] = []
    for draft in report.drafts:
        name = display.paint("bold", safe(draft.document.source.name))
        blocks.append(f"{name}: {count(len(draft.quotations), 'quotation')}")
        blocks.extend("\n".join(_quotation(draft, quotation, display)) for quotation in draft.quotations)
    blocks.extend(incomplete_lines(report.incomplete, display))
    return "\n\n".join(blocks) + "\n"


def _quotation(draft: Draft, quotation: Quotation, display: Display) -> Iterator[str]:
    line, column = draft.document.position(quotation.spans[0].start)
    yield f"{safe(draft.document.source.name)}:{line}:{column}: {quotation.kind.value}"
    yield wrap(f'"{quotation.text}"', display.width, first="  ", rest="  ")
    yield wrap(_credit(quotation), display.width, first="  ", rest="  ")


def _credit(quotation: Quotation) -> str:
    source = quotation.source
    if source is None:
        return "nobody is credited"
    by = f'by the cue "{quotation.cue.text}"' if quotation.cue else "without a cue"
    if source.inherited:
        by = "carried on from the quotation before"
    means = f", who is {source.resolved}" if source.resolved != source.text else ""
    return f'credited to "{source.text}"{means}, {by}'
