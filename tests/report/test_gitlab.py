"""GitLab's code quality report."""

from __future__ import annotations

import json
from typing import Any

import samples
from golden import assert_golden
from jsonschema import Draft202012Validator
from values import draft_of, finding_in, rules_of

from embargo.checks.model import Severity
from embargo.policy import Policy, judge
from embargo.report import CHECK_FORMATS, Display
from embargo.report.redaction import Key, redact

# What GitLab's page on the report format asks for; it publishes no schema.
_ISSUES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1, "pattern": "^[^\\n]*$"},
            "check_name": {"type": "string", "pattern": "^embargo/[a-z-]+$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}


def issues(report: Any) -> list[dict[str, Any]]:
    read = json.loads(CHECK_FORMATS["gitlab"](report, Display(folder="/repo")))
    Draft202012Validator(_ISSUES).validate(read)
    assert len({issue["fingerprint"] for issue in read}) == len(read)
    return list(read)


def test_it_looks_as_it_did() -> None:
    safe = redact(samples.report(), Key(b"a key of the desk's own", lasting=True))
    assert_golden("check.gitlab.json", CHECK_FORMATS["gitlab"](safe, Display()))


def test_what_could_not_be_checked_is_a_blocker() -> None:
    first = issues(samples.report())[0]
    assert (first["severity"], first["check_name"]) == ("blocker", "embargo/incomplete")
    assert first["location"]["path"] == "calls/two.docx"


def test_severities_and_waivers() -> None:
    found = [issue for issue in issues(samples.report()) if issue["location"]["lines"].get("end")]
    assert [issue["severity"] for issue in found] == ["critical", "major", "info", "info", "info"]
    assert all("waived" in issue["description"] for issue in found[2:4])
    assert "baseline" in found[4]["description"]


def test_what_is_not_listed_and_an_editors_lift_are_told() -> None:
    names = [issue["check_name"] for issue in issues(samples.report())]
    assert names.count("embargo/not-listed") == 2
    assert names.count("embargo/editors-lift") == 2


def test_what_fails_but_is_not_listed_is_a_blocker() -> None:
    story = draft_of()
    policy = Policy(fail_on=Severity.NOTE, min_severity=Severity.ERROR)
    found = [finding_in(story, severity=Severity.NOTE)]
    (issue,) = issues(judge([(story, found)], checked_at=samples.NOON, briefings=[rules_of()], policy=policy))
    assert issue["severity"] == "blocker"


def test_a_clear_check_has_no_issue() -> None:
    assert issues(samples.clear_report()) == []


def test_the_same_finding_in_two_drafts_or_twice_in_one_has_two_fingerprints() -> None:
    one, two = draft_of(name="one.md"), draft_of(name="two.md")
    checked = [(story, [finding_in(story), finding_in(story, message="Again.")]) for story in (one, two)]
    assert len(issues(judge(checked, checked_at=samples.NOON, briefings=[rules_of()]))) == 4


def test_fingerprints_stay_when_lines_above_change() -> None:
    def fingerprints(text: str) -> set[str]:
        story = draft_of(text)
        report = judge([(story, [finding_in(story)])], checked_at=samples.NOON, briefings=[rules_of()])
        return {issue["fingerprint"] for issue in issues(report)}

    words = "“Nobody has a veto over the fish,” an official said.\n"
    assert fingerprints(words) == fingerprints(f"New first line.\n\n{words}")
