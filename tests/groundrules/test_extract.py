"""Ground rules as hosts speak them: tables of what was said and what holds at the end of the call."""

from __future__ import annotations

import pytest
from calls import call, rules, utc

from embargo.groundrules import Basis, Kind
from embargo.rulebook import Rulebook

LIFTS = [
    ("embargoed until the end of the call", Kind.CALL_END, "2022-05-10T18:31"),
    ("under embargo until this call concludes", Kind.CALL_END, "2022-05-10T18:31"),
    ("embargoed until 5:00 a.m. Eastern tomorrow", Kind.TIME, "2022-05-11T09:00"),
    ("embargoed until tomorrow, Wednesday, May 11th, at 5:00 a.m.", Kind.TIME, "2022-05-11T09:00"),
    ("held under embargo until 3:00 p.m.", Kind.TIME, "2022-05-10T19:00"),
    ("embargoed until noon Eastern tomorrow", Kind.TIME, "2022-05-11T16:00"),
    ("embargoed until the ministers have signed", Kind.EVENT, None),
    ("embargoed until further notice", Kind.EVENT, None),
    ("not to be reported before 6:00 a.m. tomorrow", Kind.TIME, "2022-05-11T10:00"),
    ("not under any embargo", Kind.LIFTED, None),
]


@pytest.mark.parametrize(("words", "kind", "lift"), LIFTS, ids=[words for words, _, _ in LIFTS])
def test_one_statement(words: str, kind: Kind, lift: str | None, rulebook: Rulebook) -> None:
    (embargo,) = rules(call(f"The contents of this call are {words}."), rulebook).embargoes
    assert (embargo.scope, embargo.kind) == ("call", kind)
    assert embargo.lifts_at == embargo.lifts_at_latest == (utc(lift) if lift else None)
    assert embargo.evidence[0].line == 12


def codes(text: str, rulebook: Rulebook) -> set[str]:
    return {warning.code for warning in rules(text, rulebook).warnings}


def test_the_last_clear_word_holds_and_a_change_is_told(rulebook: Rulebook) -> None:
    text = call("This call is embargoed until 4:00 p.m.", closing="The embargo is now 4:30 p.m., not 4:00.")
    (embargo,) = rules(text, rulebook).embargoes
    assert embargo.lifts_at == utc("2022-05-10T20:30")
    assert "amended" in codes(text, rulebook)


def test_a_contradiction_is_held_to_the_later_instant(rulebook: Rulebook) -> None:
    text = call("This call is embargoed until 5:00 p.m.", closing="This was embargoed until 4:30 p.m.")
    (embargo,) = rules(text, rulebook).embargoes
    assert (embargo.lifts_at, embargo.lifts_at_latest) == (utc("2022-05-10T20:30"), utc("2022-05-10T21:00"))
    assert "conflicting" in codes(text, rulebook)


def test_a_closing_reminder_with_fewer_words_is_no_contradiction(rulebook: Rulebook) -> None:
    text = call(
        "This call is embargoed until tomorrow, Wednesday, May 11th, 5:00 a.m. Eastern.",
        closing="A reminder that we are embargoed until 5:00 a.m. tomorrow.",
    )
    (embargo,) = rules(text, rulebook).embargoes
    assert embargo.lifts_at == utc("2022-05-11T09:00")
    assert len(embargo.evidence) == 2
    assert not codes(text, rulebook) & {"conflicting", "amended"}


@pytest.mark.parametrize("closing", ["The embargo is now lifted.", "With that, the embargo is lifted."])
def test_declaring_lifted_what_ends_with_the_call(closing: str, rulebook: Rulebook) -> None:
    (embargo,) = rules(call("We are embargoed until the end of the call.", closing=closing), rulebook).embargoes
    assert (embargo.kind, embargo.lifts_at) == (Kind.CALL_END, utc("2022-05-10T18:31"))


def test_an_embargo_only_declared_lifted_at_the_close_held_until_then(rulebook: Rulebook) -> None:
    (embargo,) = rules(call("We are on background.", closing="The embargo is now lifted."), rulebook).embargoes
    assert (embargo.kind, embargo.lifts_at) == (Kind.CALL_END, utc("2022-05-10T18:31"))


def test_a_lift_that_is_only_foreseen_lifts_nothing(rulebook: Rulebook) -> None:
    text = call(
        "This is under embargo until further notice.", closing="We will write to you when the embargo is lifted."
    )
    (embargo,) = rules(text, rulebook).embargoes
    assert (embargo.kind, embargo.lifts_at) == (Kind.EVENT, None)
    assert "unresolved-lift" in codes(text, rulebook)


@pytest.mark.parametrize(
    "words",
    [
        "The arms embargo on the islands runs until the end of June.",
        "The oil embargo was lifted in 2015.",
        "We will talk about the grain embargo and when it lifts.",
    ],
)
def test_an_embargo_on_trade_is_none_on_news(words: str, rulebook: Rulebook) -> None:
    assert not rules(call(words), rulebook).embargoes


def test_a_reporters_words_are_no_rule(rulebook: Rulebook) -> None:
    text = call("We are on background.").replace("Which ports are first?", "Is this embargoed until 6:00 p.m.?")
    assert not rules(text, rulebook).embargoes


def test_an_officials_words_about_an_embargo_are_no_rule(rulebook: Rulebook) -> None:
    text = call("We are on background.").replace("The two northern ones.", "The embargo lifts at noon tomorrow.")
    assert not rules(text, rulebook).embargoes


