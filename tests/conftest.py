"""Fixtures shared by all tests."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from embargo.rulebook import Rulebook, load_rulebook

# Snapshots of rules are kept apart from the user's own, and gone afterwards.
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="embargo-tests-")
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled real calls and official schemas; tests that need it skip where it is absent."""
    if not _SHARED.is_dir():
        pytest.skip("the labelled corpus (../shared) is not on this machine")
    return _SHARED


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The package's own rule book."""
    return load_rulebook()
