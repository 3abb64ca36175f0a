"""Make the pictures of the documentation from the examples: `make docs-pictures`. Needs Debian's chromium."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import terminal
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
AT = "2023-03-21 13:30 Europe/Brussels"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
_ADDRESS = re.compile(r"http://\S+/")


def main() -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is needed: sudo apt-get install -y chromium", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "embargo.cast").write_text(terminal.cast(), encoding="utf-8")
    (PICTURES / "check.svg").write_text(terminal.picture(terminal.SESSION[1]), encoding="utf-8")
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=chromium, args=list(QUIET))
        for scheme, name in (("light", "report.png"), ("dark", "report-dark.png")):
            _report(browser, Path(folder), scheme, PICTURES / name)
        _desk(browser, Path(folder), PICTURES / "desk.png")
        browser.close()
    return 0


def _report(browser: Browser, folder: Path, scheme: str, picture: Path) -> None:
    page_file = folder / "report.html"
    _embargo("check", "examples/drafts/leak.md", "--format", "html", "--output", str(page_file))
    page = browser.new_page(viewport={"width": 1200, "height": 1000}, color_scheme=scheme)
    page.goto(page_file.as_uri())
    page.screenshot(path=picture)
    page.close()


def _desk(browser: Browser, folder: Path, picture: Path) -> None:
    shutil.copytree(ROOT / "examples" / "call", folder / "briefings")
    story = (ROOT / "examples" / "drafts" / "leak.md").read_text(encoding="utf-8")
    with _server(folder) as address:
        page = browser.new_page(viewport={"width": 1200, "height": 1000})
        page.goto(address)
        page.get_by_label("Judge at").fill(AT)
        page.get_by_label("Text").fill(story)
        page.get_by_text("HOLD").first.wait_for()
        page.screenshot(path=picture)
        page.close()


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """A desk on a free port for the briefings of a folder; its address."""
    command = [sys.executable, "-m", "embargo", "desk", "--briefing", "briefings", "--port", "0"]
    run = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
    try:
        found = next(match for line in run.stderr or () if (match := _ADDRESS.search(line)))
        yield found.group()
    finally:
        run.terminate()
        run.communicate()


def _embargo(command: str, *words: str) -> None:
    """Run a command on the examples, words and all, as at an editor's desk."""
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    run = subprocess.run(
        [sys.executable, "-m", "embargo", command, *words, "--briefing", "examples/call", "--at", AT],
        cwd=ROOT,
        env=environment,
        check=False,
    )
    if run.returncode != 1:
        raise SystemExit(f"embargo {command} ended with {run.returncode}")


if __name__ == "__main__":
    sys.exit(main())
