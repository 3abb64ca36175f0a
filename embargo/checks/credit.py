"""What a source is to the briefings."""

from __future__ import annotations

from enum import Enum


class Credit(Enum):
    """What a source is to the briefings."""

    NOBODY = "nobody"  # the draft credits no one
    PERMITTED = "permitted"  # the permitted label, a broader or a generic one
    SPEAKER = "speaker"  # somebody who speaks under their own name
    REPORTER = "reporter"
    TELLING = "telling"  # a label that reveals more
    STRANGER = "stranger"  # somebody else
