"""What stands between the network and the desk: every request passes it, and every answer."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from embargo.desk.answers import failure, refusal
from embargo.desk.gate import CALENDAR, Sessions, from_elsewhere, known_host
from embargo.desk.setup import Limits, Setup
from embargo.errors import place_of

_LOG = logging.getLogger("embargo.desk")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types embargo-marks"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """The desk behind its gate."""

    def __init__(self, app: ASGIApp, setup: Setup, sessions: Sessions | None) -> None:
        self._app = app
        self._setup = setup
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # the desk speaks nothing else
            return
        answer = _Answer(send)
        try:
            refused_or_body = self._refuse(scope) or await _whole(scope, receive, self._setup.limits)
            if isinstance(refused_or_body, Response):
                await refused_or_body(scope, receive, answer)
            else:
                await _while_wanted(self._app, scope, _replayed(refused_or_body, receive), receive, answer)
        except Exception as error:  # the last line: nothing of an error goes further than its kind and place
            _LOG.error("the program failed (%s at %s)", type(error).__name__, place_of(error))
            if not answer.begun:
                await failure(error)(scope, receive, answer)

    def _refuse(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not known_host(headers.get("host"), self._setup.hosts, any_address=self._setup.any_address):
            return refusal(421, "WrongHost", "the desk is not known by this name; use the address it printed")
        if from_elsewhere(scope["method"], headers):
            return refusal(403, "WrongOrigin", "another site's page may not ask the desk")
        if self._sessions is None or _is_open(scope["path"]) or self._sessions.admits(headers):
            return None
        if scope["path"] == CALENDAR:
            return None if self._sessions.admits_calendar(headers) else _ask_calendar()
        if scope["method"] == "GET" and scope["path"] == "/":
            return RedirectResponse("/login", 303)
        bearer = {"WWW-Authenticate": "Bearer"}
        return refusal(401, "NotLoggedIn", "send the desk's token: Authorization: Bearer TOKEN", bearer)


def _ask_calendar() -> Response:
    """Calendars send no header of their own making: they ask whoever subscribes for a password."""
    basic = {"WWW-Authenticate": 'Basic realm="embargo calendar", charset="UTF-8"'}
    message = "log in with any user name and the calendar's password: it stands on the desk's page"
    return refusal(401, "NotLoggedIn", message, basic)


def _is_open(path: str) -> bool:
    """Whether a path needs no token: the form that asks for it, and the package's own files."""
    return path == "/login" or path.startswith("/static/")


class _Answer:
    """Sends an answer with the headers that every answer has."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            MutableHeaders(scope=message).update(HEADERS)
        await self._send(message)


async def _whole(scope: Scope, receive: Receive, limits: Limits) -> bytes | Response:
    """The request's body, read before the desk looks at it; a refusal where it is too large or comes too slowly."""
    declared = Headers(scope=scope).get("content-length", "0")
    chunks: list[bytes] = []
    size, more = 0, True
    try:
        async with asyncio.timeout(limits.seconds):
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return refusal(400, "Gone", "the request ended before it was complete")
                more = message.get("more_body", False)
                size += len(message.get("body", b""))
                # What is too large is read away, not kept: a client that is cut off would not see the refusal.
                if max(size, int(declared)) <= limits.body:
                    chunks.append(message.get("body", b""))
                elif size > limits.discarded or int(declared) > limits.discarded:
                    break
    except TimeoutError:
        return refusal(408, "TooSlow", "the request took too long to arrive; send it again")
    if max(size, int(declared)) > limits.body:
        most = f"{limits.body // 1024 // 1024} MB"
        return refusal(413, "TooLarge", f"larger than {most}, so it was not looked at; give the draft or call alone")
    return b"".join(chunks)


def _replayed(body: bytes, receive: Receive) -> Receive:
    messages = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return messages.pop() if messages else await receive()

    return replay


async def _while_wanted(app: ASGIApp, scope: Scope, replay: Receive, receive: Receive, send: Send) -> None:
    """Answer as long as somebody waits for it: who types on has no use for a check of older words."""

    async def call() -> None:
        await app(scope, replay, send)

    answering, leaving = asyncio.create_task(call()), asyncio.create_task(_gone(receive))
    await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
    leaving.cancel()
    if not answering.done():
        answering.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await answering


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
