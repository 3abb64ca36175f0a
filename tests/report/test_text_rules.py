"""The ground rules on one screen, in the host's words."""

from __future__ import annotations

import datetime as dt

import pytest
from values import EARLIER, LIFT, rules_of, without_rules

from embargo.groundrules.editor import EditorsLift
from embargo.groundrules.model import Attribution, Basis, Embargo, Evidence, Kind
from embargo.policy import Incomplete, RulesReport
from embargo.report import RULES_FORMATS, Display

EVIDENCE = (Evidence("call.md", 17, 18, "will be embargoed until 3:30 p.m."),)


def shown(report: RulesReport, at: dt.datetime | None = None) -> str:
    return RULES_FORMATS["text"](report, Display(width=100, at=at))


def test_rules_stand_with_the_hosts_words_and_their_place() -> None:
    rules = rules_of(
        names_withheld=True,
        embargoes=(Embargo("section:2", Kind.TIME, "3:30", None, "Europe/Brussels", LIFT, LIFT, (), EVIDENCE),),
    )
    assert shown(RulesReport((rules,))).splitlines() == [
        "Call on the Herring",
        "  call.md",
        "  Held on Tuesday 21 March 2023 (Europe/Brussels).",
        '* The whole call is on background, to be credited to "senior administration officials".',
        "* The speakers' names are not for reporting.",
        "* Section 2 is under embargo until 15:30 CET · 14:30 UTC, Tuesday 21 March 2023.",
        '    call.md:17-18: "will be embargoed until 3:30 p.m."',
    ]


@pytest.mark.parametrize(
    ("embargo", "words"),
    [
        (Embargo("call", Kind.LIFTED), "The whole call is not under embargo."),
        (
            Embargo("call", Kind.CALL_END),
            "The whole call is under embargo until the call ends; when that lifts is not known, so it holds.",
        ),
        (
            Embargo("qa", Kind.EVENT, event="the signing"),
            "The question period is under embargo until the signing; when that lifts is not known, so it holds.",
        ),
        (
            Embargo("speaker:MS. ORR", Kind.TIME, None, None, None, LIFT - dt.timedelta(hours=1), LIFT),
            "What MS. ORR says is under embargo until 15:30 CET",
        ),
    ],
)
def test_lifts_in_words(embargo: Embargo, words: str) -> None:
    text = " ".join(shown(RulesReport((rules_of(embargoes=(embargo,)),))).split())
    assert words in text


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (
            dt.timedelta(minutes=135),
            "Section 2 is under embargo until 15:30 CET · 14:30 UTC, Tuesday 21 March 2023; it lifts in 2 h 15 min.",
        ),
        (dt.timedelta(0), "Section 2 was under embargo until 15:30 CET · 14:30 UTC, Tuesday 21 March 2023."),
    ],
)
def test_before_the_lift_it_counts_down(wait: dt.timedelta, words: str) -> None:
    assert words in " ".join(shown(RulesReport((rules_of(),)), LIFT - wait).split())


def test_the_end_of_a_call_passes() -> None:
    ended = Embargo("call", Kind.CALL_END, None, None, None, EARLIER, EARLIER)
    text = " ".join(shown(RulesReport((rules_of(embargoes=(ended,)),)), LIFT).split())
    assert "The whole call was under embargo until the call ended, 13:16 CET" in text


def test_what_is_not_known_does_not_pass() -> None:
    text = " ".join(shown(RulesReport((rules_of(embargoes=(Embargo("call", Kind.TIME),)),)), LIFT).split())
    assert "is under embargo; when that lifts is not known, so it holds." in text


def test_a_later_reading_is_explained() -> None:
    embargo = Embargo("call", Kind.TIME, None, None, None, LIFT - dt.timedelta(hours=1), LIFT)
    text = " ".join(shown(RulesReport((rules_of(embargoes=(embargo,)),))).split())
    assert "(held to the latest reading; the customary one is 14:30 CET" in text


@pytest.mark.parametrize(
    ("basis", "words"), [(Basis.DEEP_BACKGROUND, "no attribution"), (Basis.UNSTATED, "not stated")]
)
def test_bases_in_words(basis: Basis, words: str) -> None:
    assert words in shown(RulesReport((rules_of(attribution=(Attribution("call", basis),)),)))


def test_no_rules_is_said_and_not_passed_over() -> None:
    text = shown(RulesReport((without_rules(),)))
    assert "No embargo was stated." in text
    assert "[no-ground-rules]" in text


def test_an_editors_word_and_a_broken_file_are_shown() -> None:
    text = shown(RulesReport((rules_of(),), (Incomplete("b.md", "is empty"),), (EditorsLift("call", EARLIER),)))
    assert "On an editor's word the call ended" in text
    assert "NOT CHECKED b.md: is empty" in text
