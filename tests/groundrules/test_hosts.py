"""How hosts of many houses set rules: openings, clarifications that a reporter's question leads to, closings."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from calls import OFFICIAL, call, rules

from embargo.groundrules import Attribution, Embargo, GroundRules
from embargo.rulebook import Rulebook

FILES = ("hosts.toml", "hosts-press-calls.toml")
HOSTS = [
    wording
    for name in FILES
    for wording in tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["wording"]
]
TOLD = ("amended", "conflicting")


def term(rule: Attribution) -> str:
    return ": ".join([rule.scope, rule.basis.value, *([", ".join(rule.labels)] if rule.labels else [])])


def lift(embargo: Embargo) -> str:
    at = [embargo.lifts_at.strftime("%Y-%m-%dT%H:%M")] if embargo.lifts_at else []
    return ": ".join([embargo.scope, embargo.kind.value, *at])


def read(wording: dict[str, Any], rulebook: Rulebook) -> GroundRules:
    text = call(wording["said"], closing=wording.get("closing", ""))
    if "asked" in wording:
        exchange = f"Q    {wording['asked']}\n\nMODERATOR:  {wording['answer']}\n\n"
        text = text.replace(OFFICIAL, OFFICIAL + exchange)
    return rules(text, rulebook)


@pytest.mark.parametrize("wording", HOSTS, ids=[wording["said"][:60] for wording in HOSTS])
def test_host(wording: dict[str, Any], rulebook: Rulebook) -> None:
    found = read(wording, rulebook)
    got = {
        "attribution": [term(rule) for rule in found.attribution],
        "embargo": [lift(embargo) for embargo in found.embargoes],
        "names_withheld": found.names_withheld,
        "withheld": list(found.withheld_names),
        "warnings": sorted({problem.code for problem in found.warnings if problem.code in TOLD}),
    }
    nothing = {"attribution": [], "embargo": [], "names_withheld": False, "withheld": [], "warnings": []}
    expected = {key: wording.get(key, empty) for key, empty in nothing.items()}
    settled = [key for key in nothing if key != wording.get("open")]
    assert {key: got[key] for key in settled} == {key: expected[key] for key in settled}
