"""GitHub's workflow commands: annotations beside the lines of a pull request.

GitHub shows ten of each kind in a step, so the verdict comes first and the worst before the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from embargo.checks.model import Severity
from embargo.policy import Report, Verdict
from embargo.report.display import Display
from embargo.report.entries import Entry, Notice, entries, notices, waiver_in_words, worst_first
from embargo.report.moments import clocks_of
from embargo.report.paths import relative_path
from embargo.report.verdicts import verdict_in_words
from embargo.report.wording import count

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def check_github(report: Report, display: Display) -> str:
    """The report as workflow commands, a line each."""
    told = [*notices(report)]
    bad = [notice for notice in told if notice.severity is Severity.ERROR]
    lines = [_verdict(report, display)]
    lines.extend(_notice(notice, display) for notice in bad)
    lines.extend(_finding(entry, display) for entry in worst_first(entries(report)))
    lines.extend(_notice(notice, display) for notice in told if notice not in bad)
    return "".join(f"{line}\n" for line in lines)


def _verdict(report: Report, display: Display) -> str:
    well = report.exit_code == 0 and report.verdict is Verdict.CLEAR
    found = list(entries(report))
    waived = sum(entry.waiver is not None for entry in found)
    words = verdict_in_words(report, clocks_of(report.briefings, display.zone))
    text = f"{words}. {count(len(found) - waived, 'finding')}, {waived} waived."
    return _command("notice" if well else "error", text, {"title": "embargo"})


def _notice(notice: Notice, display: Display) -> str:
    place = {"file": relative_path(notice.source, display.folder)} if notice.source else {}
    if notice.source and notice.line:
        place["line"] = str(notice.line)
    return _command(_COMMANDS[notice.severity], notice.text, {**place, "title": f"embargo: {notice.kind.value}"})


def _finding(entry: Entry, display: Display) -> str:
    # A waived finding is told, but must not stand there as an error.
    command = "notice" if entry.waiver else _COMMANDS[entry.finding.severity]
    properties = dict(_place(entry, display))
    properties["title"] = f"embargo: {entry.finding.rule}{' (waived)' if entry.waiver else ''}"
    return _command(command, "\n".join(_told(entry)), properties)


def _told(entry: Entry) -> Iterator[str]:
    yield entry.message
    for evidence in entry.finding.evidence:
        yield f"Said at {evidence.source}:{evidence.line}: {evidence.text}"
    if entry.waiver:
        yield f"{waiver_in_words(entry.waiver)}"


def _place(entry: Entry, display: Display) -> Iterator[tuple[str, str]]:
    yield "file", relative_path(entry.path, display.folder)
    yield "line", str(entry.start.line)
    if entry.end.line == entry.start.line:  # GitHub takes columns only within one line
        yield "col", str(entry.start.column)
        yield "endColumn", str(max(entry.end.column, entry.start.column))
    else:
        yield "endLine", str(entry.end.line)


def _command(command: str, text: str, properties: dict[str, str]) -> str:
    said = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{command} {said}::{text.translate(_DATA)}"
