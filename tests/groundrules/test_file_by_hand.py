"""Ground-rules files as editors leave them late at night, and as nobody honest would."""

from __future__ import annotations

from pathlib import Path

import pytest

from embargo.errors import RulebookError
from embargo.groundrules.file import read_ground_rules_file

FILE = """[[briefing]]
sources = ["call.md"]
names_withheld = false

[[briefing.attribution]]
scope = "call"
basis = "on_background"
labels = ["port officials"]
"""


def written(path: Path, text: str, **how: str) -> Path:
    path.write_text(text, encoding=how.get("encoding", "utf-8"))
    return path


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (('basis = "on_background"', 'basis = "background"'), 7, "there is no such word; allowed: 'on_the_record', "),
        (('labels = ["port officials"]', 'labels = "port officials"'), 8, "write it in square brackets"),
        (('scope = "call"', 'scope = "Q&A"'), 6, "there is no scope 'Q&A'; write one of call, opening, qa"),
        (("[[briefing]]", f"a = {'[' * 50_000}\n[[briefing]]"), 1, "nested too deep"),
        (("[[briefing]]", f"a = {'9' * 9_000}\n[[briefing]]"), 1, "a number too long"),
    ],
    ids=["basis", "labels", "scope", "nested", "number"],
)
def test_a_slip_is_told_with_its_line_and_how_to_mend_it(
    tmp_path: Path, change: tuple[str, str], line: int, says: str
) -> None:
    path = written(tmp_path / "call.rules.toml", FILE.replace(*change))
    with pytest.raises(RulebookError) as told:
        read_ground_rules_file(path)
    assert str(told.value).startswith(f"{path}:{line}: ")
    assert says in str(told.value)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (entry,) = read_ground_rules_file(written(tmp_path / "call.rules.toml", FILE, encoding="utf-8-sig"))
    assert entry.rules.sources == ("call.md",)
    assert entry.line("attribution", 0, "labels") == 8
