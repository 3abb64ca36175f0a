"""An invented call about lighthouses, in the form of real ones, for tests of matching and of the checks."""

from __future__ import annotations

from embargo.briefing import build_briefings
from embargo.draft import Draft, read_draft
from embargo.groundrules import GroundRules, extract
from embargo.match import Index, build_index
from embargo.read import read_bytes
from embargo.rulebook import Rulebook

CALL = """---
date: '2023-05-16'
title: "Background Press Call on the Coastal Lights"
---

Via Teleconference

9:02 A.M. EDT

MODERATOR:  Good morning, everyone, and thanks for dialing in so early. This call is on background, and you
may attribute what you hear to "senior administration officials." The contents of the call are embargoed until
5:00 p.m. Eastern Time today. I will say for the press office that we baked a cake in the shape of a lantern.
Over to our speaker.

SENIOR ADMINISTRATION OFFICIAL:  Thank you. The coastal lights will not be switched off this winter. We have
twenty-five keepers on the rolls today, and the program will train another 140 of them before the spring
tides.

The defense of the shoreline depends on people, not on lamps. I think that the that the harbor towns have
waited long enough, and they're going to get an answer. We're gonna rebuild the tower at Crane Point first.

The old lenses were ground in Russia [Prussia] in the 1870s, and they are worth more than the towers that hold
them. (Laughter.) Nobody will sell a single lens while I hold this job.

Congress gave us $310 million for the work, which is about a third of what the Coast Guard asked for in 2019.
The winter grant fell by minus 4 percent, and the fees by 2.5 million pounds, or two percent.

Q    Thank you. Would you concede that the sailors of this country have not looked at a lighthouse in thirty
years?

SENIOR ADMINISTRATION OFFICIAL:  I would not. Every fisherman I have met can tell you the rhythm of his own
light. And the insurers have told us, in writing, that premiums would double along the northern shore without
them.

MODERATOR:  That's all the time we have. Thank you all.

9:31 A.M. EDT
"""


def ground_rules(rulebook: Rulebook, text: str = CALL, name: str = "call.md") -> GroundRules:
    return extract(build_briefings([read_bytes(text.encode(), name)], rulebook)[0], rulebook)


def index_of(rulebook: Rulebook, *texts: str) -> Index:
    rules = [ground_rules(rulebook, text, f"call{number}.md") for number, text in enumerate(texts or (CALL,))]
    return build_index(rules, rulebook)


def draft_of(text: str, rulebook: Rulebook) -> Draft:
    return read_draft(read_bytes(text.encode(), "draft.md"), rulebook)
