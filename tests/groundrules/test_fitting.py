"""Which entry of a ground-rules file is about which briefing."""

from __future__ import annotations

from pathlib import Path

import pytest

from embargo.errors import RulebookError
from embargo.groundrules.beside import files_beside
from embargo.groundrules.file import Entry, read_ground_rules_file
from embargo.groundrules.fitting import entries_named, entry_beside


def entries(tmp_path: Path, *sources: list[str]) -> tuple[Entry, ...]:
    path = tmp_path / "mine.toml"
    path.write_text("".join(f"[[briefing]]\nsources = {each!r}\nnames_withheld = false\n\n" for each in sources))
    return read_ground_rules_file(path)


@pytest.mark.parametrize(
    ("named", "given", "fits"),
    [
        (["call.md"], ["call.md"], True),
        (["call.md"], ["calls/monday/call.md"], True),
        (["calls/monday/call.md"], ["call.md"], True),
        (["calls/monday/call.md"], ["monday/call.html"], True),
        (["../monday/call.md"], ["/home/desk/monday/call.md"], True),
        (["calls/monday/call.md"], ["calls/tuesday/call.md"], False),
        (["call.md"], ["recall.md"], False),
        (["part-1.md", "part-2.md"], ["part-2.md", "part-1.md"], True),
        (["part-1.md", "part-2.md"], ["part-1.md"], False),
        (["part-1.md"], ["part-1.md", "part-2.md"], False),
    ],
)
def test_sources_agree_as_far_as_both_tell(tmp_path: Path, named: list[str], given: list[str], fits: bool) -> None:
    (entry,) = entries(tmp_path, named)
    if fits:
        assert entries_named([entry], [given]) == (entry,)
    else:
        with pytest.raises(RulebookError, match=r"mine\.toml:2: it fits no briefing given"):
            entries_named([entry], [given])


def test_one_file_may_be_about_more_briefings_than_are_given(tmp_path: Path) -> None:
    first, second = entries(tmp_path, ["a.md"], ["b.md"])
    assert entries_named([first, second], [["b.md"]]) == (second,)
    assert entries_named([first, second], [["b.md"], ["c.md"], ["a.md"]]) == (second, None, first)


def test_a_second_entry_is_named_with_its_line(tmp_path: Path) -> None:
    twice = entries(tmp_path, ["a.md"], ["a.html"])
    with pytest.raises(RulebookError, match=r"mine\.toml:6: .* an entry for the same briefing"):
        entries_named(twice, [["a.md"]])


def test_beside_a_briefing_the_place_tells_the_folder(tmp_path: Path) -> None:
    found = entries(tmp_path, ["inbox/a.md"], ["inbox/b.md"])
    assert entry_beside(["archive/b.md"], found) is found[1]
    with pytest.raises(RulebookError, match=r"it is about inbox/a\.md; inbox/b\.md"):
        entry_beside(["archive/c.md"], found)


def test_files_beside_are_found_by_their_name(tmp_path: Path) -> None:
    for name in ("a.rules.toml", "c.rules.toml"):
        (tmp_path / name).touch()
    paths = [tmp_path / name for name in ("a.md", "b.md", "a.html")]
    assert files_beside(paths) == (tmp_path / "a.rules.toml",)
