"""What press officers of many houses say in the opening of a call, and the rules that it makes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from calls import attribution_line, call, embargo_line, rules

from embargo.rulebook import Rulebook

WORDINGS = tomllib.loads(Path(__file__).with_name("wordings.toml").read_text(encoding="utf-8"))["wording"]


@pytest.mark.parametrize("wording", WORDINGS, ids=[wording["said"] for wording in WORDINGS])
def test_wording(wording: dict[str, Any], rulebook: Rulebook) -> None:
    found = rules(call(wording["said"]), rulebook)
    assert [attribution_line(rule) for rule in found.attribution] == wording.get("attribution", [])
    assert [embargo_line(embargo) for embargo in found.embargoes] == wording.get("embargo", [])
    assert found.names_withheld == wording.get("names_withheld", False)
    assert list(found.withheld_names) == wording.get("withheld", [])
    assert all(rule.direct_quotation for rule in found.attribution) == wording.get("quotable", True)