MATERIALS = [
    "The factsheet in your inbox is also embargoed.",
    "You should all have the embargoed factsheet.",
    "The same embargo applies to the factsheet.",
]


@pytest.mark.parametrize("words", MATERIALS)
def test_papers_are_held_as_the_call_is(words: str, rulebook: Rulebook) -> None:
    found = rules(call(f"This call is embargoed until 5:00 p.m. Eastern. {words}"), rulebook)
    assert {(e.scope, e.lifts_at) for e in found.embargoes} == {
        ("call", utc("2022-05-10T21:00")),
        ("materials", utc("2022-05-10T21:00")),
    }


def test_papers_may_have_an_hour_of_their_own(rulebook: Rulebook) -> None:
    text = call(
        "The call is embargoed until it concludes.",
        "We will send a factsheet. The factsheet is embargoed until 6:00 p.m. Eastern.",
    )
    found = {embargo.scope: embargo for embargo in rules(text, rulebook).embargoes}
    assert found["call"].kind is Kind.CALL_END
    assert found["materials"].lifts_at == utc("2022-05-10T22:00")


ATTRIBUTIONS = [
    (
        "This call is on background, attributable to “senior harbor officials.”",
        Basis.ON_BACKGROUND,
        ["senior harbor officials"],
    ),
    (
        "We are on background, attributed to a senior administration official.",
        Basis.ON_BACKGROUND,
        ["senior administration official"],
    ),
    ("It is on background, attributed to SAOs.", Basis.ON_BACKGROUND, ["senior administration officials"]),
    ("On background, please refer to our speaker as a U.S. official.", Basis.ON_BACKGROUND, ["U.S. official"]),
    ("Today's call is on the record.", Basis.ON_THE_RECORD, []),
    ("This is deep background, no attribution of any kind.", Basis.DEEP_BACKGROUND, []),
    ("This is on deep background: no direct quotes and no attribution to any official.", Basis.DEEP_BACKGROUND, []),
    ("Everything here is off the record.", Basis.OFF_THE_RECORD, []),
    ("The Chatham House Rule applies.", Basis.NOT_FOR_ATTRIBUTION, []),
]


@pytest.mark.parametrize(("words", "basis", "labels"), ATTRIBUTIONS, ids=[words for words, _, _ in ATTRIBUTIONS])
def test_attribution(words: str, basis: Basis, labels: list[str], rulebook: Rulebook) -> None:
    (attribution,) = rules(call(words), rulebook).attribution
    assert (attribution.scope, attribution.basis, list(attribution.labels)) == ("call", basis, labels)
    assert attribution.evidence


def test_an_opening_on_the_record_and_questions_on_background(rulebook: Rulebook) -> None:
    text = call(
        "The call will begin with on-the-record remarks from Harbor Secretary Ines Okafor.",
        "After her remarks, there will be a question-and-answer session that will be on background, attributable to "
        "“senior harbor officials.”",
    )
    found = rules(text, rulebook)
    assert {(a.scope, a.basis, a.labels) for a in found.attribution} == {
        ("opening", Basis.ON_THE_RECORD, ()),
        ("qa", Basis.ON_BACKGROUND, ("senior harbor officials",)),
    }
    question = next(turn for turn in found.briefing.turns if turn.speaker.label == "Q")
    assert found.attribution_of(found.briefing.turns[question.index + 1]) == found.attribution[1]


def test_only_the_title_says_background(rulebook: Rulebook) -> None:
    text = call("Let us begin.", title="Background Press Call on the Harbor Compact")
    (attribution,) = rules(text, rulebook).attribution
    assert attribution.basis is Basis.ON_BACKGROUND


NAMES = [
    ("For your awareness but not for your reporting, our speaker is Ines Okafor.", True),
    ("For awareness, not for attribution, you will hear from two officials.", True),
    ("Please do not use her name.", True),
    ("Our speaker is Harbor Secretary Ines Okafor.", False),
]


@pytest.mark.parametrize(("words", "withheld"), NAMES, ids=[words for words, _ in NAMES])
def test_names_withheld(words: str, withheld: bool, rulebook: Rulebook) -> None:
    assert rules(call(words), rulebook).names_withheld is withheld


def test_two_sections_with_a_lift_each(rulebook: Rulebook) -> None:
    text = call(
        "We will have two sections today. The first will be a recap, which will be embargoed until the call concludes. "
        "The second section will be embargoed until 5:00 p.m. Eastern.",
    ).replace(
        "Q    Which ports are first?",
        "MODERATOR:  Now for the second section, I'll turn it over.\n\n"
        "SENIOR ADMINISTRATION OFFICIAL:  Tariffs fall.\n\n"
        "Q    Which ports are first?",
    )
    found = rules(text, rulebook)
    assert {(e.scope, e.kind) for e in found.embargoes} == {("section:1", Kind.CALL_END), ("section:2", Kind.TIME)}
    by_words = {found.briefing.words(turn)[:12]: found.embargo_on(turn) for turn in found.briefing.turns}
    assert by_words["Thank you.  "].scope == "section:1"  # type: ignore[union-attr]
    assert by_words["Tariffs fall"].scope == "section:2"  # type: ignore[union-attr]


def test_a_call_without_ground_rules_is_told(rulebook: Rulebook) -> None:
    found = rules(call("Welcome to the briefing."), rulebook)
    assert not found.embargoes
    assert not found.attribution
    assert "no-ground-rules" in {warning.code for warning in found.warnings}
