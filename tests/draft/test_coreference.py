"""Later mentions of a source and the first full one."""

from __future__ import annotations

import pytest
from draft_reading import said

from embargo.rulebook import Rulebook

_LATE = "“The ferry is late,”"
_TWO = "A port official said no boat was lost. A rail official said no train was lost."
_PORTS = "A senior port official said yes. A port official said no."


@pytest.mark.parametrize(
    ("story", "resolved"),
    [
        (f"A senior port official briefed the press. {_LATE} the official said.", "A senior port official"),
        (f"A senior port official said no boat was lost. {_LATE} she added.", "A senior port official"),
        (f"Senior port officials said no boat was lost. {_LATE} one of them said.", "Senior port officials"),
        (f"Senior port officials said no boat was lost. {_LATE} an official said.", "Senior port officials"),
        (f"Senior port officials said no boat was lost. {_LATE} another official said.", "Senior port officials"),
        (f"{_LATE} a rival port official said.", "a rival port official"),
        (f"Ana Ruiz, the minister, said no boat was lost. {_LATE} Ruiz said.", "Ana Ruiz, the minister"),
        (f"Ana Ruiz, the minister, said no boat was lost. {_LATE} Ms. Ruiz said.", "Ana Ruiz, the minister"),
        (
            f"Ana Ruiz, the harbor minister, said no boat was lost. {_LATE} the minister said.",
            "Ana Ruiz, the harbor minister",
        ),
        (f"By Ruiz's count 40 boats sailed. Ana Ruiz, the harbor minister, was glad. {_LATE} Ruiz said.", "Ana Ruiz"),
        (
            f"Port officials said none was lost. A senior port official said one was. {_LATE} another said.",
            "A senior port official",
        ),
        (f"The mayor met Ana Ruiz at the pier. {_LATE} Ruiz said.", "Ana Ruiz"),
        (f"Ana Ruiz runs a bakery by the pier. {_LATE} she said.", "Ana Ruiz"),
        (f"Rain fell, and at the pier a baker named Ivo Lindt swept his step. {_LATE} he said.", "Ivo Lindt"),
        (f"Ana Ruiz, a baker, swept. At noon Ivo Lindt's boat came in. {_LATE} she said.", "Ana Ruiz"),
        (
            f"{_PORTS} Rail officials said no train was. A port official said no. {_LATE} an official said.",
            "A port official",
        ),
        (
            f"The port's envoy to Spain, Ivo Lindt, said no boat was lost. {_LATE} Lindt said.",
            "The port's envoy to Spain, Ivo Lindt",
        ),
        (
            f"{_TWO}\n\nThe port official said all was well.\n\n{_LATE} the official said.",
            "A port official",
        ),
        (
            f"A port official said no boat was lost. A rail official said no train was. {_LATE} the official said.",
            "A rail official",
        ),
        (
            f"A port official said no. A second port official said yes. {_LATE} the first official said.",
            "A port official",
        ),
        (f"An official spoke of Ana Ruiz, a prisoner. Ana Ruiz is ill. {_LATE} the official went on.", "An official"),
    ],
)
def test_resolved(story: str, resolved: str, rulebook: Rulebook) -> None:
    [one] = [one for one in said(story, rulebook) if one.words == _LATE.strip("“”")]
    assert one.resolved == resolved


def test_a_pronoun_keeps_to_its_gender(rulebook: Rulebook) -> None:
    story = f"Mr. Orwell said no boat was lost. “One was,” said Ms. Ruiz. {_LATE} he said."
    assert said(story, rulebook)[-1].resolved == "Mr. Orwell"


def test_a_given_name_tells_the_gender(rulebook: Rulebook) -> None:
    story = f"Harbor minister Susan Lindt said no boat was lost. Peter Orwell sold his boat in May. {_LATE} she said."
    assert said(story, rulebook)[-1].resolved == "Harbor minister Susan Lindt"


def test_a_pronoun_means_the_one_whom_the_sentence_before_is_about(rulebook: Rulebook) -> None:
    story = f"Ivo Lindt, the minister, said no boat was lost.\n\nMr. Orwell spoke on Monday. {_LATE} he said."
    assert said(story, rulebook)[-1].resolved == "Mr. Orwell"


def test_other_people_stay_who_they_are(rulebook: Rulebook) -> None:
    story = f"A senior port official said no boat was lost. {_LATE} said Ivo Lindt, a rival of the official."
    assert said(story, rulebook)[-1].resolved == "Ivo Lindt, a rival of the official"
