"""The stricter of two readings of a call's rules, part by part: for no words does it allow what either forbids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from embargo.groundrules.model import Attribution, Basis, Embargo, GroundRules, Part

Ruling = TypeVar("Ruling", bound=Attribution | Embargo)

_CALL = "call"
_LOOSEST_FIRST = (
    Basis.ON_THE_RECORD,
    Basis.UNSTATED,
    Basis.ON_BACKGROUND,
    Basis.NOT_FOR_ATTRIBUTION,
    Basis.DEEP_BACKGROUND,
    Basis.OFF_THE_RECORD,
)


def stricter(one: GroundRules, other: GroundRules, parts: tuple[Part, ...]) -> GroundRules:
    """`one` with whatever is stricter in `other`, which is about the same call. `parts` are those of both."""
    reach = _Reach(replace(one, parts=parts))
    return replace(
        one,
        attribution=tuple(reach.merged(one.attribution, other.attribution, _closer)),
        embargoes=tuple(reach.merged(one.embargoes, other.embargoes, _longer)),
        parts=parts,
        names_withheld=one.names_withheld or other.names_withheld,
        withheld_names=tuple(dict.fromkeys([*one.withheld_names, *other.withheld_names])),
    )


class _Reach:
    """What words each scope of a call reaches."""

    def __init__(self, rules: GroundRules) -> None:
        self._turns: dict[str, set[int]] = {}
        for turn in rules.briefing.turns:
            for scope in rules.scopes(turn):
                self._turns.setdefault(scope, set()).add(turn.index)

    def merged(
        self, one: Sequence[Ruling], other: Sequence[Ruling], pick: Callable[[Ruling, Ruling], Ruling]
    ) -> Iterator[Ruling]:
        """A rule for each scope of either side, as strict as what either side has for any of its words."""
        for scope in dict.fromkeys(rule.scope for rule in (*one, *other)):
            found = [*self._reaching(scope, one), *self._reaching(scope, other)]
            strictest = found[0]
            for rule in found[1:]:
                strictest = pick(strictest, rule)
            yield replace(strictest, scope=scope)

    def _reaching(self, scope: str, rules: Sequence[Ruling]) -> list[Ruling]:
        """The rules that hold for words of the scope: its own, else any that reaches into it."""
        own = [rule for rule in rules if rule.scope == scope]
        return own or [rule for rule in rules if self._meet(scope, rule.scope)]

    def _meet(self, one: str, other: str) -> bool:
        if _CALL in (one, other):
            return True
        return not self._turns.get(one, set()).isdisjoint(self._turns.get(other, set()))


def _longer(one: Embargo, other: Embargo) -> Embargo:
    return other if other.holds_until > one.holds_until else one


def _closer(one: Attribution, other: Attribution) -> Attribution:
    """The closer basis, with labels before without; of two rules alike, the first."""
    closest = max(one, other, key=lambda rule: (_LOOSEST_FIRST.index(rule.basis), bool(rule.labels)))
    return replace(closest, direct_quotation=one.direct_quotation and other.direct_quotation)
