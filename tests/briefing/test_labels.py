"""Labels of speakers: every form in which transcripts print them, and lines that only look like one."""

from __future__ import annotations

import pytest
from transcripts import briefing, outline

from embargo.briefing.label_words import LabelKind, LabelWords
from embargo.rulebook import Rulebook


@pytest.fixture(scope="module")
def labels(rulebook: Rulebook) -> LabelWords:
    return LabelWords(rulebook.transcript_words)


@pytest.mark.parametrize(
    ("label", "core", "kind"),
    [
        ("MODERATOR", "moderator", LabelKind.HOST),
        ("Moderator", "moderator", LabelKind.HOST),
        ("WHITE HOUSE AIDE", "white house aide", LabelKind.HOST),
        ("MODERATOR (via translator)", "moderator", LabelKind.HOST),
        ("PRESS OFFICER", "press officer", LabelKind.HOST),
        ("LE MODÉRATEUR", "le modérateur", LabelKind.HOST),
        ("PORT SPOKESPERSON", "port spokesperson", LabelKind.SPOKESPERSON),
        ("Q", "q", LabelKind.REPORTER),
        ("Q2", "q2", LabelKind.REPORTER),
        ("QUESTION (remote)", "question", LabelKind.REPORTER),
        ("Frage", "frage", LabelKind.REPORTER),
        ("A", "a", LabelKind.ANSWER),
        ("SENIOR ADMINISTRATION OFFICIAL", "senior administration official", LabelKind.OFFICIAL),
        ("SENIOR ADMINISTRATION OFFICIAL ONE", "senior administration official", LabelKind.OFFICIAL),
        ("SENIOR HARBOR OFFICIAL #2", "senior harbor official", LabelKind.OFFICIAL),
        ("HARBOR OFFICIAL NO. 1", "harbor official", LabelKind.OFFICIAL),
        ("OFFICIAL A", "official", LabelKind.OFFICIAL),
        ("SAO1", "sao", LabelKind.OFFICIAL),
        ("BRIEFER TWO", "briefer", LabelKind.OFFICIAL),
        ("[Senior harbor official]", "senior harbor official", LabelKind.OFFICIAL),
        ("UK GOVERNMENT SOURCE", "uk government source", LabelKind.OFFICIAL),
        ("MS. QUIST", "ms quist", LabelKind.NAMED),
        ("MR LUND", "mr lund", LabelKind.NAMED),
        ("ACTING ADMINISTRATOR ROE-LUND", "acting administrator roe-lund", LabelKind.NAMED),
        ("LIEUTENANT GENERAL ROE", "lieutenant general roe", LabelKind.NAMED),
        ("THE PRESIDENT", "the president", LabelKind.NAMED),
        ("PRESS SECRETARY ROE", "press secretary roe", LabelKind.NAMED),
        ("Sprecherin Weiß", "sprecherin weiß", LabelKind.NAMED),
        ("PARTICIPANT", "participant", LabelKind.UNKNOWN),
        ("QUESTION FROM THE COURIER", "question from the courier", LabelKind.REPORTER),
        ("ADA QUIST, Port Communications", "ada quist", LabelKind.HOST),
        ("ADA (agency)", "ada", LabelKind.HOST),
        ("ADA QUIST, the Courier", "ada quist", None),
        ("ADA QUIST", "ada quist", None),
    ],
)
def test_what_a_label_says(labels: LabelWords, label: str, core: str, kind: LabelKind | None) -> None:
    read_core, read_kind = labels.read(label)
    assert read_kind is kind
    assert read_core in (core, core.rstrip("2"))


TURNS = [("MODERATOR", "Good"), ("SENIOR ADMINISTRATION OFFICIAL", "Thanks."), ("Q", "How?"), ("MODERATOR", "Done.")]


SAO = "SENIOR ADMINISTRATION OFFICIAL"


@pytest.mark.parametrize(
    "text",
    [
        f"MODERATOR:  Good day.\n\n{SAO}:  Thanks.\n\nQ    How?\n\nMODERATOR:  Done.",
        f"MODERATOR: Good day.\n\n{SAO}: Thanks.\n\nQ: How?\n\nMODERATOR: Done.",
        f"**MODERATOR:** Good day.\n\n**{SAO}:** Thanks.\n\n**Q:** How?\n\n**MODERATOR:** Done.",
        f"**MODERATOR**: Good day.\n\n**{SAO}**: Thanks.\n\n**Q** How?\n\n**MODERATOR**: Done.",
        f"MODERATOR:Good day.\n\n{SAO}:Thanks.\n\nQ  How?\n\nMODERATOR :  Done.",
        f"MODERATOR: Good day.\n{SAO}: Thanks.\nQ. How?\nMODERATOR: Done.",
        f"    MODERATOR:  Good day.\n\n    {SAO}:  Thanks.\n\n    Q    How?\n\n    MODERATOR:  Done.",
        f"2:03 P.M. EDT MODERATOR:  Good day.\n\n{SAO}:  Thanks.\n\nQ\u00a0 How?\n\nMODERATOR: Done.",
        f"[00:00:01] MODERATOR: Good day.\n[00:00:09] {SAO}: Thanks.\n(00:01) Q: How?\n00:02 MODERATOR: Done.",
        f"MODERATOR\nGood day.\n\n{SAO}\nThanks.\n\nQ\nHow?\n\nMODERATOR\nDone.",
        f"MODERATOR – Good day.\n\n{SAO} – Thanks.\n\nQ – How?\n\nMODERATOR – Done.",
    ],
)
def test_one_call_in_every_print(rulebook: Rulebook, text: str) -> None:
    assert outline(briefing(rulebook, text)) == TURNS


