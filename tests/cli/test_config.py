"""`embargo config`: what holds, where it comes from, and nothing that nobody may see."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import Embargo

from embargo.settings import KEYS

NAME = "Agnes Tollefsen"
CONFIG = f"""\
briefings = ["briefings"]
zone = "Europe/Oslo"
withheld_names = ["{NAME}", "Ola Nesheim"]

[severity]
misquote = "warning"
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "briefings").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "embargo.toml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_line_for_each_setting(embargo: Embargo, desk: Path) -> None:
    run = embargo("config", "drafts")
    assert (run.code, run.err) == (0, "")
    lines = run.out.splitlines()
    assert lines[0] == "Settings from embargo.toml"
    assert [line.split()[0] for line in lines[2:]] == [*KEYS, "EMBARGO_KEY"]
    told = {line.split()[0]: line.split()[1:] for line in lines[2:]}
    assert told["zone"] == ["Europe/Oslo", "embargo.toml:2"]
    assert told["severity"] == ["misquote", "=", "warning", "embargo.toml:5"]
    assert told["withheld_names"] == ["2", "(not", "shown)", "embargo.toml:3"]
    assert told["fail_on"] == ["error", "default"]
    assert told["EMBARGO_KEY"] == ["not", "set"]


def test_the_same_as_json(embargo: Embargo, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMBARGO_ZONE", "Asia/Tokyo")
    document = embargo("config", "--format", "json").json
    assert document["schema"] == "embargo.config/1"
    assert document["config"] == "embargo.toml"
    assert list(document["settings"]) == list(KEYS)
    assert document["settings"]["zone"] == {"value": "Asia/Tokyo", "origin": "EMBARGO_ZONE"}
    assert document["settings"]["briefings"] == {"value": ["briefings"], "origin": "embargo.toml:1"}
    assert document["settings"]["severity"]["value"] == {"misquote": "warning"}
    assert document["settings"]["withheld_names"] == {"value": None, "count": 2, "origin": "embargo.toml:3"}
    assert document["key"] is False


def test_without_a_file(embargo: Embargo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = embargo("config")
    assert run.code == 0
    assert run.out.startswith("No configuration file was found\n")


@pytest.mark.parametrize("format_", ["text", "json"])
def test_names_and_the_key_are_not_shown(
    embargo: Embargo, desk: Path, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMBARGO_KEY", "a-key-of-the-desk")
    monkeypatch.setenv("EMBARGO_WITHHELD_NAMES", NAME)
    run = embargo("config", "--format", format_)
    assert run.code == 0
    for secret in ("Tollefsen", "Nesheim", "a-key-of-the-desk"):
        assert secret not in run.out + run.err


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('zonne = "UTC"\n', "embargo.toml:1: zonne: there is no such key; did you mean zone?"),
        ('ignore = ["misqote"]\n', "embargo.toml:1: ignore 'misqote'; did you mean misquote?"),
        (f'withheld_names = "{NAME}"\n', "embargo.toml:1: withheld_names is words; write a list"),
    ],
)
def test_a_wrong_setting_ends_with_2(embargo: Embargo, desk: Path, config: str, said: str) -> None:
    (desk / "embargo.toml").write_text(config, encoding="utf-8")
    run = embargo("config", "drafts")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"embargo: {said}")
    assert run.err.count("\n") == 1
    assert "Tollefsen" not in run.err


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('ground_rules = ["signed.toml"]', "embargo.toml:1: ground_rules: signed.toml: no such file"),
        ('waivers = "waivers.toml"', "waivers.toml:1: no such file"),
        ('waivers = "broken.toml"', "broken.toml:1: "),
        ('baseline = "baseline.json"', "baseline.json: no such file; check the path, or make it with"),
        ('baseline = "broken.toml"', "broken.toml: is not JSON"),
    ],
)
def test_a_file_that_a_check_would_refuse_ends_with_2(embargo: Embargo, desk: Path, config: str, said: str) -> None:
    (desk / "broken.toml").write_text("not = [", encoding="utf-8")
    (desk / "embargo.toml").write_text(config, encoding="utf-8")
    run = embargo("config", "drafts")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"embargo: {said}")


def test_a_key_that_is_too_short_ends_with_2(embargo: Embargo, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMBARGO_KEY", "short")
    run = embargo("config")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("embargo: EMBARGO_KEY: is too short")


def test_an_unknown_format_ends_with_2(embargo: Embargo, desk: Path) -> None:
    assert embargo("config", "--format", "yaml").code == 2
