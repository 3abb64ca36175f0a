"""The words of a quotation that differ, as said and as printed."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from lighthouse import CALL

from embargo import check, read_bytes
from embargo.report import CHECK_FORMATS, Display

AT = dt.datetime(2023, 5, 17, tzinfo=dt.UTC)


def reported(quotation: str, format_: str) -> str:
    draft = read_bytes(f"“{quotation}” a senior administration official said.\n".encode(), "story.md")
    report = check([draft], [read_bytes(CALL.encode(), "call.md")], at=AT)
    return CHECK_FORMATS[format_](report, Display())


@pytest.mark.parametrize(
    ("quotation", "changed"),
    [
        ("The coastal lights will be switched off this winter,", "“not” left out"),
        ("The coastal lights will surely not be switched off this winter,", "“surely” added"),
        ("The coastal lamps will not be switched off this winter,", "“lamps” for “lights”"),
        (
            "The coastal lamps will be switched off this winter,",
            "“lamps” for “lights”; “not” left out",
        ),
    ],
)
def test_the_editor_sees_which_words_changed(quotation: str, changed: str) -> None:
    assert f"  changed {changed}\n" in reported(quotation, "text")


def test_programs_get_them_with_their_places() -> None:
    quotation = "The coastal lamps will be switched off this winter,"
    (found,) = json.loads(reported(quotation, "json"))["drafts"][0]["findings"]
    assert found["changes"] == [
        {"kind": "swapped", "said": "lights", "printed": "lamps", "turns": None, "start": 13, "end": 18},
        {"kind": "dropped", "said": "not", "printed": "", "turns": "negation", "start": 24, "end": 24},
    ]
    assert "lights" not in found["message"]
    assert "lights" not in found["suggestion"]
