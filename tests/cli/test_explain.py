"""`embargo explain`: every rule of the contract, and examples that are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from runs import Embargo

from embargo import check, checks, read_bytes
from embargo.read import Document
from embargo.rulebook import Rulebook, load_rulebook
from embargo.rulebook.checks import ChecksFile, Explanation
from embargo.waivers.loading import read_waivers

RULES = tuple(load_rulebook().explanations)


def found(rulebook: Rulebook, rule: Explanation, example: str, folder: Path) -> set[str]:
    """The rules that flag an example: a draft or, where the rule has a draft, a waivers file for that."""
    file = folder / "waivers.toml"
    file.write_text(example if rule.draft else "", encoding="utf-8")
    name = str(folder / "draft.md")
    drafts = [document(rule.draft or example, name)]
    waivers = read_waivers([file], None, rulebook.explanations)
    report = check(drafts, [document(call_of(rulebook, rule), "call.md")], at=rule.at, waivers=waivers)
    assert report.incomplete == ()
    return {each.finding.rule for each in report.drafts[0].open}


def call_of(rulebook: Rulebook, rule: Explanation) -> str:
    (file,) = rulebook.all(ChecksFile)
    return file.calls[rule.call]


def document(text: str, name: str) -> Document:
    return read_bytes(text.strip().encode() + b"\n", name)


@pytest.mark.parametrize("rule", RULES)
def test_the_first_example_is_flagged_and_the_second_is_not(rulebook: Rulebook, rule: str, tmp_path: Path) -> None:
    explanation = rulebook.explanations[rule]
    assert rule in found(rulebook, explanation, explanation.flagged, tmp_path)
    assert rule not in found(rulebook, explanation, explanation.passes, tmp_path)


@pytest.mark.parametrize("rule", RULES)
def test_explain_tells_why_and_how(embargo: Embargo, rulebook: Rulebook, rule: str) -> None:
    run = embargo("explain", rule)
    assert (run.code, run.err) == (0, "")
    words = " ".join(run.out.split())
    explanation = rulebook.explanations[rule]
    for part in (explanation.title, explanation.why, explanation.flagged, explanation.passes, explanation.mend):
        assert " ".join(part.split()) in words


def test_explain_lists_the_rules(embargo: Embargo, rulebook: Rulebook) -> None:
    lines = embargo("explain").out.splitlines()
    assert [line.split()[0] for line in lines[: len(rulebook.explanations)]] == list(rulebook.explanations)


def test_every_rule_that_a_check_names_is_explained(rulebook: Rulebook) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(checks.__file__).parent.glob("*.py"))
    named = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', code))
    assert named
    assert named - set(rulebook.explanations) == set()


def test_the_rules_of_the_contract_are_explained(shared: Path, rulebook: Rulebook) -> None:
    contract = (shared / "CONTRACT.md").read_text(encoding="utf-8")
    table = contract[contract.index("## Rules of `check`") :]
    rules = {
        rule for row in re.findall(r"^\| ([a-z][a-z /-]*-[a-z /-]*)", table, re.MULTILINE) for rule in row.split(" / ")
    }
    assert len(rules) > 10
    assert {rule.strip() for rule in rules} - set(rulebook.explanations) == set()
