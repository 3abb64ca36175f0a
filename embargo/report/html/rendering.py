"""Views laid out by the templates, into one file that needs nothing else.

Every string of the views is escaped where it is put in. Characters that would turn the direction of writing, or act
on a terminal, are shown by their code points. The page allows itself its own style and script, by their hashes, and
nothing else: no network, no event handlers, no frames.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from embargo.report.html.views import DraftView, PageView

_HOME = "embargo.report.html"
# Controls, the line and paragraph separators aside; overrides, embeddings and isolates of direction.
_ACTING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def render_page(page: PageView) -> str:
    """A whole page: one file, its style and script within."""
    return f"{environment().get_template('page.html.j2').render(page=page, policy=content_policy())}\n"


def render_draft_view(draft: DraftView) -> Markup:
    """The part of a page that shows one draft: its text with marks, its findings beside it."""
    module = environment().get_template("draft.html.j2").make_module()
    return Markup(module.draft(draft))  # type: ignore[attr-defined] # noqa: S704 - made by the template


@cache
def environment() -> Environment:
    """The templates, with escaping on; the assets by `asset(name)`."""
    made = Environment(
        loader=FunctionLoader(lambda name: _text(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["asset"] = asset
    return made


@cache
def asset(name: str) -> Markup:
    """The style ("report.css") or the script ("report.js") of the pages, as it stands in them."""
    return Markup(_text(f"assets/{name}"))  # noqa: S704 - the package's own file


@cache
def content_policy() -> str:
    """What a page may load and run: its own style and script, told by their hashes."""
    return (
        "default-src 'none'; "
        f"style-src '{_hash('report.css')}'; script-src '{_hash('report.js')}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(name: str) -> str:
    digest = hashlib.sha256(asset(name).encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _text(name: str) -> str:
    return files(_HOME).joinpath(name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    """A string with the characters that act on the page around it shown by their code points."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _ACTING.sub(lambda match: f"[U+{ord(match[0]):04X}]", value)
    return value
