"""Signed rules: written whole, beside their briefing, over nobody's newer work, and nowhere else."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import httpx
import pytest
from desks import CLEAN, LEAK, LIFT, Open, call, opened

from embargo.desk import saving

SIGNED = {
    "reviewed_by": "Ines Calloway, night editor",
    "names_withheld": False,
    "attribution": [{"scope": "call", "basis": "on_background", "labels": ["senior administration officials"]}],
    "embargoes": [{"scope": "call", "kind": "time", "zone": "America/New_York", "lifts_at": "2022-05-10T16:00-04:00"}],
}
EARLIER = LIFT - dt.timedelta(hours=1)


def sign(desk: Open, rules: dict[str, Any] | None = None, **more: Any) -> httpx.Response:
    body = {"version": None, "rules": {**SIGNED, **(rules or {})}, **more}
    if "briefing" not in more:
        body.setdefault("sources", [str(desk.folder / "harbor.md")])
    return desk.client.post("/api/ground-rules", json=body)


def files(desk: Open) -> set[str]:
    return {path.name for path in desk.folder.parent.rglob("*") if path.is_file()}


def board(desk: Open) -> Any:
    return desk.client.get("/page/board").json()


def test_signed_rules_are_written_and_hold_at_once(desk: Open) -> None:
    desk.clock.at = EARLIER
    assert desk.check(LEAK).json()["verdict"] == "hold"
    answer = sign(desk)
    assert answer.status_code == 200, answer.text
    path = desk.folder / "harbor.rules.toml"
    assert answer.json()["path"] == str(path)
    written = path.read_text(encoding="utf-8")
    entry = tomllib.loads(written)["briefing"][0]
    assert entry["reviewed_by"] == "Ines Calloway, night editor"
    assert entry["reviewed_at"] == EARLIER
    assert entry["sources"] == ["harbor.md"]
    assert entry["embargo"][0]["lifts_at"] == EARLIER
    assert "embargoed until 5:00 p.m. Eastern" in " ".join(written.replace("\n# ", " ").split())  # the host's words
    assert desk.check(LEAK).json()["verdict"] == "clear"
    rules = desk.client.get("/api/rules").json()["briefings"][0]
    assert rules["ground_rules_file"]["reviewed_by"] == "Ines Calloway, night editor"
    assert rules["ground_rules_file"]["in_force"]
    assert rules["warnings"] == []
    assert files(desk) == {"harbor.md", "harbor.rules.toml"}


def test_an_embargo_without_a_time_holds(desk: Open) -> None:
    assert sign(desk, {"embargoes": [{"scope": "call", "kind": "time"}]}).status_code == 200
    desk.clock.at = LIFT + dt.timedelta(days=400)
    assert desk.check(LEAK).json()["verdict"] == "hold"


def test_rules_are_signed_again_over_the_version_that_was_seen(desk: Open) -> None:
    first = sign(desk).json()["version"]
    assert board(desk)["briefings"][0]["version"] == first
    assert sign(desk, {"names_withheld": True}, version=first).status_code == 200
    stale = sign(desk, version=first)
    assert (stale.status_code, stale.json()["error"]) == (409, "Conflict")
    assert "names_withheld = true" in (desk.folder / "harbor.rules.toml").read_text(encoding="utf-8")


def test_a_file_that_somebody_made_meanwhile_stays(desk: Open) -> None:
    first = sign(desk)
    assert first.status_code == 200
    before = (desk.folder / "harbor.rules.toml").read_bytes()
    again = sign(desk, {"reviewed_by": "Somebody Else"})
    assert again.status_code == 409
    assert (desk.folder / "harbor.rules.toml").read_bytes() == before


def test_a_file_that_appears_at_the_last_moment_stays(desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    target = desk.folder / "harbor.rules.toml"

    def looked(path: Path) -> None:
        target.write_text("# made between the look and the writing\n", encoding="utf-8")

    monkeypatch.setattr(saving, "version_of", looked)
    assert sign(desk).status_code == 409
    assert target.read_text(encoding="utf-8").startswith("# made between")
    assert files(desk) == {"harbor.md", "harbor.rules.toml"}


@pytest.mark.parametrize("content", ["no toml [", "[[briefing]]\nsources = ['other.md']\nnames_withheld = false\n"])
def test_a_file_that_is_wrong_or_anothers_is_not_written_over(desk: Open, content: str) -> None:
    target = desk.folder / "harbor.rules.toml"
    target.write_text(content, encoding="utf-8")
    desk.look()
    assert sign(desk, version=saving.version_of(target)).status_code == 409
    assert target.read_text(encoding="utf-8") == content


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ({"reviewed_by": ""}, "reviewed_by"),
        ({"reviewed_by": "   "}, "reviewed_by"),
        ({"reviewed_by": "In\nes"}, "reviewed_by"),
        ({"attribution": [{"scope": "section:7", "basis": "on_background"}]}, "section:7"),
        ({"attribution": [{"scope": "call", "basis": "hearsay"}]}, "basis"),
        ({"attribution": [{"scope": "call", "basis": "on_background"}] * 2}, "twice"),
        ({"embargoes": [{"scope": "call", "kind": "time", "lifts_at": "2022-05-10 16:00"}]}, "zone"),
        ({"embargoes": [{"scope": "call", "kind": "time", "lifts_at": "2022-03-13 02:30 America/New_York"}]}, "skips"),
        ({"embargoes": [{"scope": "call", "kind": "lifted", "lifts_at": "2022-05-10T16:00Z"}]}, "no embargo"),
        ({"embargoes": [{"scope": "call", "kind": "time", "lift_at": "2022-05-10T16:00Z"}]}, "lift_at"),
        ({"embargos": []}, "embargos"),
    ],
)
def test_rules_that_are_wrong_are_not_written(shared_desk: Open, rules: dict[str, Any], says: str) -> None:
    answer = sign(shared_desk, rules)
    assert answer.status_code == 422, answer.text
    assert says in answer.json()["message"]
    assert "/tmp/" not in answer.json()["message"]
    assert not list(shared_desk.folder.glob("*.toml"))


def test_words_of_the_editor_stay_words_in_the_file(desk: Open) -> None:
    name = "I. \"Nes\" '''\\ ]]"
    labels = ['officials"]\nreviewed_by = "x', "”"]
    attribution = [{"scope": "call", "basis": "on_background", "labels": labels}]
    assert sign(desk, {"reviewed_by": name, "attribution": attribution}).status_code == 200
    entry = tomllib.loads((desk.folder / "harbor.rules.toml").read_text(encoding="utf-8"))["briefing"][0]
    assert (entry["reviewed_by"], entry["attribution"][0]["labels"]) == (name, labels)


def test_a_pasted_briefing_is_kept_with_its_rules(desk: Open) -> None:
    said = "The ice patrol sails at dawn with six crews and a doctor"
    text = call("Call on the Ice Patrol").replace("Nobody will pay a fee for the first two seasons", said)
    briefing = {"name": "ice.md", "text": text}
    assert sign(desk, briefing=briefing).status_code == 200
    assert files(desk) == {"harbor.md", "ice.md", "ice.rules.toml"}
    assert (desk.folder / "ice.md").read_text(encoding="utf-8") == text
    assert len(desk.client.get("/api/rules").json()["briefings"]) == 2
    assert desk.check(f"“{said},” a senior administration official said.\n").json()["verdict"] == "hold"
    again = sign(desk, briefing={"name": "ice.md", "text": text + "\nMore.\n"})
    assert again.status_code == 409
    assert (desk.folder / "ice.md").read_text(encoding="utf-8") == text


def test_a_pasted_briefing_whose_rules_cannot_be_kept_is_not_kept_either(desk: Open) -> None:
    (desk.folder / "ice.rules.toml").mkdir()
    assert sign(desk, briefing={"name": "ice.md", "text": call("Ice")}).status_code == 409
    wrong = {"attribution": [{"scope": "section:7", "basis": "on_background"}]}
    assert sign(desk, wrong, briefing={"name": "fog.md", "text": call("Fog")}).status_code == 422
    assert files(desk) == {"harbor.md"}


@pytest.mark.parametrize(
    "name",
    [
        "../ice.md",
        "..",
        "../../etc/ice.md",
        "/tmp/ice.md",
        "sub/ice.md",
        "sub\\ice.md",
        "C:ice.md",
        ".ice.md",
        "ice",
        "ice.toml",
        "ice.py",
        "ice\x00.md",
        "i" * 150 + ".md",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(shared_desk: Open, name: str) -> None:
    before = files(shared_desk)
    answer = sign(shared_desk, briefing={"name": name, "text": call("Ice")})
    assert answer.status_code == 422
    assert files(shared_desk) == before


@pytest.mark.parametrize("sources", [["/etc/passwd"], ["harbor.md"], ["../briefings/harbor.md"], [""], ["a", "b"]])
def test_only_briefings_of_the_desk_have_rules_written(shared_desk: Open, sources: list[str]) -> None:
    assert sign(shared_desk, sources=sources).status_code == 422
    assert not list(shared_desk.folder.glob("*.toml"))


def test_a_link_is_not_followed_out_of_the_folder(desk: Open, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_text("# not the desk's\n", encoding="utf-8")
    (desk.folder / "harbor.rules.toml").symlink_to(elsewhere)
    desk.look()
    for version in (None, saving.version_of(elsewhere)):
        assert sign(desk, version=version).status_code in {409, 422}
    dangling = desk.folder / "ice.rules.toml"
    dangling.symlink_to(tmp_path / "new.toml")
    assert sign(desk, briefing={"name": "ice.md", "text": call("Ice")}).status_code in {409, 422}
    (desk.folder / "fog.md").symlink_to(tmp_path / "fog.md")
    assert sign(desk, briefing={"name": "fog.md", "text": call("Fog")}).status_code == 409
    assert elsewhere.read_text(encoding="utf-8") == "# not the desk's\n"
    assert not (tmp_path / "new.toml").exists()
    assert not (tmp_path / "fog.md").exists()
    assert not (desk.folder / "ice.md").exists()


def test_a_desk_of_single_files_keeps_no_pasted_briefing(tmp_path: Path) -> None:
    path = tmp_path / "harbor.md"
    path.write_text(call(), encoding="utf-8")
    with opened(tmp_path, briefings=[path]) as desk:
        assert sign(desk, briefing={"name": "ice.md", "text": call("Ice")}).status_code == 422
        assert sign(desk).status_code == 200
        assert (tmp_path / "harbor.rules.toml").exists()
        assert desk.check(CLEAN).json()["verdict"] == "clear"


def test_another_site_writes_nothing(desk: Open) -> None:
    body = {"sources": [str(desk.folder / "harbor.md")], "version": None, "rules": SIGNED}
    answer = desk.client.post("/api/ground-rules", json=body, headers={"Origin": "http://evil.example"})
    assert answer.status_code == 403
    assert files(desk) == {"harbor.md"}
