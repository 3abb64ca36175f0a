"""The date of a call: what is stated, what the words tell, what publishing allows."""

from __future__ import annotations

import datetime as dt

import pytest
from transcripts import CLOSE, OPENING, TALK, briefing, page, published

from embargo.briefing import Briefing
from embargo.rulebook import Rulebook

# 4 May 2023 was a Thursday.
NEXT_DAY = published("2023-05-05 09:01:53-04:00", "2023-05-05 09:01:54-04:00")


def held(found: Briefing) -> str:
    return found.held_on.isoformat() if found.held_on else ""


def inferred(found: Briefing) -> bool:
    return any(problem.code == "date-inferred" for problem in found.problems)


@pytest.mark.parametrize(
    "lines",
    [
        ["(May 4, 2023)"],
        ["May 4, 2023"],
        ["Thursday, May 4, 2023"],
        ["For Immediate Release\nMay 4, 2023"],
        ["Oslo, Thursday 4 May 2023"],
        ["4 May 2023", "(Released on the website: May 9, 2023)"],
        ['*From the invitation, sent 2 May: "EMBARGOED UNTIL 00:01 ON FRIDAY 5 MAY 2023."*', "Thursday 4 May 2023"],
        ["**Date:** Thursday, May 4, 2023", "**Time:** 9:01 a.m. EDT"],
        ["Berlin, Donnerstag, 4. Mai 2023"],
        ["Paris, le jeudi 4 mai 2023"],
        ["THURSDAY 4 MAY 2023"],
        ["Thursday, May 4"],
    ],
)
def test_a_header_line_states_it(rulebook: Rulebook, lines: list[str]) -> None:
    found = briefing(rulebook, page(*lines, front=published("2023-05-09 12:00:00-04:00")))
    assert held(found) == "2023-05-04"
    assert not inferred(found)


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("The contents are embargoed until tomorrow, May 5th, at 5:00 a.m.", "2023-05-04"),
        ("It holds until tomorrow, Friday, May 5th, at 5:00 a.m.", "2023-05-04"),
        ("The Council will act today, Thursday, May 4th.", "2023-05-04"),
        (
            "The embargo does not lift tomorrow, but on Friday, May 5th.  Friday, the day after tomorrow, it is.",
            "2023-05-03",
        ),
        ("Happy Thursday.", "2023-05-04"),
        ("Thanks for joining us on a Wednesday evening.", "2023-05-03"),
        ("Embargoed until 6:00 a.m. Eastern on Friday, May 5.  So that is 6:00 a.m. tomorrow.", "2023-05-04"),
        ("The fund was set up on a Monday in 2009, and will report on Tuesday.", "2023-05-05"),
        ("We will see him on Monday, May 29th, and then tomorrow.", "2023-05-05"),
    ],
)
def test_the_hosts_words_tell_it(rulebook: Rulebook, said: str, date: str) -> None:
    text = page(turns=f"{OPENING}  {said}\n\n{TALK}\n\n{CLOSE}", front=published("2023-05-05 19:00:10-04:00"))
    found = briefing(rulebook, text)
    assert held(found) == date
    assert inferred(found)


def test_a_reporters_words_tell_nothing(rulebook: Rulebook) -> None:
    talk = TALK.replace("How much", "Happy Monday, and is it out tomorrow, May 3rd?  How much")
    text = page(turns=f"{OPENING}\n\n{talk}\n\n{talk}\n\n{CLOSE}", front=published("2023-05-05 19:00:10-04:00"))
    assert held(briefing(rulebook, text)) == "2023-05-05"


@pytest.mark.parametrize(
    ("stamp", "front", "date"),
    [
        # Published in the morning, held in the evening before.
        ("5:03 P.M. EDT", NEXT_DAY, "2023-05-04"),
        # Published later on the same day.
        ("8:03 A.M. EDT", NEXT_DAY, "2023-05-05"),
        # A publishing time set by hand: the file was changed only the next day.
        ("5:03 P.M. EDT", published("2023-05-05 08:07:00-04:00", "2023-05-06 08:17:13-04:00"), "2023-05-05"),
        # Published when the embargo lifted, but finished the evening before.
        ("5:03 P.M. EDT", published("2023-05-05 19:00:00-04:00", "2023-05-04 21:22:57-04:00"), "2023-05-04"),
        # A correction weeks later says nothing of the day.
        ("5:03 P.M. EDT", published("2023-05-05 09:00:53-04:00", "2023-06-20 11:00:00-04:00"), "2023-05-04"),
        # Morning in Seoul is the evening before in Washington.
        ("8:39 A.M. KST", published("2023-05-04 21:30:00-04:00"), "2023-05-05"),
        ("9:17 P.M. ICT", published("2023-05-04 18:11:31-04:00"), "2023-05-04"),
        # Without a stamp: published before anybody calls.
        ("", published("2023-05-05 05:00:00-04:00"), "2023-05-04"),
        ("", published("2023-05-05 15:00:00-04:00"), "2023-05-05"),
        ("", "date: 2023-05-05", "2023-05-05"),
        ("", "", ""),
    ],
)
def test_what_publishing_allows(rulebook: Rulebook, stamp: str, front: str, date: str) -> None:
    found = briefing(rulebook, page(*([stamp] if stamp else []), front=front))
    assert held(found) == date
    assert inferred(found) == bool(date)


def test_the_warning_says_how(rulebook: Rulebook) -> None:
    (problem,) = briefing(rulebook, page("5:03 P.M. EDT", front=NEXT_DAY)).problems
    assert problem.source == "call.md"
    assert problem.message.startswith("The date, 2023-05-04, is taken from the publishing time")
    told = page(turns=f"{OPENING}  Happy Tuesday.\n\n{TALK}", front=NEXT_DAY)
    (problem,) = briefing(rulebook, told).problems
    assert problem.message == "The date, 2023-05-02, is taken from the words 'happy tuesday'."


NOTICE = "Harbor Office, Oslo\n\n{date}\n\nEMBARGOED UNTIL 10:00 tomorrow\n\nThe dues rise."
QUOTING = """Date: 3 May 2023

The embargo is moved to 16:00 today.

-----Original message-----
Date: 1 May 2023

Embargoed until Thursday."""
RECEIVED = dt.datetime(2023, 5, 4, 22, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "received", "date", "is_inferred"),
    [
        (NOTICE.format(date="3 May 2023"), RECEIVED, "2023-05-03", False),
        (NOTICE.format(date="The office"), RECEIVED, "2023-05-05", True),
        (NOTICE.format(date="The office"), None, "", False),
        ("---\ndate: 2023-05-02\n---\nEmbargoed until noon.", RECEIVED, "2023-05-02", True),
        ("EMBARGOED UNTIL 8:30 A.M. THURSDAY, MAY 11, 2023\n\nThe dues rise.", RECEIVED, "2023-05-04", True),
        (QUOTING, RECEIVED, "2023-05-03", False),
    ],
)
def test_the_date_of_a_notice(
    rulebook: Rulebook, text: str, received: dt.datetime | None, date: str, is_inferred: bool
) -> None:
    found = briefing(rulebook, text, received)
    assert found.turns == ()
    assert held(found) == date
    assert inferred(found) == is_inferred
    assert found.received_at == received
