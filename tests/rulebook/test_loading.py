"""Strict loading: every mistake in a rule file is one error that names file, line and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from embargo.errors import RulebookError
from embargo.rulebook import load_rulebook

GOOD = """kind = "rules"
family = "embargo"

[[rule]]
id = "house.hold"
phrases = ["sit tight until {until}"]
sets = { says = "until" }
why = "Our moderator's way."
match = [{ text = "Please sit tight until noon.", expect = { kind = "time" } }]
reject = ["He sat tight."]
"""


def load(tmp_path: Path, text: str) -> None:
    (tmp_path / "house.toml").write_text(text, encoding="utf-8")
    load_rulebook([tmp_path])


def test_a_newsroom_adds_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text(GOOD, encoding="utf-8")
    book = load_rulebook([tmp_path])
    assert "house.hold" in {rule.rule.id for rule in book.rules}
    assert book.hash != load_rulebook().hash


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('kind = "rules"', 'kind = "rule"', 1, "write one of"),
        ('kind = "rules"\n', "", 1, "kind = None"),
        ("family", "famly", 2, "famly"),
        ("phrases = [", "phrase = [", 6, "phrase"),
        ('["sit tight until {until}"]', "[]", 6, "phrases"),
        ('match = [{ text = "Please sit tight until noon.", expect = { kind = "time" } }]\n', "", 4, "match"),
        ('reject = ["He sat tight."]', "reject = []", 10, "reject"),
        ('id = "house.hold"', 'id = "House Hold"', 5, "id"),
        ('id = "house.hold"', 'id = "embargo.none"', 1, "stands already in"),
        ("sets = {", "sets = ", 7, "7"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert old in GOOD
    with pytest.raises(RulebookError) as error:
        load(tmp_path, GOOD.replace(old, new, 1))
    message = str(error.value)
    assert "house.toml:" in message
    assert f":{line}: " in message
    assert says in message


def test_an_unknown_slot_names_the_slots_there_are(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text(GOOD.replace("{until}", "{untill}"), encoding="utf-8")
    with pytest.raises(RulebookError, match=r"house\.hold.*no slot \{untill\}"):
        load_rulebook([tmp_path]).check()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('says = "until"', 'kind = "tme"', "no field 'kind' in the family embargo"),
        ('says = "until"', 'says = "untill"', "write one of"),
        ('family = "embargo"', 'family = "embargos"', "no family 'embargos'"),
        ("Please sit tight until noon.", "Please sit still until noon.", "does not match its example"),
        ("He sat tight.", "They sit tight until the storm is over.", "matches what it must reject"),
    ],
)
def test_a_rule_that_the_engine_would_not_hear_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    """It would match, mean nothing, and so switch off the rules that it overlaps."""
    assert old in GOOD
    with pytest.raises(RulebookError, match=r"house\.toml:5: rule house\.hold: ") as error:
        load(tmp_path, GOOD.replace(old, new, 1))
    assert says in str(error.value)


def test_a_broken_pattern_is_an_error_of_the_rule_book(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text(GOOD.replace("sit tight", "sit (tight"), encoding="utf-8")
    with pytest.raises(RulebookError, match=r"house\.hold"):
        load_rulebook([tmp_path]).check()


@pytest.mark.parametrize("content", [b"\xff\xfekind", b"kind = 'r\xe9gles'"])
def test_a_file_that_is_not_utf8(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "house.toml").write_bytes(content)
    with pytest.raises(RulebookError, match="save the file as UTF-8"):
        load_rulebook([tmp_path])


def test_an_empty_folder_and_a_missing_one(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="no rule files"):
        load_rulebook([tmp_path])
    with pytest.raises(RulebookError, match="not a folder"):
        load_rulebook([tmp_path / "absent"])
