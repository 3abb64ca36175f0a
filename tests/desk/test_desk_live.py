"""The desk's page as one types and as time goes by: findings, countdowns, a desk that is gone."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from pathlib import Path
from typing import Any

from desk_pages import appears, come_back, type_draft, verdict, visit
from desks import CLEAN, LEAK, LIFT, NOON, Open, call, opened


def test_findings_as_one_types(page: Any, timed: Open) -> None:
    visit(page, timed)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/page/check" in request.url else None)
    page.locator("#draft-text").press_sequentially("“The harbor compact covers nine ports and", delay=15)
    appears(page, "#verdict:not([data-stale]):not([data-verdict=none])")
    assert 1 <= len(asked) <= 3  # not one for every key
    page.keyboard.insert_text(" forty-one vessels, and its inspectors begin work in the fall,” an official said.")
    assert "1 error." in verdict(page, "hold")
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


def test_a_desk_without_a_token_has_no_password_to_show(page: Any, timed: Open) -> None:
    visit(page, timed)
    assert not page.locator("#subscribe").is_visible()


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
