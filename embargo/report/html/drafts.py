"""A draft as a page shows it: the whole text, findings marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from embargo.policy import DraftReport, Report, Verdict
from embargo.report.html.clocks import Clock, moment
from embargo.report.html.findings import FindingViews, Numbered
from embargo.report.html.marks import Mark, MarkedParagraph, Run, mark_paragraphs
from embargo.report.html.views import DraftView, FindingView, ParagraphView, RunView, StretchView
from embargo.report.verdicts import reason_in_words
from embargo.report.wording import capital, not_listed
from embargo.text import Span


def draft_view(
    draft: DraftReport, report: Report, number: int, clocks: Sequence[Clock], numbered: Numbered | None = None
) -> DraftView:
    """The view of one draft of a report; `number` counts drafts from 1, and every id of it begins with "d<number>".

    `numbered` are the ground rules on the same page, to which findings are linked.
    """
    anchor = f"d{number}"
    views = FindingViews(draft.draft, anchor, clocks, numbered or Numbered())
    shown = [found for found in draft.open if report.policy.shows(found.finding)]
    findings = views.open(shown)
    marks = [
        Mark(view.number, found.finding.span, int(found.finding.severity))
        for view, found in zip(findings, shown, strict=True)
    ]
    by_number = {view.number: view for view in findings}
    text = draft.draft.document.prose.text
    at = draft.publishable_at
    return DraftView(
        anchor=anchor,
        name=draft.draft.document.source.name,
        verdict=draft.verdict.value,
        reason=_reason(draft, report, clocks),
        may_run_at=moment(at, clocks) if at else None,
        scheduled=moment(draft.draft.publish_at, clocks) if draft.draft.publish_at else None,
        stretches=tuple(_stretches(_paragraph(draft, each, by_number) for each in mark_paragraphs(text, marks))),
        findings=findings,
        waived=views.waived(draft.waived),
        not_listed=not_listed(len(draft.open) - len(shown), len(draft.suppressed)),
    )


def _reason(draft: DraftReport, report: Report, clocks: Sequence[Clock]) -> str:
    if draft.verdict is Verdict.CLEAR and report.incomplete:
        return "Nothing found in it, but the check is incomplete."
    return f"{capital(reason_in_words(draft, report, [clock.zone for clock in clocks]))}."


def _paragraph(draft: DraftReport, marked: MarkedParagraph, findings: Mapping[int, FindingView]) -> ParagraphView:
    first = Span(marked.span.start, marked.span.start + 1)
    return ParagraphView(
        draft.draft.document.lines(first)[0],
        tuple(_run(run, findings) for run in marked.runs),
        tuple(findings[number] for number in marked.beginning),
    )


def _stretches(paragraphs: Iterable[ParagraphView]) -> Iterator[StretchView]:
    marked: ParagraphView | None = None
    rest: list[ParagraphView] = []
    for paragraph in paragraphs:
        if paragraph.findings:
            if marked or rest:
                yield StretchView(marked, tuple(rest))
            marked, rest = paragraph, []
        else:
            rest.append(paragraph)
    if marked or rest:
        yield StretchView(marked, tuple(rest))


def _run(run: Run, findings: Mapping[int, FindingView]) -> RunView:
    return RunView(
        run.text,
        findings[run.marks[0]].severity if run.marks else "",
        " ".join(findings[number].anchor for number in run.marks),
        tuple(findings[number] for number in run.ending),
    )
