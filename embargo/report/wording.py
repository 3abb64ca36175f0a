"""Words that several text reports share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from embargo.briefing.model import Problem
from embargo.groundrules.editor import CALL, EditorsLift
from embargo.groundrules.model import Evidence
from embargo.policy import Incomplete
from embargo.report.display import Display, safe, wrap
from embargo.report.moments import in_words
from embargo.waivers import WaiverKind

# What the scopes of the contract are called; sections and speakers have names of their own.
SCOPES = {
    "call": "the whole call",
    "opening": "the opening statement",
    "qa": "the question period",
    "materials": "the written material",
}

# By what a finding is waived, where nobody signed.
WAIVED_BY = {
    WaiverKind.INLINE: "a remark in the draft",
    WaiverKind.FILE: "a waivers file",
    WaiverKind.BASELINE: "the baseline",
}


def count(number: int, noun: str) -> str:
    """A number and its noun: "1 error", "2 errors"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def capital(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]


def scope_in_words(scope: str) -> str:
    """A scope of the contract as an editor would say it: "section:2" is "section 2"."""
    kind, _, which = scope.partition(":")
    if kind == "section" and which:
        return f"section {safe(which)}"
    if kind == "speaker" and which:
        return f"what {safe(which)} says"
    return SCOPES.get(scope, safe(scope))


def place(evidence: Evidence) -> str:
    """Where words of a briefing stand: "call.md:17-18"."""
    lines = str(evidence.line) if evidence.line == evidence.end_line else f"{evidence.line}-{evidence.end_line}"
    return f"{safe(evidence.source)}:{lines}"


def warning_place(warning: Problem) -> str:
    """What a warning is about: "call.md:22", "call.md" where no line is told, empty for nothing in particular."""
    return f"{warning.source}:{warning.line}" if warning.source and warning.line else warning.source or ""


def warning_in_words(warning: Problem) -> str:
    """A warning with its place, if it has one, and its code."""
    where = warning_place(warning)
    return f"{where}{': ' if where else ''}{warning.message} [{warning.code}]"


def not_listed(below: int, ignored: int) -> str:
    """How many findings a report keeps back, and why; empty where it keeps back none."""
    hidden = [f"{below} below the severity shown"] if below else []
    hidden += [f"{ignored} of rules that were not picked and do not count"] if ignored else []
    return f"Not listed: {', '.join(hidden)}." if hidden else ""


def lift_in_words(lift: EditorsLift) -> str:
    """What an editor's word is about: "the call ended", "the embargo on section 2 lifts"."""
    return "the call ended" if lift.scope == CALL else f"the embargo on {scope_in_words(lift.scope)} lifts"


def also_at(evidence: Sequence[Evidence]) -> str:
    """Where else the same was said, after the first place; empty where nowhere."""
    return f" Also said at {', '.join(place(each) for each in evidence[1:])}." if len(evidence) > 1 else ""


def incomplete_lines(incomplete: Iterable[Incomplete], display: Display) -> Iterator[str]:
    """One entry for every input that could not be read or understood."""
    for each in incomplete:
        lead = "NOT CHECKED "
        words = wrap(f"{each.source}: {each.reason}", display.width, first=lead, rest="  ")
        yield words.replace(lead, display.paint("hold", lead.strip()) + " ", 1)


def warning_lines(warnings: Iterable[Problem], display: Display) -> Iterator[str]:
    """One entry for every warning about a briefing, with its place where it has one."""
    for warning in warnings:
        lead = "Warning: "
        words = wrap(warning_in_words(warning), display.width, first=lead, rest="  ")
        yield words.replace(lead, display.paint("warning", lead.strip()) + " ", 1)


def lift_lines(lifts: Iterable[EditorsLift], clocks: Iterable[str], display: Display) -> Iterator[str]:
    """What an editor said about lifts, so that nobody takes it for the host's word."""
    zones = list(clocks)
    for lift in lifts:
        said = f"On an editor's word {lift_in_words(lift)} {in_words(lift.at, zones)}."
        yield wrap(said, display.width, rest="  ")
