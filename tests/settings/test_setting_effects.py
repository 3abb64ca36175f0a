"""What each setting does to a check, from the file to the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from calls import call

from embargo import api
from embargo.checks.model import Severity
from embargo.errors import RulebookError, UsageError
from embargo.policy import Report, Verdict
from embargo.policy.severities import USUAL
from embargo.read import read_bytes
from embargo.rulebook import Rulebook
from embargo.rulebook.checks import ChecksFile
from embargo.settings import CheckSettings, for_check, load_settings

AFTER = dt.datetime(2022, 6, 1, tzinfo=dt.UTC)
BEFORE = dt.datetime(2022, 5, 10, 19, 0, tzinfo=dt.UTC)
SAID = "The harbor compact covers nine ports and forty-one vessels, and its inspectors begin work in the fall"
CALL = call('This call is on background, attributable to "senior harbor officials."')
HELD = call('This call is on background, attributable to "senior harbor officials," and embargoed until 6:00 p.m. EDT.')

Check = Callable[..., Report]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom's folder with a briefing, and drafts to come."""
    (tmp_path / "briefings").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "briefings" / "call.md").write_text(CALL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def taken(desk: Path, config: str = "", **environ: str) -> CheckSettings:
    """The settings that a check takes of a configuration file."""
    (desk / "embargo.toml").write_text(config, encoding="utf-8")
    return for_check(load_settings("drafts", environ), environ)


@pytest.fixture
def check(desk: Path) -> Check:
    """The report on a draft under a configuration."""

    def run(draft: str, config: str = "", at: dt.datetime = AFTER) -> Report:
        story = desk / "drafts" / "story.md"
        story.write_text(draft + "\n", encoding="utf-8")
        settings = taken(desk, 'briefings = ["briefings/"]\n' + config)
        return api.check(
            [story],
            settings.briefings,
            at=at,
            public=settings.public,
            ground_rules=settings.ground_rules,
            policy=settings.policy,
            house=settings.house,
            rulebook=settings.rulebook,
        )

    return run


def rules(report: Report) -> list[str]:
    return [each.finding.rule for each in report.drafts[0].open]


INSIDER = f"“{SAID},” a pier board insider said on Tuesday."
SPLIT = "“The harbor compact covers twelve ports and forty-one vessels,” a senior harbor official said."


def test_a_permitted_variant_is_as_good_as_the_label(check: Check) -> None:
    assert rules(check(INSIDER)) == ["narrower-label"]
    variants = '[labels]\n"Senior harbor official" = ["Pier Board insiders"]\n'
    assert rules(check(INSIDER, variants)) == []


def test_a_variant_is_no_leave_for_other_labels(check: Check) -> None:
    variants = '[labels]\n"senior harbor officials" = ["Pier Board insiders"]\n'
    other = INSIDER.replace("a pier board insider", "a spokesman for the pier board")
    assert rules(check(other, variants)) == ["wrong-source"]


def test_a_variant_of_another_label_changes_nothing(check: Check) -> None:
    assert rules(check(INSIDER, '[labels]\n"senior rail officials" = ["Pier Board insiders"]\n')) == ["narrower-label"]


def test_a_misquotation_credited_to_a_variant_is_still_one(check: Check) -> None:
    variants = '[labels]\n"senior harbor officials" = ["Pier Board insiders"]\n'
    assert rules(check(SPLIT.replace("a senior harbor official", "a pier board insider"), variants)) == ["misquote"]


def test_a_name_that_the_desk_knows_as_withheld(check: Check) -> None:
    draft = f"“{SAID},” an official close to Nesheim said on Tuesday."
    assert "named-source" not in rules(check(draft))
    report = check(draft, 'withheld_names = ["Ola Nesheim"]\n')
    assert "named-source" in rules(report)
    assert report.house.withheld_names == ("Ola Nesheim",)
    assert "Nesheim" not in repr(report.house)


def test_a_withheld_name_is_no_permitted_variant(check: Check) -> None:
    draft = f"“{SAID},” Ola Nesheim said on Tuesday."
    config = 'withheld_names = ["Ola Nesheim"]\n[labels]\n"senior harbor officials" = ["Ola Nesheim"]\n'
    assert rules(check(draft, config)) == ["named-source"]


def test_a_severity_moves_verdict_and_exit_code(check: Check) -> None:
    usual = check(SPLIT)
    assert (rules(usual), usual.exit_code, usual.verdict) == (["misquote"], 1, Verdict.FIX)
    mild = check(SPLIT, '[severity]\nmisquote = "warning"\n')
    assert (rules(mild), mild.exit_code, mild.verdict) == (["misquote"], 0, Verdict.CLEAR)
    assert mild.drafts[0].open[0].finding.severity is Severity.WARNING
    assert check(SPLIT, 'fail_on = "warning"\n[severity]\nmisquote = "warning"\n').exit_code == 1


def test_a_note_can_be_made_worse(check: Check) -> None:
    draft = f"“{SAID},” a harbor official said."
    assert [each.finding.severity for each in check(draft).drafts[0].open] == [Severity.NOTE]
    worse = check(draft, '[severity]\nbroader-label = "error"\n')
    assert (rules(worse), worse.exit_code) == (["broader-label"], 1)


def test_what_is_public_too_stays_a_note(check: Check, desk: Path) -> None:
    """A desk that holds embargoed words to be errors does not mean those that everybody has."""
    (desk / "briefings" / "call.md").write_text(HELD, encoding="utf-8")
    (desk / "release.md").write_text(f"{SAID}. The two northern ports are first.\n", encoding="utf-8")
    draft = f"“{SAID},” a senior harbor official said."
    assert check(draft, at=BEFORE).verdict is Verdict.HOLD
    report = check(draft, 'public = ["release.md"]\n[severity]\nembargoed-quote = "error"\n', at=BEFORE)
    assert [(each.finding.rule, each.finding.severity) for each in report.drafts[0].open] == [
        ("embargoed-quote", Severity.NOTE)
    ]


def test_off_is_ignored_and_counted(check: Check) -> None:
    report = check(SPLIT, '[severity]\nmisquote = "off"\n')
    assert (rules(report), report.exit_code) == ([], 0)
    assert [finding.rule for finding in report.drafts[0].suppressed] == ["misquote"]


@pytest.mark.parametrize(
    ("config", "left"), [('select = ["named-source"]', []), ('ignore = ["misquote"]', []), ("", ["misquote"])]
)
def test_rules_are_picked(check: Check, config: str, left: list[str]) -> None:
    assert rules(check(SPLIT, config + "\n")) == left


def test_a_threshold_stands_above_the_rule_book(check: Check) -> None:
    draft = "“Every last pilot boat will be painted yellow by Easter,” a senior harbor official said."
    assert rules(check(draft)) == ["unmatched-quote"]
    assert rules(check(draft, "[thresholds]\nunmatched_words = 40\n")) == []


def test_rules_of_the_desk_are_loaded(desk: Path, rulebook: Rulebook) -> None:
    (desk / "ours").mkdir()
    (desk / "ours" / "weights.toml").write_text('kind = "weights"\n[thresholds]\nour_own = 0.5\n', encoding="utf-8")
    settings = taken(desk, 'rulebook = ["ours"]\n[thresholds]\nour_own = 0.7\n')
    assert settings.rulebook.hash != rulebook.hash
    assert dict(settings.house.thresholds) == {"our_own": 0.7}
    (desk / "theirs").touch()
    with pytest.raises(RulebookError, match="not a folder"):
        taken(desk, 'rulebook = ["theirs"]\n')


def test_the_policy_of_a_file(desk: Path) -> None:
    settings = taken(desk, 'fail_on = "never"\nmin_severity = "error"\nselect = ["misquote, named-source"]\n')
    assert settings.policy.fail_on is None
    assert settings.policy.min_severity is Severity.ERROR
    assert settings.policy.select == {"misquote", "named-source"}


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('\nselect = ["misqote"]', "embargo.toml:2: select 'misqote'; did you mean misquote?: write one of "),
        ('ignore = ["nothing"]', "embargo.toml:1: ignore 'nothing': write one of "),
        ('[severity]\nmisqote = "off"', "embargo.toml:1: severity 'misqote'; did you mean misquote?: write one of "),
        ("[thresholds]\ncertain_bit = 1", "embargo.toml:1: thresholds 'certain_bit'; did you mean certain_bits?: "),
        (
            "[thresholds]\nmisquote_ours = 50",
            "embargo.toml:1: thresholds: misquote_ours 50: is a share; write a number",
        ),
        ('briefings = ["calls"]', "embargo.toml:1: briefings: calls: no such file or folder"),
        ('public = ["releases"]', "embargo.toml:1: public: releases: no such file or folder"),
        (f'public = ["{"n" * 300}"]', "embargo.toml:1: public: nnn"),
        ('ground_rules = ["a.toml"]', "embargo.toml:1: ground_rules: a.toml: no such file or folder"),
        ('\nrulebook = ["ours"]', "embargo.toml:2: rulebook: ours: no such file or folder"),
    ],
)
def test_what_does_not_exist_is_refused(desk: Path, config: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        taken(desk, config + "\n")
    assert str(caught.value).startswith(said)


def test_a_briefing_that_the_command_line_names_is_an_input_like_others(desk: Path) -> None:
    settings = load_settings("drafts", {}, {"briefings": ["not-there.md"]})
    assert for_check(settings, {}).briefings == (Path("not-there.md"),)


@pytest.mark.parametrize(
    ("config", "variable", "option", "pipeline", "reveal"),
    [
        ("true", None, None, {}, True),
        ("true", None, None, {"CI": "true"}, False),
        ("true", None, None, {"CI": "false"}, True),
        ("true", None, None, {"TF_BUILD": "True"}, False),
        ("true", None, None, {"JENKINS_URL": "http://ci.newsroom.example"}, False),
        ("true", "false", None, {}, False),
        ("false", "true", None, {"CI": "1"}, False),
        ("false", None, True, {"CI": "1"}, True),
        ("false", None, None, {}, False),
    ],
)
def test_who_may_reveal(
    desk: Path, config: str, variable: str | None, option: bool | None, pipeline: dict[str, str], reveal: bool
) -> None:
    """Under CI only the command line opens a log to everybody who may read it."""
    (desk / "embargo.toml").write_text(f"reveal = {config}\n", encoding="utf-8")
    environ = pipeline | ({"EMBARGO_REVEAL": variable} if variable else {})
    settings = load_settings("drafts", environ, {"reveal": option})
    assert for_check(settings, environ).reveal is reveal


def test_the_usual_severity_is_what_the_examples_show(rulebook: Rulebook) -> None:
    """What a severity is measured by: the worst that a rule's own example is called."""
    calls = {name: words for file in rulebook.all(ChecksFile) for name, words in file.calls.items()}
    for rule in rulebook.explanations.values():
        if rule.draft is None:  # the example is a draft, not a waivers file
            draft = read_bytes(rule.flagged.encode(), "draft.md")
            report = api.check([draft], [read_bytes(calls[rule.call].encode(), "call.md")], at=rule.at)
            found = [each.finding.severity for each in report.drafts[0].open if each.finding.rule == rule.id]
            assert max(found) is USUAL.get(rule.id, Severity.ERROR), rule.id