def test_labels_in_lower_case_and_bare_names(rulebook: Rulebook) -> None:
    text = (
        "**Coast Media Call: Lamps and Lenses**\n\nOslo, 4 May 2023\n\n"
        "Operator: Good day. This call is on the record.\n\nAda Quist: Thank you. With me is Dr. Bo Lund.\n\n"
        "Dr. Lund: The lamps burn.\n\nQuestion: Since when?\n\nDr. Lund: Since May.\n\nEli Roe: One more thing.\n\n"
        "Question: Thanks.\n\nAda Quist: That is all."
    )
    assert [label for label, _ in outline(briefing(rulebook, text))] == [
        *("Operator", "Ada Quist", "Dr. Lund", "Question", "Dr. Lund", "Eli Roe", "Question", "Ada Quist"),
    ]


def test_a_list_of_speakers_in_the_header_is_no_talk(rulebook: Rulebook) -> None:
    header = (
        "Moderator: Ada Quist\n\nSenior port official: Bo Lund\n\nModerator: Eli Roe (second part)\n\n2:04 P.M. EDT\n\n"
    )
    found = briefing(rulebook, f"{header}MODERATOR: Hello.\n\nSENIOR PORT OFFICIAL: Hi.\n\nQ: Why?\n\nMODERATOR: Bye.")
    assert len(found.turns) == 4
    assert [f"{stamp.clock:%H:%M}" for stamp in found.stamps] == ["14:04"]


def test_german_and_french(rulebook: Rulebook) -> None:
    german = (
        "Vorsitzender: Guten Tag.\n\nFrage: Was kostet das?\n\nSprecherin Weiß: Nichts.\n\n"
        "Zusatzfrage: Sicher?\n\nSprecherin Weiß: Ja."
    )
    assert len(briefing(rulebook, german).turns) == 5
    french = "LE MODÉRATEUR : Bonjour.\n\nUN CONSEILLER : Merci.\n\nQUESTION : Combien ?\n\nUN CONSEILLER : Rien."
    assert len(briefing(rulebook, french).turns) == 4


RUNNING = """MODERATOR:  Good day.  Two things:
First: the lamps.
NATO: the word stood in the
middle of a line.

Related to that: On the keepers, very strong support.

So, the second: We pay them.

The ground rules: on background.

Q&A is at ten.

Note: the slides are yours.  Q and A
follows.  12:30: doors.

SENIOR ADMINISTRATION OFFICIAL:  See https://port.example and 3:2.  Thanks."""


def test_running_text_makes_no_turns(rulebook: Rulebook) -> None:
    assert len(briefing(rulebook, RUNNING).turns) == 2


@pytest.mark.parametrize(
    "notice",
    [
        "EMBARGOED UNTIL: 10 a.m. Thursday\n\nCONTACT: Ada Quist\n\nPRESS OFFICER: Bo Lund\n\nThe port will open.",
        "Subject: Dues\nFrom: The port\nTo: All desks\n\nSpokesperson: Ada Quist, 555 0101\n\nThe dues rise.",
        "FOR IMMEDIATE RELEASE\n\nOSLO: The port opens in May.\n\nNOTES TO EDITORS: None.\n\nMEDIA CONTACT: Bo Lund",
        "Moderator: Ada Quist, Port of Oslo\n\nSpeakers: Bo Lund; Eli Roe\n\nWhen: Thursday",
        "The board said: no.\n\nAda Quist: The Lamps of Oslo is a book.",
        "Q is a letter.\n\nQ is for quay.",
    ],
)
def test_a_notice_has_no_turns(rulebook: Rulebook, notice: str) -> None:
    found = briefing(rulebook, notice)
    assert found.turns == ()
    assert found.preamble(0) == found.documents[0].prose.text


def test_a_slip_in_a_label_is_the_label_meant(rulebook: Rulebook) -> None:
    text = (
        "MODERATOR:  Hi.\n\nSENIOR HARBOR OFFICIAL:  Yes.\n\nQ    Why?\n\nSENIOR HARBOR OFFICIA:  So.\n\n"
        "SENIOR HARBOR OFFICIAL:  Right."
    )
    assert [turn.speaker.role for turn in briefing(rulebook, text).turns[1::2]] == ["official", "official"]
