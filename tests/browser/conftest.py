"""A headless Chromium that may load nothing, and pages opened in it as a reader opens a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from report_pages import Open, Shown


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open HTML as a file; options are those of a browser context (`color_scheme`, `java_script_enabled`, ...).

    After the test, nothing may have been logged and nothing but the file asked for.
    """
    opened: list[Shown] = []

    def show(html: str, *, width: int = 1280, **context: Any) -> Shown:
        file = tmp_path / f"page-{len(opened)}.html"
        file.write_text(html, encoding="utf-8")
        page = browser.new_context(viewport={"width": width, "height": 900}, **context).new_page()
        shown = Shown(page)
        page.on("console", lambda message: shown.complaints.append(message.text))
        page.on("pageerror", lambda error: shown.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (shown.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: shown.requests.append(request.url))
        page.goto(file.as_uri())
        shown.requests.remove(file.as_uri())
        opened.append(shown)
        return shown

    yield show
    for shown in opened:
        assert shown.complaints == []
        assert shown.requests == []
        shown.page.context.close()
