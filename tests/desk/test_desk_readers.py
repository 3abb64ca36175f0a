"""The desk's page for everybody: by keyboard, by screen reader, on narrow and dark screens, with many briefings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import httpx
import pytest
from desk_pages import come_back, type_draft, verdict, visit
from desks import LEAK, LIFT, TOKEN, Open, call, opened


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


def test_what_is_told_anew_keeps_the_readers_place(page: Any, timed: Open) -> None:
    visit(page, timed)
    type_draft(page, LEAK)
    verdict(page, "hold")
    button = page.get_by_role("button", name="Correct and sign").get_attribute("id")
    for place in ("d1-f1", "d1-f1-at", button):
        page.evaluate("id => document.getElementById(id).focus()", place)
        (timed.folder / "harbor.md").write_text(call(f"Call seen from {place}"), encoding="utf-8")
        timed.look()
        come_back(page)
        page.locator("#board h3", has_text=f"seen from {place}").wait_for()
        verdict(page, "hold")
        assert page.evaluate("document.activeElement.id") == place


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
    with opened(tmp_path, token=TOKEN) as desk:
        page.goto(desk.address)
        audit(page)
        page.get_by_label("The desk's token").fill("wrong")
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("alert").get_by_text("not the desk's token").wait_for()
        page.get_by_label("The desk's token").fill(TOKEN)
        page.get_by_role("button", name="Log in").click()
        page.locator("#board article").wait_for()
        page.get_by_text("What a calendar is to log in with").click()
        password = page.inner_text("#calendar-password")
        assert httpx.get(f"{desk.address}calendar.ics", auth=("calendar", password)).status_code == 200
        audit(page)
        page.context.clear_cookies()
        page.fill("#draft-text", LEAK)
        assert "NOT CHECKED" in verdict(page, "unknown")
        page.get_by_role("link", name="Log in").wait_for()


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
