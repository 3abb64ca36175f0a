"""Who may ask: the name the desk is asked by, the page a request comes from, the token."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import cookie_parser

COOKIE = "embargo_desk"
CALENDAR = "/calendar.ics"
SESSION_SECONDS = 12 * 60 * 60
_READING = frozenset({"GET", "HEAD"})
_OUR_OWN = frozenset({"same-origin", "none"})


def known_host(header: str | None, hosts: frozenset[str], *, any_address: bool) -> bool:
    """Whether the `Host` of a request is one of the desk's names: another means that its page was rebound to us."""
    name = _host_name(header or "")
    return name is not None and (name in hosts or (any_address and _is_address(name)))


def from_elsewhere(method: str, headers: Mapping[str, str]) -> bool:
    """Whether another site's page sends the request. Following a link to the desk's page is no such request."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin == "null" and site == "same-origin":
        return False  # a form of the desk's own, which names no origin as it may name no referrer
    if origin is not None:
        return _netloc(origin) != (headers.get("host") or "").lower()
    if method in _READING and headers.get("sec-fetch-mode") == "navigate":
        return False
    return site is not None and site not in _OUR_OWN


def _host_name(header: str) -> str | None:
    try:
        parts = urlsplit(f"//{header}")
        _ = parts.port  # raises for one that is no number
    except ValueError:
        return None
    return parts.hostname if parts.netloc == header and "@" not in header else None


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _netloc(origin: str) -> str | None:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return None
    return parts.netloc.lower() if parts.scheme in {"http", "https"} else None


class Sessions:
    """Who has logged in, until they have been away for too long or the desk is closed."""

    def __init__(self, token: str) -> None:
        self._token = token.encode()
        self._ends: dict[str, float] = {}
        self.calendar_password = _calendar_password(self._token)

    def right(self, token: str) -> bool:
        """Whether this is the token; it takes as long to say so as to say that it is not."""
        return _same(token, self._token)

    def admits(self, headers: Headers) -> bool:
        """Whether a request shows the token, or a cookie that was given for it."""
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.right(token.strip()):
            return True
        return self._ends.get(_hidden(_cookie(headers)), 0.0) > time.monotonic()

    def admits_calendar(self, headers: Headers) -> bool:
        """Whether a request shows the calendar's password, under any user name (RFC 7617)."""
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return False
        try:
            pair = base64.b64decode(given.strip(), validate=True).decode()
        except ValueError:  # no base64, or no UTF-8
            return False
        return _same(pair.partition(":")[2], self.calendar_password.encode())

    def begin(self) -> str:
        """A new session's cookie header."""
        session = secrets.token_urlsafe(32)
        now = time.monotonic()
        self._ends = {each: end for each, end in self._ends.items() if end > now}
        self._ends[_hidden(session)] = now + SESSION_SECONDS
        return f"{COOKIE}={session}; HttpOnly; SameSite=Strict; Path=/; Max-Age={SESSION_SECONDS}"


def _cookie(headers: Headers) -> str:
    # Python's own SimpleCookie gives up at another program's odd cookie, and all of localhost's ports share theirs.
    return cookie_parser(headers.get("cookie", "")).get(COOKIE, "")


def _calendar_password(token: bytes) -> str:
    """A password that opens the calendar and nothing else: calendars keep it in plain sight, and hand it to others.

    It stays the same as long as the token does, so that subscriptions outlive the desk. Finding the token from it costs
    a guess of 16 MB and some hundredths of a second each (scrypt, RFC 7914). Short, as calendars cut off long ones.
    """
    made = hashlib.scrypt(token, salt=b"embargo desk calendar", n=2**14, r=8, p=1, dklen=15)
    return base64.b32encode(made).decode().lower()


def _same(given: str, known: bytes) -> bool:
    return hmac.compare_digest(_digest(given.encode()), _digest(known))


def _digest(words: bytes) -> bytes:
    return hmac.digest(b"embargo desk", words, "sha256")


def _hidden(session: str) -> str:
    """A session as it is kept: looking it up tells nobody, by the time it takes, how it begins."""
    return _digest(session.encode()).hex()
