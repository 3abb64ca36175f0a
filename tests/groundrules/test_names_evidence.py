"""Where the host asked that the speakers' names be kept out of print is shown with the rule."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest
from calls import call, rules

from embargo.groundrules.file import read_ground_rules_file
from embargo.groundrules.review import review
from embargo.policy import RulesReport
from embargo.report import RULES_FORMATS, Display
from embargo.rulebook import Rulebook

ASKED = "For your awareness, not for reporting, our speaker is Petra Lindqvam."
OPENING = "This call is on background as a port official."


def test_the_request_is_the_evidence(rulebook: Rulebook) -> None:
    (evidence,) = rules(call(OPENING, ASKED), rulebook).names_evidence
    assert (evidence.source, evidence.line, evidence.text, evidence.speaker) == ("call.md", 14, ASKED, "MODERATOR")
    assert rules(call(OPENING), rulebook).names_evidence == ()


@pytest.mark.parametrize("form", ["text", "toml", "json"])
def test_reports_for_the_desk_show_it(form: str, rulebook: Rulebook) -> None:
    shown = RULES_FORMATS[form](RulesReport((rules(call(OPENING, ASKED), rulebook),)), Display(width=100))
    assert ASKED in " ".join(shown.replace("\n# ", " ").split())
    if form == "text":
        assert f'names are not for reporting.\n    call.md:14: "{ASKED}"' in shown


def test_an_editor_who_frees_the_names_leaves_no_words_that_withhold_them(rulebook: Rulebook, tmp_path: Path) -> None:
    extracted = rules(call(OPENING, ASKED), rulebook)
    text = RULES_FORMATS["toml"](RulesReport((extracted,)), Display(width=100))
    text = text.replace('reviewed_by = ""', 'reviewed_by = "Ada Quill"').replace(
        "names_withheld = true", "names_withheld = false"
    )
    assert tomllib.loads(text)
    path = tmp_path / "call.rules.toml"
    path.write_text(text, encoding="utf-8")
    (entry,) = read_ground_rules_file(path)
    freed = review(extracted, entry, rulebook)
    assert (freed.names_withheld, freed.names_evidence) == (False, ())
    unsigned = dataclasses.replace(entry, rules=dataclasses.replace(entry.rules, reviewed_by=""))
    assert review(extracted, unsigned, rulebook).names_evidence == extracted.names_evidence
