"""The desk's page in a real browser: briefings read, corrected, signed; drafts typed, opened, dropped, downloaded."""

from __future__ import annotations

import datetime as dt
import time
import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

from desk_pages import type_draft, verdict, visit
from desks import CLEAN, LEAK, LIFT, Open, call, opened


def test_paste_check_correct_and_sign(page: Any, timed: Open) -> None:
    """The whole round: a briefing pasted, a draft held by it, its rules corrected and signed, the draft clear."""
    visit(page, timed)
    said = "The ice patrol sails at dawn with six crews and a doctor"
    text = call("Call on the Ice Patrol").replace("Nobody will pay a fee for the first two seasons", said)
    type_draft(page, f"{said}. Nobody at the pier was surprised.\n")
    verdict(page, "clear")
    page.get_by_text("Add a briefing").click()
    page.fill("#add-name", "ice.md")
    page.fill("#add-text", text)
    page.get_by_role("button", name="Read its rules").click()
    card = page.locator("#pasted article")
    card.get_by_text("until 17:00 EDT").wait_for()
    card.get_by_text("The host's words").first.click()
    assert "embargoed until 5:00 p.m. Eastern Time today" in card.inner_text()
    assert "HOLD until 17:00 EDT" in verdict(page, "hold")
    assert page.locator("#marks mark").count() == 1
    assert not list(timed.folder.glob("ice*"))  # nothing is kept yet
    card.get_by_role("button", name="Correct and sign").click()
    page.get_by_label("Lifts at").fill("2022-05-10T16:00")
    page.get_by_role("button", name="Sign and keep").click()
    page.get_by_text("Write your name").wait_for()
    page.get_by_label("Signed by").fill("Ines Calloway")
    page.get_by_role("button", name="Sign and keep").click()
    page.get_by_text("Kept in").wait_for()
    verdict(page, "clear")
    entry = tomllib.loads((timed.folder / "ice.rules.toml").read_text(encoding="utf-8"))["briefing"][0]
    assert entry["reviewed_by"] == "Ines Calloway"
    assert entry["embargo"][0]["lifts_at"] == LIFT - dt.timedelta(hours=1)
    assert (timed.folder / "ice.md").read_text(encoding="utf-8") == text
    page.locator("#board article", has_text="Ice Patrol").get_by_text("Ines Calloway").wait_for()
    assert page.locator("#pasted article").count() == 0


def test_rules_of_a_file_are_signed_unchanged(page: Any, timed: Open) -> None:
    visit(page, timed)
    page.get_by_role("button", name="Correct and sign").click()
    page.get_by_label("Signed by").fill("Ines Calloway")
    page.get_by_role("button", name="Sign and keep").click()
    page.locator("#board").get_by_text("Ines Calloway").wait_for()
    rules = timed.client.get("/api/rules").json()["briefings"][0]
    assert rules["ground_rules_file"]["differences"] == []
    assert rules["embargoes"][0]["lifts_at"] == "2022-05-10T21:00:00Z"


def test_what_somebody_else_wrote_meanwhile_is_told(page: Any, timed: Open) -> None:
    visit(page, timed)
    page.get_by_role("button", name="Correct and sign").click()
    page.get_by_label("Signed by").fill("Ines Calloway")
    (timed.folder / "harbor.rules.toml").write_text("# somebody else's\n", encoding="utf-8")
    page.get_by_role("button", name="Sign and keep").click()
    page.locator("#rules-said", has_text="Not kept").wait_for()
    assert page.locator("#rules").get_attribute("open") is not None
    assert (timed.folder / "harbor.rules.toml").read_text(encoding="utf-8") == "# somebody else's\n"


def test_a_time_that_the_clock_skips_is_refused(page: Any, timed: Open) -> None:
    visit(page, timed)
    page.get_by_role("button", name="Correct and sign").click()
    page.get_by_label("Lifts at").fill("2022-03-13T02:30")
    page.get_by_label("Signed by").fill("Ines Calloway")
    page.get_by_role("button", name="Sign and keep").click()
    page.locator("#rules-said", has_text="skips that time").wait_for()


def test_names_not_for_reporting_stand_with_the_hosts_words(page: Any, timed: Open) -> None:
    asked = "For your awareness but not for your reporting, our speaker today is Agnes Tollefsen."
    text = call().replace("The contents of this call are", f"{asked}  The contents of this call are")
    (timed.folder / "harbor.md").write_text(text, encoding="utf-8")
    timed.look()
    visit(page, timed)
    rule = page.locator("#board li", has_text="The speakers' names are not for reporting.")
    rule.get_by_text("The host's words").click()
    assert "For your awareness but not for your reporting" in rule.inner_text()


def test_the_form_says_scopes_in_words_and_offers_them(page: Any, timed: Open) -> None:
    visit(page, timed)
    page.get_by_role("button", name="Correct and sign").click()
    assert page.locator("#rules legend").all_inner_texts() == [
        "Embargo on the whole call",
        "Attribution for the whole call",
    ]
    scopes = page.locator("#scopes option")
    assert {"call", "opening", "qa", "materials"} <= set(scopes.evaluate_all("all => all.map(each => each.value)"))


def test_a_draft_is_judged_at_its_own_time_where_that_is_asked(page: Any, timed: Open) -> None:
    visit(page, timed)
    type_draft(page, f"---\npublish_at: 2022-05-10T18:00:00-04:00\n---\n\n{LEAK}")
    verdict(page, "hold")
    page.fill("#draft-at", "scheduled")
    assert "CLEAR: it may run at 18:00 EDT" in verdict(page, "clear")
    assert "when it is to appear" in verdict(page, "clear")


