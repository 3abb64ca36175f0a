"""The HTTP API: what the command line does, for other programs."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from embargo.desk.answers import document, refusal
from embargo.desk.gate import CALENDAR
from embargo.desk.openapi import (
    CALENDAR_ANSWERS,
    CHECK_ANSWERS,
    REPORT_ANSWERS,
    RULES_ANSWERS,
    SAVE_ANSWERS,
    STATUS_ANSWERS,
)
from embargo.desk.requests import Checkable, CheckRequest, NewsItem, RulesRequest, SaveRequest, When, read_posted
from embargo.desk.saving import save
from embargo.desk.state import Desk, understood, was_understood
from embargo.errors import UsageError
from embargo.report.calendar import rules_calendar
from embargo.report.display import Display
from embargo.report.html import check_html
from embargo.report.shapes import check_shape, rules_shape
from embargo.report.status import status_of, status_shape


def api_routes(desk: Desk) -> APIRouter:
    """The routes under /api, and the calendar."""
    routes = APIRouter(default_response_class=Response)

    @routes.post("/api/check", responses=CHECK_ANSWERS, tags=["drafts"])
    async def check(body: Checkable, request: Request, at: When | None = None) -> Response:
        """Judge a draft, or a ninjs item: when it is judged stands in the draft's own `at`, for an item in the address.

        The answer is that of `embargo check --format json`. 422 where something posted could not be understood: then
        nothing is judged, and where there is a verdict it is "hold".
        """
        raw = await request.body()
        return await desk.bench.do(lambda: _checked(desk, body, raw, at))

    @routes.post("/api/rules", responses=RULES_ANSWERS, tags=["briefings"])
    async def rules(body: RulesRequest) -> Response:
        """The ground rules of briefings, as `embargo rules --format json` has them. Nothing is kept."""
        report = await desk.bench.do(lambda: desk.read_rules(body))
        return document(rules_shape(report), 422 if report.incomplete else 200)

    @routes.get("/api/rules", responses=RULES_ANSWERS, tags=["briefings"])
    async def own_rules() -> Response:
        """The ground rules of the desk's own briefings; what could not be read is named, and holds every draft."""
        return document(rules_shape(await desk.bench.do(desk.embargoes)))

    @routes.get("/api/embargoes", responses=STATUS_ANSWERS, tags=["briefings"])
    async def embargoes() -> Response:
        """The desk's embargoes as they stand now, unknown lifts first, then the soonest."""
        report = await desk.bench.do(desk.embargoes)
        return document(status_shape(status_of(report, desk.setup.now())))

    @routes.get(CALENDAR, responses=CALENDAR_ANSWERS, tags=["briefings"])
    async def calendar() -> Response:
        """Each lift as an event with an alarm, to subscribe to; titles stand in it only where the settings reveal."""
        return await desk.bench.do(lambda: _calendar(desk))

    @routes.post("/api/ground-rules", responses=SAVE_ANSWERS, tags=["briefings"])
    async def ground_rules(body: SaveRequest) -> Response:
        """Keep signed rules in NAME.rules.toml beside their briefing. 409 where somebody has changed it meanwhile."""
        return document(await desk.bench.do(lambda: _saved(desk, body)))

    @routes.post("/api/report", responses=REPORT_ANSWERS, tags=["drafts"])
    async def report(body: CheckRequest) -> Response:
        """Judge a draft, and answer with the report as one HTML file. 422 where it could not be judged."""
        return await desk.bench.do(lambda: _reported(desk, body))

    return routes


def _checked(desk: Desk, body: CheckRequest | NewsItem, raw: bytes, at: str | None) -> Response:
    if isinstance(body, NewsItem):
        report = desk.check_document(read_posted(raw, body.uri, "ninjs"), at)
        judged = understood(report, body.uri)
    elif at:
        raise UsageError('?at= is for a ninjs item; with a draft, write {"draft": ..., "at": ...}')
    else:
        report = desk.check(body)
        judged = was_understood(report, body)
    return document(check_shape(report), 200 if judged else 422)


def _reported(desk: Desk, body: CheckRequest) -> Response:
    report = desk.check(body)
    if not was_understood(report, body):
        wrong = "; ".join(f"{each.source}: {each.reason}" for each in report.incomplete)
        return refusal(422, "NotUnderstood", wrong)
    page = check_html(report, Display(zone=body.zone or desk.setup.settings.zone))
    return HTMLResponse(page, headers={"Content-Disposition": 'attachment; filename="embargo-report.html"'})


def _calendar(desk: Desk) -> Response:
    settings = desk.setup.settings
    display = Display(zone=settings.zone, at=desk.setup.now(), reveal=settings.reveal)
    return Response(rules_calendar(desk.embargoes(), display), media_type="text/calendar; charset=utf-8")


def _saved(desk: Desk, body: SaveRequest) -> dict[str, Any]:
    saved = save(desk.library, body, now=desk.setup.now())
    return {"schema": "embargo.saved/1", "path": str(saved.path), "version": saved.version}
