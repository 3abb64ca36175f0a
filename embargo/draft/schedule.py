"""When a draft is to be published, by its own metadata."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from embargo.errors import UsageError

_KEYS = ("publish_at", "embargo", "scheduled")


def publish_time(metadata: Mapping[str, str]) -> dt.datetime | None:
    """The instant (UTC) at which the draft is to appear; None where no key gives one with its zone."""
    for key in _KEYS:
        instant = _instant(metadata.get(key, ""))
        if instant:
            return instant
    return None


def _instant(value: str) -> dt.datetime | None:
    if not value.strip():
        return None
    from embargo.times.instants import parse_instant  # noqa: PLC0415 - few drafts carry a time

    try:
        return parse_instant(value)
    except UsageError:
        return None
