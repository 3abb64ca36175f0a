"""The desk as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp

from embargo.desk.answers import failure, refusal
from embargo.desk.api_routes import api_routes
from embargo.desk.bench import Bench, BusyError
from embargo.desk.gate import Sessions
from embargo.desk.guard import Guard
from embargo.desk.library import BrokenDeskError, Library
from embargo.desk.openapi import described
from embargo.desk.page_routes import login_routes, page_routes
from embargo.desk.saving import ConflictError
from embargo.desk.setup import Setup
from embargo.desk.state import Desk
from embargo.errors import EmbargoError

_MOST_TOLD = 5  # errors of one request
_LONGEST_PLACE = 100  # characters
_DESCRIPTION = "Ground rules of press calls, and drafts judged against them. It runs on this machine and keeps nothing."


def create_app(setup: Setup) -> ASGIApp:
    """The desk, behind its guard. Every route of the HTTP API stands in its /openapi.json.

    Raises `UsageError` where the settings name a ground-rules file that is wrong.
    """
    desk = Desk(setup, Library(setup.settings, setup.limits.look), Bench(setup.limits))
    desk.library.opened()
    sessions = Sessions(setup.token) if setup.token else None
    app = FastAPI(
        title="embargo desk",
        version=version("embargo"),
        description=_DESCRIPTION,
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,  # behind a proxy with TLS, the other address would be one without
        lifespan=_lifespan(desk),
    )
    app.include_router(api_routes(desk))
    app.include_router(page_routes(desk, sessions))
    if sessions:
        app.include_router(login_routes(sessions))
    app.add_exception_handler(RequestValidationError, _not_in_shape)
    app.add_exception_handler(HTTPException, _no_such_thing)
    app.add_exception_handler(EmbargoError, _not_understood)
    app.add_exception_handler(ConflictError, _conflict)
    app.add_exception_handler(BrokenDeskError, _broken)
    app.add_exception_handler(BusyError, _busy)
    app.add_exception_handler(TimeoutError, _too_long)
    app.add_exception_handler(Exception, _failed)
    app.openapi = described(app, with_token=sessions is not None)  # type: ignore[method-assign]
    return Guard(app, setup, sessions)


def _lifespan(desk: Desk) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def open_and_close(_: FastAPI) -> AsyncIterator[None]:
        try:
            yield
        finally:
            desk.bench.close()

    return open_and_close


async def _failed(_: Request, error: Exception) -> Response:
    return failure(error)


async def _not_in_shape(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    errors = error.errors()
    wrong = [f"{_where(each['loc'])}: {str(each['msg']).removeprefix('Value error, ')}" for each in errors[:_MOST_TOLD]]
    wrong += [f"and {len(errors) - _MOST_TOLD} more"] if len(errors) > _MOST_TOLD else []
    return refusal(422, "NotInShape", "; ".join(wrong))


def _where(place: tuple[str | int, ...]) -> str:
    """The field that is wrong, without what the framework puts before it."""
    parts = place[1:] if place[:1] == ("body",) else place
    if parts[:1] in {("draft",), ("item",)}:  # which of the two a check was given
        parts = parts[1:]
    if parts and isinstance(parts[0], int):  # where it stops being JSON
        return f"character {parts[0]} of the body"
    return ".".join(map(str, parts))[:_LONGEST_PLACE] or "body"


async def _no_such_thing(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    return refusal(error.status_code, "NotFound" if error.status_code == 404 else "Refused", str(error.detail))


async def _not_understood(_: Request, error: Exception) -> Response:
    return refusal(422, type(error).__name__, str(error))


async def _conflict(_: Request, error: Exception) -> Response:
    return refusal(409, "Conflict", str(error))


async def _broken(_: Request, error: Exception) -> Response:
    return refusal(503, "BrokenDesk", f"{error}; until that is mended nothing is checked")


async def _busy(_: Request, _error: Exception) -> Response:
    return refusal(503, "Busy", "too many checks are waiting; try again in a second", {"Retry-After": "1"})


async def _too_long(_: Request, _error: Exception) -> Response:
    return refusal(503, "TooLong", "this took too long and was given up; nothing of it counts as checked")
