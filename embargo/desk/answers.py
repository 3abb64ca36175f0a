"""Answers that say what went wrong, without words of a draft or a briefing."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import JSONResponse, Response

SCHEMA = "embargo.error/1"


def refusal(status: int, error: str, message: str, headers: dict[str, str] | None = None) -> Response:
    """`embargo.error/1`: the kind of error, and a sentence that says how to mend it."""
    return JSONResponse({"schema": SCHEMA, "error": error, "message": message}, status, headers)


def failure(error: Exception) -> Response:
    """The answer where the program failed: the kind of error, and nothing else of it."""
    return refusal(500, type(error).__name__, "the program failed; nothing here counts as checked")


def document(shape: Any, status: int = 200) -> Response:
    """A document of the contract. Without line breaks: with many briefings those would take longer than the check."""
    return Response(json.dumps(shape, ensure_ascii=False) + "\n", status, media_type="application/json")
