"""Terms of attribution that change, that are one speaker's or one part's, or that only seem to be terms."""

from __future__ import annotations

import pytest
from calls import call, exchange, rules, terms

from embargo.groundrules import Basis
from embargo.rulebook import Rulebook

OPENING = "This is on background, attributable to “a senior harbor official.”"
HELD = {("call", "on_background", ("senior harbor official",))}

# What the host says later, in the questions, that leaves the terms as they were.
LATER_WORDS = [
    "No. We'd like to stick with senior harbor official.",
    "I'd say, off the record, that the coffee is dreadful. But back on background.",
    "The Mayor told you on the record on Monday that it was closed.",
    "He has an interview with the radio at six, on the record.",
    "I can get you a statement on the record from the press desk.",
    "I've one piece of good news, attributable to a “Swedish official.”",
    "No, not “a diplomat.”",
    "A senior harbor official, please.",
    "That last answer was off the record, sorry.",
]


@pytest.mark.parametrize("words", LATER_WORDS, ids=LATER_WORDS)
def test_later_words_that_change_nothing(words: str, rulebook: Rulebook) -> None:
    text = exchange(
        ("MODERATOR", f"Good afternoon, everyone. {OPENING}"),
        ("SENIOR HARBOR OFFICIAL", "The compact covers nine ports."),
        ("Q", "Could I put that otherwise?"),
        ("MODERATOR", words),
        ("Q", "And the ships?"),
        ("SENIOR HARBOR OFFICIAL", "Forty-one."),
    )
    assert terms(rules(text, rulebook)) == HELD


def test_a_label_corrected_in_mid_call(rulebook: Rulebook) -> None:
    text = call(OPENING, closing="I have to correct myself: instead of that, it is attributable to “a port official.”")
    found = rules(text, rulebook)
    assert terms(found) == {("call", "on_background", ("port official",))}
    assert "amended" in {warning.code for warning in found.warnings}


def test_an_invitation_overruled_on_the_call(rulebook: Rulebook) -> None:
    text = call("On background, as “port officials.”").replace(
        "Via Teleconference", "BACKGROUND. Attribution: 'Board sources'."
    )
    assert terms(rules(text, rulebook)) == {("call", "on_background", ("port officials",))}


def test_a_basis_changed_in_the_opening(rulebook: Rulebook) -> None:
    found = rules(call("Welcome to this background call. It will now be held on the record."), rulebook)
    assert terms(found) == {("call", "on_the_record", ())}
    assert "amended" in {warning.code for warning in found.warnings}


def test_a_closing_word_against_the_terms_is_told(rulebook: Rulebook) -> None:
    found = rules(call(OPENING, closing="This call was off the record."), rulebook)
    assert terms(found) == HELD
    assert "conflicting" in {warning.code for warning in found.warnings}


def speakers(opening: str, *labels: str) -> str:
    said = [(label, "The compact covers nine ports and forty-one vessels.") for label in labels]
    return exchange(("MODERATOR", f"Good afternoon, everyone. {opening}"), *said, ("Q", "Which?"), (labels[0], "Two."))


BY_SPEAKER = [
    (
        (
            "Joining us are Dr. Ines Okafor and a colleague. Dr. Okafor is on the record. The other person is on "
            "background, and the attribution is a senior harbor official."
        ),
        ("DR. OKAFOR", "SENIOR HARBOR OFFICIAL"),
        {("call", "on_background", ("senior harbor official",)), ("speaker:Ines Okafor", "on_the_record", ())},
    ),
    (
        (
            "Background for both. Speaker One you can call “a senior customs officer.” For Speaker Two it's “an Allied "
            "official.”"
        ),
        ("SPEAKER ONE", "SPEAKER TWO"),
        {
            ("speaker:SPEAKER ONE", "on_background", ("senior customs officer",)),
            ("speaker:SPEAKER TWO", "on_background", ("Allied official",)),
        },
    ),
    (
        (
            "This is on background, attributable to “senior harbor officials.” Comments from Ines Okafor and Secretary "
            "Bram Lund will be attributable to them by name."
        ),
        ("DR. OKAFOR", "SECRETARY LUND", "SENIOR HARBOR OFFICIAL"),
        {
            ("call", "on_background", ("senior harbor officials",)),
            ("speaker:Ines Okafor", "on_the_record", ()),
            ("speaker:Bram Lund", "on_the_record", ()),
        },
    ),
    (
        "We have Ines Okafor, director of ports, with us, and this is on the record.",
        ("DR. OKAFOR",),
        {("call", "on_the_record", ())},
    ),
]