def test_the_calendar_is_a_click_away(page: Any, timed: Open) -> None:
    visit(page, timed)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="The lifts as a calendar").click()
    assert Path(waiting.value.path()).read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_a_paste_of_20_mb_is_refused_in_words(page: Any, desk: Open, tmp_path: Path) -> None:
    visit(page, desk)
    taken = page.evaluate("""() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", "x".repeat(20 * 1024 * 1024));
        const paste = new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true });
        return document.getElementById("draft-text").dispatchEvent(paste);
    }""")
    assert not taken
    assert "larger than 4 MB" in verdict(page, "unknown")
    (tmp_path / "large.md").write_bytes(b"x" * (20 * 1024 * 1024))
    page.set_input_files("#draft-file", tmp_path / "large.md")
    page.locator("#verdict", has_text="large.md is larger than 4 MB").wait_for()
    type_draft(page, CLEAN)
    verdict(page, "clear")


HOSTILE = "<script>window.broken = 1</script><img src=x onerror='window.broken = 2'>{{7*7}}<b>bold</b>"


def test_markup_stays_text(page: Any, tmp_path: Path) -> None:
    text = call("A Call with " + HOSTILE.replace('"', "'")).replace("MODERATOR", f"MODERATOR {HOSTILE[:20]}")
    (tmp_path / "harbor <img src=x onerror=alert(1)>.md").write_text(text, encoding="utf-8")
    with opened(tmp_path) as desk:
        visit(page, desk)
        page.fill("#draft-name", f"{HOSTILE[:60]}.txt")
        type_draft(page, f"{HOSTILE}\n\n{LEAK}\n\n“{HOSTILE},” said {HOSTILE}.\n")
        page.locator("#marks .draft").wait_for()
        assert "<script>window.broken = 1</script>" in page.locator("#marks").inner_text()
        assert "{{7*7}}" in page.locator("#marks").inner_text()
        page.get_by_role("button", name="Correct and sign").click()
        assert page.evaluate("window.broken") is None
        for place in ("#marks", "#board", "#rules", "#verdict"):
            assert page.locator(f"{place} script, {place} img, {place} b").count() == 0
        page.get_by_role("button", name="Cancel").click()
        page.get_by_text("Add a briefing").click()
        page.fill("#add-text", text)
        page.get_by_role("button", name="Read its rules").click()
        page.locator("#pasted article").wait_for()
        assert page.locator("#pasted script, #pasted img").count() == 0
        assert page.evaluate("window.broken") is None


def test_markup_cannot_be_put_in_as_markup(page: Any, desk: Open) -> None:
    """Trusted types: even a mistake in the page's own scripts could not turn words into elements."""
    visit(page, desk)
    refused = page.evaluate("""() => {
        try { document.body.innerHTML = "<p>markup</p>"; } catch (error) { return error instanceof TypeError; }
        return false;
    }""")
    assert refused
    (told,) = page.watched.told
    assert "TrustedHTML" in told
    page.watched.told.clear()


def test_the_report_is_downloaded(page: Any, timed: Open) -> None:
    visit(page, timed)
    page.fill("#draft-name", "harbor story.md")
    type_draft(page, LEAK)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the report").click()
    assert waiting.value.suggested_filename == "harbor-story.md.report.html"
    saved = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert saved.lower().startswith("<!doctype html>")
    assert "nine ports" in saved


def test_files_are_opened(page: Any, timed: Open) -> None:
    from docx import Document as WordFile

    visit(page, timed)
    page.set_input_files("#draft-file", {"name": "leak.md", "mimeType": "text/markdown", "buffer": LEAK.encode()})
    verdict(page, "hold")
    assert page.input_value("#draft-name") == "leak.md"
    assert page.input_value("#draft-text") == LEAK
    page.fill("#draft-text", CLEAN)
    verdict(page, "clear")
    word = WordFile()
    for paragraph in LEAK.strip().split("\n\n"):
        word.add_paragraph(paragraph)
    raw = BytesIO()
    word.save(raw)
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.set_input_files("#draft-file", {"name": "leak.docx", "mimeType": media, "buffer": raw.getvalue()})
    verdict(page, "hold")
    assert page.locator("#draft-text").is_disabled()
    page.get_by_role("button", name="Close the file").click()
    verdict(page, "clear")


DROP = """([place, name, words]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([words], name));
    const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
    return document.querySelector(place).dispatchEvent(drop);
}"""


def test_files_are_dropped(page: Any, timed: Open) -> None:
    visit(page, timed)
    assert not page.evaluate(DROP, ["#marks", "leak.md", LEAK])  # the browser does not open it in place of the page
    assert "hold" in verdict(page, "hold").lower()
    assert page.input_value("#draft-name") == "leak.md"
    assert not page.evaluate(DROP, ["#board", "ice.md", call("Call on the Ice Patrol")])
    page.get_by_role("button", name="Read its rules").click()
    page.locator("#pasted article h3", has_text="Call on the Ice Patrol").wait_for()
    page.get_by_role("button", name="Put ice.md away").click()
    page.locator("#pasted article").wait_for(state="detached")
    assert not page.evaluate(DROP, [".desk-head", "stray.md", "words"])


def test_it_is_quick(page: Any, timed: Open) -> None:
    """A draft of 600 words: the check itself takes less than a tenth of a second, measured at the server's door."""
    draft = (CLEAN * 32)[:3600]
    assert len(draft.split()) >= 590
    timed.check(draft)
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        assert timed.check(draft).status_code == 200
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.1
