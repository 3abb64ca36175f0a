"""The schemas are schemas, and name what the contract names."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator
from schemas import NAMES, schema

from embargo.groundrules.model import Basis, Kind
from embargo.policy import Verdict


@pytest.mark.parametrize("name", NAMES)
def test_each_is_valid(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["properties"]["schema"] == {"const": f"embargo.{name}/1"}


def test_they_list_the_values_of_the_models() -> None:
    rules, check = schema("rules")["$defs"], schema("check")["$defs"]
    assert set(rules["attribution"]["properties"]["basis"]["enum"]) == {basis.value for basis in Basis}
    assert set(rules["embargo"]["properties"]["kind"]["enum"]) == {kind.value for kind in Kind}
    assert set(check["verdict"]["enum"]) == {verdict.value for verdict in Verdict}
