"""Rooms import only what stands before them (docs: the order of the house)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import embargo

PACKAGE = Path(embargo.__file__).parent
ORDER = (
    "codes",
    "errors",
    "values",
    "shapes",
    "text",
    "read",
    "times",
    "rulebook",
    "briefing",
    "groundrules",
    "draft",
    "match",
    "checks",
    "waivers",
    "policy",
    "settings",
    "report",
    "api",
    "desk",
    "cli",
    "__main__",
)
# What only one room may touch.
RESERVED = {
    "pytz": {"times"},
    "dateutil": {"times"},
    "typer": {"cli"},
    "pydantic": {"rulebook", "desk"},  # reads rule files; reads what is posted
    "fastapi": {"desk"},
    "starlette": {"desk"},
    "uvicorn": {"desk"},
}


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """The modules that a file imports, anywhere in it, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node.lineno
            if node.module == "embargo":
                yield from ((f"embargo.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield "relative", node.lineno


def modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def steps_back(path: Path) -> Iterator[str]:
    place = ORDER.index(room_of(path))
    for module, line in imports(path):
        top, _, rest = module.partition(".")
        if top == "embargo" and rest and ORDER.index(rest.split(".")[0]) > place:
            yield f"{path.relative_to(PACKAGE)}:{line}: {room_of(path)} imports {module}"


def test_every_room_has_its_place() -> None:
    assert {room_of(path) for path in modules()} <= set(ORDER)


def test_no_room_imports_what_stands_after_it() -> None:
    assert [step for path in modules() for step in steps_back(path)] == []


def test_imports_name_the_module() -> None:
    relative = [f"{path}:{line}" for path in modules() for module, line in imports(path) if module == "relative"]
    assert relative == []


def test_libraries_keep_to_their_rooms() -> None:
    strays = [
        f"{path.relative_to(PACKAGE)}:{line}: {module}"
        for path in modules()
        for module, line in imports(path)
        if room_of(path) not in RESERVED.get(module.partition(".")[0], {room_of(path)})
    ]
    assert strays == []


def test_a_step_back_is_seen(tmp_path: Path) -> None:
    """The test's own eyes: an import of a later room, even inside a function, is found."""
    stray = tmp_path / "stray.py"
    stray.write_text("def late() -> None:\n    from embargo.cli import main\n", encoding="utf-8")
    assert list(imports(stray)) == [("embargo.cli", 2)]
