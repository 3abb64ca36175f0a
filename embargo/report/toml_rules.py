"""The ground-rules file: rules as TOML that an editor corrects and signs, and that reads back as the same rules.

What the rules rest on (the host's words with file and line, the lift at several clocks, warnings) stands in comments.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from embargo.groundrules.model import Attribution, Embargo, Evidence, GroundRules, Kind
from embargo.policy import RulesReport
from embargo.report.display import Display, safe, wrap
from embargo.report.moments import clocks_of, in_words
from embargo.report.wording import place, warning_in_words
from embargo.times import civil

_WIDTH = 110
_HEAD = (
    "Ground rules for an editor to correct and sign. Signed, they stand above what was read from the host's words; "
    "until reviewed_by names you, they are not in force, and only what they make stricter is kept. "
    "What is not known is left out: an embargo without lifts_at holds."
)
_SIGN = 'Your name, and when: reviewed_at = 2022-03-24T07:00:00-04:00, or "2022-03-24 07:00 America/New_York".'
_NO_LIFT = "When it lifts is not known, so it holds. Once you know: lifts_at = 2022-03-24T07:00:00-04:00"
_NO_RULES = "No rules were found. Signed as it stands, this says that there are none."


def rules_toml(report: RulesReport, display: Display) -> str:
    """The ground-rules file of every briefing that could be read."""
    blocks = ["\n".join(_comment(_HEAD))]
    blocks.extend("\n".join(_not_read(each.source, each.reason)) for each in report.incomplete)
    for rules in report.briefings:
        blocks.extend("\n".join(block) for block in _briefing(rules, display, signed=not report.lifts))
    return "\n\n".join(blocks) + "\n"


def _not_read(source: str, reason: str) -> Iterator[str]:
    yield from _comment(f"NOT READ: {source}: {reason}")


def _briefing(rules: GroundRules, display: Display, *, signed: bool) -> Iterator[Iterator[str]]:
    clocks = clocks_of([rules], display.zone)
    yield _head(rules, signed=signed)
    for rule in rules.attribution:
        yield _attribution(rule)
    for embargo in rules.embargoes:
        yield _embargo(embargo, rules.briefing.zone, clocks)


def _head(rules: GroundRules, *, signed: bool) -> Iterator[str]:
    """What a briefing is, and the signature: the one that its rules were read under, if they are still the same."""
    briefing = rules.briefing
    file = rules.file if signed and rules.file and rules.file.in_force else None
    for warning in rules.warnings:
        yield from _comment(f"Warning: {warning_in_words(warning)}")
    yield "[[briefing]]"
    yield from _values(
        {
            "sources": briefing.sources,
            "title": briefing.title,
            "held_on": briefing.held_on,
            "zone": briefing.zone,
            "started_at": briefing.started_at,
            "ended_at": briefing.ended_at,
        }
    )
    yield from _comment(_SIGN)
    if not (rules.attribution or rules.embargoes):
        yield from _comment(_NO_RULES)
    reviewed_by = (file.reviewed_by if file else None) or ""
    yield from _values({"reviewed_by": reviewed_by, "reviewed_at": (file.reviewed_at if file else None) or ""})
    yield from _said(rules.names_evidence)
    yield from _values({"names_withheld": rules.names_withheld, "withheld_names": rules.withheld_names})


def _attribution(rule: Attribution) -> Iterator[str]:
    yield "[[briefing.attribution]]"
    yield from _said(rule.evidence)
    yield from _values(
        {
            "scope": rule.scope,
            "basis": rule.basis.value,
            "labels": rule.labels,
            "direct_quotation": rule.direct_quotation,
        }
    )


def _embargo(embargo: Embargo, clock: str | None, clocks: Sequence[str]) -> Iterator[str]:
    yield "[[briefing.embargo]]"
    yield from _said(embargo.evidence)
    yield from _values(
        {
            "scope": embargo.scope,
            "kind": embargo.kind.value,
            "stated": embargo.stated,
            "event": embargo.event,
            "zone": embargo.zone,
        }
    )
    zone = embargo.zone or clock
    if embargo.lifts_at:
        yield from _comment(in_words(embargo.lifts_at, clocks))
        yield from _values({"lifts_at": _at_clock(embargo.lifts_at, zone)})
    if embargo.lifts_at_latest and embargo.lifts_at_latest != embargo.lifts_at:
        yield from _comment(f"The latest reading, to which a check holds: {in_words(embargo.lifts_at_latest, clocks)}")
        yield from _values({"lifts_at_latest": _at_clock(embargo.lifts_at_latest, zone)})
    if not (embargo.latest or embargo.kind is Kind.LIFTED):
        yield from _comment(_NO_LIFT)


def _at_clock(moment: dt.datetime, zone: str | None) -> dt.datetime:
    return civil(moment, zone) if zone and "/" in zone else moment


def _said(evidence: Iterable[Evidence]) -> Iterator[str]:
    for words in evidence:
        yield from _comment(f'{place(words)}: "{words.text}"')


def _comment(text: str) -> Iterator[str]:
    yield from wrap(safe(text), _WIDTH, first="# ", rest="# ").splitlines()


def _values(values: Mapping[str, object]) -> Iterator[str]:
    """`key = value` lines; what is not known is left out."""
    import tomli_w  # noqa: PLC0415 - no other report needs it

    for key, value in values.items():
        if value is not None:
            yield tomli_w.dumps({key: list(value) if isinstance(value, tuple) else value}).rstrip("\n")
