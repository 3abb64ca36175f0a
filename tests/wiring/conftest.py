"""A newsroom whose pipeline is wired as the examples show."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import make_newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Its repository."""
    return make_newsroom(tmp_path / "newsroom")
