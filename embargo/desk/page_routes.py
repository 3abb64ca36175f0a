"""The desk's page, and what it alone asks for."""

from __future__ import annotations

import asyncio
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from embargo.desk.gate import Sessions
from embargo.desk.requests import CheckRequest, RulesRequest
from embargo.desk.state import Desk, was_understood
from embargo.desk.views import board_view, check_view, choices
from embargo.report.html import asset
from embargo.report.moments import as_instant

_PATIENCE = 0.5  # seconds that a wrong token costs
_LONGEST_FORM = 4096  # bytes: a token and its name
_STATIC = files("embargo.desk").joinpath("static")
_REPORT = ("report.css", "report.js")
_MEDIA = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_PAGES = {name: _STATIC.joinpath(f"{name}.html").read_text(encoding="utf-8") for name in ("desk", "login")}
# Read once: what is served is what the package brought, whatever a request names.
_FILES = {each.name: each.read_bytes() for each in _STATIC.iterdir() if each.name.rpartition(".")[2] in _MEDIA}


def page_routes(desk: Desk, sessions: Sessions | None) -> APIRouter:
    """The page, its files, and its own questions; none of them is part of the API."""
    calendar_password = sessions.calendar_password if sessions else None
    routes = APIRouter(include_in_schema=False)

    @routes.get("/")
    async def page() -> Response:
        return HTMLResponse(_PAGES["desk"])

    @routes.get("/static/{name}")
    async def static(name: str) -> Response:
        content = str(asset(name)).encode() if name in _REPORT else _FILES.get(name)
        if content is None:
            raise HTTPException(404, "there is no such file")
        return Response(content, media_type=_MEDIA[name.rpartition(".")[2]])

    @routes.get("/page/board")
    async def board(seen: str = "") -> Response:
        shown = await desk.bench.do(lambda: _board(desk, seen))
        return JSONResponse({**shown, "calendar_password": calendar_password})

    @routes.post("/page/rules")
    async def rules(body: RulesRequest) -> Response:
        return JSONResponse(await desk.bench.do(lambda: _rules(desk, body)))

    @routes.post("/page/check")
    async def check(body: CheckRequest) -> Response:
        return JSONResponse(await desk.bench.do(lambda: _check(desk, body)))

    return routes


def login_routes(sessions: Sessions) -> APIRouter:
    """How a browser shows the token once, for a desk that has one."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/login")
    async def form() -> Response:
        return HTMLResponse(_PAGES["login"])

    @routes.post("/login")
    async def login(request: Request) -> Response:
        form = (await request.body())[:_LONGEST_FORM].decode("utf-8", errors="replace")
        if not sessions.right(parse_qs(form).get("token", [""])[0]):
            await asyncio.sleep(_PATIENCE)
            return HTMLResponse(_PAGES["login"].replace("data-wrong hidden", "data-wrong"), 401)
        answer = RedirectResponse("/", 303)
        answer.headers["Set-Cookie"] = sessions.begin()
        return answer

    return routes


def _board(desk: Desk, seen: str) -> dict[str, Any]:
    """The briefings; only the time where the page has seen them as they are."""
    opened = desk.library.opened()
    settings = desk.setup.settings
    now = desk.setup.now()
    head = {"now": as_instant(now), "revision": opened.revision}
    if seen == opened.revision:
        return head
    board = board_view(desk.embargoes(), now, settings.zone, kept=True)
    return {**head, "zone": settings.zone, "choices": choices(), **board}


def _rules(desk: Desk, body: RulesRequest) -> dict[str, Any]:
    return board_view(desk.read_rules(body), desk.setup.now(), desk.setup.settings.zone, kept=False)


def _check(desk: Desk, body: CheckRequest) -> dict[str, Any]:
    report = desk.check(body)
    zone = body.zone or desk.setup.settings.zone
    return check_view(report, zone, understood=was_understood(report, body))
