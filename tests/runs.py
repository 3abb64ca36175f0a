"""What a run of the command line comes to, and the project's own example."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
BEFORE_LIFT = "2023-03-21 13:30 Europe/Brussels"
AFTER_LIFT = "2023-03-21 15:30 Europe/Brussels"


class Run(NamedTuple):
    """Exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Embargo = Callable[..., Run]
