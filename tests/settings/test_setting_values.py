"""What may be written for each setting, where it comes from, and which of several places holds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from embargo.errors import UsageError
from embargo.settings import KEYS, load_settings
from embargo.settings.lines import line_of

WHOLE = """\
briefings = ["briefings/", "../wire"]
ground_rules = ["signed/call.rules.toml"]
public = ["releases"]
rulebook = ["our-rules"]
waivers = "waivers.toml"
baseline = "baseline.json"
zone = "Europe/Oslo"
fail_on = "warning"
min_severity = "warning"
select = ["misquote", "named-source"]
ignore = ["broader-label"]
withheld_names = ["Agnes Tollefsen", "Ola Nesheim"]
reveal = true

[severity]
misquote = "note"
"narrower-label" = "off"

[thresholds]
certain_bits = 9

[labels]
"senior transport officials" = ["ferry board insiders"]
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "embargo.toml"


def refusal(environ: dict[str, str] | None = None, **overrides: Any) -> str:
    with pytest.raises(UsageError) as caught:
        load_settings(".", environ or {}, overrides)
    return str(caught.value)


def test_every_key_of_a_file(config: Path) -> None:
    config.write_text(WHOLE, encoding="utf-8")
    settings = load_settings(".", {})
    assert settings.config == Path("embargo.toml")
    assert {name: setting.origin for name, setting in settings.items().items()} == {
        name: f"embargo.toml:{line_of(WHOLE, (name,))}" for name in KEYS
    }
    assert settings.briefings.value == (Path("briefings"), Path("../wire"))
    assert settings.waivers.value == Path("waivers.toml")
    assert settings.select.value == ("misquote", "named-source")
    assert settings.withheld_names.value == ("Agnes Tollefsen", "Ola Nesheim")
    assert settings.reveal.value is True
    assert dict(settings.severity.value) == {"misquote": "note", "narrower-label": "off"}
    assert dict(settings.thresholds.value) == {"certain_bits": 9.0}
    assert dict(settings.labels.value) == {"senior transport officials": ("ferry board insiders",)}


def test_paths_of_a_file_are_meant_from_its_folder(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text('briefings = ["calls", "/srv/wire"]\n', encoding="utf-8")
    elsewhere = config.parent / "drafts"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert load_settings(".", {}).briefings.value == (Path("../calls"), Path("/srv/wire"))


VARIABLES = [
    ("BRIEFINGS", os.pathsep.join(("calls", " wire ", "")), "briefings", (Path("calls"), Path("wire"))),
    ("GROUND_RULES", "a.toml", "ground_rules", (Path("a.toml"),)),
    ("PUBLIC", "releases", "public", (Path("releases"),)),
    ("RULEBOOK", "ours", "rulebook", (Path("ours"),)),
    ("WAIVERS", "waivers.toml", "waivers", Path("waivers.toml")),
    ("BASELINE", "baseline.json", "baseline", Path("baseline.json")),
    ("ZONE", "Asia/Tokyo", "zone", "Asia/Tokyo"),
    ("FAIL_ON", "never", "fail_on", "never"),
    ("MIN_SEVERITY", "error", "min_severity", "error"),
    ("SELECT", "misquote, named-source", "select", ("misquote", "named-source")),
    ("IGNORE", "misquote", "ignore", ("misquote",)),
    ("WITHHELD_NAMES", "Ola Nesheim; M. L. Strand, Jr.", "withheld_names", ("Ola Nesheim", "M. L. Strand, Jr.")),
    ("REVEAL", "yes", "reveal", True),
    ("REVEAL", "0", "reveal", False),
]


@pytest.mark.parametrize(("variable", "words", "name", "value"), VARIABLES)
def test_a_variable_stands_above_the_file(config: Path, variable: str, words: str, name: str, value: object) -> None:
    config.write_text(WHOLE, encoding="utf-8")
    setting = load_settings(".", {f"EMBARGO_{variable}": words}).items()[name]
    assert (setting.value, setting.origin) == (value, f"EMBARGO_{variable}")


def test_every_setting_that_is_no_table_has_a_variable() -> None:
    tables = {"severity", "thresholds", "labels"}
    assert {name for _, _, name, _ in VARIABLES} == set(KEYS) - tables


def test_an_empty_variable_sets_nothing(config: Path) -> None:
    """A pipeline passes on an empty word where nobody set a value; withheld names must not be lost by that."""
    config.write_text(WHOLE, encoding="utf-8")
    settings = load_settings(".", {"EMBARGO_WITHHELD_NAMES": "", "EMBARGO_ZONE": "  "})
    assert len(settings.withheld_names.value) == 2
    assert settings.zone.value == "Europe/Oslo"


@pytest.mark.parametrize(("variable", "words"), [("WITHHELD_NAMES", " ; "), ("IGNORE", ","), ("PUBLIC", os.pathsep)])
def test_separators_alone_set_nothing(config: Path, variable: str, words: str) -> None:
    """As where a pipeline joins two empty words: withheld names of the file must not be lost by that."""
    config.write_text(WHOLE, encoding="utf-8")
    setting = load_settings(".", {f"EMBARGO_{variable}": words}).items()[variable.lower()]
    assert setting.value
    assert setting.origin.startswith("embargo.toml:")


def test_the_command_line_stands_above_all(config: Path) -> None:
    config.write_text(WHOLE, encoding="utf-8")
    environ = {"EMBARGO_ZONE": "Asia/Tokyo", "EMBARGO_BRIEFINGS": "calls"}
    settings = load_settings(".", environ, {"zone": "UTC", "briefings": ["-"], "fail_on": None, "select": []})
    assert (settings.zone.value, settings.zone.origin) == ("UTC", "--zone")
    assert (settings.briefings.value, settings.briefings.origin) == ((Path("-"),), "--briefing")
    assert settings.fail_on.origin == "embargo.toml:8"
    assert settings.select.origin == "embargo.toml:10"


WRONG = [
    ('zonne = "UTC"', 1, "zonne: there is no such key; did you mean zone?; there are briefings, "),
    (
        '[tool.embargo]\nzone = "UTC"',
        1,
        "tool: there is no such key; [tool.embargo] is for pyproject.toml, here the keys",
    ),
    ("\nqwerty = 1", 2, "qwerty: there is no such key; there are "),
    ('zone = "Oslo"', 1, "zone 'Oslo': no zone Oslo"),
    ("zone = 2", 1, "zone is a number; write words"),
    ('zone = ""', 1, "zone is empty"),
    ('fail_on = "loud"', 1, "fail_on 'loud': write one of error, warning, note, never"),
    ('min_severity = "never"', 1, "min_severity 'never': write one of error, warning, note"),
    ('briefings = "calls"', 1, "briefings is words; write a list of files or folders"),
    ("briefings = [1]", 1, "briefings is a number; write words"),
    ('briefings = ["a\\u0000b"]', 1, "briefings holds a NUL character"),
    ("select = true", 1, "select is true or false; write a list"),
    ("reveal = 1", 1, "reveal is a number; write true or false"),
    ("zone = 2024-05-01", 1, "zone is a date or time; write words"),
    ('severity = "error"', 1, "severity is words; write a table"),
    ('[severity]\nmisquote = "bad"', 2, "severity.misquote 'bad': write one of error, warning, note, off"),
    ('severity.misquote = "bad"', 1, "severity.misquote 'bad': write one of"),
    ("[thresholds]\n\ncertain_bits = true", 3, "thresholds.certain_bits is true or false; write a number"),
    ("[thresholds]\ncertain_bits = -1", 2, "thresholds.certain_bits -1: write a number of at least 0"),
    ("[thresholds]\ncertain_bits = nan", 2, "thresholds.certain_bits nan: write a number of at least 0"),
    ('[labels]\n"senior officials" = "aides"', 2, "labels.senior officials is words; write a list"),
]


@pytest.mark.parametrize(("text", "line", "said"), WRONG)
def test_what_is_wrong_in_a_file_is_told_with_its_line(config: Path, text: str, line: int, said: str) -> None:
    config.write_text(text + "\n", encoding="utf-8")
    assert refusal().startswith(f"embargo.toml:{line}: {said}")


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"EMBARGO_ZONNE": "UTC"}, "EMBARGO_ZONNE: there is no such variable; did you mean EMBARGO_ZONE?; there are "),
        ({"EMBARGO_": "UTC"}, "EMBARGO_: there is no such variable; there are "),
        ({"EMBARGO_FORMAT": "json"}, "EMBARGO_FORMAT: there is no such variable; there are "),
        ({"EMBARGO_SEVERITY": "misquote=note"}, "EMBARGO_SEVERITY: severity is a table; write it in a"),
        ({"EMBARGO_REVEAL": "perhaps"}, "EMBARGO_REVEAL: write true or false"),
        ({"EMBARGO_FAIL_ON": "loud"}, "EMBARGO_FAIL_ON 'loud': write one of error"),
    ],
)
def test_what_is_wrong_in_the_environment(config: Path, environ: dict[str, str], said: str) -> None:
    assert refusal(environ).startswith(said)


