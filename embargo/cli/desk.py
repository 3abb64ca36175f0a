"""`embargo desk`: a page and an HTTP API on this machine."""

from __future__ import annotations

import ipaddress
import os
import socket
from importlib.util import find_spec
from typing import Annotated

import typer

from embargo.cli import clock
from embargo.cli.arguments import BriefingOption, GroundRulesOption, RulebookOption, Zone
from embargo.cli.output import Outcome, say
from embargo.codes import PASSED
from embargo.errors import UsageError

_TOKEN_VARIABLE = "EMBARGO_DESK_TOKEN"  # noqa: S105 - a name
_SHORTEST_TOKEN = 16
_NEEDS = ("fastapi", "uvicorn", "jinja2", "icalendar")
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


def desk(
    *,
    briefing: BriefingOption = None,
    port: Annotated[str, typer.Option(metavar="PORT", help="Where it listens; 0 takes a free port.")] = "8737",
    host: Annotated[str, typer.Option(metavar="HOST", help="Another address than this machine's own.")] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option(metavar="TOKEN", help=f"What whoever asks must know; better given in {_TOKEN_VARIABLE}."),
    ] = None,
    ground_rules: GroundRulesOption = None,
    rulebook: RulebookOption = None,
    zone: Zone = None,
) -> Outcome:
    """Open a desk: a page with the briefings, their lifts and rules, and drafts checked as they are typed.

    It answers on this machine alone unless --host and --token say otherwise, and keeps nothing but what is signed.
    Ctrl-C ends it.

    \b
    embargo desk --briefing briefings
    EMBARGO_DESK_TOKEN=... embargo desk --briefing briefings --host 0.0.0.0
    """
    missing = [name for name in _NEEDS if find_spec(name) is None]
    if missing:
        raise UsageError(f"desk needs {', '.join(missing)}: pip install 'embargo[desk]'")
    token = token or os.environ.get(_TOKEN_VARIABLE) or None
    _prove_token(host, token)
    if "-" in (briefing or []):
        raise UsageError("--briefing -: a desk reads files and folders; standard input cannot change")
    from embargo.desk import Setup, serve
    from embargo.desk.serving import listen
    from embargo.settings import for_check, load_settings

    given = {"briefings": briefing, "ground_rules": ground_rules, "rulebook": rulebook, "zone": zone}
    settings = for_check(load_settings(".", os.environ, given), os.environ)
    setup = Setup(settings, clock.now, _names(host), _is_any(host), token)
    place = listen(host, _port(port))
    serve(setup, place, lambda address: say(f"the desk is open at {address} (Ctrl-C closes it)"))
    return Outcome("", PASSED)


def _prove_token(host: str, token: str | None) -> None:
    if token is None and not _is_local(host):
        raise UsageError(f"--host {host}: others could reach the desk there; give a --token, or leave --host out")
    if token is not None and (len(token) < _SHORTEST_TOKEN or not token.isascii() or not token.isprintable()):
        raise UsageError(f"--token: give at least {_SHORTEST_TOKEN} letters and figures, so that nobody guesses it")


def _port(words: str) -> int:
    if not words.isdecimal() or not 0 <= int(words) <= 65535:
        raise UsageError(f"--port {words!r}: write a number from 0 to 65535")
    return int(words)


def _is_local(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_any(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _names(host: str) -> frozenset[str]:
    """The names by which the desk may be asked for: another would be one that was made to point here."""
    if _is_local(host):
        return _LOCAL | {host.lower()}
    return _LOCAL | {host.lower(), socket.gethostname().lower(), socket.getfqdn().lower()}
