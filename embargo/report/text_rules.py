"""The ground rules of a briefing on one screen, in the host's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from embargo.briefing.model import Briefing
from embargo.groundrules.model import Attribution, Basis, Embargo, Evidence, GroundRules, Kind
from embargo.policy import RulesReport
from embargo.report.display import Display, safe, wrap
from embargo.report.moments import clocks_of, how_long, in_words
from embargo.report.text_file import file_lines
from embargo.report.wording import also_at, capital, incomplete_lines, lift_lines, place, scope_in_words, warning_lines

# On what basis words are given, in words.
BASES = {
    Basis.ON_THE_RECORD: "on the record",
    Basis.ON_BACKGROUND: "on background",
    Basis.DEEP_BACKGROUND: "on deep background: no attribution at all",
    Basis.OFF_THE_RECORD: "off the record: not for use",
    Basis.NOT_FOR_ATTRIBUTION: "not for attribution",
    Basis.UNSTATED: "attribution not stated",
}


# What a briefing says that keeps its speakers' names out of print.
NAMES_WITHHELD = "The speakers' names are not for reporting."


def rules_text(report: RulesReport, display: Display) -> str:
    """The ground rules of every briefing."""
    blocks = ["\n".join(_briefing(rules, display)) for rules in report.briefings]
    clocks = clocks_of(report.briefings, display.zone)
    foot = [*lift_lines(report.lifts, clocks, display), *incomplete_lines(report.incomplete, display)]
    return "\n\n".join([*blocks, *(["\n".join(foot)] if foot else [])]) + "\n"


def _briefing(rules: GroundRules, display: Display) -> Iterator[str]:
    clocks = clocks_of([rules], display.zone)
    yield display.paint("bold", safe(rules.briefing.title or "Untitled"))
    yield wrap(", ".join(rules.briefing.sources), display.width, first="  ", rest="  ")
    yield wrap(held_in_words(rules.briefing), display.width, first="  ", rest="  ")
    yield from file_lines([rules.file], clocks, display)
    for attribution in rules.attribution:
        yield from _attribution(attribution, display)
    if rules.names_withheld:
        yield f"* {NAMES_WITHHELD}"
        yield from _host(rules.names_evidence, display)
    for embargo in rules.embargoes:
        yield from _embargo(embargo, clocks, display)
    if not rules.embargoes:
        yield "* No embargo was stated."
    yield from warning_lines(rules.warnings, display)


def held_in_words(briefing: Briefing) -> str:
    """When a briefing was held, at its own clock."""
    held = f"Held on {briefing.held_on:%A} {briefing.held_on.day} {briefing.held_on:%B %Y}" if briefing.held_on else ""
    begun = f"from {briefing.started_at:%H:%M}" if briefing.started_at else ""
    ended = f"to {briefing.ended_at:%H:%M}" if briefing.ended_at else ""
    at_clock = f"({briefing.zone})" if briefing.zone else ""
    return " ".join(filter(None, [held or "The date is not known", begun, ended, at_clock])) + "."


def attribution_in_words(rule: Attribution) -> str:
    """An attribution rule as a sentence."""
    labels = " or ".join(f'"{label}"' for label in rule.labels)
    credit = f", to be credited to {labels}" if labels else ""
    quoting = "" if rule.direct_quotation else "; no direct quotation"
    return capital(f"{scope_in_words(rule.scope)} is {BASES[rule.basis]}{credit}{quoting}.")


def embargo_in_words(embargo: Embargo, clocks: Sequence[str], at: dt.datetime | None) -> str:
    """An embargo as a sentence; `at` (aware) is when it is looked at, None: no countdown."""
    return capital(f"{scope_in_words(embargo.scope)} {_until(embargo, clocks, at)}.")


def _attribution(rule: Attribution, display: Display) -> Iterator[str]:
    yield from _rule(attribution_in_words(rule), display)
    yield from _host(rule.evidence, display)


def _embargo(embargo: Embargo, clocks: list[str], display: Display) -> Iterator[str]:
    yield from _rule(embargo_in_words(embargo, clocks, display.at), display)
    yield from _host(embargo.evidence, display)


def _until(embargo: Embargo, clocks: Sequence[str], at: dt.datetime | None) -> str:
    if embargo.kind is Kind.LIFTED:
        return "is not under embargo"
    latest = embargo.latest
    passed = at is not None and not embargo.in_force(at)
    waits_for = {
        Kind.CALL_END: f" until the call {'ended' if passed else 'ends'}",
        Kind.EVENT: f" until {embargo.event}" if embargo.event else " until an event",
    }.get(embargo.kind, "")
    if latest is None:
        return f"is under embargo{waits_for}; when that lifts is not known, so it holds"
    until = f"{waits_for}," if waits_for else " until"
    doubt = ""
    if embargo.lifts_at and embargo.lifts_at != latest:
        doubt = f" (held to the latest reading; the customary one is {in_words(embargo.lifts_at, clocks)})"
    countdown = f"; it lifts in {how_long(latest - at)}" if at and not passed else ""
    return f"{'was' if passed else 'is'} under embargo{until} {in_words(latest, clocks)}{doubt}{countdown}"


def _rule(sentence: str, display: Display) -> Iterator[str]:
    yield wrap(sentence, display.width, first="* ", rest="  ")


def _host(evidence: Sequence[Evidence], display: Display) -> Iterator[str]:
    if evidence:
        said = f'{place(evidence[0])}: "{evidence[0].text}"{also_at(evidence)}'
        yield wrap(said, display.width, first="    ", rest="    ")
