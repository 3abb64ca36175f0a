"""Of two readings of a call's rules the stricter: no words of the call are freer than under either."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from transcripts import briefing, page

from embargo.groundrules.extract import parts_of
from embargo.groundrules.model import Attribution, Basis, Embargo, GroundRules, Kind, Part
from embargo.groundrules.stricter import stricter
from embargo.rulebook import load_rulebook

BRIEFING = briefing(load_rulebook(), page())
PARTS = (*parts_of(BRIEFING, load_rulebook()), Part("section:1", 0, 1), Part("section:2", 2, len(BRIEFING.turns) - 1))
SCOPES = ("call", "opening", "qa", "section:1", "section:2", "speaker:SENIOR ADMINISTRATION OFFICIAL")
NOON = dt.datetime(2023, 5, 16, 12, tzinfo=dt.UTC)
CLOSEST_LAST = (
    "on_the_record",
    "unstated",
    "on_background",
    "not_for_attribution",
    "deep_background",
    "off_the_record",
)


def embargo_on(scope: str, hours: int | None) -> Embargo:
    lift = NOON + dt.timedelta(hours=hours) if hours is not None else None
    return Embargo(scope, Kind.TIME, lifts_at=lift, lifts_at_latest=lift)


LIFTED = st.sampled_from(SCOPES).map(lambda scope: Embargo(scope, Kind.LIFTED))
HELD = st.builds(embargo_on, st.sampled_from(SCOPES), st.none() | st.integers(0, 9))
EMBARGOES = st.lists(LIFTED | HELD, unique_by=lambda rule: rule.scope, max_size=4).map(tuple)
ATTRIBUTIONS = st.lists(
    st.builds(Attribution, st.sampled_from(SCOPES), st.sampled_from(Basis), direct_quotation=st.booleans()),
    unique_by=lambda rule: rule.scope,
    max_size=4,
).map(tuple)


def rules(attribution: tuple[Attribution, ...] = (), embargoes: tuple[Embargo, ...] = ()) -> GroundRules:
    return GroundRules(BRIEFING, attribution, embargoes, PARTS)


@given(EMBARGOES, EMBARGOES)
def test_nothing_is_free_sooner(one: tuple[Embargo, ...], other: tuple[Embargo, ...]) -> None:
    sides = (rules(embargoes=one), rules(embargoes=other))
    both = stricter(*sides, PARTS)
    for turn in BRIEFING.turns:
        for side in sides:
            held, now = side.embargo_on(turn), both.embargo_on(turn)
            assert held is None or (now is not None and now.holds_until >= held.holds_until)


@given(ATTRIBUTIONS, ATTRIBUTIONS)
def test_nothing_is_credited_more_freely(one: tuple[Attribution, ...], other: tuple[Attribution, ...]) -> None:
    sides = (rules(one), rules(other))
    both = stricter(*sides, PARTS)
    for scope in {rule.scope for rule in (*one, *other)}:
        (now,) = [rule for rule in both.attribution if rule.scope == scope]
        for before in [rule for rule in (*one, *other) if rule.scope == scope]:
            assert CLOSEST_LAST.index(now.basis) >= CLOSEST_LAST.index(before.basis)
            assert before.direct_quotation or not now.direct_quotation


@given(EMBARGOES, ATTRIBUTIONS)
def test_two_that_agree_stay_as_they_are(embargoes: tuple[Embargo, ...], said: tuple[Attribution, ...]) -> None:
    one = rules(said, embargoes)
    assert stricter(one, one, PARTS) == one


def test_names_withheld_by_either_are_withheld() -> None:
    one, other = (replace(rules(), withheld_names=(name,)) for name in ("Ada Quillfeather", "Tom Reef"))
    both = stricter(one, replace(other, names_withheld=True), PARTS)
    assert (both.names_withheld, both.withheld_names) == (True, ("Ada Quillfeather", "Tom Reef"))


@pytest.mark.parametrize("first", [True, False])
def test_an_agreed_label_comes_before_none(first: bool) -> None:
    bare = Attribution("call", Basis.ON_BACKGROUND)
    labelled = replace(bare, labels=("harbor officials",))
    sides = (rules((labelled,)), rules((bare,)))
    both = stricter(*(sides if first else sides[::-1]), PARTS)
    assert both.attribution == (labelled,)
