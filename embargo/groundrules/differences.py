"""Where the rules of a ground-rules file differ from those that were extracted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from embargo.groundrules.filed import Difference, RuleValue
from embargo.groundrules.model import Attribution, Embargo, GroundRules

_OF_BRIEFING = ("title", "held_on", "zone", "started_at", "ended_at")
_OF_RULES = ("names_withheld", "withheld_names")
_OF_ATTRIBUTION = ("basis", "labels", "direct_quotation")
_OF_EMBARGO = ("kind", "stated", "event", "zone", "lifts_at", "lifts_at_latest")


def differences(extracted: GroundRules, filed: GroundRules) -> Iterator[Difference]:
    """Every value that is not the same in both, in the order of the file."""
    yield from _fields(None, "", _OF_BRIEFING, extracted.briefing, filed.briefing)
    yield from _fields(None, "", _OF_RULES, extracted, filed)
    yield from _rules("attribution", _OF_ATTRIBUTION, extracted.attribution, filed.attribution)
    yield from _rules("embargo", _OF_EMBARGO, extracted.embargoes, filed.embargoes)


def _rules(
    name: str,
    fields: Sequence[str],
    extracted: Sequence[Attribution] | Sequence[Embargo],
    filed: Sequence[Attribution] | Sequence[Embargo],
) -> Iterator[Difference]:
    before, after = ({rule.scope: rule for rule in rules} for rules in (extracted, filed))
    for scope in dict.fromkeys([*before, *after]):
        if scope in before and scope in after:
            yield from _fields(scope, f"{name}.", fields, before[scope], after[scope])
        else:
            sides = (_value(rules[scope], fields[0]) if scope in rules else None for rules in (before, after))
            yield Difference(name, scope, *sides)


def _fields(
    scope: str | None, prefix: str, fields: Sequence[str], before: object, after: object
) -> Iterator[Difference]:
    for name in fields:
        was, now = _value(before, name), _value(after, name)
        if was != now:
            yield Difference(prefix + name, scope, was, now)


def _value(owner: object, name: str) -> RuleValue:
    value: RuleValue = getattr(owner, name)
    return value
