"""How the shapes of rule files are declared: plain frozen values, which pydantic validates when a file is read.

The values themselves do without pydantic, so that a rule book that was validated before loads quickly.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar, dataclass_transform

from embargo.values import freeze

Shaped = TypeVar("Shaped")

# Every shape that was declared, by its name.
SHAPES: dict[str, type] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def shape(cls: type[Shaped]) -> type[Shaped]:
    """A frozen dataclass with keyword fields; a key that it does not know is an error of the file.

    It has no comparison and no repr: nobody needs them.
    """
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    SHAPES[cls.__name__] = cls
    return freeze(cls, slots=False)


class Checked:
    """Annotates a type with a check of its values, which raises `ValueError` for a wrong one."""

    def __init__(self, check: Callable[[Any], None]) -> None:
        self._check = check

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a file is validated

        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def _checked(self, value: Any) -> Any:
        self._check(value)
        return value


class Made:
    """Annotates a type with what makes its values of those in a file; `ValueError` says what is wrong with one."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self._make = make

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a file is validated

        return core_schema.no_info_plain_validator_function(self._make)


def filled(value: str | tuple[Any, ...]) -> None:
    """The check that something is written."""
    if not value:
        raise ValueError("it is empty; write something")


Text = Annotated[str, Checked(filled)]
