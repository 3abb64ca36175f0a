"""The one place that reads the clock."""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """This instant (UTC), to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
