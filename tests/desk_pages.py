"""What tests do on the desk's page in a browser: look, type, wait for the verdict."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

from desks import LIFT, Open

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
