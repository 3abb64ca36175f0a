"""Desks over one invented call."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from desk_pages import EARLIER
from desks import NOON, Open, call, opened


@pytest.fixture(scope="module")
def shared_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """A desk for tests that change nothing."""
    folder = tmp_path_factory.mktemp("briefings")
    (folder / "harbor.md").write_text(call(), encoding="utf-8")
    with opened(folder) as desk:
        yield desk


@pytest.fixture(scope="module")
def changing_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """A desk for tests that change it, one after the other."""
    folder = tmp_path_factory.mktemp("desk") / "briefings"
    folder.mkdir()
    with opened(folder) as one:
        yield one


@pytest.fixture
def desk(changing_desk: Open) -> Open:
    """A desk as it is opened: its folder holds one call, and nothing is beside it."""
    home = changing_desk.folder.parent
    shutil.rmtree(home)
    changing_desk.folder.mkdir(parents=True)
    (changing_desk.folder / "harbor.md").write_text(call(), encoding="utf-8")
    changing_desk.clock.stop(NOON)
    changing_desk.look()
    return changing_desk


@pytest.fixture
def timed(desk: Open) -> Open:
    """The desk half an hour before the lift."""
    desk.clock.at = EARLIER
    return desk


class Watched:
    """What a page said and asked for that nobody should hear of."""

    def __init__(self, page: Any) -> None:
        self.told: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.told.append(f"error: {error}"))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("dialog", lambda dialog: self.told.append(f"dialog: {dialog.message}"))

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not text.startswith("Failed to load resource"):
            self.told.append(f"{kind}: {text}")


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page; nothing may go wrong in it, and it may ask nobody but the machine itself."""
    context = browser.new_context(locale="en-GB", timezone_id="Europe/London", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    opened_page = context.new_page()
    opened_page.watched = watched = Watched(opened_page)
    yield opened_page
    context.close()
    assert watched.told == []
    assert [url for url in watched.asked if not url.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1:"))] == []


@pytest.fixture
def audit() -> Iterator[Any]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()

    def run(page: Any) -> None:
        found = axe.run(page).response["violations"]
        told = [f"{each['id']} ({each['impact']}): {[node['html'][:120] for node in each['nodes']]}" for each in found]
        assert told == []

    yield run
