"""The snapshot of validated rules: it saves time and changes nothing, and whatever is wrong with it is ignored."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from embargo.errors import RulebookError
from embargo.rulebook import Rulebook, load_rulebook, snapshot, validating
from embargo.rulebook.packing import pack

RULES = """kind = "rules"
family = "embargo"

[[rule]]
id = "house.{id}"
phrases = ["{phrase}"]
sets = {{ says = "none" }}
why = "Our moderator's way."
match = [{{ text = "Sit tight, stay calm and hold your horses.", expect = {{ labels = ["port officials"] }} }}]
reject = ["He left."]
"""


def rules(folder: Path, phrase: str = "sit tight", name: str = "house") -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(RULES.format(id=name, phrase=phrase), encoding="utf-8")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "embargo"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    rules(tmp_path / "house")
    return tmp_path / "house"


@pytest.fixture
def validated(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], bool]:
    """Whether loading a folder's rules validates them; each call loads them once."""
    seen: list[Path] = []
    really = validating.read_rule_file

    def read(path: Path, raw: bytes) -> object:
        seen.append(path)
        return really(path, raw)

    monkeypatch.setattr(validating, "read_rule_file", read)

    def load(folder: Path) -> bool:
        seen.clear()
        load_rulebook([folder])
        return bool(seen)

    return load


def kept(cache: Path) -> Path:
    (file,) = cache.iterdir()
    return file


def same(first: Rulebook, second: Rulebook) -> bool:
    return bool(pack(first) == pack(second))


def test_a_second_run_validates_nothing_and_has_the_same_rules(
    cache: Path, house: Path, validated: Callable[[Path], bool]
) -> None:
    assert validated(house)
    assert not validated(house)
    second = load_rulebook([house])
    kept(cache).unlink()
    assert same(second, load_rulebook([house]))
    example = next(rule for rule in second.rules if rule.rule.id == "house.house").rule.match[0]
    assert example.expect == {"labels": ["port officials"]}
    assert [rule.at for rule in second.explanations.values()] == [
        rule.at for rule in load_rulebook().explanations.values()
    ]


def test_a_hit_loads_no_validator(cache: Path) -> None:
    code = "import sys, embargo; embargo.load_rulebook(); print({'pydantic', 'tomllib'} & set(sys.modules))"
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    ]
    assert "pydantic" in runs[0]
    assert runs[1] == "set()"


def test_changed_rules_are_validated(cache: Path, house: Path, validated: Callable[[Path], bool]) -> None:
    validated(house)
    rules(house, "hold your horses")
    assert validated(house)
    assert any(rule.matches("Hold your horses.") for rule in load_rulebook([house]).rules)
    (house / "house.toml").write_text("kind = 'rulez'", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RulebookError, match="rulez"):
            load_rulebook([house])


def test_each_set_of_folders_has_its_own(
    cache: Path, house: Path, tmp_path: Path, validated: Callable[[Path], bool]
) -> None:
    other = tmp_path / "other"
    rules(other, "stay calm", "other")
    assert validated(house) and validated(other)
    assert not validated(house) and not validated(other)
    assert len(list(cache.iterdir())) == 2
    ids = {rule.rule.id for rule in load_rulebook([house]).rules}
    assert "house.house" in ids and "house.other" not in ids


def test_a_file_under_another_name_is_another(cache: Path, house: Path, validated: Callable[[Path], bool]) -> None:
    validated(house)
    (house / "house.toml").rename(house / "home.toml")
    assert validated(house)


def test_another_program_makes_its_own(
    cache: Path, house: Path, validated: Callable[[Path], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    validated(house)
    monkeypatch.setattr(snapshot, "_MAKERS", (*snapshot._MAKERS, "codes.py"))
    assert validated(house)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def change_a_word(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"sit tight", b"sit loose"))


def let_others_write(path: Path) -> None:
    path.chmod(0o666)


def let_others_write_the_folder(path: Path) -> None:
    path.parent.chmod(0o777)


def replace_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link_the_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))
    path.parent.symlink_to(path.parent.with_name("elsewhere"))


@pytest.mark.parametrize(
    "spoil",
    [
        truncate,
        empty,
        change_a_word,
        let_others_write,
        let_others_write_the_folder,
        replace_by_a_folder,
        link_the_folder,
    ],
)
def test_a_spoilt_snapshot_is_ignored(
    cache: Path, house: Path, validated: Callable[[Path], bool], spoil: Callable[[Path], None]
) -> None:
    before = load_rulebook([house])
    assert not validated(house)
    spoil(kept(cache))
    assert validated(house)
    assert same(load_rulebook([house]), before)


def test_the_cache_is_the_users_own(cache: Path, house: Path) -> None:
    load_rulebook([house])
    assert cache.stat().st_mode & 0o777 == 0o700
    assert kept(cache).stat().st_mode & 0o777 == 0o600


def test_nobody_elses_snapshot_is_read(
    cache: Path, house: Path, validated: Callable[[Path], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    validated(house)
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    assert validated(house)


def test_without_a_place_to_keep_it(
    cache: Path, house: Path, validated: Callable[[Path], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.parent.write_text("no folder", encoding="utf-8")
    assert validated(house) and validated(house)
    for home in ("", "relative"):
        monkeypatch.setenv("XDG_CACHE_HOME", home)
        monkeypatch.setenv("HOME", home)
        assert validated(house) and validated(house)
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME")
    assert validated(house) and validated(house)


def test_the_usual_place(
    house: Path, tmp_path: Path, validated: Callable[[Path], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert validated(house)
    assert not validated(house)
    assert kept(tmp_path / ".cache" / "embargo").is_file()


def test_it_holds_no_word_of_a_briefing(cache: Path, tmp_path: Path) -> None:
    call = tmp_path / "call.md"
    call.write_text(
        "MODERATOR: This call is embargoed until 5 p.m. Eastern.\n\nOFFICIAL: Herring quotas zigzag.\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "embargo", "rules", str(call), "--received", "2023-03-21T09:00-04:00"]
    assert subprocess.run(command, capture_output=True, check=False).returncode in (0, 3)
    assert b"zigzag" not in kept(cache).read_bytes()
