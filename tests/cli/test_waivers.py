"""`embargo check` with remarks, a waivers file and a baseline; `embargo baseline`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from runs import AFTER_LIFT, BEFORE_LIFT, EXAMPLES, Embargo, Run
from schemas import validate

FORMATS = ("text", "json", "html", "sarif", "junit", "github", "gitlab", "markdown", "csv")
FIRST = "2023-03-21T14:30:00Z"
LATER = "2023-03-22 15:30 Europe/Brussels"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example, where the command runs."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    monkeypatch.chdir(tmp_path / "examples")
    return tmp_path / "examples"


@pytest.fixture
def here(embargo: Embargo, desk: Path) -> Embargo:
    """`embargo COMMAND...` against the example call, after the lift unless another `--at` is given."""

    def run(*arguments: str | Path) -> Run:
        at = () if "--at" in arguments else ("--at", AFTER_LIFT)
        return embargo(*arguments, "--briefing", "call", *at)

    return run


def findings(run: Run) -> list[tuple[str, str]]:
    return [(draft["path"], found["rule"]) for draft in run.json["drafts"] for found in draft["findings"]]


def waived(run: Run) -> list[dict[str, Any]]:
    return [each for draft in run.json["drafts"] for each in draft["waived"]]


def entry(rule: str, fingerprint: str, draft: str, **more: str) -> str:
    lines = {
        "rule": rule,
        "fingerprint": fingerprint,
        "draft": draft,
        "who": "Rosa Ekdahl",
        "reason": "Agreed.",
        **more,
    }
    return "[[waiver]]\n" + "".join(f'{key} = "{value}"\n' for key, value in lines.items())


def test_a_waivers_file_takes_findings_out_of_the_exit_code(here: Embargo, desk: Path) -> None:
    before = here("check", "drafts/leak.md", "--at", BEFORE_LIFT, "--format", "json")
    assert (before.code, before.json["verdict"]) == (1, "hold")
    found = before.json["drafts"][0]["findings"]
    entries = [entry(each["rule"], each["fingerprint"], "drafts/leak.md") for each in found]
    (desk / "all.toml").write_text("\n".join(entries), encoding="utf-8")
    run = here("check", "drafts/leak.md", "--at", BEFORE_LIFT, "--format", "json", "--waivers", "all.toml")
    validate("check", run.json)
    draft = run.json["drafts"][0]
    assert (run.code, run.json["verdict"], draft["publishable_at"], draft["findings"]) == (0, "clear", None, [])
    assert [each["finding"] for each in draft["waived"]] == found
    first = draft["waived"][0]["waiver"]
    assert first == {
        "kind": "file",
        "who": "Rosa Ekdahl",
        "reason": "Agreed.",
        "until": None,
        "source": "all.toml",
        "line": 2,
    }


@pytest.mark.parametrize("format_", FORMATS)
def test_every_report_shows_what_is_waived(here: Embargo, format_: str) -> None:
    run = here("check", "drafts/misattributed.md", "--waivers", "waivers.toml", "--format", format_)
    plain = here("check", "drafts/misattributed.md", "--format", format_)
    assert (run.code, plain.code) == (1, 1)
    assert "Marit Oyelaran" in run.out
    assert "Marit Oyelaran" not in plain.out
    for rule in ("misquote", "unattributed-quote", "named-source", "reporter-words"):
        assert rule in run.out


def test_the_text_report_counts_and_names(here: Embargo) -> None:
    run = here("check", "drafts/misattributed.md", "--waivers", "waivers.toml")
    assert "1 draft against 1 briefing: 2 errors, 2 waived." in run.out
    words = " ".join(run.out.split())
    assert "drafts/misattributed.md:12:2: waived [misquote] by Marit Oyelaran, duty editor (waivers.toml:3)" in words
    assert "(waivers.toml:10), until 12:00 CEST" in words
    assert "reason The official called back and asked for these words instead." in words


def test_a_remark_in_a_draft_waives(here: Embargo, desk: Path) -> None:
    draft = desk / "drafts/misattributed.md"
    words = draft.read_text(encoding="utf-8")
    remark = "<!-- embargo: ignore[reporter-words] the official repeated it -->"
    draft.write_text(words.replace("“The smallest", f"{remark}\n“The smallest"), encoding="utf-8")
    run = here("check", "drafts/misattributed.md", "--format", "json")
    validate("check", run.json)
    assert ("drafts/misattributed.md", "reporter-words") not in findings(run)
    (only,) = waived(run)
    assert only["waiver"] == {
        "kind": "inline",
        "who": None,
        "reason": "the official repeated it",
        "until": None,
        "source": "drafts/misattributed.md",
        "line": 14,
    }


def test_a_remark_cannot_waive_a_name(here: Embargo, desk: Path) -> None:
    draft = desk / "drafts/misattributed.md"
    remark = "<!-- embargo: ignore[named-source] everybody knows him -->"
    text = draft.read_text(encoding="utf-8").replace("“What broke", f"{remark}\n“What broke")
    draft.write_text(text, encoding="utf-8")
    run = here("check", "drafts/misattributed.md", "--format", "json")
    assert {("drafts/misattributed.md", rule) for rule in ("named-source", "waiver-invalid")} <= set(findings(run))
    assert waived(run) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[[waiver]]\nrule = 'misquot'\n", "wrong.toml:1: "),
        (entry("misquot", "0" * 32, "a.md"), "wrong.toml:2: there is no rule 'misquot'; did you mean misquote?"),
        (entry("misquote", "0" * 32, "a.md", until="2023-03-31 18:00"), "wrong.toml:7: "),
        ("[[waiver]\n", "wrong.toml:1: "),
    ],
)
def test_a_wrong_waivers_file_is_wrong_usage(here: Embargo, desk: Path, text: str, place: str) -> None:
    (desk / "wrong.toml").write_text(text, encoding="utf-8")
    run = here("check", "drafts/clean.md", "--waivers", "wrong.toml")
    assert (run.code, run.out) == (2, "")
    assert place in run.err
    assert here("check", "drafts/clean.md", "--waivers", "nothing.toml").code == 2


def test_a_baseline_lets_known_findings_pass_and_new_ones_count(here: Embargo, desk: Path) -> None:
    assert here("baseline", "write", "base.json", "drafts").code == 0
    known = json.loads((desk / "base.json").read_text(encoding="utf-8"))
    validate("baseline", known)
    assert {each["draft"] for each in known["findings"]} == {"drafts/misattributed.md"}
    assert {each["first_seen"] for each in known["findings"]} == {FIRST}
    run = here("check", "drafts", "--baseline", "base.json", "--format", "json")
    assert findings(run) == [("drafts/misattributed.md", "named-source")]
    assert {each["waiver"]["kind"] for each in waived(run)} == {"baseline"}
    assert sorted(each["finding"]["rule"] for each in waived(run)) == sorted(each["rule"] for each in known["findings"])

    draft = desk / "drafts/misattributed.md"
    draft.write_text(
        draft.read_text(encoding="utf-8").replace("The night of talks", "Here is more.\n\nThe night of talks")
        + "\n\n“The mood was never tired,” a senior administration official said.\n",
        encoding="utf-8",
    )
    again = here("check", "drafts", "--baseline", "base.json", "--format", "json")
    assert findings(again) == [("drafts/misattributed.md", "named-source"), ("drafts/misattributed.md", "misquote")]
    assert len(waived(again)) == len(waived(run))


def test_a_baseline_holds_no_words_and_nothing_under_embargo(here: Embargo, desk: Path) -> None:
    run = here("baseline", "write", "base.json", "drafts", "--at", BEFORE_LIFT)
    assert (run.code, run.out) == (0, "")
    assert "under embargo or about a name, which no baseline may hold" in run.err
    text = (desk / "base.json").read_text(encoding="utf-8")
    for words in ("embargo-unresolved", "embargoed", "named-source", "herring", "Solvang", "veto", "mood"):
        assert words not in text.replace("embargo.baseline/1", "")
    after = here("check", "drafts", "--baseline", "base.json", "--at", BEFORE_LIFT)
    assert (after.code, after.out.split(":")[0]) == (1, "HOLD")


def test_update_takes_out_what_is_gone_and_keeps_dates(here: Embargo, desk: Path) -> None:
    draft = desk / "drafts/misattributed.md"
    shutil.copy(draft, desk / "drafts/second.md")
    here("baseline", "write", "base.json", "drafts")
    before = json.loads((desk / "base.json").read_text(encoding="utf-8"))["findings"]
    text = draft.read_text(encoding="utf-8").replace("and it was hostile", "but it was never hostile")
    draft.write_text(text + "\n\n“The mood was always hostile,” an official said.\n", encoding="utf-8")
    run = here("baseline", "update", "base.json", "drafts/misattributed.md", "--at", LATER)
    assert (run.code, run.out) == (0, "")
    assert "1 gone, 0 new" in run.err
    after = json.loads((desk / "base.json").read_text(encoding="utf-8"))["findings"]
    gone = [each for each in before if each not in after]
    assert [(each["draft"], each["rule"]) for each in gone] == [("drafts/misattributed.md", "misquote")]
    assert [each for each in before if each in after] == after

    (desk / "drafts/second.md").unlink()
    here("baseline", "update", "base.json", "drafts/clean.md", "--at", LATER)
    left = json.loads((desk / "base.json").read_text(encoding="utf-8"))["findings"]
    assert left == [each for each in after if each["draft"] != "drafts/second.md"]


def test_write_again_takes_in_the_new_and_keeps_the_old_dates(here: Embargo, desk: Path) -> None:
    here("baseline", "write", "base.json", "drafts")
    draft = desk / "drafts/clean.md"
    more = "\n\n“The mood was always hostile,” a senior administration official said.\n"
    draft.write_text(draft.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert "1 new" in here("baseline", "write", "base.json", "drafts", "--at", LATER).err
    seen = json.loads((desk / "base.json").read_text(encoding="utf-8"))["findings"]
    assert {each["first_seen"] for each in seen if each["draft"] == "drafts/misattributed.md"} == {FIRST}
    assert {each["first_seen"] for each in seen if each["draft"] == "drafts/clean.md"} == {"2023-03-22T14:30:00Z"}


def test_a_baseline_is_the_same_from_any_folder(here: Embargo, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here("baseline", "write", "base.json", "drafts")
    first = (desk / "base.json").read_bytes()
    monkeypatch.chdir(desk / "drafts")
    shutil.copytree(desk / "call", desk / "drafts/call")
    assert here("baseline", "write", "../base.json", "misattributed.md", "clean.md", "leak.md").code == 0
    assert (desk / "base.json").read_bytes() == first


def test_an_incomplete_check_writes_no_baseline(here: Embargo, desk: Path) -> None:
    here("baseline", "write", "base.json", "drafts")
    before = (desk / "base.json").read_bytes()
    (desk / "drafts/empty.md").write_text("", encoding="utf-8")
    for action in ("write", "update"):
        run = here("baseline", action, "base.json", "drafts")
        assert (run.code, run.out) == (3, "")
        assert "base.json: not written, as the check is incomplete" in run.err
    assert here("baseline", "write", "other.json", "drafts").code == 3
    assert not (desk / "other.json").exists()
    assert (desk / "base.json").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (None, "no such file"),
        (b"", "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[]", "not a baseline"),
        (b"{}", "not a baseline"),
        (b'{"schema": "embargo.baseline/2", "findings": []}', "not a baseline"),
        (b'{"schema": "embargo.baseline/1", "findings": [{}]}', "not a baseline"),
        (b'{"schema": "embargo.baseline/1", "findings": [], "more": 1}', "not a baseline"),
    ],
)
def test_a_wrong_baseline_is_wrong_usage(here: Embargo, desk: Path, text: bytes | None, hint: str) -> None:
    if text is not None:
        (desk / "base.json").write_bytes(text)
    runs = [
        here("check", "drafts/clean.md", "--baseline", "base.json"),
        here("baseline", "update", "base.json", "drafts"),
    ]
    runs += [here("baseline", "write", "base.json", "drafts")] if text is not None else []
    assert [(run.code, run.out) for run in runs] == [(2, "")] * len(runs)
    assert all("base.json" in run.err and hint in run.err for run in runs)
    assert text is None or (desk / "base.json").read_bytes() == text


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        ("embargoed-quote", "never taken into a baseline"),
        ("named-source", "never taken into a baseline"),
        ("waiver-unused", "never taken into a baseline"),
        ("misquot", "there is no rule"),
    ],
)
def test_a_baseline_with_what_it_may_not_hold_is_refused(here: Embargo, desk: Path, rule: str, hint: str) -> None:
    known = {"draft": "drafts/clean.md", "rule": rule, "fingerprint": "0" * 32, "first_seen": FIRST}
    text = json.dumps({"schema": "embargo.baseline/1", "findings": [known]})
    (desk / "base.json").write_text(text, encoding="utf-8")
    run = here("check", "drafts/clean.md", "--baseline", "base.json")
    assert (run.code, run.out) == (2, "")
    assert hint in run.err


def test_a_baseline_never_replaces_a_draft(here: Embargo, desk: Path) -> None:
    before = (desk / "drafts/clean.md").read_bytes()
    assert here("baseline", "write", "drafts/clean.md", "drafts").code == 2
    assert (desk / "drafts/clean.md").read_bytes() == before


def test_a_baseline_of_standard_input_is_refused(here: Embargo) -> None:
    run = here("baseline", "write", "base.json", "-")
    assert (run.code, "standard input" in run.err) == (2, True)


@pytest.mark.parametrize(("file", "said"), [("-", "is a file that stays"), ("no/such/b.json", "no folder no/such")])
def test_a_baseline_that_cannot_be_kept_is_refused(here: Embargo, file: str, said: str) -> None:
    run = here("baseline", "write", file, "drafts")
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert not Path(file).exists()


def test_an_unknown_action_is_refused(here: Embargo) -> None:
    run = here("baseline", "add", "base.json", "drafts")
    assert (run.code, "write, update" in run.err) == (2, True)
