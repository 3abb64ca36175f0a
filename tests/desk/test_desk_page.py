"""The desk's page in a real browser."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import time
import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from desks import CLEAN, LEAK, LIFT, NOON, Open, call, opened

EARLIER = LIFT - dt.timedelta(minutes=30)


def appears(page: Any, selector: str) -> None:
    """Wait for an element. Playwright's own wait looks only twice a second after a while."""
    deadline = time.monotonic() + 10
    while not page.locator(selector).count():
        assert time.monotonic() < deadline, f"{selector} did not appear; the verdict is {page.inner_text('#verdict')}"
        page.wait_for_timeout(20)


def visit(page: Any, desk: Open) -> None:
    page.goto(desk.address)
    appears(page, "#board[aria-busy=false]")


def type_draft(page: Any, text: str) -> None:
    page.fill("#draft-text", text)
    appears(page, "#verdict:not([data-stale]):not([data-verdict=none])")


def verdict(page: Any, word: str) -> str:
    appears(page, f"#verdict[data-verdict={word}]:not([data-stale])")
    return str(page.inner_text("#verdict"))


def come_back(page: Any) -> None:
    """To the page from another one: it looks at once, and not only every few seconds."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


@pytest.fixture
def timed(desk: Open) -> Open:
    """The desk half an hour before the lift."""
    desk.clock.at = EARLIER
    return desk


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


def test_findings_as_one_types(page: Any, timed: Open) -> None:
    visit(page, timed)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/page/check" in request.url else None)
    page.locator("#draft-text").press_sequentially("“The harbor compact covers nine ports and", delay=15)
    appears(page, "#verdict:not([data-stale]):not([data-verdict=none])")
    assert 1 <= len(asked) <= 3  # not one for every key
    page.keyboard.insert_text(" forty-one vessels, and its inspectors begin work in the fall,” an official said.")
    assert "1 error" in verdict(page, "hold") or "error" in verdict(page, "hold")
    note = page.locator("#marks article.finding").first
    assert "embargoed-quote" in note.inner_text()
    assert "nine ports" in note.inner_text()  # the passage that it rests on
    reference = page.locator('#marks mark ~ a[href^="#"]').first
    reference.click()
    assert page.evaluate("document.activeElement.id") == reference.get_attribute("href").removeprefix("#")
    page.fill("#draft-text", "")
    appears(page, "#verdict[data-verdict=none]")
    assert page.locator("#marks").inner_text() == ""


def test_an_answer_about_older_words_is_dropped(page: Any, timed: Open) -> None:
    visit(page, timed)
    held: list[Any] = []

    def keep_first(route: Any) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/page/check", keep_first)
    with page.expect_request("**/page/check"):
        page.fill("#draft-text", LEAK)
    page.fill("#draft-text", CLEAN)
    verdict(page, "clear")
    with contextlib.suppress(Exception):  # the page may have hung up already
        held[0].fulfill(json={"verdict": "hold", "verdict_words": "HOLD", "counts": {}, "incomplete": [], "html": ""})
    page.wait_for_timeout(100)
    assert "CLEAR" in verdict(page, "clear")


def test_an_instant_may_be_chosen(page: Any, timed: Open) -> None:
    visit(page, timed)
    type_draft(page, LEAK)
    verdict(page, "hold")
    page.fill("#draft-at", "2022-05-10 18:00 America/New_York")
    verdict(page, "clear")
    page.fill("#draft-at", "six o'clock")
    assert "NOT CHECKED" in verdict(page, "unknown")


def test_the_countdown_runs_out_and_the_draft_is_judged_again(page: Any, desk: Open) -> None:
    unknown = call("Call without an Hour").replace(
        "until 5:00 p.m. Eastern Time today", "until the minister has spoken"
    )
    (desk.folder / "unknown.md").write_text(unknown, encoding="utf-8")
    desk.look()
    desk.clock.at = LIFT - dt.timedelta(seconds=59)
    visit(page, desk)
    titles = page.locator("#board article h3").all_inner_texts()
    assert titles == ["Call without an Hour", "Press Call on the Harbor Compact"]
    assert "not known: it holds" in page.locator("#board article").first.inner_text()
    shown = page.locator("#board [data-until]")
    assert re.fullmatch(r"lifts in 00:00:5\d", shown.inner_text())
    type_draft(page, LEAK)
    verdict(page, "hold")
    desk.clock.at = LIFT - dt.timedelta(seconds=1)
    desk.clock.run()
    come_back(page)
    appears(page, "#board [data-until][data-state=lifted]")
    assert shown.inner_text() == "lifted"
    verdict(page, "clear")


def test_a_long_wait_is_told_in_days(page: Any, desk: Open) -> None:
    desk.clock.at = LIFT - dt.timedelta(days=3, hours=4, minutes=5, seconds=6)
    visit(page, desk)
    assert re.fullmatch(r"lifts in 3 d 04:05:0[56]", page.inner_text("#board [data-until]"))


def test_the_pages_clock_is_the_servers(page: Any, desk: Open) -> None:
    page.clock.install(time=NOON + dt.timedelta(days=365))  # a machine whose own clock is wrong lifts nothing
    page.goto(desk.address)
    page.locator("#board [data-state=held]").wait_for()
    assert page.inner_text("#board [data-until]").startswith("lifts in 0")


def test_a_desk_that_is_gone_is_told_and_nothing_looks_checked(page: Any, tmp_path: Path) -> None:
    (tmp_path / "harbor.md").write_text(call(), encoding="utf-8")
    with opened(tmp_path) as desk:
        visit(page, desk)
        type_draft(page, CLEAN)
        verdict(page, "clear")
    page.fill("#draft-text", CLEAN + "More.")
    assert "NOT CHECKED" in verdict(page, "unknown")
    assert "does not answer" in page.inner_text("#trouble")
    assert page.locator("#marks").inner_text() == ""
    assert page.locator("#download").is_disabled()


def test_what_cannot_be_read_is_told_and_holds(page: Any, desk: Open) -> None:
    visit(page, desk)
    type_draft(page, CLEAN)
    verdict(page, "clear")
    (desk.folder / "harbor.md").write_bytes(b"\x00\x01")
    desk.look()
    come_back(page)
    page.locator("#board-incomplete", has_text="harbor.md").wait_for()
    assert "held until this is mended" in verdict(page, "hold")
    (desk.folder / "harbor.md").write_text(call(), encoding="utf-8")
    desk.look()
    come_back(page)
    verdict(page, "clear")


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
    assert page.input_value("#draft-name") == "leak.md"
    assert page.input_value("#draft-text") == LEAK
    verdict(page, "hold")
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


def test_by_keyboard_alone(page: Any, timed: Open) -> None:
    visit(page, timed)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the link that skips to the draft
    page.keyboard.press("Tab") if page.evaluate("document.activeElement.id") != "draft-text" else None
    assert page.evaluate("document.activeElement.id") == "draft-text"
    page.keyboard.type("Words.")
    button = page.get_by_role("button", name="Correct and sign")
    button.focus()
    page.keyboard.press("Enter")
    page.locator("#rules[open]").wait_for()
    assert page.evaluate("document.getElementById('rules').contains(document.activeElement)")
    page.keyboard.press("Escape")
    page.locator("#rules:not([open])").wait_for(state="attached")
    assert page.evaluate("document.activeElement.textContent").startswith("Correct and sign")


@pytest.fixture
def audit() -> Iterator[Any]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()

    def run(page: Any) -> None:
        found = axe.run(page).response["violations"]
        told = [f"{each['id']} ({each['impact']}): {[node['html'][:120] for node in each['nodes']]}" for each in found]
        assert told == []

    yield run


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360)])
def test_nobody_is_kept_out(page: Any, timed: Open, audit: Any, scheme: str, width: int) -> None:
    unknown = call("Call without an Hour").replace(
        "until 5:00 p.m. Eastern Time today", "until the minister has spoken"
    )
    (timed.folder / "unknown.md").write_text(unknown, encoding="utf-8")
    timed.look()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    visit(page, timed)
    type_draft(page, LEAK)
    page.locator("#marks article.finding").first.wait_for()
    assert page.locator("#marks article.finding").first.bounding_box()["width"] > 200
    page.get_by_text("Add a briefing").click()
    audit(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Correct and sign").first.click()
    audit(page)
    assert page.evaluate("document.getElementById('rules').scrollWidth") <= width


def test_a_desk_with_a_token_asks_for_it(page: Any, tmp_path: Path, audit: Any) -> None:
    (tmp_path / "harbor.md").write_text(call(), encoding="utf-8")
    with opened(tmp_path, token="a-token-of-the-night-desk") as desk:
        page.goto(desk.address)
        audit(page)
        page.get_by_label("The desk's token").fill("wrong")
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("alert").get_by_text("not the desk's token").wait_for()
        page.get_by_label("The desk's token").fill("a-token-of-the-night-desk")
        page.get_by_role("button", name="Log in").click()
        page.locator("#board article").wait_for()
        page.context.clear_cookies()
        page.fill("#draft-text", LEAK)
        assert "NOT CHECKED" in verdict(page, "unknown")
        page.get_by_role("link", name="Log in").wait_for()


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


def test_many_briefings_that_hold_nothing_stay_out_of_the_way(page: Any, desk: Open) -> None:
    for number in range(6):
        earlier = call(f"Earlier Call {number}").replace("5:00 p.m.", f"{number + 1}:00 p.m.")
        (desk.folder / f"earlier-{number}.md").write_text(
            earlier.replace("May 10, 2022", "May 3, 2022"), encoding="utf-8"
        )
    (desk.folder / "harbor.md").write_text(call().replace("5:00 p.m.", "11:00 p.m."), encoding="utf-8")
    desk.clock.at = LIFT + dt.timedelta(hours=1)
    desk.look()
    visit(page, desk)
    assert page.locator("#board article:visible h3").all_inner_texts() == ["Press Call on the Harbor Compact"]
    page.get_by_text("Nothing held any more: 6 briefings").click()
    assert page.locator("#board article:visible").count() == 7
