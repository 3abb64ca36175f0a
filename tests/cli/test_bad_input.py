"""Bad input: the right exit code, one clear line that names the file and what to do, nothing counted as passed."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from runs import Embargo

STORY = "“Nobody has a veto over the fish,” a senior administration official said.\n"


def _missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def _folder(path: Path) -> None:
    path.mkdir()


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)


def _bytes(content: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(content) and None


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "missing": (_missing, "no such file"),
    "empty folder": (_folder, "no readable file"),
    "empty": (_bytes(b""), "is empty"),
    "white space": (_bytes(b" \n\n\t\n"), "only white space"),
    "Latin-1": (_bytes("Der Fisch gehört allen.".encode("latin-1")), "save it as UTF-8"),
    "UTF-16": (_bytes(codecs.BOM_UTF16_LE + STORY.encode("utf-16-le")), "is UTF-16"),
    "UTF-16 without a mark": (_bytes(STORY.encode("utf-16-le")), "is UTF-16"),
    "binary": (_bytes(b"\x7fELF\x02\x01\x01\x00\x00\x00" * 40), "binary"),
    "PDF": (_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "PDF"),
    "50 MB": (_large, "larger than"),
    "markup only": (_bytes(b"---\ntitle: x\n---\n\n---\n"), "no words"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_draft(check: Embargo, tmp_path: Path, kind: str) -> None:
    make, reason = BAD[kind]
    draft = tmp_path / "draft.md"
    make(draft)
    run = check(draft, "--format", "json")
    assert run.code == 3
    assert (run.json["verdict"], run.json["drafts"]) == ("hold", [])
    assert run.err.startswith(f"embargo: {draft}: ")
    assert run.err.count("\n") == 1
    assert reason in run.err


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_briefing(embargo: Embargo, drafts: Path, tmp_path: Path, kind: str) -> None:
    make, reason = BAD[kind]
    call = tmp_path / "call.md"
    make(call)
    run = embargo(
        "check", drafts / "clean.md", "--briefing", call, "--at", "2023-03-21T13:30+01:00", "--format", "json"
    )
    assert run.code == 3
    assert (run.json["verdict"], run.json["drafts"], run.json["briefings"]) == ("hold", [], [])
    first, second = run.err.splitlines()
    assert first.startswith(f"embargo: {call}: ")
    assert reason in first
    assert second == f"embargo: {drafts / 'clean.md'}: not checked, as no briefing could be read"
    listed = embargo("rules", call, "--format", "json")
    assert (listed.code, listed.json["briefings"]) == (3, [])
    assert listed.err == f"{first}\n"


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_draft_among_good_ones(check: Embargo, drafts: Path, tmp_path: Path, kind: str) -> None:
    draft = tmp_path / "draft.md"
    BAD[kind][0](draft)
    run = check(drafts / "clean.md", draft, drafts / "leak.md", "--format", "json")
    assert (run.code, run.json["verdict"]) == (3, "hold")
    assert [each["verdict"] for each in run.json["drafts"]] == ["clear", "hold"]


def test_a_file_that_may_not_be_read(check: Embargo, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(STORY, encoding="utf-8")
    draft.chmod(0)
    if os.access(draft, os.R_OK):
        pytest.skip("this user may read every file")
    run = check(draft)
    assert (run.code, run.err) == (3, f"embargo: {draft}: may not be read; check the permissions\n")


def _links_to_itself(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("name", "make"),
    [("n" * 300 + ".md", lambda _: None), ("n" * 5000 + ".md", lambda _: None), ("n.md", _links_to_itself)],
)
def test_a_name_that_leads_nowhere(
    check: Embargo, embargo: Embargo, drafts: Path, tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    path = tmp_path / name
    make(path)
    reason = f"embargo: {path}: no such file; check the path\n"
    run = check(path)
    assert (run.code, run.err) == (3, reason)
    run = embargo("check", drafts / "clean.md", "--briefing", path, "--at", "2023-03-21T13:30+01:00")
    assert (run.code, run.err.startswith(reason)) == (3, True)


@pytest.mark.parametrize("kind", ["draft", "briefing"])
def test_a_pipe_is_no_file(embargo: Embargo, drafts: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "pipe.md"
    os.mkfifo(path)
    draft, call = (path, drafts / "clean.md") if kind == "draft" else (drafts / "clean.md", path)
    run = embargo("check", draft, "--briefing", call, "--at", "2023-03-21T13:30+01:00")
    assert run.code == 3
    assert f"embargo: {path}: is a pipe; give a file, or send the words in with `-`\n" in run.err


def test_empty_standard_input(check: Embargo) -> None:
    run = check("-")
    assert run.code == 3
    assert run.err == "embargo: <stdin>: is empty; give a file with text in it\n"


def test_a_draft_equal_to_the_transcript(check: Embargo, call: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    copy.write_text((call / "part-1.md").read_text(encoding="utf-8").replace("\u00a0", " "), encoding="utf-8")
    for draft in (copy, call / "part-1.md"):
        run = check(draft, "--format", "json")
        assert (run.code, run.json["verdict"], run.json["drafts"]) == (3, "hold", [])
        assert run.err.startswith(f"embargo: {draft}: holds the same words as a briefing")


NO_RULES = "MODERATOR:  Welcome to the harbor.\n\nMR. ORR:  The boats are being painted for the season.\n"


def test_a_transcript_without_ground_rules(embargo: Embargo, tmp_path: Path) -> None:
    call, draft = tmp_path / "call.md", tmp_path / "draft.md"
    call.write_text(NO_RULES, encoding="utf-8")
    draft.write_text("The quays are busy.\n", encoding="utf-8")
    arguments = ("check", draft, "--briefing", call, "--at", "2023-03-21T13:30Z", "--format", "json")
    run = embargo(*arguments)
    assert (run.code, run.json["verdict"], run.json["drafts"][0]["verdict"]) == (3, "hold", "hold")
    assert run.err.startswith(f"embargo: {call}: no ground rules found in it")
    assert run.err.count("\n") == 1
    lifted = embargo(*arguments, "--lift", "call=2023-03-21T12:00Z")
    assert (lifted.code, lifted.json["verdict"], lifted.err) == (0, "clear", "")
    assert lifted.json["lifts"] == [{"scope": "call", "at": "2023-03-21T12:00:00Z"}]


def test_rules_of_a_transcript_without_any(embargo: Embargo, tmp_path: Path) -> None:
    call = tmp_path / "call.md"
    call.write_text(NO_RULES, encoding="utf-8")
    run = embargo("rules", call, "--format", "json")
    assert run.code == 0
    assert [warning["code"] for warning in run.json["briefings"][0]["warnings"]] == ["no-ground-rules"]
    assert "[no-ground-rules]" in embargo("rules", call).out


def test_a_transcript_without_stamps(embargo: Embargo, tmp_path: Path) -> None:
    call = tmp_path / "call.md"
    call.write_text(
        "MODERATOR:  This call is on background, attributable to “harbor officials,” and embargoed until it ends.\n\n"
        "HARBOR OFFICIAL:  Every boat on the quay will be painted blue before the summer begins.\n",
        encoding="utf-8",
    )
    draft = tmp_path / "draft.md"
    draft.write_text(
        "“Every boat on the quay will be painted blue before the summer begins,” a harbor official said.\n",
        encoding="utf-8",
    )
    run = embargo("check", draft, "--briefing", call, "--at", "2023-03-21T13:30Z", "--format", "json")
    assert (run.code, run.json["verdict"], run.json["drafts"][0]["publishable_at"]) == (1, "hold", None)
    assert run.json["briefings"][0]["started_at"] is None


def test_a_transcript_without_turns(embargo: Embargo, tmp_path: Path) -> None:
    call, draft = tmp_path / "call.md", tmp_path / "draft.md"
    call.write_text("The boats are being painted for the season.\n", encoding="utf-8")
    draft.write_text("The quays are busy.\n", encoding="utf-8")
    run = embargo("check", draft, "--briefing", call, "--at", "2023-03-21T13:30Z", "--format", "json")
    assert (run.code, run.json["verdict"]) == (3, "hold")
    assert run.err.startswith(f"embargo: {call}: ")
