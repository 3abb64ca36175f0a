"""Clock stamps: every way in which a transcript prints the hour, and lines with a clock that are no stamp."""

from __future__ import annotations

import datetime as dt

import pytest
from transcripts import CLOSE, OPENING, TALK, briefing, page

from embargo.briefing.stamps import StampReader
from embargo.rulebook import Rulebook

CALENDAR = frozenset({"may", "june", "tuesday", "thursday", "mai", "mardi"})


@pytest.fixture(scope="module")
def stamps(rulebook: Rulebook) -> StampReader:
    return StampReader(rulebook.transcript_words, CALENDAR)


@pytest.mark.parametrize(
    ("line", "clocks", "zone"),
    [
        ("11:53 A.M. CET", ["11:53"], "CET"),
        ("5:03 P.M EDT  ", ["17:03"], "EDT"),
        ("12:08 P.M.", ["12:08"], None),
        ("12:08 a.m.", ["00:08"], None),
        ("(5:30 p.m. local)", ["17:30"], None),
        ("3:00pm", ["15:00"], None),
        ("10:03 AM PDT", ["10:03"], "PDT"),
        ("9.45am AEDT", ["09:45"], "AEDT"),
        ("16:05 CEST", ["16:05"], "CEST"),
        ("(11:02)", ["11:02"], None),
        ("11.00 Uhr", ["11:00"], None),
        ("18h04", ["18:04"], None),
        ("1210 hrs (local)", ["12:10"], None),
        ("14:30 (CEST)", ["14:30"], "CEST"),
        ("END  5:50 P.M. EST", ["17:50"], "EST"),
        ("May 21, 2013 -- 2:05 P.M. EDT", ["14:05"], "EDT"),
        ("Tuesday, May 7, 2024, 1:00 p.m. Central", ["13:00"], "Central"),
        ("Thursday 16 May 2024, 14:30 (CEST)", ["14:30"], "CEST"),
        ("Time: 9:01 a.m. MDT", ["09:01"], "MDT"),
        ("Oslo, Norway, 5 June 2024, 14:00–14:35", ["14:00", "14:35"], None),
        ("2:00–2:35 p.m. BST", ["14:00", "14:35"], "BST"),
        ("11:30-12:15 p.m. EDT", ["11:30", "12:15"], "EDT"),
        ("(beginning of the session, 15:00)", ["15:00"], None),
        ("(Call ends at 1:31 p.m.)", ["13:31"], None),
        ("(The briefing concluded at 1238 hrs)", ["12:38"], None),
        ("(Whereupon, at 3:45 p.m. EDT, the briefing was concluded.)", ["15:45"], None),
        ("8:24 A.M. Central European Time", ["08:24"], "Central European Time"),
        ("0905 EST", ["09:05"], "EST"),
        ("1405 local", ["14:05"], None),
        ("15 h 30", ["15:30"], None),
        ("Beginn: 14.05 Uhr MESZ", ["14:05"], "MESZ"),
        ("10:00 GMT+2", ["10:00"], "GMT+2"),
    ],
)
def test_lines_that_are_stamps(stamps: StampReader, line: str, clocks: list[str], zone: str | None) -> None:
    found = stamps.read_line(line, 100)
    assert [f"{clock.clock:%H:%M}" for clock in found] == clocks
    if "Whereupon" not in line:
        assert found[-1].zone == zone
    for clock in found:
        assert line[clock.span.start - 100 : clock.span.end - 100][0].isdigit()


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 8:30 A.M. EST, Thursday, May 26",
        "until 5:00 a.m. Eastern",
        "2:30.  And talk soon.",
        "10:00, Salle Hallstein and online.",
        "The briefing is at 10:00 in the blue room",
        "May 4, 2023",
        "Room 1430",
        "555 0101",
        "24:61",
        "Score 3:2",
        'From the invitation: "10:00, the blue room"',
        "Time, or 9:15 a.m. Eastern Time, whichever comes first and holds",
        "Next briefing: Thursday, May 9, 10:00",
        "x" * 200 + " 10:00",
    ],
)
def test_lines_that_are_none(stamps: StampReader, line: str) -> None:
    assert stamps.read_line(line, 0) == []


