"""The ground-rules file reads back as the rules that it was written from, whatever words stand in it."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from values import LIFT, rules_of, without_rules

import embargo
from embargo.briefing.model import Problem
from embargo.groundrules.file import read_ground_rules_file
from embargo.groundrules.model import Attribution, Basis, Embargo, Evidence, GroundRules, Kind
from embargo.policy import Incomplete, RulesReport
from embargo.report import RULES_FORMATS, Display

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
MOMENTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2090, 1, 1)).map(lambda at: at.replace(tzinfo=dt.UTC))  # noqa: DTZ001
SCOPES = st.sampled_from(["call", "opening", "qa", "materials", "section:1", "section:12"]) | WORDS.filter(
    lambda words: re.fullmatch(".+", words)
).map(lambda words: f"speaker:{words}")
ATTRIBUTION = st.builds(
    Attribution, SCOPES, st.sampled_from(Basis), st.lists(WORDS).map(tuple), direct_quotation=st.booleans()
)


@st.composite
def embargoes(draw: st.DrawFn) -> Embargo:
    kind = draw(st.sampled_from(Kind))
    lifts = sorted(draw(st.lists(MOMENTS, max_size=2))) if kind is not Kind.LIFTED else []
    zone = draw(st.sampled_from([None, "Europe/Brussels", "America/New_York", "UTC", "UTC+02:00"]))
    said = (Evidence("call.md", 3, 4, draw(WORDS)),)
    first, last = (lifts[0], lifts[-1]) if lifts else (None, None)
    return Embargo(draw(SCOPES), kind, draw(WORDS), draw(st.none() | WORDS), zone, first, last, (), said)


def toml(*rules: GroundRules, incomplete: tuple[Incomplete, ...] = ()) -> str:
    return RULES_FORMATS["toml"](RulesReport(rules, incomplete), Display())


@given(
    st.lists(ATTRIBUTION, unique_by=lambda rule: rule.scope, max_size=3).map(tuple),
    st.lists(embargoes(), unique_by=lambda rule: rule.scope, max_size=3).map(tuple),
    st.lists(WORDS, max_size=2).map(tuple),
    WORDS,
)
def test_it_reads_back_as_it_was(
    attribution: tuple[Attribution, ...], held: tuple[Embargo, ...], names: tuple[str, ...], title: str
) -> None:
    rules = rules_of(
        attribution=attribution, embargoes=held, withheld_names=names, warnings=(Problem("amended", title, title, 3),)
    )
    rules = replace(rules, briefing=replace(rules.briefing, title=title))
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.rules.toml")
        path.write_text(toml(rules), encoding="utf-8", newline="\n")
        (entry,) = read_ground_rules_file(path)
    assert tuple(rule.rule() for rule in entry.rules.attribution) == attribution
    assert tuple(rule.rule() for rule in entry.rules.embargo) == tuple(replace(each, evidence=()) for each in held)
    assert (entry.rules.title, entry.rules.withheld_names) == (title, names)
    assert (entry.rules.held_on, entry.rules.zone) == (rules.briefing.held_on, "Europe/Brussels")
    assert (entry.rules.reviewed_by, entry.rules.reviewed_at) == ("", None)


def test_instants_are_written_at_the_clock_they_were_said_at() -> None:
    (briefing,) = tomllib.loads(toml(rules_of()))["briefing"]
    assert briefing["embargo"][1]["lifts_at"].isoformat() == "2023-03-21T15:30:00+01:00"
    assert "lifts_at_latest" not in briefing["embargo"][1]


def test_a_later_reading_is_written_and_told() -> None:
    late = Embargo("call", Kind.TIME, None, None, None, LIFT, LIFT + dt.timedelta(hours=1))
    text = toml(rules_of(embargoes=(late,)))
    assert "lifts_at_latest = 2023-03-21 16:30:00+01:00" in text.splitlines()
    assert "# The latest reading, to which a check holds: 16:30 CET" in text


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (without_rules(), "# No rules were found. Signed as it stands, this says that there are none."),
        (rules_of(embargoes=(Embargo("call", Kind.EVENT),)), "# When it lifts is not known, so it holds."),
        (
            rules_of(warnings=(Problem("amended", "Changed.", "call.md", 3),)),
            "# Warning: call.md:3: Changed. [amended]",
        ),
    ],
)
def test_what_an_editor_should_know_stands_beside_it(rules: GroundRules, words: str) -> None:
    assert any(line.startswith(words) for line in toml(rules).splitlines())


def test_what_could_not_be_read_is_told() -> None:
    assert "# NOT READ: b.md: is empty" in toml(rules_of(), incomplete=(Incomplete("b.md", "is empty"),)).splitlines()


@pytest.mark.parametrize("folder", ["transcripts", "other-hosts/transcripts"])
def test_real_calls_read_back_as_they_were(shared: Path, tmp_path: Path, folder: str) -> None:
    calls: list[Any] = sorted((shared / "corpus" / folder).iterdir())[:40]
    before = embargo.read_rules(calls)
    path = tmp_path / "all.toml"
    path.write_text(RULES_FORMATS["toml"](before, Display()).replace('_by = ""', '_by = "Ed"'), encoding="utf-8")
    after = embargo.read_rules(calls, ground_rules=[path])
    assert len(before.briefings) > 20
    for extracted, reviewed in zip(before.briefings, after.briefings, strict=True):
        assert reviewed.file is not None
        assert reviewed.file.differences == ()
        assert replace(reviewed, file=None, warnings=extracted.warnings) == extracted
