"""Who is host, official, named speaker, reporter: by label, by place in the call, by what the words do."""

from __future__ import annotations

import pytest
from transcripts import briefing, hosts, turn_of

from embargo.rulebook import Rulebook

SAO = "SENIOR ADMINISTRATION OFFICIAL"
LONG = "The lamps along the northern coast were lit by hand until last year, and the keepers lived beside them. " * 20
WELCOME = f"{SAO}:  Hi, everyone.  Today's call is on background, and embargoed until it ends.  Over to our speaker."
BRIEF = f"{SAO}:  Thanks, everybody, for joining.  {LONG}"
ASK = "Q    How many lamps?"


def call(*turns: str) -> str:
    return "\n\n".join(turns)


def test_a_host_under_an_officials_label(rulebook: Rulebook) -> None:
    closing = f"{SAO}:  All right.  As a reminder, this call was on background.  Thank you for joining."
    found = briefing(rulebook, call(WELCOME, BRIEF, ASK, f"{SAO}:  Nine.", closing))
    assert hosts(found) == [0, 4]
    assert {turn.speaker.role for turn in found.turns} == {"official", "reporter"}


@pytest.mark.parametrize(
    "words",
    [
        "Thank you.  And with that, that concludes the first portion of the call, which is embargoed until it ends.",
        "We have time for one more question, from Eli Roe with the Courier.  Then we close.",
        "Okay.  Next we'll go to Eli Roe.",
        "Just a reminder that this is all embargoed until 6:00 a.m. tomorrow.",
        "Your line is open.",
    ],
)
def test_a_host_in_the_middle_of_the_call(rulebook: Rulebook, words: str) -> None:
    found = briefing(
        rulebook, call("MODERATOR:  Welcome.", BRIEF, ASK, f"{SAO}:  {words}", ASK, BRIEF, "MODERATOR:  Bye.")
    )
    assert hosts(found) == [0, 3, 6]


@pytest.mark.parametrize(
    "words",
    [
        "The arms embargo stays until the Council decides.",
        "We attribute the rise to the storms, and I will turn to the second part of the plan.",
        "On your first question, nine.  And I'll turn it over to my colleague for the other one.",
        "That is on the record from last year, and the background is well known.",
        "Thanks for the question.  I'm happy to take more questions.",
        LONG + " All of this is embargoed until noon, as has been said. " + LONG,
    ],
)
def test_a_briefer_is_no_host(rulebook: Rulebook, words: str) -> None:
    found = briefing(
        rulebook, call("MODERATOR:  Welcome.", BRIEF, ASK, f"{SAO}:  {words}", ASK, BRIEF, "MODERATOR:  Bye.")
    )
    assert hosts(found) == [0, 6]


def test_a_named_aide_who_opens_and_hands_over_is_the_host(rulebook: Rulebook) -> None:
    found = briefing(
        rulebook,
        call(
            "MS. QUIST:  Hi, all.  Thanks for joining.  This is on the record.  I'll turn it over to Director Lund.",
            f"DIRECTOR LUND:  {LONG}",
            "MS. QUIST:  Questions, please.",
            ASK,
            "DIRECTOR LUND:  Nine.",
        ),
    )
    assert hosts(found) == [0, 2]
    assert turn_of(found, "DIRECTOR LUND").speaker.role == "named"


def test_an_operator_first_does_not_hide_the_host(rulebook: Rulebook) -> None:
    found = briefing(
        rulebook,
        call(
            "OPERATOR:  Good day, and welcome to the call.",
            "MR. ROE:  Good day.  Welcome, everyone.  With me today is Dr. Lund.",
            f"DR. LUND:  {LONG}",
            ASK,
            "DR. LUND:  Nine.",
        ),
    )
    assert hosts(found) == [0, 1]


def test_a_named_speaker_who_opens_alone_stays_a_speaker(rulebook: Rulebook) -> None:
    found = briefing(
        rulebook, call(f"MR. ROE:  Thanks for joining.  {LONG}", ASK, "MR. ROE:  Nine.", ASK, "MR. ROE:  No.")
    )
    assert turn_of(found, "MR. ROE").speaker.role == "named"
    assert hosts(found) == []


def test_a_spokesperson_hosts_where_others_brief_and_speaks_where_nobody_does(rulebook: Rulebook) -> None:
    hosted = briefing(
        rulebook, call("SPOKESPERSON: Welcome.", "EU OFFICIAL 1: Money.", "QUESTION: Why?", "EU OFFICIAL 2: So.")
    )
    assert turn_of(hosted, "SPOKESPERSON").speaker.role == "host"
    alone = briefing(rulebook, call("SPOKESPERSON: The port opens.", "QUESTION: When?", "SPOKESPERSON: In May."))
    assert turn_of(alone, "SPOKESPERSON").speaker.role == "official"


def test_reporters_printed_by_name(rulebook: Rulebook) -> None:
    found = briefing(
        rulebook,
        call(
            "CHAIR: Welcome to the call.  Minister.",
            "MR LUND: The buses run.",
            "CHAIR: Eli.",
            "ELI ROE: Do they run on Sunday?",
            "MR LUND: They do.",
            "CHAIR: Ida.",
            "IDA SOMMER: And at night?",
            "OFFICIAL: No.",
        ),
    )
    roles = {turn.speaker.label: turn.speaker.role for turn in found.turns}
    assert roles["ELI ROE"] == roles["IDA SOMMER"] == "reporter"
    assert roles["MR LUND"] == "named"
    assert roles["OFFICIAL"] == "official"


def test_somebody_unknown_is_nobody(rulebook: Rulebook) -> None:
    found = briefing(rulebook, call("MODERATOR:  Hi.", BRIEF, "PARTICIPANT:  Is there sound?", "MODERATOR:  Yes."))
    assert turn_of(found, "PARTICIPANT").speaker.role == "unknown"
