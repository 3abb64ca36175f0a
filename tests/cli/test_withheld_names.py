"""Names that a desk's configuration withholds: used to check, never shown to other systems."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import EXAMPLES, Embargo

from embargo.report import CHECK_FORMATS

AFTER = "2023-03-21 15:45 Europe/Brussels"
DRAFT = (
    "“This is the last chance we have to keep a herring fishery in these waters, and everyone who signs today knows "
    "it,” an official close to Nesheim said.\n"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    config = f'briefings = ["{EXAMPLES / "call"}"]\nwithheld_names = ["Ola Nesheim"]\nreveal = true\n'
    (tmp_path / "embargo.toml").write_text(config, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("format_", CHECK_FORMATS)
def test_a_pipeline_never_sees_them(
    embargo: Embargo, desk: Path, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where the file says `reveal`: under CI only the command line may say so."""
    monkeypatch.setenv("CI", "true")
    run = embargo("check", "draft.md", "--at", AFTER, "--format", format_)
    assert run.code == 1
    assert "nesheim" not in (run.out + run.err).lower()
    revealed = embargo("check", "draft.md", "--at", AFTER, "--format", format_, "--reveal")
    assert "nesheim" in revealed.out.lower()


def test_the_desk_sees_what_it_wrote(embargo: Embargo, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    run = embargo("check", "draft.md", "--at", AFTER)
    assert (run.code, "named-source" in run.out, "close to Nesheim" in run.out) == (1, True, True)
