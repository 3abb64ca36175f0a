"""What a desk is opened with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import field

from embargo.settings import CheckSettings
from embargo.values import value


@value
class Limits:
    """How much a desk takes on, so that nobody can wear it out.

    `body` is the largest request in bytes, `discarded` how much of a larger one is read away before its connection is
    closed. `running` checks run at a time and `waiting` more may wait; `seconds` is how long an answer may take, and
    how long a request may take to arrive. The files of the desk are looked at at most `look` seconds before an answer.
    """

    body: int = 4 * 1024 * 1024
    discarded: int = 64 * 1024 * 1024
    running: int = 2
    waiting: int = 200
    seconds: float = 30.0
    look: float = 0.5


@value
class Setup:
    """A desk: its settings (among them its briefings), who may ask it, and the clock it goes by.

    `hosts` are the names and addresses under which it may be asked for, in lower case; with `any_address` any IP
    address will do, for a desk that listens on all of the machine's. Without a `token` it may be asked by anybody on
    this machine.
    """

    settings: CheckSettings
    now: Callable[[], dt.datetime]
    hosts: frozenset[str] = frozenset({"127.0.0.1", "localhost", "::1"})
    any_address: bool = False
    token: str | None = field(default=None, repr=False)
    limits: Limits = field(default_factory=Limits)
