"""Make the pictures of the documentation from the examples: `make docs-pictures`. Needs Debian's chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import terminal
from playwright.sync_api import Browser, sync_playwright

from embargo.desk.serving import address_of, listen, server
from embargo.desk.setup import Setup
from embargo.settings import for_check, load_settings
from embargo.times import parse_instant

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
AT = "2023-03-21 13:30 Europe/Brussels"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


def main() -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is needed: sudo apt-get install -y chromium", file=sys.stderr)
        return 1
    os.chdir(ROOT)  # files are shown as they are named
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "embargo.cast").write_text(terminal.cast(), encoding="utf-8")
    (PICTURES / "check.svg").write_text(terminal.picture(terminal.SESSION[1]), encoding="utf-8")
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=chromium, args=list(QUIET))
        for scheme, name in (("light", "report.png"), ("dark", "report-dark.png")):
            _report(browser, Path(folder), scheme, PICTURES / name)
        _desk(browser, PICTURES / "desk.png")
        browser.close()
    return 0


def _report(browser: Browser, folder: Path, scheme: str, picture: Path) -> None:
    page_file = folder / "report.html"
    _embargo("check", "examples/drafts/leak.md", "--format", "html", "--output", str(page_file))
    page = browser.new_page(viewport={"width": 1200, "height": 1000}, color_scheme=scheme)
    page.goto(page_file.as_uri())
    page.screenshot(path=picture)
    page.close()


def _desk(browser: Browser, picture: Path) -> None:
    _, _, story = Path("examples", "drafts", "leak.md").read_text(encoding="utf-8").partition("---\n\n")
    with _server() as address:
        page = browser.new_page(viewport={"width": 1200, "height": 1000})
        page.goto(address)
        text = page.get_by_label("Text")
        text.fill(story)
        text.evaluate("area => { area.setSelectionRange(0, 0); area.scrollTop = 0; area.blur(); }")
        page.get_by_text("HOLD").first.wait_for()
        page.screenshot(path=picture)
        page.close()


@contextmanager
def _server() -> Iterator[str]:
    """A desk for the example, whose clock stands at the time of the other pictures; its address."""
    settings = load_settings(".", {}, {"briefings": [Path("examples", "call")], "zone": "Europe/Brussels"})
    place = listen("127.0.0.1", 0)
    desk = server(Setup(for_check(settings, {}), now=lambda: parse_instant(AT)))
    running = threading.Thread(target=desk.run, kwargs={"sockets": [place]})
    running.start()
    try:
        while running.is_alive() and not desk.started:
            time.sleep(0.01)
        yield address_of(place)
    finally:
        desk.should_exit = True
        running.join()
        place.close()


def _embargo(command: str, *words: str) -> None:
    """Run a command on the examples, words and all, as at an editor's desk."""
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    run = subprocess.run(
        [sys.executable, "-m", "embargo", command, *words, "--briefing", "examples/call", "--at", AT],
        env=environment,
        check=False,
    )
    if run.returncode != 1:
        raise SystemExit(f"embargo {command} ended with {run.returncode}")


if __name__ == "__main__":
    sys.exit(main())
