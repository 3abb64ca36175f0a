"""The desk on the network, until somebody ends it."""

from __future__ import annotations

import contextlib
import gc
import logging
import socket
import sys
from collections.abc import Callable
from functools import partial

import uvicorn

from embargo.desk.app import create_app
from embargo.desk.protocol import PunctualProtocol
from embargo.desk.setup import Setup
from embargo.errors import UsageError

_MOST_CONNECTIONS = 512
_IDLE_SECONDS = 60  # longer than clients keep a connection that nobody uses, so that none is closed under a request
_BACKLOG = 256
_LONGEST_HEAD = 32 * 1024  # bytes of a request's line and headers
_CLOSING_SECONDS = 3
# Seconds after which a check lets the server go on: at Python's own 5 ms, two checks at a time keep it waiting.
_TURN = 0.001


def listen(host: str, port: int) -> socket.socket:
    """The desk's place on the network; port 0 takes a free one. Raises `UsageError` where it cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        place = socket.socket(family, kind, protocol)  # known as TCP, so that answers are sent without delay
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        place.bind(address)
    except OSError as error:
        raise UsageError(f"--host {host} --port {port}: cannot listen there: {error.strerror or error}") from None
    return place


def server(setup: Setup) -> uvicorn.Server:
    """The server of a desk. It writes no log of requests, and its messages hold no words of them."""
    logging.getLogger("uvicorn.access").disabled = True  # whatever else this process logs
    return uvicorn.Server(
        uvicorn.Config(
            create_app(setup),
            loop="asyncio",
            http=partial(PunctualProtocol, seconds=setup.limits.seconds),  # type: ignore[arg-type]
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            backlog=_BACKLOG,
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_keep_alive=_IDLE_SECONDS,
            h11_max_incomplete_event_size=_LONGEST_HEAD,
            timeout_graceful_shutdown=_CLOSING_SECONDS,
        )
    )


def serve(setup: Setup, place: socket.socket, ready: Callable[[str], None]) -> None:
    """Serve the desk at a place until it is interrupted. `ready` is told its address."""
    with contextlib.closing(place), contextlib.suppress(KeyboardInterrupt):
        desk = server(setup)
        sys.setswitchinterval(_TURN)
        # The command line does without, in short runs; requests leave cycles behind, for days. What is there now stays.
        gc.freeze()
        gc.enable()
        ready(address_of(place))
        desk.run(sockets=[place])


def address_of(place: socket.socket) -> str:
    """The address that a browser is given."""
    host, port = place.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
