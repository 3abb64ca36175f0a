"""Ground-rules files: written, corrected, signed, found beside the briefing or named, and told of in every report."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from runs import EXAMPLES, Embargo
from schemas import validate

BEFORE_SIGNED_LIFT = "2023-03-21 14:55 Europe/Brussels"
AFTER_SIGNED_LIFT = "2023-03-21 15:05 Europe/Brussels"
LEAK = EXAMPLES / "drafts" / "leak.md"
SIGNED = {'reviewed_by = ""': 'reviewed_by = "Ines Calloway"', 'reviewed_at = ""': "reviewed_at = 2023-03-21T13:50:00Z"}
EARLIER = {"2023-03-21 15:30:00+01:00": "2023-03-21 15:00:00+01:00"}
LATER = {"2023-03-21 15:30:00+01:00": "2023-03-21 17:00:00+01:00"}


@pytest.fixture
def call(tmp_path: Path) -> Path:
    """A copy of the example call, beside which files may be put."""
    return Path(shutil.copytree(EXAMPLES / "call", tmp_path / "call"))


@pytest.fixture
def written(embargo: Embargo, call: Path) -> str:
    """The ground-rules file of the call, as the command writes it."""
    run = embargo("rules", call, "--format", "toml")
    assert (run.code, run.err) == (0, "")
    return run.out


def put(path: Path, text: str, *changes: dict[str, str]) -> Path:
    """Write a ground-rules file with some corrections, each of which must find its place."""
    for change in changes:
        for old, new in change.items():
            assert old in text
            text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path


def briefing(embargo: Embargo, *arguments: str | Path) -> Any:
    run = embargo("rules", *arguments, "--format", "json")
    assert run.code == 0, run.err
    validate("rules", run.json)
    (found,) = run.json["briefings"]
    return found


def test_it_stands_with_the_hosts_words_and_is_not_signed(written: str) -> None:
    lines = written.splitlines()
    assert 'reviewed_by = ""' in lines
    assert "[[briefing.embargo]]" in lines
    assert "lifts_at = 2023-03-21 15:30:00+01:00" in lines
    assert "# 15:30 CET · 10:30 EDT · 14:30 UTC, Tuesday 21 March 2023" in lines
    remarks = " ".join(line.removeprefix("# ") for line in lines if line.startswith("# "))
    assert 'part-1.md:24-26: "The second section, on what will be signed today' in remarks


def test_signed_as_it_is_it_changes_nothing(embargo: Embargo, call: Path, written: str) -> None:
    before = briefing(embargo, call)
    put(call / "part-1.rules.toml", written, SIGNED)
    after = briefing(embargo, call)
    file = after.pop("ground_rules_file")
    assert before.pop("ground_rules_file") is None
    assert before == after
    assert file == {
        "path": str(call / "part-1.rules.toml"),
        "reviewed_by": "Ines Calloway",
        "reviewed_at": "2023-03-21T13:50:00Z",
        "in_force": True,
        "differences": [],
    }


def test_signed_and_written_again_it_keeps_its_signature_but_not_under_a_lift(
    embargo: Embargo, call: Path, written: str
) -> None:
    path = put(call / "part-1.rules.toml", written, SIGNED, EARLIER)
    again = embargo("rules", call, "--format", "toml").out
    assert 'reviewed_by = "Ines Calloway"' in again.splitlines()
    path.write_text(again, encoding="utf-8")
    assert embargo("rules", call, "--format", "toml").out == again
    lifted = embargo("rules", call, "--format", "toml", "--lift", "section:2=2023-03-21T13:55Z").out
    assert 'reviewed_by = ""' in lifted.splitlines()


@pytest.mark.parametrize("named", [True, False])
def test_the_signed_word_stands_above_the_extraction(
    embargo: Embargo, call: Path, written: str, tmp_path: Path, named: bool
) -> None:
    path = put(tmp_path / "mine.toml" if named else call / "part-2.rules.toml", written, SIGNED, EARLIER)
    arguments = ["check", LEAK, "--briefing", call, *(["--ground-rules", path] if named else [])]
    held, run = (embargo(*arguments, "--at", at) for at in (BEFORE_SIGNED_LIFT, AFTER_SIGNED_LIFT))
    assert (held.code, run.code) == (1, 0)
    text = " ".join(run.out.split())
    assert text.startswith("CLEAR")
    assert f"In force is the ground-rules file {path}, signed by Ines Calloway, 14:50 CET" in text
    assert "section 2, the lift: 15:00 CET · 14:00 UTC, Tuesday 21 March 2023 in the file, 15:30 CET" in text
    assert "latest reading" not in text
    shape = embargo(*arguments, "--at", AFTER_SIGNED_LIFT, "--format", "json").json
    validate("check", shape)
    assert shape["briefings"][0]["ground_rules_file"]["differences"] == [
        {
            "field": f"embargo.{field}",
            "scope": "section:2",
            "extracted": "2023-03-21T14:30:00Z",
            "file": "2023-03-21T14:00:00Z",
        }
        for field in ("lifts_at", "lifts_at_latest")
    ]


def test_an_unsigned_file_loosens_nothing(embargo: Embargo, call: Path, written: str) -> None:
    put(call / "part-1.rules.toml", written, EARLIER, {'basis = "on_background"': 'basis = "on_the_record"'})
    found = briefing(embargo, call)
    assert [rule["lifts_at_latest"] for rule in found["embargoes"]] == ["2023-03-21T12:16:00Z", "2023-03-21T14:30:00Z"]
    assert [rule["basis"] for rule in found["attribution"]] == ["on_background"]
    assert found["ground_rules_file"]["in_force"] is False
    assert len(found["ground_rules_file"]["differences"]) == 3
    (warning,) = [each for each in found["warnings"] if each["code"] == "unsigned-ground-rules"]
    assert "its earlier lift of section:2 does not count" in warning["message"]
    assert written.splitlines()[warning["line"] - 1] == 'reviewed_by = ""'
    held = embargo("check", LEAK, "--briefing", call, "--at", AFTER_SIGNED_LIFT)
    assert held.code == 1
    assert "is not signed and not in force, differs from what the host's words were read as" in " ".join(
        held.out.split()
    )


def test_an_unsigned_file_may_tighten(embargo: Embargo, call: Path, written: str) -> None:
    put(call / "part-1.rules.toml", written, LATER)
    after_lift = "2023-03-21 16:00 Europe/Brussels"
    assert embargo("check", LEAK, "--briefing", call, "--at", after_lift).code == 1


def test_an_editors_lift_stands_above_the_file(embargo: Embargo, call: Path, written: str) -> None:
    put(call / "part-1.rules.toml", written, SIGNED, LATER)
    arguments = ("check", LEAK, "--briefing", call, "--at", AFTER_SIGNED_LIFT)
    assert embargo(*arguments).code == 1
    assert embargo(*arguments, "--lift", "section:2=2023-03-21T13:55Z").code == 0


def test_a_briefing_without_rules_has_those_of_its_file(embargo: Embargo, tmp_path: Path) -> None:
    bare = tmp_path / "bare.md"
    bare.write_text("---\ndate: '2023-05-02'\n---\n\nMODERATOR:  Hello.\n\nHARBOR OFFICIAL:  The herring rests.\n")
    draft = tmp_path / "draft.md"
    draft.write_text("“The herring rests,” a harbor official said.\n", encoding="utf-8")
    arguments = ("check", draft, "--briefing", bare, "--at", "2023-05-03T09:00Z")
    assert embargo(*arguments).code == 3
    written = embargo("rules", bare, "--format", "toml").out
    assert "this says that there are none" in written
    path = put(tmp_path / "bare.rules.toml", written)
    assert embargo(*arguments).code == 3
    put(path, written, {'reviewed_by = ""': 'reviewed_by = "Ed"'})
    assert embargo(*arguments).code == 0
    rule = '\n[[briefing.embargo]]\nscope = "call"\nkind = "event"\nevent = "the landing"\n'
    put(path, written + rule, {'reviewed_by = ""': 'reviewed_by = "Ed"'})
    run = embargo(*arguments, "--format", "json")
    assert "embargo-unresolved" in {each["rule"] for each in run.json["drafts"][0]["findings"]}


@pytest.mark.parametrize(
    ("change", "at", "says"),
    [
        ({'scope = "section:2"': 'scope = "section:9"'}, 'scope = "section:9"', "there are call, materials, section:1"),
        ({'scope = "section:2"': 'scope = "part two"'}, 'scope = "part two"', "there is no scope 'part two'"),
        ({'scope = "section:2"': 'scope = "section:1"'}, 'scope = "section:1"', "this scope stands twice"),
        (
            {"lifts_at = 2023-03-21 15:30:00+01:00": "lifts_at = 2023-03-21 15:30:00"},
            "lifts_at = 2023-03-21 15:30:00",
            "a time without a zone",
        ),
        (
            {"lifts_at = 2023-03-21 15:30:00+01:00": 'lifts_at = "tomorrow"'},
            'lifts_at = "tomorrow"',
            "is not a time",
        ),
        ({'kind = "call_end"': 'kind = "soon"'}, 'kind = "soon"', "allowed: 'time'"),
        ({"held_on = 2023-03-21": 'held_on = "March 21"'}, 'held_on = "March 21"', "it is not a date"),
        ({"names_withheld = true": "names_withhold = true"}, "names_withhold = true", "there is no such key"),
        ({"part-2.md": "part-3.md"}, "sources = [", "fits no briefing given"),
        ({'zone = "Europe/Brussels"': 'zone = "Brussels"'}, 'zone = "Brussels"', "no zone Brussels"),
        ({'scope = "call"': 'scope = "call"\nscope = "qa"'}, 'scope = "qa"', "overwrite"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(
    embargo: Embargo, call: Path, written: str, tmp_path: Path, change: dict[str, str], at: str, says: str
) -> None:
    path = put(tmp_path / "mine.toml", written, SIGNED, change)
    lines = [number for number, line in enumerate(path.read_text().splitlines(), 1) if line == at]
    run = embargo("check", LEAK, "--briefing", call, "--at", AFTER_SIGNED_LIFT, "--ground-rules", path)
    assert (run.code, run.out) == (2, "")
    assert any(f"{path}:{number}: " in run.err for number in lines), run.err
    assert says in run.err


@pytest.mark.parametrize("scope", ["speaker:Ada Quist", "Speaker Ada Quist"])
def test_a_scope_that_is_not_there_names_nobody(
    embargo: Embargo, call: Path, written: str, tmp_path: Path, scope: str
) -> None:
    """Neither whom the file speaks of, nor who spoke on the call: that may be what the host withheld."""
    part = call / "part-1.md"
    part.write_text(part.read_text(encoding="utf-8").replace("MODERATOR:", "MS. BRANNOCK:"), encoding="utf-8")
    path = put(tmp_path / "mine.toml", written, SIGNED, {'scope = "section:2"': f'scope = "{scope}"'})
    run = embargo("check", LEAK, "--briefing", call, "--at", AFTER_SIGNED_LIFT, "--ground-rules", path)
    assert (run.code, run.out) == (2, "")
    assert "scope" in run.err
    assert "speaker:" in run.err
    assert not [name for name in ("quist", "brannock") if name in run.err.casefold()]


def test_a_file_named_that_is_not_there_or_not_text_is_refused(embargo: Embargo, call: Path, tmp_path: Path) -> None:
    missing, binary = tmp_path / "no.toml", tmp_path / "bin.toml"
    binary.write_bytes(b"a = 1\n\xff\xfe")
    for path, says in ((missing, "no such file"), (binary, f"{binary}:2: not UTF-8")):
        run = embargo("rules", call, "--ground-rules", path)
        assert (run.code, run.out) == (2, "")
        assert says in run.err


def test_a_wrong_file_beside_makes_the_check_incomplete(embargo: Embargo, call: Path, written: str) -> None:
    path = put(call / "part-1.rules.toml", written, SIGNED, EARLIER, {"names_withheld = true": ""})
    run = embargo("check", LEAK, "--briefing", call, "--at", AFTER_SIGNED_LIFT, "--format", "json")
    assert (run.code, run.json["verdict"]) == (3, "hold")
    (incomplete,) = run.json["incomplete"]
    assert incomplete["source"] == str(path)
    line = path.read_text(encoding="utf-8").splitlines().index("[[briefing]]") + 1
    assert incomplete["reason"] == f"line {line}: briefing.1.names_withheld: it is missing"
    assert run.json["briefings"][0]["embargoes"][1]["lifts_at"] == "2023-03-21T14:30:00Z"


def test_one_about_another_briefing_is_noticed(embargo: Embargo, call: Path, written: str) -> None:
    put(call / "part-1.rules.toml", written, SIGNED, {"part-1.md": "other.md"})
    run = embargo("rules", call)
    assert run.code == 3
    assert "it is about" in run.err


def test_two_for_one_briefing_are_refused(embargo: Embargo, call: Path, written: str, tmp_path: Path) -> None:
    one, two = (put(tmp_path / name, written, SIGNED) for name in ("one.toml", "two.toml"))
    run = embargo("rules", call, "--ground-rules", one, "--ground-rules", two)
    assert run.code == 2
    assert "an entry for the same briefing" in run.err


def test_one_for_two_briefings_is_refused(embargo: Embargo, tmp_path: Path) -> None:
    for day, title in (("monday", "One"), ("tuesday", "Two")):
        (tmp_path / day).mkdir()
        text = f"---\ntitle: {title}\n---\n\nMODERATOR:  {title} is on background.\n\nHARBOR OFFICIAL:  {title}.\n"
        (tmp_path / day / "call.md").write_text(text, encoding="utf-8")
    written = embargo("rules", tmp_path / "monday" / "call.md", "--format", "toml").out
    folder = str(tmp_path / "monday").replace("\\", "/")
    path = put(tmp_path / "mine.toml", written, {f"{folder}/call.md": "call.md"})
    run = embargo("rules", tmp_path, "--ground-rules", path)
    assert run.code == 2
    assert "fits several of the briefings" in run.err
    path.write_text(written, encoding="utf-8")
    found = embargo("rules", tmp_path, "--ground-rules", path, "--format", "json").json["briefings"]
    assert [each["ground_rules_file"] is not None for each in found] == [True, False]


def test_the_report_does_not_replace_a_file_that_was_named(embargo: Embargo, call: Path, written: str) -> None:
    path = put(call / "part-1.rules.toml", written, SIGNED)
    assert embargo("rules", call, "--ground-rules", path, "--output", path).code == 2


def test_a_check_without_one_does_without_their_libraries(tmp_path: Path) -> None:
    draft = shutil.copy(LEAK, tmp_path)  # where no configuration is found upwards
    code = (
        "import sys; from embargo.cli.boundary import run; "
        f"run(['check', {str(draft)!r}, '--briefing', {str(EXAMPLES / 'call')!r}, '--output', '/dev/null']); "
        "print(sorted({'embargo.groundrules.file', 'tomli_w', 'tomllib'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "tomli_w" not in run.stdout
    assert again.stdout == "[]\n"
