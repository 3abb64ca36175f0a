"""The project's JSON Schemas, made strict: a field that no schema names is an error here."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

NAMES = ("baseline", "check", "quotes", "rules", "status", "when")


def schema(name: str) -> dict[str, Any]:
    text = files("embargo").joinpath(f"schemas/embargo.{name}-1.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def _strict(part: Any) -> Any:
    if isinstance(part, dict):
        closed = {key: _strict(value) for key, value in part.items()}
        return {"additionalProperties": False, **closed} if "properties" in part and "type" in part else closed
    return [_strict(each) for each in part] if isinstance(part, list) else part


@cache
def _validator(name: str) -> Draft202012Validator:
    strict = {each: _strict(schema(each)) for each in NAMES}
    registry: Registry[Any] = Registry().with_resources(
        (each["$id"], Resource.from_contents(each)) for each in strict.values()
    )
    return Draft202012Validator(strict[name], registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)


def validate(name: str, document: Any) -> None:
    """Raise `jsonschema.ValidationError` where the document does not keep to the schema."""
    _validator(name).validate(document)
