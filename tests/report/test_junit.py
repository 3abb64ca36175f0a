"""JUnit XML: valid by the schema of Jenkins' xUnit plugin, and red where the check is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import samples
from golden import assert_golden
from lxml import etree
from values import draft_of, finding_in, rules_of

from embargo.checks.model import Severity
from embargo.policy import Policy, judge
from embargo.report import CHECK_FORMATS, Display
from embargo.report.redaction import Key, redact


@cache
def _schema() -> Any:
    return etree.XMLSchema(etree.parse(Path(__file__).with_name("schemas") / "jenkins-junit-10.xsd"))


def suites_of(report: Any) -> Any:
    root = etree.fromstring(CHECK_FORMATS["junit"](report, Display()).encode("utf-8"))
    _schema().assertValid(root)
    for suites in (root, *root):
        for attribute, tag in (("tests", "."), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            if attribute in suites.attrib:
                assert int(suites.get(attribute)) == len(suites.xpath(f".//testcase/{tag}"))
    return root


def test_the_schema_can_fail() -> None:
    assert not _schema().validate(etree.fromstring("<testsuites><testcase/></testsuites>"))


def test_it_looks_as_it_did() -> None:
    text = CHECK_FORMATS["junit"](redact(samples.report(), Key(b"a key of the desk's own", lasting=True)), Display())
    assert_golden("check.junit.xml", text)


def test_a_suite_for_each_draft_and_one_for_the_check() -> None:
    root = suites_of(samples.report())
    assert root.xpath("testsuite/@name") == [samples.PATH, "drafts/clean.md", "embargo check"]


def test_findings_fail_by_the_threshold_and_waived_ones_are_skipped() -> None:
    (suite, *_) = suites_of(samples.report())
    assert [case[0].tag for case in suite.iter("testcase")] == [
        "failure",
        "skipped",
        "skipped",
        "skipped",
        "system-out",
    ]
    policy = Policy(fail_on=Severity.WARNING, min_severity=Severity.WARNING)
    (suite, *_) = suites_of(samples.report(policy))
    assert [case[0].tag for case in suite.iter("testcase")].count("failure") == 2


def test_what_could_not_be_checked_is_an_error() -> None:
    root = suites_of(samples.report())
    (error,) = root.xpath("testsuite[@name='embargo check']/testcase/error")
    assert "calls/two.docx" in error.getparent().get("name")
    assert root.get("errors") == "1"
    assert root.xpath("testsuite/properties/property[@name='verdict']/@value")[0] == "HOLD: the check is incomplete"


def test_each_test_of_a_suite_has_a_name_of_its_own() -> None:
    """GitLab shows the first of one name: a waived finding would hide a failure at the same place."""
    for suite in suites_of(samples.report()).iter("testsuite"):
        names = [(case.get("classname"), case.get("name")) for case in suite.iter("testcase")]
        assert len(set(names)) == len(names)


def test_what_fails_but_is_not_listed_fails() -> None:
    story = draft_of()
    policy = Policy(fail_on=Severity.NOTE, min_severity=Severity.ERROR)
    found = [finding_in(story, severity=Severity.NOTE)]
    report = judge([(story, found)], checked_at=samples.NOON, briefings=[rules_of()], policy=policy)
    assert report.exit_code == 1
    assert suites_of(report).get("failures") == "1"


def test_a_clear_check_is_green() -> None:
    root = suites_of(samples.clear_report())
    assert (root.get("failures"), root.get("errors"), root.get("tests")) == ("0", "0", "2")


@pytest.mark.parametrize("hostile", ['"><x/>', "]]>", "\x00\x0b\x1b[31m", "\ud800", "\ufffe", "&amp;"])
def test_hostile_names_and_words_break_nothing(hostile: str) -> None:
    story = draft_of(name=f"a{hostile}.md")
    found = [finding_in(story, message=hostile)]
    (suite, _) = suites_of(judge([(story, found)], checked_at=samples.NOON, briefings=[rules_of()]))
    assert len(suite.findall("testcase")) == 1
