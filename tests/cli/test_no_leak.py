"""No words of an input get into standard error, a traceback or a log, whatever goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from runs import Embargo

from embargo import api
from embargo.cli import app

CANARY = "zymurgy"
CALL = f"MODERATOR:  This call is on background and embargoed until {CANARY} ends.\n\nMR. ORR:  The {CANARY} is near.\n"
DRAFT = f"“The {CANARY} is near,” said {CANARY.title()} Orr.\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    call, draft = tmp_path / "call.md", tmp_path / "draft.md"
    call.write_text(CALL, encoding="utf-8")
    draft.write_text(DRAFT, encoding="utf-8")
    return call, draft


STAGES = ("read_draft", "run_checks", "build_index", "extract", "judge")


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("error", [ValueError, KeyError, RecursionError, AssertionError, UnicodeError, MemoryError])
def test_a_crash_tells_no_words(
    embargo: Embargo,
    files: tuple[Path, Path],
    stage: str,
    error: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*arguments: object, **_: object) -> NoReturn:
        raise error(f"cannot make sense of {arguments!r}: {CALL} {DRAFT}")

    monkeypatch.setattr(api, stage, fail)
    caplog.set_level(logging.DEBUG)
    call, draft = files
    run = embargo("check", draft, "--briefing", call, "--at", "2023-03-21T13:30Z")
    assert run.code == 3
    assert run.out == ""
    assert CANARY not in run.err.lower()
    assert CANARY not in caplog.text.lower()
    assert run.err.count("\n") == 1


def _broken_inputs() -> Iterator[tuple[str, bytes]]:
    words = DRAFT.encode()
    yield "Latin-1", words + "é".encode("latin-1")
    yield "UTF-16", DRAFT.encode("utf-16")
    yield "NUL", words + b"\x00"
    yield "front matter", b"---\ntitle: [" + CANARY.encode() + b"\n---\n\n" + words
    yield "no end of front matter", b"---\ntitle: " + CANARY.encode() + b"\n" + words
    yield "a tag too many", b"<html><b>" + words + b"</i></html>"


@pytest.mark.parametrize(("kind", "content"), list(_broken_inputs()))
def test_a_bad_input_tells_no_words(
    embargo: Embargo, files: tuple[Path, Path], kind: str, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    call, draft = files
    caplog.set_level(logging.DEBUG)
    draft.write_bytes(content)
    for arguments in (("check", draft, "--briefing", call), ("check", call, "--briefing", draft), ("quotes", draft)):
        run = embargo(*arguments)
        assert "Traceback" not in run.err
        assert CANARY not in run.err.lower()
        assert CANARY not in caplog.text.lower()


def test_the_command_line_shows_no_locals() -> None:
    assert app.whole_app().pretty_exceptions_enable is False
    assert app.whole_app().pretty_exceptions_show_locals is False


def test_the_boundary_is_what_stops_them(monkeypatch: pytest.MonkeyPatch, files: tuple[Path, Path]) -> None:
    """The canary sings: without the boundary the words would be out."""
    call, draft = files

    def fail(*_: object, **__: object) -> NoReturn:
        raise ValueError(CALL)

    monkeypatch.setattr(api, "read_draft", fail)
    with pytest.raises(ValueError, match=CANARY):
        app.whole_app()(args=["check", str(draft), "--briefing", str(call)], standalone_mode=False)
