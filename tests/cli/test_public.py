"""`--public FILE`: what stands in an earlier release or story breaks no embargo."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import EXAMPLES, Embargo

RELEASE = EXAMPLES / "public" / "earlier-release.md"
LAST_CHANCE = "“This is the last chance we have to keep a herring fishery in these waters,” an official said.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "story.md"
    path.write_text(LAST_CHANCE, encoding="utf-8")
    return path


def test_it_turns_a_breach_into_a_note(check: Embargo, draft: Path) -> None:
    assert check(draft).code == 1
    run = check(draft, "--public", RELEASE, "--format", "json")
    (found,) = run.json["drafts"][0]["findings"]
    assert (run.code, run.json["verdict"]) == (0, "clear")
    assert (found["rule"], found["severity"]) == ("embargoed-quote", "note")
    assert found["evidence"][-1]["source"] == str(RELEASE)


def test_it_may_be_given_several_times(check: Embargo, draft: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("The herring rests in February.\n", encoding="utf-8")
    assert check(draft, "--public", other).code == 1
    assert check(draft, "--public", other, "--public", RELEASE).code == 0


def test_a_call_or_a_draft_given_as_public_excuses_nothing(check: Embargo, draft: Path, call: Path) -> None:
    for copied in (call / "part-2.md", draft):
        run = check(draft, "--public", copied, "--format", "json")
        assert (run.code, run.json["drafts"][0]["verdict"]) == (3, "hold")
        assert [each["source"] for each in run.json["incomplete"]] == [str(copied)]


def test_one_that_cannot_be_read_makes_the_check_incomplete(check: Embargo, draft: Path, tmp_path: Path) -> None:
    assert check(draft, "--public", tmp_path / "nothing.md").code == 3