@pytest.mark.parametrize(
    ("header", "tail", "started", "ended"),
    [
        (["May 4, 2023", "2:04 P.M. EDT"], "2:31 P.M. EDT", "2023-05-04T14:04-04:00", "2023-05-04T14:31-04:00"),
        (["May 4, 2023", "11:50 P.M. EDT"], "12:10 A.M. EDT", "2023-05-04T23:50-04:00", "2023-05-05T00:10-04:00"),
        (["Oslo, 4 May 2023, 14:00–14:35"], "", "2023-05-04T14:00+02:00", "2023-05-04T14:35+02:00"),
        (["Oslo", "4 May 2023", "Start: 14:00", "End: 14:35"], "", "2023-05-04T14:00+02:00", "2023-05-04T14:35+02:00"),
        (["May 4, 2023", "2:04 P.M. EDT"], "END", "2023-05-04T14:04-04:00", None),
        (["May 4, 2023"], "END  2:31 P.M. EDT", None, "2023-05-04T14:31-04:00"),
        (["Paris, le mardi 4 juin 2024", "18h04"], "18h47", "2024-06-04T18:04+02:00", "2024-06-04T18:47+02:00"),
        (["May 4, 2023", "2:04 P.M."], "2:31 P.M.", None, None),
    ],
)
def test_the_clock_of_a_call(
    rulebook: Rulebook, header: list[str], tail: str, started: str | None, ended: str | None
) -> None:
    found = briefing(rulebook, page(*header, tail=tail))
    assert (found.started_at, found.ended_at) == tuple(
        dt.datetime.fromisoformat(x) if x else None for x in (started, ended)
    )


def test_a_stamp_that_ends_a_portion_does_not_end_the_call(rulebook: Rulebook) -> None:
    turns = f"{OPENING}\n\n{TALK}\n\nSENIOR ADMINISTRATION OFFICIAL:  And that concludes the first portion of the call."
    found = briefing(rulebook, page("Oslo, 4 May 2023", "11:53 A.M. CET", turns=turns, tail="12:08 P.M. CET"))
    assert found.ended_at is None
    assert [(stamp.clock.isoformat("minutes"), stamp.closing) for stamp in found.stamps] == [
        ("11:53", False),
        ("12:08", True),
    ]
    assert found.turns[-1].host_words


@pytest.mark.parametrize(
    ("header", "front", "zone"),
    [
        (["2:04 P.M. CEST"], "", "Europe/Brussels"),
        (["Rome, Italy", "2:04 P.M. CEST"], "", "Europe/Rome"),
        (["Jeddah, Saudi Arabia", "8:14 A.M. AST"], "", "Asia/Riyadh"),
        (["San Juan, Puerto Rico", "8:14 A.M. AST"], "", "America/Puerto_Rico"),
        (["Singapore, May 4, 2023", "8:14 a.m."], "", "Asia/Singapore"),
        (["8:14 a.m."], "location: Palais des Nations, Geneva", "Europe/Zurich"),
        (["U.S. Department of Ports", "8:14 a.m."], "", "America/New_York"),
        (["8:14 a.m."], "published_time: 2023-05-04 12:00:00-04:00", "America/New_York"),
        (["8:14 a.m."], "published_time: 2023-05-04 12:00:00+00:00", None),
        (["8:14 a.m."], "", None),
    ],
)
def test_the_zone_of_a_call(rulebook: Rulebook, header: list[str], front: str, zone: str | None) -> None:
    assert briefing(rulebook, page(*header, front=front)).zone == zone


def test_speakers_who_say_where_they_are_settle_a_label(rulebook: Rulebook) -> None:
    here = OPENING + "  Good morning from Jeddah."
    found = briefing(rulebook, page("8:14 A.M. AST", turns=f"{here}\n\n{TALK}\n\n{CLOSE}"))
    assert found.zone == "Asia/Riyadh"
    asked = TALK.replace("How much", "I am here in Jeddah.  How much")
    assert briefing(rulebook, page("8:14 A.M. AST", turns=f"{OPENING}\n\n{asked}")).zone != "Asia/Riyadh"
