"""JUnit XML, as Jenkins and most build servers read it: a suite for each draft, a test for each finding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET  # only written here, never read

from embargo.checks.model import Severity
from embargo.policy import DraftReport, Report
from embargo.report.display import Display
from embargo.report.entries import Entry, Notice, draft_entries, hidden_failures, notices, waiver_in_words
from embargo.report.moments import as_instant, clocks_of
from embargo.report.paths import relative_path
from embargo.report.verdicts import draft_verdict, verdict_in_words
from embargo.report.wording import count

# Characters that no XML 1.0 document may hold, not even escaped.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OUTCOMES = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def check_junit(report: Report, display: Display) -> str:
    """The report as JUnit XML. Failures are what the exit code speaks of, errors what could not be checked."""
    clocks = clocks_of(report.briefings, display.zone)
    suites = [_draft_suite(draft, report, display, clocks) for draft in report.drafts]
    suites.append(_check_suite(report, display, clocks))
    root = ET.Element("testsuites", {"name": "embargo", **_counted(suites, skipped=False)})
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _draft_suite(draft: DraftReport, report: Report, display: Display, clocks: Iterable[str]) -> ET.Element:
    name = relative_path(draft.draft.document.source.name, display.folder)
    words = draft_verdict(draft, report, clocks)
    cases = [_finding_case(entry, name) for entry in draft_entries(draft, report.policy)]
    hidden = hidden_failures(draft, report.policy)
    if hidden:
        told = f"{count(hidden, 'finding')} below the severity that is listed fail the check"
        cases.append(_case("findings not listed", name, failure=("not-listed", told, told)))
    if not cases:
        cases.append(_case("no findings", name, out=words))
    return _suite(name, report, cases, {"verdict": words, "publishable_at": as_instant(draft.publishable_at) or ""})


def _check_suite(report: Report, display: Display, clocks: Iterable[str]) -> ET.Element:
    """The check as a whole: what could not be checked, and what else must be seen."""
    cases = [_notice_case(notice, display) for notice in notices(report)]
    if not report.incomplete:
        cases.insert(0, _case("every input was read", "embargo"))
    return _suite("embargo check", report, cases, {"verdict": verdict_in_words(report, clocks)})


def _finding_case(entry: Entry, name: str) -> ET.Element:
    finding = entry.finding
    title = f"{finding.rule} at line {entry.start.line}, column {entry.start.column}"
    told = "\n".join(_details(entry, name))
    if entry.waiver is not None:
        return _case(title, name, skipped=("waived", waiver_in_words(entry.waiver), told))
    if entry.fails:
        return _case(title, name, failure=(finding.rule, entry.message, told))
    return _case(title, name, out=told)


def _details(entry: Entry, name: str) -> Iterator[str]:
    finding = entry.finding
    yield f"{name}:{entry.start.line}:{entry.start.column}: {finding.severity.label} [{finding.rule}]"
    yield entry.message
    for evidence in finding.evidence:
        by = f" ({evidence.speaker})" if evidence.speaker else ""
        yield f"said at {evidence.source}:{evidence.line}{by}: {evidence.text}"
    for words in finding.rule_words:
        yield f"rule at {words.source}:{words.line}: {words.text}"
    yield f"fingerprint {entry.fingerprint}"


def _notice_case(notice: Notice, display: Display) -> ET.Element:
    name = relative_path(notice.source, display.folder) if notice.source else "embargo"
    title = f"{notice.kind.value}: {name}"
    if notice.severity is Severity.ERROR:
        return _case(title, name, error=(notice.kind.value, notice.text, notice.text))
    return _case(title, name, out=notice.text)


def _case(name: str, classname: str, out: str = "", **outcome: tuple[str, str, str]) -> ET.Element:
    """A test; `outcome` is failure, error or skipped with its type, message and text. None: it passed."""
    case = ET.Element("testcase", {"name": _clean(name), "classname": _clean(classname)})
    for tag, (kind, message, text) in outcome.items():
        told = ET.SubElement(case, tag, {"type": kind, "message": _clean(message)})
        told.text = _clean(text)
    if out:
        ET.SubElement(case, "system-out").text = _clean(out)
    return case


def _suite(name: str, report: Report, cases: list[ET.Element], properties: dict[str, str]) -> ET.Element:
    suite = ET.Element("testsuite", {"name": _clean(name), "timestamp": f"{report.checked_at:%Y-%m-%dT%H:%M:%S}"})
    held = ET.SubElement(suite, "properties")
    for key, value in properties.items():
        ET.SubElement(held, "property", {"name": key, "value": _clean(value)})
    suite.extend(_told_apart(cases))
    suite.attrib.update(_counted([suite], skipped=True))
    return suite


def _told_apart(cases: Iterable[ET.Element]) -> Iterator[ET.Element]:
    """The tests, each with a name of its own: of those with the same name GitLab shows only the first."""
    seen: Counter[str] = Counter()
    for case in cases:
        name = case.get("name", "")
        seen[name] += 1
        if seen[name] > 1:
            case.set("name", f"{name} ({seen[name]})")
        yield case


def _counted(suites: list[ET.Element], *, skipped: bool) -> dict[str, str]:
    cases = [case for suite in suites for case in suite.iter("testcase")]
    counted = {"tests": str(len(cases))}
    for attribute, tag in _OUTCOMES.items():
        if skipped or attribute != "skipped":
            counted[attribute] = str(sum(case.find(tag) is not None for case in cases))
    return counted


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
