"""What an editor wants at midnight: may it run, when, and what to mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from embargo.checks.model import Finding, Severity
from embargo.draft.model import Draft
from embargo.groundrules.model import Evidence
from embargo.match.model import Change, ChangeKind
from embargo.policy import DraftReport, OpenFinding, Report, Verdict
from embargo.report.display import Display, marked_lines, safe, wrap
from embargo.report.moments import clocks_of, in_words
from embargo.report.text_file import file_lines
from embargo.report.verdicts import draft_verdict, judged_in_words, verdict_in_words
from embargo.report.wording import (
    WAIVED_BY,
    also_at,
    count,
    incomplete_lines,
    lift_lines,
    not_listed,
    place,
    scope_in_words,
    warning_lines,
)
from embargo.waivers import WaivedFinding

_LABEL = 8


def check_text(report: Report, display: Display) -> str:
    """The report of a check, verdict first."""
    clocks = clocks_of(report.briefings, display.zone)
    blocks = ["\n".join(_head(report, clocks, display))]
    for draft in report.drafts:
        blocks.extend(_draft(draft, report, clocks, display))
    return "\n\n".join(blocks) + "\n"


def _head(report: Report, clocks: list[str], display: Display) -> Iterator[str]:
    yield _painted(report.verdict, verdict_in_words(report, clocks), display)
    yield wrap(judged_in_words(report, clocks), display.width, rest="  ")
    yield wrap(_counts(report), display.width, rest="  ")
    yield from lift_lines(report.lifts, clocks, display)
    yield from file_lines((rules.file for rules in report.briefings), clocks, display)
    yield from incomplete_lines(report.incomplete, display)
    for rules in report.briefings:
        yield from warning_lines(rules.warnings, display)


def _painted(verdict: Verdict, words: str, display: Display) -> str:
    """A verdict in words, its first word in its colour."""
    first = verdict.value.upper()
    return display.paint(verdict.value, first) + words.removeprefix(first)


def _counts(report: Report) -> str:
    found = Counter(each.finding.severity for draft in report.drafts for each in draft.open)
    kinds = [count(found[severity], severity.label) for severity in sorted(Severity, reverse=True) if found[severity]]
    files = f"{count(len(report.drafts), 'draft')} against {count(len(report.briefings), 'briefing')}"
    waived = sum(len(draft.waived) for draft in report.drafts)
    kinds += [f"{waived} waived"] if waived else []
    return f"{files}: {', '.join(kinds) or 'nothing found'}.{_not_shown(report)}"


def _not_shown(report: Report) -> str:
    below = sum(not report.policy.shows(each.finding) for draft in report.drafts for each in draft.open)
    ignored = sum(len(draft.suppressed) for draft in report.drafts)
    hidden = not_listed(below, ignored)
    return f" {hidden}" if hidden else ""


def _draft(draft: DraftReport, report: Report, clocks: list[str], display: Display) -> Iterator[str]:
    if len(report.drafts) > 1:
        verdict = Verdict.HOLD if report.incomplete else draft.verdict
        words = _painted(verdict, draft_verdict(draft, report, clocks), display)
        yield f"{display.paint('bold', safe(draft.draft.document.source.name))}: {words}"
    for found in draft.open:
        if report.policy.shows(found.finding):
            yield "\n".join(_finding(draft.draft, found, clocks, display))
    for waived in draft.waived:
        yield "\n".join(_waived(draft.draft, waived, clocks, display))


def _finding(draft: Draft, found: OpenFinding, clocks: list[str], display: Display) -> Iterator[str]:
    finding = found.finding
    severity = finding.severity.label
    yield f"{_where(draft, finding, display)}: {display.paint(severity, severity)} [{finding.rule}]"
    yield wrap(finding.message, display.width, first="  ", rest="  ")
    yield from marked_lines(draft.document.source, draft.document.place(finding.span), display, severity)
    if finding.attribution:
        yield _labelled("credits", f'"{draft.words(finding.attribution)}"', display)
    if finding.changes:
        yield _labelled("changed", "; ".join(map(_changed, finding.changes)), display)
    yield from _said(finding.evidence, display)
    yield from _rule(finding.rule_words, display)
    yield from _lift(finding, clocks, display)
    if finding.suggestion:
        yield _labelled("mend", finding.suggestion, display)


def _waived(draft: Draft, found: WaivedFinding, clocks: list[str], display: Display) -> Iterator[str]:
    """A finding that does not count, and by whose word."""
    waiver = found.waiver
    line = f":{waiver.place.line}" if waiver.place.line else ""
    until = f", until {in_words(waiver.until, clocks)}" if waiver.until else ""
    yield f"{_where(draft, found.finding, display)}: {display.paint('dim', 'waived')} [{found.finding.rule}]"
    yield _labelled("by", f"{waiver.who or WAIVED_BY[waiver.kind]} ({waiver.place.source}{line}){until}", display)
    yield _labelled("reason", waiver.reason, display)


def _where(draft: Draft, finding: Finding, display: Display) -> str:
    source = draft.document.source
    line, column = source.position(draft.document.place(finding.span).start)
    return display.paint("bold", f"{safe(source.name)}:{line}:{column}")


def _lift(finding: Finding, clocks: list[str], display: Display) -> Iterator[str]:
    if finding.lifts_at:
        yield _labelled("lifts", in_words(finding.lifts_at, clocks), display)


def _said(evidence: Iterable[Evidence], display: Display) -> Iterator[str]:
    for words in evidence:
        by = [safe(words.speaker)] if words.speaker else []
        by += [scope_in_words(words.scope)] if words.scope else []
        said_by = f" ({', '.join(by)})" if by else ""
        yield _labelled("said", f'{place(words)}{said_by}: "{words.text}"', display)


def _changed(change: Change) -> str:
    """A change in the words of a quotation, as in “wider” for “broader”."""
    said, printed = f"“{safe(change.said)}”", f"“{safe(change.printed)}”"
    if change.kind is ChangeKind.DROPPED:
        return f"{said} left out"
    return f"{printed} added" if change.kind is ChangeKind.ADDED else f"{printed} for {said}"


def _rule(evidence: Sequence[Evidence], display: Display) -> Iterator[str]:
    if evidence:
        yield _labelled("rule", f'{place(evidence[0])}: "{evidence[0].text}"{also_at(evidence)}', display)


def _labelled(label: str, text: str, display: Display) -> str:
    lead = f"  {label:<{_LABEL}}"
    wrapped = wrap(text, display.width, first=lead, rest=" " * len(lead))
    return wrapped.replace(lead, display.paint("dim", lead), 1)
