"""Fixtures shared by all tests."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from embargo.rulebook import Rulebook, load_rulebook

# Snapshots of rules are kept apart from the user's own, and gone afterwards.
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="embargo-tests-")
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)

# As at an editor's desk: under CI reports show no words, and a setting of the machine's would be taken for the test's.
for _name in [name for name in os.environ if name == "CI" or name.startswith("EMBARGO_")]:
    del os.environ[_name]

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled real calls and official schemas; tests that need it skip where it is absent."""
    if not _SHARED.is_dir():
        pytest.skip("the labelled corpus (../shared) is not on this machine")
    return _SHARED


_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
# Nothing of a browser's own may call home.
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; playwright runs once in a process, so that all browser tests share it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if _CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The package's own rule book."""
    return load_rulebook()
