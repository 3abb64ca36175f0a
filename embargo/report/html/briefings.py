"""Ground rules as a page shows them: numbered, in the host's words, with the findings that rest on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from embargo.groundrules.model import Evidence, GroundRules
from embargo.report.display import Display
from embargo.report.html.clocks import clocks_on_page
from embargo.report.html.findings import Numbered, words_key
from embargo.report.html.schedule import Happening
from embargo.report.html.timeline import Timeline, lay_out
from embargo.report.html.views import BriefingView, FindingView, RuleView, WarningView
from embargo.report.moments import clocks_of
from embargo.report.text_file import difference_in_words, differences_told, file_in_words
from embargo.report.text_rules import NAMES_WITHHELD, attribution_in_words, embargo_in_words, held_in_words
from embargo.report.wording import warning_place


def count_rules(rules: GroundRules) -> int:
    """How many ground rules of a briefing a page shows."""
    return sum(1 for _ in _grounds(rules))


def number_rules(briefings: Iterable[GroundRules]) -> Numbered:
    """Number the ground rules of all briefings from 1, in the order in which a page shows them."""
    numbered: dict[tuple[str, int, int, str], tuple[str, int]] = {}
    number = 0
    for rules in briefings:
        # Embargoes first: where one sentence sets both, the lift is what a finding is about.
        for evidence in _grounds(rules):
            number += 1
            for words in evidence:
                numbered.setdefault(words_key(words), (f"r{number}", number))
    return Numbered(numbered)


def briefing_view(
    rules: GroundRules,
    number: int,
    first_rule: int,
    *,
    at: dt.datetime | None,
    display: Display,
    happenings: Sequence[Happening],
    resting: Mapping[str, Sequence[FindingView]],
    draw: bool,
) -> BriefingView:
    """The view of one briefing: `number` and `first_rule` count from 1 on the page.

    `resting` are the findings that rest on each ground rule, by its anchor; `draw`: whether it has a timeline.
    """
    words = clocks_of([rules], display.zone)
    return BriefingView(
        anchor=f"b{number}",
        title=rules.briefing.title or "Untitled",
        sources=rules.briefing.sources,
        held=held_in_words(rules.briefing),
        file=file_in_words(rules.file, words) if rules.file else None,
        differences=tuple(difference_in_words(each, words) for each in differences_told(rules.file.differences))
        if rules.file
        else (),
        rules=tuple(_rules(rules, first_rule, at, words, resting)),
        remarks=() if rules.embargoes else ("No embargo was stated.",),
        warnings=tuple(_warnings(rules)),
        timeline=_timeline(rules, at, happenings, display) if draw else None,
    )


def _grounds(rules: GroundRules) -> Iterator[Sequence[Evidence]]:
    for embargo in rules.embargoes:
        yield embargo.evidence
    for attribution in rules.attribution:
        yield attribution.evidence
    if rules.names_withheld:
        yield rules.names_evidence


def _rules(
    rules: GroundRules,
    first: int,
    at: dt.datetime | None,
    zones: Sequence[str],
    resting: Mapping[str, Sequence[FindingView]],
) -> Iterator[RuleView]:
    sentences = [embargo_in_words(embargo, zones, at) for embargo in rules.embargoes]
    sentences += [attribution_in_words(rule) for rule in rules.attribution]
    sentences += [NAMES_WITHHELD] if rules.names_withheld else []
    for number, (sentence, evidence) in enumerate(zip(sentences, _grounds(rules), strict=True), first):
        anchor = f"r{number}"
        host = tuple(map(Numbered().passage, evidence))
        yield RuleView(number, anchor, sentence, host, tuple(resting.get(anchor, ())))


def _warnings(rules: GroundRules) -> Iterator[WarningView]:
    for warning in rules.warnings:
        yield WarningView(warning_place(warning), warning.message, warning.code)


def _timeline(
    rules: GroundRules, at: dt.datetime | None, happenings: Sequence[Happening], display: Display
) -> Timeline:
    return lay_out(rules, at, happenings, clocks_on_page(display.zone, [rules.briefing.zone]))
