"""Transcripts written for tests, and briefings made of them."""

from __future__ import annotations

import datetime as dt

from embargo.briefing import Briefing, Turn, build_briefings
from embargo.read import read_bytes
from embargo.rulebook import Rulebook

OPENING = (
    "MODERATOR:  Good morning, and thanks for joining.  This call is on background, attributable to senior "
    "officials.  I'll turn it over to our speaker."
)
TALK = """SENIOR ADMINISTRATION OFFICIAL:  Thank you.  The lighthouse fund opens in June.

Q    How much is in it?

SENIOR ADMINISTRATION OFFICIAL:  Forty million."""
CLOSE = "MODERATOR:  That's all.  Thank you for joining, everyone."


def page(
    *header: str, front: str = "", turns: str = f"{OPENING}\n\n{TALK}\n\n{CLOSE}", tail: str = "", name: str = "call.md"
) -> tuple[str, str]:
    """A transcript and its name: front matter, header lines (each a paragraph), turns, what stands after them."""
    matter = f"---\n{front}\n---\n" if front else ""
    return name, matter + "\n\n".join([*header, turns, *([tail] if tail else [])]) + "\n"


def published(at: str, modified: str = "") -> str:
    """Front matter with the publishing time, and that of the last change."""
    return f"published_time: {at}" + (f"\nmodified_time: {modified}" if modified else "")


def briefings(rulebook: Rulebook, *pages: tuple[str, str], received: dt.datetime | None = None) -> tuple[Briefing, ...]:
    """The briefings of pages made by `page`."""
    return build_briefings([read_bytes(text.encode(), name) for name, text in pages], rulebook, received)


def briefing(rulebook: Rulebook, text: tuple[str, str] | str, received: dt.datetime | None = None) -> Briefing:
    """The one briefing of a page."""
    (only,) = briefings(rulebook, ("call.md", text) if isinstance(text, str) else text, received=received)
    return only


def outline(briefing: Briefing) -> list[tuple[str, str]]:
    """Label and first word of each turn."""
    return [(turn.speaker.label, (briefing.words(turn).split() or [""])[0]) for turn in briefing.turns]


def hosts(briefing: Briefing) -> list[int]:
    """The turns whose words are the host's, under whatever label."""
    return [turn.index for turn in briefing.turns if turn.speaker.role == "host" or turn.host_words]


def turn_of(briefing: Briefing, label: str) -> Turn:
    """The first turn under a label."""
    return next(turn for turn in briefing.turns if turn.speaker.label == label)
