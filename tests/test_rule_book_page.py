"""The page that teaches editors the rule book: its rules are those of the example."""

from __future__ import annotations

from pages import ROOT, blocks

EXAMPLE = ROOT / "examples" / "rulebook"
PAGE = (ROOT / "docs" / "rule-book.md").read_text(encoding="utf-8")


def test_its_rules_are_those_of_the_example() -> None:
    files = [path.read_text(encoding="utf-8") for path in EXAMPLE.glob("*.toml")]
    shown = blocks(PAGE, "toml")
    assert len(shown) == len(files) == 4
    assert [block for block in shown if not any(block in file for file in files)] == []
