"""Every command in the documentation does what its page says, and every page is where it is linked."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from pages import BLOCK, ROOT, Command, blocks, broken_links, check, commands

import embargo

PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
GENERATED = {"rules/index.md"}  # made from the rule book by docs/_hooks
COMMANDS = [(name, command) for name, text in PAGES.items() for command in commands(text)]


@pytest.mark.parametrize(("page", "command"), COMMANDS, ids=lambda value: getattr(value, "words", value))
def test_a_command_does_what_is_printed(page: str, command: Command) -> None:
    assert page in PAGES
    check(command)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    assert set(broken_links(PAGES[page], ROOT / "docs")) <= GENERATED


@pytest.mark.parametrize("page", PAGES)
def test_blocks_are_what_they_say(page: str) -> None:
    assert {language for language, _ in BLOCK.findall(PAGES[page])} <= {
        "console",
        "json",
        "python",
        "toml",
        "xml",
        "yaml",
    }
    for text in blocks(PAGES[page], "toml"):
        tomllib.loads(text)
    for text in blocks(PAGES[page], "yaml"):
        assert yaml.safe_load(text)


def test_the_site_shows_every_page() -> None:
    shown = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [page for page in PAGES if page not in shown] == []


def test_the_site_names_only_pages_that_are_there() -> None:
    assert [page for page in _pages_of_the_site() if not Path(ROOT, "docs", page).is_file()] == sorted(GENERATED)


def _pages_of_the_site() -> list[str]:
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    return [line.rpartition(": ")[2] for line in lines if line.endswith(".md")]


def test_the_page_on_python_has_all_that_is_promised() -> None:
    assert sorted(re.findall(r"^::: embargo\.(\w+)$", PAGES["api.md"], re.MULTILINE)) == sorted(embargo.__all__)


def test_the_table_of_formats_names_tests_that_are_there() -> None:
    named = set(re.findall(r"`(?:tests/\w+/)?(test_\w+\.py)`", PAGES["formats.md"]))
    assert len(named) >= 12
    assert named - {path.name for path in (ROOT / "tests").rglob("test_*.py")} == set()
