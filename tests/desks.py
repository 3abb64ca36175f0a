"""A desk on the loopback for tests: the real server, a clock that tests set, and what is posted to it."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx
from calls import HEAD

from embargo.desk.serving import address_of, listen, server
from embargo.desk.setup import Limits, Setup
from embargo.settings import for_check, load_settings

TOKEN = "a-token-of-the-night-desk"
MB = 1024 * 1024
LOOK = 0.04  # seconds between looks at the files, so that tests need not wait
NOON = dt.datetime(2022, 5, 10, 16, 0, tzinfo=dt.UTC)
CALL = (
    HEAD
    + """\
MODERATOR:  Good afternoon, everyone, and thanks for joining.  This call is on background, attributable to “senior
administration officials.”  The contents of this call are embargoed until 5:00 p.m. Eastern Time today.

SENIOR ADMINISTRATION OFFICIAL:  Thank you.  The harbor compact covers nine ports and forty-one vessels, and its
inspectors begin work in the fall.  Nobody will pay a fee for the first two seasons.

Q    Which ports are first?

SENIOR ADMINISTRATION OFFICIAL:  The two northern ones, because their ice comes early.

2:31 P.M. EDT
"""
)
LIFT = dt.datetime(2022, 5, 10, 21, 0, tzinfo=dt.UTC)
LEAK = (
    "The government will inspect fishing vessels from the fall.\n\n“The harbor compact covers nine ports and forty-one "
    "vessels, and its inspectors begin work in the fall,” a senior administration official said.\n"
)
DRAFT = {"draft": {"name": "draft.md", "text": LEAK}}
CLEAN = "The harbor master painted his boat green on Sunday, and the children of the village helped him with it.\n"


class Clock:
    """A clock that stands where a test sets it, until it is let run."""

    def __init__(self, at: dt.datetime) -> None:
        self.at = at
        self._running_since: float | None = None

    def stop(self, at: dt.datetime) -> None:
        self.at = at
        self._running_since = None

    def run(self) -> None:
        self._running_since = time.monotonic()

    def __call__(self) -> dt.datetime:
        passed = 0.0 if self._running_since is None else time.monotonic() - self._running_since
        return self.at + dt.timedelta(seconds=passed)


class Open(NamedTuple):
    """A desk that is open: its address, a client, the folder of its briefings, its clock."""

    address: str
    client: httpx.Client
    folder: Path
    clock: Clock

    def check(self, text: str, **more: Any) -> httpx.Response:
        return self.client.post("/api/check", json={"draft": {"name": "draft.md", "text": text}, **more})

    def look(self) -> None:
        """Wait until the desk looks at its files again."""
        time.sleep(1.5 * LOOK)


def call(title: str = "Press Call on the Harbor Compact") -> str:
    return CALL.format(title=title)


@contextmanager
def opened(folder: Path, *, limits: Limits | None = None, token: str | None = None, **settings: Any) -> Iterator[Open]:
    """A desk over the briefings of a folder, on a free port of the loopback."""
    given: Mapping[str, Any] = {"briefings": [folder], **settings}
    clock = Clock(NOON)
    setup = Setup(
        for_check(load_settings(folder, {}, given), {}), clock, token=token, limits=limits or Limits(look=LOOK)
    )
    desk = server(setup)
    place = listen("127.0.0.1", 0)
    thread = threading.Thread(target=desk.run, kwargs={"sockets": [place]}, daemon=True)
    thread.start()
    try:
        while not desk.started:
            assert thread.is_alive(), "the desk did not open"
            time.sleep(0.01)
        with httpx.Client(base_url=address_of(place), timeout=30) as client:
            yield Open(address_of(place), client, folder, clock)
    finally:
        desk.should_exit = True
        thread.join(10)
        place.close()