def test_variables_of_other_use_are_let_be(config: Path) -> None:
    environ = {"EMBARGO_KEY": "k", "EMBARGO_PACKAGE": "embargo[docx]", "_EMBARGO_COMPLETE": "bash_source", "ZONE": "x"}
    assert load_settings(".", environ).items() == load_settings(".", {}).items()


def test_what_is_wrong_on_the_command_line(config: Path) -> None:
    assert refusal(fail_on="loud").startswith("--fail-on 'loud': write one of error, warning, note, never")
    assert refusal(zone="Oslo").startswith("--zone 'Oslo': no zone Oslo")


@pytest.mark.parametrize("text", ['withheld_names = "Ola Nesheim"', 'withheld_names = [["Ola Nesheim"]]'])
def test_a_mistake_with_withheld_names_does_not_tell_them(config: Path, text: str) -> None:
    config.write_text(text + "\n", encoding="utf-8")
    assert "Nesheim" not in refusal()


def test_withheld_names_stay_out_of_every_repr(config: Path) -> None:
    config.write_text(WHOLE, encoding="utf-8")
    assert "Nesheim" not in repr(load_settings(".", {}))


@pytest.mark.parametrize(
    ("text", "place", "line"),
    [
        ("a = 1\nb = 2\n", ("b",), 2),
        ("# b = 1\nb = 2\n", ("b",), 2),
        ('[tool.embargo]\nzone = "x"\n', ("tool", "embargo", "zone"), 2),
        ('[ tool . "embargo" ]\nzone = "x"\n', ("tool", "embargo", "zone"), 2),
        ('[tool]\nembargo.zone = "x"\n', ("tool", "embargo", "zone"), 2),
        ("[tool.embargo]\n\n[tool.embargo.severity]\n'misquote' = 1\n", ("tool", "embargo", "severity", "misquote"), 4),
        ("[other]\nzone = 1\n\n[tool.embargo]\nselect = []\nzone = 2\n", ("tool", "embargo", "zone"), 6),
        ("[tool.embargo]\nlabels = { x = 1 }\n", ("tool", "embargo", "labels", "x"), 2),
        ("", ("zone",), 1),
    ],
)
def test_the_line_of_a_key(text: str, place: tuple[str, ...], line: int) -> None:
    assert line_of(text, place) == line
