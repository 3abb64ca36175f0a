"""Takes the links out of pages that lead to files of the repository: the site does not have those."""

from __future__ import annotations

import re
from typing import Any

# [`examples`](../examples): in the repository a link, on the site its words.
_OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./[^)]*\)")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The page without links that leave the folder of the documentation."""
    return _OUTSIDE.sub(r"\1", markdown)
