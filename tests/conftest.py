"""Fixtures shared by all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from embargo.rulebook import Rulebook, load_rulebook

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
