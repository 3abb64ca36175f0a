"""Calls written for tests: a host, an official, a reporter, in the form of a press office's transcript."""

from __future__ import annotations

import datetime as dt

from embargo.briefing import build_briefings
from embargo.groundrules import Attribution, Embargo, GroundRules, extract
from embargo.read import read_bytes
from embargo.rulebook import Rulebook

HEAD = """---
title: "{title}"
published_time: 2022-05-10 21:40:00-04:00
---

Via Teleconference

(May 10, 2022)

2:04 P.M. EDT

"""
OFFICIAL = """SENIOR ADMINISTRATION OFFICIAL:  Thank you.  The harbor compact covers nine ports and
forty-one vessels, and its inspectors begin work in the fall.

Q    Which ports are first?

SENIOR ADMINISTRATION OFFICIAL:  The two northern ones.

"""
# A call embargoed to an hour, with one thing said that is news.
FERRIES = """---
title: Background call on the northern ferries
date: 2031-05-03
---
Via Teleconference

8:02 A.M. EDT

MODERATOR:  Good morning.  This call is on background, attributable to a senior administration official.  The call is
embargoed until 5:00 a.m. Eastern Time tomorrow, May 4th.

SENIOR ADMINISTRATION OFFICIAL:  Thank you.  We will build eleven new ferries for the northern islands, and no island
will wait more than a day for one.
"""


def call(
    *host: str, title: str = "Press Call on the Harbor Compact", end: str = "2:31 P.M. EDT", closing: str = ""
) -> str:
    """A transcript: the host's opening paragraphs, an exchange, the host's closing words, the closing stamp."""
    opening = "MODERATOR:  Good afternoon, everyone, and thanks for joining.  " + "\n\n".join(host)
    last = f"MODERATOR:  Thanks, everyone.  {closing}\n\n" if closing else ""
    return HEAD.format(title=title) + opening + "\n\n" + OFFICIAL + last + end + "\n"


def rules(text: str, rulebook: Rulebook) -> GroundRules:
    """The ground rules of one transcript."""
    (briefing,) = build_briefings([read_bytes(text.encode(), "call.md")], rulebook)
    return extract(briefing, rulebook)


def exchange(*turns: tuple[str, str], title: str = "Press Call on the Harbor Compact") -> str:
    """A transcript of turns as given, each a label and the words said."""
    said = "\n\n".join(f"{label}:  {words}" for label, words in turns)
    return HEAD.format(title=title) + said + "\n\n2:31 P.M. EDT\n"


def terms(found: GroundRules) -> set[tuple[str, str, tuple[str, ...]]]:
    """Scope, basis and labels of every attribution rule."""
    return {(rule.scope, rule.basis.value, rule.labels) for rule in found.attribution}


def attribution_line(rule: Attribution) -> str:
    """An attribution rule as the tables of wordings write it: "call: on_background: senior officials"."""
    return ": ".join([rule.scope, rule.basis.value, *([", ".join(rule.labels)] if rule.labels else [])])


def embargo_line(embargo: Embargo) -> str:
    """An embargo as the tables of wordings write it: "section:2: time: 2022-05-10T21:00"."""
    at = [embargo.lifts_at.strftime("%Y-%m-%dT%H:%M")] if embargo.lifts_at else []
    return ": ".join([embargo.scope, embargo.kind.value, *at])


def utc(text: str) -> dt.datetime:
    """An instant written without its zone."""
    return dt.datetime.fromisoformat(text + "+00:00")