@pytest.mark.parametrize(("words", "labels", "expected"), BY_SPEAKER)
def test_terms_by_speaker(
    words: str, labels: tuple[str, ...], expected: set[tuple[str, str, tuple[str, ...]]], rulebook: Rulebook
) -> None:
    found = rules(speakers(words, *labels), rulebook)
    assert terms(found) == expected
    if any(scope.startswith("speaker:") for scope, _, _ in expected):
        first = found.briefing.turns[1]
        rule = found.attribution_of(first)
        assert rule is not None
        assert rule.scope.startswith("speaker:")


def test_speakers_who_give_leave_themselves(rulebook: Rulebook) -> None:
    text = exchange(
        ("MODERATOR", "Good afternoon. This call is on the record. With me is Dr. Ines Okafor."),
        ("DR. OKAFOR", "You may use my name, but not my title. “Adviser to the Board” is fine."),
        ("Q", "Which ports?"),
        ("DR. OKAFOR", "Two."),
    )
    assert terms(rules(text, rulebook)) == {
        ("call", "on_the_record", ()),
        ("speaker:Ines Okafor", "on_the_record", ("Adviser to the Board",)),
    }


def test_one_speaker_may_only_be_paraphrased(rulebook: Rulebook) -> None:
    opening = "On background, as “port officials.” Paraphrase Official Two, no direct quotation."
    found = rules(speakers(opening, "OFFICIAL ONE", "OFFICIAL TWO"), rulebook)
    assert [(rule.scope, rule.direct_quotation) for rule in found.attribution] == [
        ("call", True),
        ("speaker:OFFICIAL TWO", False),
    ]


def test_no_quotes_for_anybody(rulebook: Rulebook) -> None:
    (rule,) = rules(call("Nothing here is for attribution, and no quotes, please."), rulebook).attribution
    assert (rule.basis, rule.direct_quotation) == (Basis.NOT_FOR_ATTRIBUTION, False)


def test_parts_on_different_terms(rulebook: Rulebook) -> None:
    text = exchange(
        ("MODERATOR", "Hello. Two parts. Part one is Bram Lund, and that's on the record. Part two is off the record."),
        ("BRAM LUND", "The compact covers nine ports."),
        ("MODERATOR", "That'll do it for part one."),
        ("INES OKAFOR", "Now the figures."),
        ("Q", "Could I use one?"),
        ("MODERATOR", "No."),
    )
    assert terms(rules(text, rulebook)) == {("section:1", "on_the_record", ()), ("section:2", "off_the_record", ())}


def test_the_opening_by_the_principal_and_officials_unnamed(rulebook: Rulebook) -> None:
    text = exchange(
        (
            "MODERATOR",
            (
                "What the Minister says at the top is on the record. Then two officials take questions, on background, "
                "as “ministry officials.”"
            ),
        ),
        ("MINISTER LUND", "The compact covers nine ports."),
        ("Q", "Which ports are first?"),
        ("OFFICIAL ONE", "The northern ones."),
    )
    assert terms(rules(text, rulebook)) == {
        ("opening", "on_the_record", ()),
        ("qa", "on_background", ("ministry officials",)),
    }


def test_an_official_s_or_reporter_s_labels_set_nothing(rulebook: Rulebook) -> None:
    text = call(OPENING).replace("Which ports are first?", "Can I say “a Western diplomat,” on the record?")
    assert terms(rules(text, rulebook)) == HELD


WITHHELD = [
    (
        "For your awareness, not for reporting, our speakers are Ines Okafor and Bram Lund.",
        ("Ines Okafor", "Bram Lund"),
    ),
    (
        "Not for reporting, but just for your knowledge, we have Secretary Ines Okafor, who runs the ports.",
        ("Ines Okafor",),
    ),
    ("For your awareness, not for reporting, our speaker is [senior harbor official].", ()),
    ("With us is Bram Lund of the Harbor Board. Please do not use his name.", ("Bram Lund",)),
    ("With us is Bram Lund of the Harbor Board. This is on the record.", ()),
]


@pytest.mark.parametrize(("words", "names"), WITHHELD, ids=[words for words, _ in WITHHELD])
def test_withheld_names_are_known(words: str, names: tuple[str, ...], rulebook: Rulebook) -> None:
    assert rules(call(words), rulebook).withheld_names == names


FREE_TO_NAME = [
    "Please give your name and outlet.",
    "You can use their names and titles.",
    "For your information, the report is online.",
    "No names have been drawn yet for the lottery of berths.",
    "The report did not name them.",
]


@pytest.mark.parametrize("words", FREE_TO_NAME, ids=FREE_TO_NAME)
def test_names_that_may_be_used(words: str, rulebook: Rulebook) -> None:
    assert not rules(call(words), rulebook).names_withheld
