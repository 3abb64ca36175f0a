"""Which configuration file holds for a draft, and every way in which one can be wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from embargo.errors import UsageError
from embargo.settings import load_settings

OWN = 'zone = "Europe/Oslo"\n'
PROJECT = '[project]\nname = "desk"\n\n[tool.embargo]\nzone = "Asia/Tokyo"\n'
OTHERS = '[project]\nname = "desk"\n\n[tool.other]\nzone = 3\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom's folder, with the working folder in it and drafts two folders down."""
    (tmp_path / "news" / "drafts").mkdir(parents=True)
    (tmp_path / "news" / "drafts" / "story.md").write_text("Words.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refusal(*starts: str | Path) -> str:
    with pytest.raises(UsageError) as caught:
        load_settings(starts, {})
    return str(caught.value)


def test_without_a_file_the_defaults_hold(desk: Path) -> None:
    settings = load_settings(desk / "news" / "drafts" / "story.md", {})
    assert settings.config is None
    assert {setting.origin for setting in settings.items().values()} == {"default"}
    assert (settings.fail_on.value, settings.min_severity.value, settings.zone.value) == ("error", "note", None)
    assert (settings.briefings.value, settings.reveal.value) == ((), False)


@pytest.mark.parametrize("start", ["news/drafts/story.md", "news/drafts", "news/drafts/not-there.md", "news"])
def test_the_nearest_file_upwards_holds(desk: Path, start: str) -> None:
    write(desk / "embargo.toml", 'zone = "UTC"\n')
    write(desk / "news" / "embargo.toml", OWN)
    settings = load_settings(start, {})
    assert settings.zone.value == "Europe/Oslo"
    assert settings.zone.origin == "news/embargo.toml:1"


def test_standard_input_takes_the_working_folder(desk: Path) -> None:
    write(desk / "embargo.toml", OWN)
    assert load_settings("-", {}).zone.origin == "embargo.toml:1"


@pytest.mark.parametrize("start", ["/dev/stdin", "/dev/fd/63", "/srv/../dev/stdin", "/proc/self/fd/0"])
def test_standard_input_by_another_name_takes_the_working_folder_too(desk: Path, start: str) -> None:
    write(desk / "embargo.toml", 'withheld_names = ["Ola Nesheim"]\n')
    assert load_settings(start, {}).withheld_names.value == ("Ola Nesheim",)


def test_a_pipe_takes_the_working_folder(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    pipe = tmp_path_factory.mktemp("elsewhere") / "pipe"
    os.mkfifo(pipe)
    write(desk / "embargo.toml", OWN)
    assert load_settings(pipe, {}).zone.given


def test_a_project_file_counts_where_it_has_the_table(desk: Path) -> None:
    write(desk / "embargo.toml", OWN)
    write(desk / "news" / "pyproject.toml", OTHERS)
    assert load_settings("news/drafts", {}).zone.value == "Europe/Oslo"
    write(desk / "news" / "pyproject.toml", PROJECT)
    settings = load_settings("news/drafts", {})
    assert (settings.zone.value, settings.zone.origin) == ("Asia/Tokyo", "news/pyproject.toml:5")


def test_a_project_file_beside_the_own_one_is_no_matter_without_the_table(desk: Path) -> None:
    write(desk / "embargo.toml", OWN)
    write(desk / "pyproject.toml", OTHERS)
    assert load_settings(".", {}).zone.value == "Europe/Oslo"


def test_two_configs_in_one_folder_are_refused(desk: Path) -> None:
    write(desk / "embargo.toml", OWN)
    write(desk / "pyproject.toml", PROJECT)
    assert refusal("news/drafts/story.md").startswith("two configs in one folder: embargo.toml and [tool.embargo] in")


def test_drafts_of_one_run_must_share_a_file(desk: Path) -> None:
    write(desk / "embargo.toml", OWN)
    write(desk / "news" / "embargo.toml", 'zone = "UTC"\n')
    write(desk / "loose.md", "Words.\n")
    said = refusal("loose.md", "news/drafts/story.md")
    assert "different configurations (embargo.toml, news/embargo.toml)" in said


def test_a_folder_of_drafts_with_a_file_of_its_own_inside_is_refused(desk: Path) -> None:
    write(desk / "news" / "top.md", "Words.\n")
    write(desk / "news" / "drafts" / "embargo.toml", OWN)
    assert "different configurations (news/drafts/embargo.toml, none)" in refusal("news")


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        pytest.param(b'zone = "Oslo\n', 1, "Illegal character", id="TOML"),
        pytest.param(b'zone = "UTC"\nzone = "UTC"\n', 2, "overwrite", id="a key twice"),
        pytest.param(b'# desk\nzone = "K\xf8benhavn"\n', 2, "not UTF-8", id="Latin-1"),
        pytest.param("zone = 'UTC'\n".encode("utf-16"), 1, "not UTF-8", id="UTF-16"),
        pytest.param(b"a = " + b"[" * 5000, 1, "", id="nested"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(desk: Path, content: bytes, line: int, said: str) -> None:
    write(desk / "embargo.toml", content)
    refused = refusal("news")
    assert refused.startswith(f"embargo.toml:{line}: ")
    assert said in refused


def test_a_broken_project_file_is_refused(desk: Path) -> None:
    write(desk / "pyproject.toml", '[project]\nname = "desk\n')
    assert refusal("news").startswith("pyproject.toml:2: ")


def test_tool_embargo_must_be_a_table(desk: Path) -> None:
    write(desk / "pyproject.toml", '[tool]\nembargo = "on"\n')
    assert refusal("news").startswith("pyproject.toml:2: tool.embargo is no table")


def test_a_link_counts_as_the_file_it_leads_to(desk: Path) -> None:
    write(desk / "shared.toml", OWN + 'briefings = ["calls"]\n')
    (desk / "news" / "embargo.toml").symlink_to(desk / "shared.toml")
    settings = load_settings("news/drafts", {})
    assert settings.zone.origin == "news/embargo.toml:1"
    assert settings.briefings.value == (Path("news/calls"),)  # from where the link stands


@pytest.mark.parametrize("target", ["nowhere.toml", "embargo.toml"])
def test_a_link_that_leads_nowhere_is_refused(desk: Path, target: str) -> None:
    (desk / "embargo.toml").symlink_to(target)
    assert refusal("news").startswith("embargo.toml:1: the link leads nowhere")


def test_a_folder_of_the_name_is_refused(desk: Path) -> None:
    (desk / "embargo.toml").mkdir()
    assert refusal("news").startswith("embargo.toml:1: is a folder")


def test_an_unreadable_file_is_refused(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(desk / "embargo.toml", OWN)

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refusal("news").startswith("embargo.toml:1: may not be read")


def test_a_byte_order_mark_is_no_matter(desk: Path) -> None:
    write(desk / "embargo.toml", b"\xef\xbb\xbf" + OWN.encode())
    assert load_settings("news", {}).zone.value == "Europe/Oslo"


def test_without_a_file_nothing_is_parsed(desk: Path) -> None:
    """The start of every check stays light: no parser is loaded for settings that nobody wrote."""
    script = (
        "import sys\n"
        "from embargo.settings import load_settings, for_check\n"
        "for_check(load_settings('news/drafts', {'EMBARGO_FAIL_ON': 'note'}), {})\n"
        "loaded = {'tomllib', 'pydantic', 'subprocess'} & set(sys.modules)\n"
        "print(sorted(loaded))\n"
    )
    warm = [sys.executable, "-c", "from embargo.rulebook import load_rulebook; load_rulebook()"]
    subprocess.run(warm, check=True)
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=desk)
    assert (run.stdout, run.stderr) == ("[]\n", "")


def test_a_pipe_of_the_name_is_not_waited_for(desk: Path) -> None:
    os.mkfifo(desk / "embargo.toml")
    assert refusal("news").startswith("embargo.toml: is a pipe")


@pytest.mark.parametrize("text", [f"zone = {'9' * 5000}", f"zone = {'[' * 50_000}"], ids=["long number", "deep list"])
def test_what_the_parser_gives_up_on_is_wrong_and_no_crash(desk: Path, text: str) -> None:
    (desk / "embargo.toml").write_text(f"{text}\n", encoding="utf-8")
    assert refusal("news").startswith("embargo.toml:1: it holds a number too long, or brackets nested too deep")
