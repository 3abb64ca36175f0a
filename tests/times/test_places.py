"""Zones of the places and telephone numbers that a free text names."""

from __future__ import annotations

import pytest

from embargo.rulebook import Rulebook
from embargo.times import zone_of_place, zones_of_place


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Brussels", "Europe/Brussels"),
        ("BRUSSELS -", "Europe/Brussels"),
        ("Geneva, 15 June 2022", "Europe/Zurich"),
        ("Washington, D.C.", "America/New_York"),
        ("PHOENIX, Ariz. -", "America/Phoenix"),
        ("Birmingham, Ala.", "America/Chicago"),
        ("Birmingham", "Europe/London"),
        ("El Paso, Texas", "America/Chicago"),
        ("LONDON, Ont.", "America/Toronto"),
        ("Pasadena, Calif.", "America/Los_Angeles"),
        ("South Korea", "Asia/Seoul"),
        ("Embassy in Kenya", "Africa/Nairobi"),
        ("St. Petersburg", "Europe/Moscow"),
        ("Tel. +32 2 555 01 81", "Europe/Brussels"),
        ("+44 (0)20 7946 0131", "Europe/London"),
        ("+972 3 555 0162", "Asia/Jerusalem"),
        ("+1 312 555 0147", "America/Chicago"),
        ("(602) 555-0127", "America/Phoenix"),
        ("626-555-0148", "America/Los_Angeles"),
        ("The press office: 020 7946 0119", "Europe/London"),
        ("The press office, 01904 555 0146", "Europe/London"),
        ("The newsroom is at 0491 570 156", "Australia/Sydney"),
        ("Contact pour la presse et les élus : 01 99 00 23 45", "Europe/Paris"),
        ("Contacto para la prensa: 983 555 019", "Europe/Madrid"),
        ("Contato para a imprensa, com o instituto: (61) 5550-0142", "America/Sao_Paulo"),
        ("Berlin/Zürich", "Europe/Berlin"),
        ("Zürich/Berlin", "Europe/Zurich"),
        ("London and New York: +44 20 7946 0131", "Europe/London"),
        ("London and New York", None),
        ("Nairobi/Geneva", None),
        ("reading a nice split", None),
        ("", None),
        ("nowhere", None),
        ("München", "Europe/Berlin"),
        ("Genève", "Europe/Zurich"),
        ("Ciudad de México", "America/Mexico_City"),
    ],
)
def test_a_place_has_a_zone(rulebook: Rulebook, text: str, zone: str | None) -> None:
    assert zone_of_place(text, rulebook.times) == zone


def test_all_places_are_found_in_order_names_before_numbers(rulebook: Rulebook) -> None:
    text = "Call +254 20 555 0163. Oslo, Rome and Oslo again."
    assert zones_of_place(text, rulebook.times) == ("Europe/Oslo", "Europe/Rome", "Africa/Nairobi")
