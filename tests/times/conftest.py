from __future__ import annotations

import pytest
from stated import Desk

from embargo.rulebook import Rulebook


@pytest.fixture(scope="session")
def desk(rulebook: Rulebook) -> Desk:
    return Desk(rulebook.times)
