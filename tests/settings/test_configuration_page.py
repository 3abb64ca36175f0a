"""The page that tells how to configure a desk: every setting stands there, and its files are right."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import ROOT, blocks

from embargo.settings import KEYS, for_check, load_settings
from embargo.settings.keys import RESERVED, Written

PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")


def test_every_setting_has_its_row() -> None:
    rows = [[cell.strip() for cell in line.split("|")[1:4]] for line in PAGE.splitlines() if line.startswith("| `")]
    said = {cells[0].strip("`"): cells[1].strip("`") for cells in rows}
    assert said == {key.name: "" if key.written is Written.NOWHERE else key.variable for key in KEYS.values()}


def test_every_variable_of_other_use_is_named() -> None:
    assert [name for name in RESERVED if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("config", blocks(PAGE, "toml"))
def test_its_files_are_right(config: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "embargo.toml").write_text(config, encoding="utf-8")
    for folder in ("briefings", "releases"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path)
    settings = load_settings(".", {})
    assert for_check(settings, {}).zone == "Europe/Brussels"
