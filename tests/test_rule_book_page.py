"""The page that teaches editors the rule book: its commands do what it says, its rules are those of the example."""

from __future__ import annotations

import pytest
from pages import BLOCK, ROOT, Command, blocks, broken_links, check, commands

DOCS = ROOT / "docs"
EXAMPLE = ROOT / "examples" / "rulebook"
PAGE = (DOCS / "rule-book.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", commands(PAGE), ids=lambda command: command.words)
def test_a_command_does_what_is_printed(command: Command) -> None:
    check(command)


def test_its_rules_are_those_of_the_example() -> None:
    files = [path.read_text(encoding="utf-8") for path in EXAMPLE.glob("*.toml")]
    shown = blocks(PAGE, "toml")
    assert len(shown) == len(files) == 4
    assert [block for block in shown if not any(block in file for file in files)] == []


def test_the_files_that_it_names_are_there() -> None:
    assert "](" in PAGE
    assert broken_links(PAGE, DOCS) == []


def test_no_other_kind_of_block_hides_a_command() -> None:
    assert {language for language, _ in BLOCK.findall(PAGE)} == {"console", "toml"}
