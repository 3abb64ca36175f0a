"""Stated times in the other languages, on Wednesday 15 June 2022 (summer time is in force all over Europe)."""

from __future__ import annotations

import pytest
from stated import Desk, codes, customary, latest

from embargo.rulebook import Rulebook
from embargo.times import guess_language

GERMAN = [
    ("Donnerstag, 16. Juni 2022, 6.00 Uhr", "06-16 04:00"),
    ("Donnerstag, den 16. Juni 2022, um 11 Uhr MESZ", "06-16 09:00"),
    ("morgen um 14:15 Uhr", "06-16 12:15"),
    ("morgen früh um 8 Uhr", "06-16 06:00"),
    ("heute 14 Uhr 15", "06-15 12:15"),
    ("heute Abend 20 Uhr", "06-15 18:00"),
    ("Freitagabend 8 Uhr", "06-17 18:00"),
    ("Montagmorgen, 8 Uhr", "06-20 06:00"),
    ("16.06.2022, 9 Uhr", "06-16 07:00"),
    ("am 16.6. um 9 Uhr", "06-16 07:00"),
    ("Do, 16.6.22, 10h", "06-16 08:00"),
    ("16. Juni, 0.00 Uhr", "06-15 22:00"),
    ("16. Juni, 24 Uhr", "06-16 22:00"),
    ("heute 10,30 Uhr", "06-15 08:30"),
    ("heute Nachmittag um halb drei", "06-15 12:30"),
    ("morgen Viertel nach zehn", "06-16 08:15"),
    ("Freitag 12 Uhr mittags", "06-17 10:00"),
    ("bis Mitternacht", "06-15 22:00"),
    ("18 Uhr Berliner Zeit", "06-15 16:00"),
    ("20 Uhr Ortszeit", "06-15 18:00"),
    ("14 Uhr MEZ/MESZ", "06-15 12:00"),
    ("18 Uhr Moskauer Zeit", "06-15 15:00"),
]
FRENCH = [
    ("jeudi 16 juin 2022, 0 h 01 (heure de Paris)", "06-15 22:01"),
    ("JEUDI 16 JUIN 2022 - 00H01", "06-15 22:01"),
    ("demain à 14h15", "06-16 12:15"),
    ("jusqu'à demain matin 6 heures", "06-16 04:00"),
    ("aujourd'hui à midi", "06-15 10:00"),
    ("jusqu'à minuit", "06-15 22:00"),
    ("minuit dans la nuit de jeudi à vendredi", "06-16 22:00"),
    ("ce soir à 20 heures", "06-15 18:00"),
    ("jeudi 16 juin à 6h", "06-16 04:00"),
    ("le 1er juillet 2022 à 9h30", "07-01 07:30"),
    ("demain, huit heures et demie", "06-16 06:30"),
    ("demain, neuf heures moins le quart", "06-16 06:45"),
    ("16/06/2022 à 08:00", "06-16 06:00"),
    ("15h GMT", "06-15 15:00"),
    ("15h TU", "06-15 15:00"),
    ("15 h, heure locale", "06-15 13:00"),
    ("10 h, heure de l'Est", "06-15 14:00"),
    ("à 20h, heure de Paris (14h, heure de New York)", "06-15 18:00"),
    ("19h00 TU (21h00 à Paris)", "06-15 19:00"),
]
SPANISH = [
    ("16 de junio de 2022, 12:00 horas (hora del centro de México)", "06-16 17:00"),
    ("mañana a las 9:00 horas", "06-16 07:00"),
    ("mañana a las nueve de la mañana", "06-16 07:00"),
    ("el jueves 16 de junio a las 10 h", "06-16 08:00"),
    ("a las 00:01 horas del jueves 16 de junio", "06-15 22:01"),
    ("hoy a mediodía", "06-15 10:00"),
    ("a las 6 de la tarde", "06-15 16:00"),
    ("a las doce de la noche", "06-15 22:00"),
    ("a las tres y media de la tarde", "06-15 13:30"),
    ("a las 18.30 h (hora peninsular)", "06-15 16:30"),
    ("9 p. m. hora local", "06-15 19:00"),
    ("05/07/2022, 10:00", "07-05 08:00"),
    ("viernes 17 de junio, 10:00 am (hora de Colombia)", "06-17 15:00"),
]
ITALIAN = [
    ("fino alle ore 10.00 di giovedì 16 giugno 2022", "06-16 08:00"),
    ("giovedì 16 giugno 2022 ore 10:00", "06-16 08:00"),
    ("domani alle 9", "06-16 07:00"),
    ("stasera alle 20", "06-15 18:00"),
    ("alle 10,30 di domani", "06-16 08:30"),
    ("a mezzogiorno di domani", "06-16 10:00"),
    ("ore 00.01 del 16 giugno", "06-15 22:01"),
    ("alle otto e mezza di domani mattina", "06-16 06:30"),
    ("alle 15.00 ora italiana", "06-15 13:00"),
]
PORTUGUESE = [
    ("9H (HORÁRIO DE BRASÍLIA) DE 16/06/2022", "06-16 12:00"),
    ("amanhã às 9h30", "06-16 08:30"),
    ("10h30min de sexta", "06-17 09:30"),
    ("às 14 horas de quinta-feira, 16 de junho", "06-16 13:00"),
    ("às 00h01 desta quinta-feira (16)", "06-15 23:01"),
    ("ao meio-dia de amanhã", "06-16 11:00"),
    ("até a meia-noite de hoje", "06-15 23:00"),
    ("às 6 da tarde", "06-15 17:00"),
    ("às 10h (hora de Lisboa)", "06-15 09:00"),
]
DUTCH = [
    ("donderdag 16 juni 2022, 00.01 uur", "06-15 22:01"),
    ("morgen om 14.15 uur", "06-16 12:15"),
    ("morgenochtend 6 uur", "06-16 04:00"),
    ("vrijdagavond 8 uur", "06-17 18:00"),
    ("vandaag om half drie 's middags", "06-15 12:30"),
    ("vanavond 20.00 uur", "06-15 18:00"),
    ("16-06-2022 om 6.00 uur", "06-16 04:00"),
    ("16 juni, 06.00u", "06-16 04:00"),
    ("tot middernacht", "06-15 22:00"),
    ("10.00 uur Nederlandse tijd", "06-15 08:00"),
]
CLOCKS = {
    "de": "Europe/Berlin",
    "fr": "Europe/Paris",
    "es": "Europe/Madrid",
    "it": "Europe/Rome",
    "pt": "Europe/Lisbon",
    "nl": "Europe/Amsterdam",
}
FORMS = {"de": GERMAN, "fr": FRENCH, "es": SPANISH, "it": ITALIAN, "pt": PORTUGUESE, "nl": DUTCH}


