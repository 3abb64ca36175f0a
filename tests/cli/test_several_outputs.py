"""Several formats in one run: which goes where, and all of them or none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from runs import Embargo

from embargo.cli.output import Outcome, OutputError, Part, deliver
from embargo.cli.pairing import Target, pair_outputs
from embargo.errors import UsageError


@pytest.mark.parametrize(
    ("formats", "outputs", "expected"),
    [
        (["text"], [], [("text", None)]),
        (["text"], ["-"], [("text", None)]),
        (["sarif"], ["a.sarif"], [("sarif", "a.sarif")]),
        (["sarif", "text"], ["a.sarif"], [("sarif", "a.sarif"), ("text", None)]),
        (["text", "sarif"], ["-", "a.sarif"], [("text", None), ("sarif", "a.sarif")]),
        (["json", "json"], ["a", "b"], [("json", "a"), ("json", "b")]),
        (["json", "csv"], ["/dev/null", "/dev/null"], [("json", "/dev/null"), ("csv", "/dev/null")]),
    ],
)
def test_the_nth_output_belongs_to_the_nth_format(
    formats: list[str], outputs: list[str], expected: list[tuple[str, str | None]]
) -> None:
    paired = pair_outputs(formats, outputs)
    assert paired == tuple(Target(format_, Path(name) if name else None) for format_, name in expected)


@pytest.mark.parametrize(
    ("formats", "outputs", "message"),
    [
        (["text"], ["a", "b"], "--output: given 2 times for 1 --format; the n-th belongs to the n-th"),
        (["text", "json"], [], "--format text, json: only one report may go to standard output"),
        (["text", "json", "csv"], ["a", "-"], "--format json, csv: only one report may go to standard output"),
        (["text", "json"], ["a", "./a"], "--output a: given twice; name a file for each format"),
    ],
)
def test_what_cannot_be_paired_is_refused(formats: list[str], outputs: list[str], message: str) -> None:
    with pytest.raises(UsageError) as error:
        pair_outputs(formats, outputs)
    assert str(error.value).startswith(message)


def _outcome(*parts: tuple[str, Path | None]) -> Outcome:
    return Outcome.of([Part(text, output) for text, output in parts], 0)


def test_every_part_arrives(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.json"
    two.write_text("yesterday's", encoding="utf-8")
    deliver(_outcome(("a\r\nb\r\n", one), ("said\n", None), ("{}", two)))
    assert (one.read_bytes(), two.read_bytes()) == (b"a\r\nb\r\n", b"{}")
    assert capfdbinary.readouterr().out == b"said\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.csv", "two.json"]


@pytest.mark.parametrize("failing", ["write_text", "replace"])
@pytest.mark.parametrize("links", [True, False])
def test_where_one_cannot_be_written_all_stay_as_they_were(
    failing: str, links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    old, new, bad = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "bad.txt"
    old.write_text("yesterday's", encoding="utf-8")
    bad.write_text("also", encoding="utf-8")
    working = getattr(Path, failing)

    def fail(self: Path, *arguments: object, **options: object) -> object:
        if self.name.startswith(".bad"):
            raise OSError(28, "No space left on device")
        return working(self, *arguments, **options)

    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, failing, fail)
    if not links:
        monkeypatch.setattr("os.link", no_links)
    with pytest.raises(OutputError, match=r"bad\.txt: No space left on device"):
        deliver(_outcome(("today's", old), ("today's", new), ("today's", bad)))
    monkeypatch.undo()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"old.txt": "yesterday's", "bad.txt": "also"}


def test_where_standard_output_fails_no_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(OutputError, match="standard output is closed"):
        deliver(_outcome(("today's", tmp_path / "one.txt"), ("said", None)))
    assert list(tmp_path.iterdir()) == []


def test_where_a_file_cannot_be_made_ready_nothing_is_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(OutputError, match="No such file or directory"):
        deliver(_outcome(("said", None), ("today's", tmp_path / "gone" / "one.txt")))
    assert capfd.readouterr().out == ""


def test_the_command_line_writes_each_format_to_its_file(check: Embargo, drafts: Path, tmp_path: Path) -> None:
    sarif, summary = tmp_path / "out.sarif", tmp_path / "out.md"
    named = ("--format", "sarif", "--output", sarif, "--format", "markdown", "--output", summary, "--format", "text")
    run = check(drafts / "leak.md", *named)
    assert run.code == 1
    assert run.out == check(drafts / "leak.md").out
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert summary.read_text(encoding="utf-8").startswith("## ")


def test_the_exit_code_is_the_same_in_every_format(check: Embargo, drafts: Path) -> None:
    from embargo.report import CHECK_FORMATS

    for name, code in (("clean.md", 0), ("leak.md", 1), ("missing.md", 3)):
        assert {check(drafts / name, "--format", format_).code for format_ in CHECK_FORMATS} == {code}
