"""Invented notices with the lift that each states, labelled by hand before they were ever read by the engine.

`cases/*.toml`: `lift` and `latest` are ISO 8601 with an offset or a wall time with an IANA zone; a `lift` that is
left out cannot be known, a `latest` that is left out is the lift. `warnings` must be among those given; a false
`zone-mismatch` or `times-disagree` is a fault whatever else is right. `also`: further embargoes, each on a scope.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from embargo.briefing import build_briefings
from embargo.groundrules import Embargo, GroundRules, Kind, extract
from embargo.read import read_bytes
from embargo.rulebook import Rulebook

Case = dict[str, Any]

_FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
_CASES: list[Case] = [case for file in _FILES for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]]
_NEVER_FALSE = ("zone-mismatch", "times-disagree")


def _instant(written: str | None) -> dt.datetime | None:
    """The instant (UTC) that a case states."""
    if written is None:
        return None
    if "/" not in written:
        return dt.datetime.fromisoformat(written).astimezone(dt.UTC)
    wall, _, zone = written.rpartition(" ")
    return dt.datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)


def _read(case: Case, rulebook: Rulebook) -> GroundRules:
    document = read_bytes(case["text"].encode(), f"{case['id']}.{case.get('format', 'txt')}")
    received = dt.datetime.fromisoformat(case["received"])
    (briefing,) = build_briefings([document], rulebook, received=received)
    return extract(briefing, rulebook)


def _held(rules: GroundRules) -> list[Embargo]:
    return [embargo for embargo in rules.embargoes if embargo.kind is not Kind.LIFTED]


def _faults(case: Case, rules: GroundRules) -> list[str]:
    """What is wrong with the reading of a case, in words."""
    return [*_embargo_faults(case, _held(rules)), *_warning_faults(case, rules), *_attribution_faults(case, rules)]


def _embargo_faults(case: Case, held: list[Embargo]) -> list[str]:
    if case["kind"] == "none":
        return [f"no embargo is meant, found {embargo.kind} “{embargo.stated}”" for embargo in held]
    found = [(embargo.kind.value, embargo.lifts_at, embargo.lifts_at_latest) for embargo in held]
    meant = [(case["kind"], _instant(case.get("lift")), _instant(case.get("latest", case.get("lift"))))]
    meant += [("time", _instant(other["lift"]), _instant(other["lift"])) for other in case.get("also", ())]
    shown = [f"{kind} {lift} {latest} “{e.stated}”" for (kind, lift, latest), e in zip(found, held, strict=True)]
    missing = [f"meant {' '.join(map(str, one))}, found {shown}" for one in meant if one not in found]
    extra = [f"more than is meant: {shown}"] if len(set(found)) > len(set(meant)) else []
    return missing or extra


def _warning_faults(case: Case, rules: GroundRules) -> list[str]:
    codes, meant = {warning.code for warning in rules.warnings}, set(case.get("warnings", ()))
    missing = [f"does not warn: {code}" for code in sorted(meant - codes)]
    return missing + [f"false warning: {code}" for code in _NEVER_FALSE if code in codes - meant]


def _attribution_faults(case: Case, rules: GroundRules) -> list[str]:
    bases = {attribution.basis.value for attribution in rules.attribution}
    labels = {label for attribution in rules.attribution for label in attribution.labels}
    wrong = [f"basis {sorted(bases)}"] if case.get("basis") and case["basis"] not in bases else []
    return wrong + ([f"labels {sorted(labels)}"] if labels != set(case.get("labels", ())) else [])


@pytest.mark.parametrize("case", _CASES, ids=[case["id"] for case in _CASES])
def test_a_notice_is_read_as_its_issuer_meant_it(case: Case, rulebook: Rulebook) -> None:
    rules = _read(case, rulebook)
    assert _faults(case, rules) == [], case["why"]