@pytest.mark.parametrize(
    ("language", "words", "instant"), [(language, *form) for language, forms in FORMS.items() for form in forms]
)
def test_a_stated_time_has_one_instant(desk: Desk, language: str, words: str, instant: str) -> None:
    assert desk.lift(words, language=language, zone=CLOCKS[language]) == instant


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "gegen 10.30 Uhr"),
        ("de", "ca. 10.30 Uhr"),
        ("de", "voraussichtlich um 10.30 Uhr"),
        ("fr", "vers 10h30"),
        ("fr", "aux environs de 10h30"),
        ("es", "alrededor de las 10:30"),
        ("it", "verso le 10.30"),
        ("it", "indicativamente alle 10.30"),
        ("pt", "por volta das 10h30"),
        ("nl", "omstreeks 10.30 uur"),
    ],
)
def test_a_time_that_is_only_expected_is_approximate(desk: Desk, language: str, words: str) -> None:
    assert desk.time(words, language=language, zone=CLOCKS[language]).approximate


@pytest.mark.parametrize(
    ("language", "words", "civil", "literal"),
    [
        ("de", "18 Uhr MEZ", "06-15 16:00", "06-15 17:00"),
        ("fr", "jusqu'au jeudi 16 juin, 10 h (HNE)", "06-16 14:00", "06-16 15:00"),
    ],
)
def test_a_winter_label_in_summer(desk: Desk, language: str, words: str, civil: str, literal: str) -> None:
    time = desk.time(words, language=language, zone=CLOCKS[language])
    assert (customary(time), latest(time), codes(time)) == (civil, literal, {"zone-mismatch"})


@pytest.mark.parametrize(
    ("language", "words", "end"),
    [
        ("it", "fino alla mezzanotte di domenica 19 giugno", "06-19 22:00"),
        ("fr", "jusqu'à minuit dimanche", "06-19 22:00"),
        ("de", "Sonntag, 19. Juni, Mitternacht", "06-19 22:00"),
        ("pt", "meia-noite de domingo", "06-19 23:00"),
    ],
)
def test_midnight_ends_the_day_that_is_named(desk: Desk, language: str, words: str, end: str) -> None:
    time = desk.time(words, language=language, zone=CLOCKS[language])
    assert (customary(time), latest(time), codes(time)) == (end, end, {"ambiguous-time"})


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Es ist 12 Jahre her, am 3. Tag"),
        ("de", "um 10,5 Prozent"),
        ("fr", "il est à 5 km de Paris"),
        ("fr", "dans les 24 heures"),
        ("es", "a las 12 personas"),
        ("it", "dopo 12 ore di lavoro"),
        ("pt", "as 5 maiores empresas"),
        ("nl", "om 3 redenen"),
    ],
)
def test_other_numbers_are_no_clock_times(desk: Desk, language: str, words: str) -> None:
    assert desk.times(words, language=language, zone=CLOCKS[language]) == ()


@pytest.mark.parametrize("language", list(CLOCKS))
def test_english_is_understood_beside_every_language(desk: Desk, language: str) -> None:
    assert desk.lift("embargo until 9:00 p.m. GMT on 16 June 2022", language=language) == "06-16 21:00"


def test_a_language_that_is_not_known_is_read_as_english(desk: Desk) -> None:
    assert desk.lift("9 a.m. tomorrow", language="xx") == "06-16 13:00"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The report is under embargo until Friday and may be used by the press then.", "en"),
        ("SPERRFRIST: Freitag, 17. Juni 2022, 24 Uhr", "de"),
        ("Frei ab Donnerstag: Der Verein hat die Brunnen im Tal gezählt.", "de"),
        ("Sous embargo jusqu'au jeudi 16 juin : le port publie le compte de ses bateaux.", "fr"),
        ("Información embargada hasta el 16 de junio. El recuento de los pozos se publica mañana.", "es"),
        ("Sotto embargo fino alle ore 10. Le barche del lago tornano in porto.", "it"),
        ("Nota à imprensa. A contagem das fontes não foi publicada até hoje.", "pt"),
        ("Onder embargo tot donderdag. De haven heeft de boten van het meer niet geteld.", "nl"),
        ("", "en"),
        ("1234", "en"),
    ],
)
def test_the_language_is_guessed_by_small_words(rulebook: Rulebook, text: str, language: str) -> None:
    assert guess_language(text, rulebook.times) == language
