"""How hosts of many houses set rules: openings, clarifications that a reporter's question leads to, closings."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from calls import OFFICIAL, attribution_line, call, embargo_line, exchange, rules

from embargo.groundrules import GroundRules
from embargo.rulebook import Rulebook

FILES = ("hosts.toml", "hosts-press-calls.toml", "hosts-terms.toml", "hosts-briefings.toml", "hosts-silent.toml")
HOSTS = [
    wording
    for name in FILES
    for wording in tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["wording"]
]
TOLD = ("amended", "conflicting")
DATE = "(May 10, 2022)\n"


def transcript(wording: dict[str, Any]) -> str:
    if "turns" in wording:
        return exchange(*((label, said) for label, said in wording["turns"]))
    titled = {"title": wording["title"]} if "title" in wording else {}
    text = call(wording["said"], closing=wording.get("closing", ""), **titled)
    text = text.replace(DATE, f"{DATE}\n{wording['header']}\n") if "header" in wording else text
    if "asked" in wording:
        asked = f"Q    {wording['asked']}\n\nMODERATOR:  {wording['answer']}\n\n"
        text = text.replace(OFFICIAL, OFFICIAL + asked)
    return text


def name(wording: dict[str, Any]) -> str:
    said = str(wording.get("said") or wording["turns"][0][1])
    return said[:60]


def read(wording: dict[str, Any], rulebook: Rulebook) -> GroundRules:
    return rules(transcript(wording), rulebook)


@pytest.mark.parametrize("wording", HOSTS, ids=[name(wording) for wording in HOSTS])
def test_host(wording: dict[str, Any], rulebook: Rulebook) -> None:
    found = read(wording, rulebook)
    got = {
        "attribution": [attribution_line(rule) for rule in found.attribution],
        "embargo": [embargo_line(embargo) for embargo in found.embargoes],
        "names_withheld": found.names_withheld,
        "withheld": list(found.withheld_names),
        "warnings": sorted({problem.code for problem in found.warnings if problem.code in TOLD}),
        "quotable": all(rule.direct_quotation for rule in found.attribution),
    }
    usual = {
        "attribution": [],
        "embargo": [],
        "names_withheld": False,
        "withheld": [],
        "warnings": [],
        "quotable": True,
    }
    expected = {key: wording.get(key, value) for key, value in usual.items()}
    settled = [key for key in usual if key != wording.get("open")]
    assert {key: got[key] for key in settled} == {key: expected[key] for key in settled}
