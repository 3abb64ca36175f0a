"""The waivers file: what is read, what is refused and where, which drafts it is about, and until when it holds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from embargo.errors import UsageError
from embargo.waivers.file import FileWaiver, read_waivers_file
from embargo.waivers.paths import means, path_from

RULES = ("misquote", "narrower-label", "embargo-unresolved", "named-source", "waiver-expired")
PRINT = "0123456789abcdef0123456789abcdef"
ENTRY = {
    "rule": '"misquote"',
    "draft": '"draft.md"',
    "fingerprint": f'"{PRINT}"',
    "who": '"Rosa Ekdahl"',
    "reason": '"The office changed it."',
}


def read(tmp_path: Path, *entries: dict[str, str], text: str | None = None) -> tuple[FileWaiver, ...]:
    path = tmp_path / "waivers.toml"
    made = "".join("[[waiver]]\n" + "".join(f"{key} = {value}\n" for key, value in each.items()) for each in entries)
    path.write_text(made if text is None else text, encoding="utf-8")
    return read_waivers_file(path, RULES)


def test_an_entry_is_read(tmp_path: Path) -> None:
    first, second = read(tmp_path, ENTRY, {**ENTRY, "until": "2026-03-24T07:00:00-04:00"})
    assert (first.waiver.rule, first.waiver.who, first.waiver.reason) == (
        "misquote",
        "Rosa Ekdahl",
        "The office changed it.",
    )
    assert (first.waiver.until, first.fingerprint) == (None, PRINT)
    assert second.waiver.until == dt.datetime(2026, 3, 24, 11, 0, tzinfo=dt.UTC)
    assert [each.waiver.place.line for each in (first, second)] == [2, 8]


@pytest.mark.parametrize("text", ["", "# none left\n"])
def test_a_file_without_waivers_is_no_error(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text=text) == ()


@pytest.mark.parametrize("rule", ["embargo-unresolved", "named-source"])
def test_an_editor_may_waive_what_a_remark_may_not(tmp_path: Path, rule: str) -> None:
    (entry,) = read(tmp_path, {**ENTRY, "rule": f'"{rule}"'})
    assert entry.waiver.rule == rule


@pytest.mark.parametrize(
    ("changes", "line", "hint"),
    [
        ({"rule": '"misqoute"'}, 2, "did you mean misquote?"),
        ({"rule": '"everything"'}, 2, "`embargo explain` lists the rules"),
        ({"rule": '"waiver-expired"'}, 2, "cannot be waived"),
        ({"rule": None}, 1, "rule: it is missing"),
        ({"draft": None}, 1, "draft: it is missing"),
        ({"draft": '""'}, 3, "it is empty"),
        ({"fingerprint": None}, 1, "fingerprint: it is missing"),
        ({"fingerprint": '"0123"'}, 4, "write the 32 characters"),
        ({"fingerprint": f'"{PRINT.upper()}"'}, 4, "write the 32 characters"),
        ({"who": None}, 1, "who: it is missing"),
        ({"who": '" "'}, 5, "it says nothing"),
        ({"reason": None}, 1, "reason: it is missing"),
        ({"reason": '""'}, 6, "it says nothing"),
        ({"reason": '"--"'}, 6, "it says nothing"),
        ({"reason": "3"}, 6, "reason"),
        ({"until": "2026-03-24T07:00:00"}, 7, "a time without a zone"),
        ({"until": '"2026-03-24 07:00"'}, 7, "has no zone"),
        ({"until": '"2026-03-29 02:30 Europe/Brussels"'}, 7, "skips that time"),
        ({"until": '"soon"'}, 7, "is not a time"),
        ({"until": "07:00:00"}, 7, "it is not a time"),
        ({"until": "9999-12-31"}, 7, "too far away"),
        ({"untill": "2026-03-24"}, 7, "there is no such key (a [[waiver]] has rule, draft"),
    ],
)
def test_a_wrong_entry_is_refused_at_its_line(
    tmp_path: Path, changes: dict[str, str | None], line: int, hint: str
) -> None:
    entry = {key: value for key, value in {**ENTRY, **changes}.items() if value is not None}
    with pytest.raises(UsageError) as error:
        read(tmp_path, entry)
    assert str(error.value).startswith(f"{tmp_path}/waivers.toml:{line}: ")
    assert hint in str(error.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [("[[waiver]\n", 1), ("\n\nwaiver = 3\n", 3), ("[waiver]\nrule = 'misquote'\n", 1), ("[[waivers]]\n", 1)],
)
def test_a_wrong_file_is_refused(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(UsageError, match=rf"waivers\.toml:{line}: "):
        read(tmp_path, text=text)


def test_a_missing_file_and_one_of_other_bytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read_waivers_file(tmp_path / "nothing.toml", RULES)
    (tmp_path / "latin.toml").write_bytes(b"# \xe9\n")
    with pytest.raises(UsageError, match="save the file as UTF-8"):
        read_waivers_file(tmp_path / "latin.toml", RULES)


@pytest.mark.parametrize(
    ("until", "last", "over"),
    [
        # A day ends first at UTC+14: 10:00 UTC.
        ("2026-03-24", "2026-03-24T09:59:59+00:00", "2026-03-24T10:00:00+00:00"),
        ("2026-03-24T07:00:00Z", "2026-03-24T06:59:59+00:00", "2026-03-24T07:00:00+00:00"),
        ('"2026-03-24 07:00 America/New_York"', "2026-03-24T10:59:59+00:00", "2026-03-24T11:00:00+00:00"),
    ],
)
def test_a_waiver_ends(tmp_path: Path, until: str, last: str, over: str) -> None:
    (entry,) = read(tmp_path, {**ENTRY, "until": until})
    assert not entry.expired(dt.datetime.fromisoformat(last))
    assert entry.expired(dt.datetime.fromisoformat(over))


@pytest.mark.parametrize(
    ("pattern", "path", "meant"),
    [
        ("draft.md", "draft.md", True),
        ("draft.md", "x/draft.md", False),
        ("draft.md", "Draft.md", False),
        ("./draft.md", "draft.md", True),
        ("drafts/../draft.md", "draft.md", True),
        ("../drafts/a.md", "../drafts/a.md", True),
        ("*.md", "a.md", True),
        ("*.md", "x/a.md", False),
        ("*/a.md", "x/a.md", True),
        ("*/a.md", "x/y/a.md", False),
        ("**/a.md", "a.md", True),
        ("**/a.md", "x/y/a.md", True),
        ("x/**", "x/y/a.md", True),
        ("x/**", "y/a.md", False),
        ("x/**/a.md", "x/a.md", True),
        ("**/**/a?.[mt]*", "x/ab.txt", True),
        ("[live] fish.md", "[live] fish.md", True),
        ("../*/a.md", "../drafts/a.md", True),
    ],
)
def test_which_draft_is_meant(tmp_path: Path, pattern: str, path: str, meant: bool) -> None:
    (entry,) = read(tmp_path, {**ENTRY, "draft": f"'{pattern}'"})
    assert entry.concerns(path_from(tmp_path, str(tmp_path / path))) is meant


def test_an_absolute_path_is_meant_too(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, {**ENTRY, "draft": f"'{tmp_path}/x/*.md'"})
    assert entry.concerns(path_from(tmp_path, str(tmp_path / "x" / "a.md")))


def test_the_folder_counts_not_where_the_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk").mkdir()
    (entry,) = read(tmp_path / "desk", {**ENTRY, "draft": '"../drafts/a.md"'})
    monkeypatch.chdir(tmp_path / "desk")
    assert entry.concerns(path_from(entry.folder, "../drafts/a.md"))
    monkeypatch.chdir(tmp_path)
    assert entry.concerns(path_from(entry.folder, "drafts/a.md"))
    assert not entry.concerns(path_from(entry.folder, "a.md"))


def test_a_hostile_pattern_is_quick() -> None:
    assert not means("/".join(["**"] * 40 + ["b"]), "/".join(["a"] * 200))
