"""What /openapi.json says of the answers: the contract's own JSON Schemas."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from fastapi import FastAPI

from embargo.desk.answers import SCHEMA
from embargo.desk.gate import CALENDAR

_SCHEMAS = ("check", "rules", "status")
_TEXT = {"type": "string"}
_ERROR = {
    "type": "object",
    "properties": {"schema": {"const": SCHEMA}, "error": _TEXT, "message": _TEXT},
    "required": ["schema", "error", "message"],
    "additionalProperties": False,
}
_SAVED = {
    "type": "object",
    "properties": {"schema": {"const": "embargo.saved/1"}, "path": _TEXT, "version": _TEXT},
    "required": ["schema", "path", "version"],
}


def answer(description: str, *schemas: str) -> dict[str, Any]:
    """An answer of one of the schemas named."""
    given = [{"$ref": f"#/components/schemas/{name}"} for name in schemas]
    return {
        "description": description,
        "content": {"application/json": {"schema": given[0] if len(given) == 1 else {"anyOf": given}}},
    }


REFUSALS: dict[int | str, dict[str, Any]] = {
    401: answer("no token, or a wrong one", "embargo.error-1"),
    403: answer("sent by another site's page", "embargo.error-1"),
    413: answer("too large", "embargo.error-1"),
    503: answer("busy, or it took too long", "embargo.error-1"),
}
CHECK_ANSWERS = {
    200: answer("judged; the verdict says whether it may run", "embargo.check-1"),
    422: answer("something posted was not understood, so it was not judged", "embargo.error-1", "embargo.check-1"),
    **REFUSALS,
}
RULES_ANSWERS = {
    200: answer("the ground rules", "embargo.rules-1"),
    422: answer("something posted was not understood", "embargo.error-1", "embargo.rules-1"),
    **REFUSALS,
}
STATUS_ANSWERS = {200: answer("how the embargoes stand", "embargo.status-1"), **REFUSALS}
CALENDAR_ANSWERS = {
    200: {"description": "iCalendar (RFC 5545)", "content": {"text/calendar": {"schema": _TEXT}}},
    **REFUSALS,
}
SAVE_ANSWERS = {
    200: answer("written", "embargo.saved-1"),
    409: answer("not written: somebody else has changed the file", "embargo.error-1"),
    422: answer("not written: the rules do not fit the briefing", "embargo.error-1"),
    **REFUSALS,
}
REPORT_ANSWERS = {
    200: {"description": "the report as one HTML file", "content": {"text/html": {"schema": _TEXT}}},
    422: answer("something posted was not understood, so it was not judged", "embargo.error-1"),
    **REFUSALS,
}


def described(app: FastAPI, *, with_token: bool) -> Callable[[], dict[str, Any]]:
    """The function that makes the document, with the contract's schemas in it."""
    made: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not made:
            made.update(FastAPI.openapi(app))
            components = made.setdefault("components", {})
            components.setdefault("schemas", {}).update(_components())
            if with_token:
                components["securitySchemes"] = {
                    "token": {"type": "http", "scheme": "bearer"},
                    "calendar": {"type": "http", "scheme": "basic"},
                }
                made["security"] = [{"token": []}]
                made["paths"][CALENDAR]["get"]["security"] = [{"token": []}, {"calendar": []}]
        return made

    return openapi


def _components() -> dict[str, Any]:
    own = {f"embargo.{name}-1": _schema(name) for name in _SCHEMAS}
    return {**own, "embargo.error-1": _ERROR, "embargo.saved-1": _SAVED}


def _schema(name: str) -> dict[str, Any]:
    """A schema of the package. Its `$id` stays, by which the schemas refer to each other."""
    text = files("embargo").joinpath(f"schemas/embargo.{name}-1.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read
