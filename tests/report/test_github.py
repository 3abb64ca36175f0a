"""GitHub's annotations, read back as the runner reads them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pytest
import samples
from golden import assert_golden
from hypothesis import given
from hypothesis import strategies as st
from values import draft_of, finding_in, rules_of

from embargo.checks.model import Severity
from embargo.policy import Policy, judge
from embargo.report import CHECK_FORMATS, Display
from embargo.report.redaction import Key, redact

_COMMAND = re.compile(r"::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)")


class Annotation(NamedTuple):
    command: str
    properties: dict[str, str]
    text: str


def _decoded(text: str, further: dict[str, str]) -> str:
    for code, character in {**further, "%0D": "\r", "%0A": "\n", "%25": "%"}.items():
        text = text.replace(code, character)
    return text


def annotations(report: Any, folder: str | None = None) -> list[Annotation]:
    read = []
    for line in CHECK_FORMATS["github"](report, Display(folder=folder)).removesuffix("\n").split("\n"):
        command = _COMMAND.fullmatch(line)
        assert command, line
        pairs = [pair.partition("=") for pair in command[2].split(",")]
        properties = {key: _decoded(value, {"%3A": ":", "%2C": ","}) for key, _, value in pairs}
        read.append(Annotation(command[1], properties, _decoded(command[3], {})))
    return read


def test_it_looks_as_it_did() -> None:
    safe = redact(samples.report(), Key(b"a key of the desk's own", lasting=True))
    assert_golden("check.github.txt", CHECK_FORMATS["github"](safe, Display()))


def test_the_verdict_comes_first_then_the_worst() -> None:
    told = annotations(samples.report())
    assert told[0].command == "error"
    assert told[0].text.startswith("HOLD: the check is incomplete (1 input could not be checked).")
    assert told[1].properties["file"] == "calls/two.docx"
    assert [each.command for each in told[2:7]] == ["error", "warning", "notice", "notice", "notice"]
    assert told[2].properties["title"] == "embargo: embargoed-quote"
    assert all("(waived)" in each.properties["title"] for each in told[4:7])


def test_a_clear_check_is_a_notice() -> None:
    (told,) = annotations(samples.clear_report())
    assert (told.command, told.text) == ("notice", "CLEAR: it may run. 0 findings, 0 waived.")


@pytest.mark.parametrize("fail_on", [None, Severity.ERROR])
def test_a_held_story_is_an_error_whatever_the_threshold(fail_on: Severity | None) -> None:
    report = samples.report(Policy(fail_on=fail_on), incomplete=False)
    assert annotations(report)[0].command == "error"


def test_places_and_names_are_read_back_whole() -> None:
    told = annotations(samples.report())[2]
    assert told.properties == {
        "file": samples.PATH,
        "line": "4",
        "col": "4",
        "endColumn": "22",
        "title": "embargo: embargoed-quote",
    }
    over_lines = annotations(samples.report())[3].properties
    assert (over_lines["line"], over_lines["endLine"]) == ("6", "7")
    assert "col" not in over_lines


@pytest.mark.parametrize("hostile", ["a\n::error::x", "a\r\n::stop-commands::x", "100%0A", "a,b=c:d::e", "%25"])
def test_no_word_becomes_a_command(hostile: str) -> None:
    story = draft_of(name=f"d/{hostile}.md")
    found = [finding_in(story, message=hostile)]
    told = annotations(judge([(story, found)], checked_at=samples.NOON, briefings=[rules_of()]))
    assert len(told) == 2
    assert told[1].properties["file"] == f"d/{hostile}.md"
    assert told[1].text.startswith(hostile)


def test_an_absolute_name_becomes_one_of_the_repository() -> None:
    story = draft_of(name="/repo/drafts/one.md")
    report = judge([(story, [finding_in(story)])], checked_at=samples.NOON, briefings=[rules_of()])
    assert annotations(report, "/repo")[1].properties["file"] == "drafts/one.md"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_words_are_read_back(words: str) -> None:
    story = draft_of(name="d.md")
    found = [finding_in(story, message=words, suggestion="", evidence=(), lifts_at=None)]
    told = annotations(judge([(story, found)], checked_at=samples.NOON, briefings=[rules_of()]))
    assert told[1].text == words
