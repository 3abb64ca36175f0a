"""SARIF: valid by OASIS' schema, and everything where its readers look for it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import samples
from golden import assert_golden
from jsonschema import Draft4Validator
from values import draft_of, finding_in, rules_of

from embargo.policy import Policy, judge
from embargo.report import CHECK_FORMATS, Display
from embargo.report.redaction import Key, redact
from embargo.rulebook import load_rulebook

KEY = Key(b"a key of the desk's own", lasting=True)


@cache
def _schema() -> Draft4Validator:
    path = Path(__file__).with_name("schemas") / "sarif-schema-2.1.0.json"
    return Draft4Validator(json.loads(path.read_text(encoding="utf-8")))


def run_of(report: Any, folder: str | None = None) -> dict[str, Any]:
    log = json.loads(CHECK_FORMATS["sarif"](report, Display(folder=folder)))
    _schema().validate(log)
    (run,) = log["runs"]
    return dict(run)


def test_the_schema_can_fail() -> None:
    assert not _schema().is_valid({"version": "2.1.0", "runs": [{"tool": {}}]})


def test_it_looks_as_it_did() -> None:
    text = CHECK_FORMATS["sarif"](redact(samples.report(), KEY), Display())
    version = json.loads(text)["runs"][0]["tool"]["driver"]["version"]
    assert_golden("check.sarif", text.replace(f'"version": "{version}"', '"version": "VERSION"'))


@pytest.mark.parametrize("report", [samples.report(), samples.clear_report(), redact(samples.report(), KEY)])
def test_it_is_valid(report: Any) -> None:
    run_of(report)


def test_every_rule_that_there_is_has_help() -> None:
    story = draft_of()
    for rule, explained in load_rulebook().explanations.items():
        report = judge([(story, [finding_in(story, rule=rule)])], checked_at=samples.NOON, briefings=[rules_of()])
        (described,) = run_of(report)["tool"]["driver"]["rules"]
        assert described["id"] == rule
        assert described["shortDescription"]["text"] == f"{explained.title}."
        assert described["fullDescription"]["text"] == " ".join(explained.why.split())
        assert "To mend it" in described["help"]["text"]
        assert f"`embargo explain {rule}`" in described["help"]["markdown"]


def test_an_incomplete_check_was_not_successful() -> None:
    (invocation,) = run_of(samples.report())["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    told = invocation["toolExecutionNotifications"][0]
    assert (told["level"], told["descriptor"]["id"]) == ("error", "incomplete")
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "calls/two.docx"
    (invocation,) = run_of(samples.clear_report())["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 0)
    assert invocation["toolExecutionNotifications"] == []


def test_lifts_and_what_is_not_listed_are_told() -> None:
    run = run_of(samples.report())
    told = [each["descriptor"]["id"] for each in run["invocations"][0]["toolExecutionNotifications"]]
    assert told.count("editors-lift") == 2
    assert told.count("not-listed") == 2
    draft = run["properties"]["drafts"][0]
    assert (draft["waived"], draft["ignored"], draft["belowMinSeverity"], draft["failing"]) == (3, 2, 1, 1)
    assert run["properties"]["lifts"][0] == {"scope": "call", "at": "2023-03-21T11:00:00Z"}


def test_waived_findings_are_suppressed_and_no_other() -> None:
    results = run_of(samples.report())["results"]
    suppressions = [result["suppressions"] for result in results]
    assert [len(each) for each in suppressions] == [0, 1, 1, 1, 0]
    assert [each[0]["kind"] for each in suppressions if each] == ["inSource", "external", "external"]
    assert "The desk agreed, it was on the air." in suppressions[1][0]["justification"]
    assert suppressions[1][0]["location"]["physicalLocation"]["region"]["startLine"] == 11
    assert "region" not in suppressions[3][0]["location"]["physicalLocation"]


def test_waived_findings_are_no_errors_to_those_who_know_no_suppressions() -> None:
    results = run_of(samples.report())["results"]
    assert [(each["level"], each["properties"]["severity"]) for each in results] == [
        ("error", "error"),
        ("note", "error"),
        ("note", "error"),
        ("note", "error"),
        ("warning", "warning"),
    ]


def test_regions_count_code_points_from_one_and_lie_in_the_file() -> None:
    run = run_of(samples.report())
    assert run["columnKind"] == "unicodeCodePoints"
    lines = samples.draft().document.source.text.split("\n")
    shown = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    one, over = shown[0], shown[-1]
    assert lines[one["startLine"] - 1][one["startColumn"] - 1 : one["endColumn"] - 1] == "The zymurgy rests,"
    assert (over["startLine"] + 1, over["endLine"]) == (over["endLine"], 7)
    assert lines[over["endLine"] - 1][: over["endColumn"] - 1] == "a veto"


def test_the_briefings_places_are_related_locations() -> None:
    related = run_of(redact(samples.report(), KEY))["results"][0]["relatedLocations"]
    assert [each["id"] for each in related] == [1, 2]
    assert [each["physicalLocation"]["region"]["startLine"] for each in related] == [3, 1]
    assert {each["physicalLocation"]["artifactLocation"]["uri"] for each in related} == {"calls/one.md"}


def test_fingerprints_are_the_findings_own() -> None:
    results = run_of(samples.report())["results"]
    assert [result["partialFingerprints"]["embargo/v1"][-2:] for result in results] == ["01", "0b", "0c", "0d", "02"]
    assert all(run["ruleId"] for run in results)


@pytest.mark.parametrize(
    ("name", "folder", "uri", "base"),
    [
        ("drafts/a b,c:100%.md", None, "drafts/a%20b%2Cc%3A100%25.md", True),
        ("./drafts/é.md", "/repo", "drafts/%C3%A9.md", True),
        ("/repo/drafts/one.md", "/repo", "drafts/one.md", True),
        ("../repo/drafts/one.md", "/repo", "drafts/one.md", True),
        ("/else where/one.md", "/repo", "file:///else%20where/one.md", False),
        ("<stdin>", "/repo", "%3Cstdin%3E", True),
        ("odd\udcff.md", "/repo", "odd%FF.md", True),
        ("javascript:alert(1).md", None, "javascript%3Aalert%281%29.md", True),
    ],
)
def test_a_file_is_a_relative_uri(name: str, folder: str | None, uri: str, base: bool) -> None:
    story = draft_of(name=name)
    report = judge([(story, [finding_in(story)])], checked_at=samples.NOON, briefings=[rules_of()])
    artifact = run_of(report, folder)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == uri
    assert ("uriBaseId" in artifact) is base
    if base and folder is None:
        assert unquote(uri) == name


def test_a_threshold_does_not_hide_what_holds_a_draft() -> None:
    run = run_of(samples.report(Policy(fail_on=None)))
    assert run["properties"]["verdict"] == "hold"
    assert "error" in {result["level"] for result in run["results"]}
