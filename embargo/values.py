"""How the program's values are declared: frozen, compared by what they hold, and quick to declare.

A `@value` is what `@dataclass(frozen=True, slots=True)` makes of a class, but its methods are written here once for
all values, where `dataclass` has Python compile six for each class: a fifth of the time of a short run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from typing import Any, TypeVar, cast, dataclass_transform

Kind = TypeVar("Kind")

_set = object.__setattr__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[Kind]) -> type[Kind]:
    """A frozen dataclass with slots, equal to another of its class whose fields are equal.

    Methods that the class itself defines stand. `fields` and `replace` of `dataclasses` know it.
    """
    return freeze(_comparable(cls), slots=True)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def remembering_value(cls: type[Kind]) -> type[Kind]:
    """A value without slots, so that it can keep what it works out once (`cached_property`)."""
    return freeze(_comparable(cls), slots=False)


def freeze(cls: type[Kind], *, slots: bool) -> type[Kind]:
    """A dataclass that is made of its fields, by place or by name, and takes no change afterwards."""
    given: Any = cls
    given.__init__ = _init
    given.__setattr__ = _refuse_setting
    given.__delattr__ = _refuse_deleting
    given.__doc__ = cls.__doc__ or cls.__name__  # for a class without one, `dataclass` would inspect its signature
    kinds = vars(cls).get("__annotations__", {})
    given.__annotations__ = dict.fromkeys(kinds)  # `dataclass` would search each for a "ClassVar", which no value has
    made: Any = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    made.__annotations__ = kinds
    for name, kind in kinds.items():
        made.__dataclass_fields__[name].type = kind
    return cast("type[Kind]", made)


def _comparable(cls: type[Kind]) -> type[Kind]:
    given: Any = cls
    if "__eq__" not in vars(cls):
        given.__eq__, given.__hash__ = _equal, _hash
    if "__repr__" not in vars(cls):
        given.__repr__ = _repr
    given.__reduce__ = _reduce
    return cls


def _init(self: Any, /, *contents: Any, **named: Any) -> None:
    fields: dict[str, Field[Any]] = self.__dataclass_fields__
    if len(contents) > len(fields):
        raise TypeError(f"{type(self).__name__} has {len(fields)} fields, not {len(contents)}")
    names = iter(fields)
    for content, name in zip(contents, names, strict=False):  # in this order no name is lost
        _set(self, name, content)
    for name in names:
        _set(self, name, named.pop(name) if name in named else _default(self, fields[name]))
    if named:
        raise TypeError(f"{type(self).__name__} takes no such field, or not twice: {', '.join(named)}")


def _default(self: object, left_out: Field[Any]) -> Any:
    if left_out.default is not MISSING:
        return left_out.default
    if left_out.default_factory is not MISSING:
        return left_out.default_factory()
    raise TypeError(f"{type(self).__name__} needs its field {left_out.name}")


def _compared(self: Any) -> Iterator[Any]:
    return (getattr(self, name) for name, each in self.__dataclass_fields__.items() if each.compare)


def _equal(self: object, other: object) -> Any:
    if self.__class__ is not other.__class__:
        return NotImplemented
    return self is other or tuple(_compared(self)) == tuple(_compared(other))


def _hash(self: object) -> int:
    return hash(tuple(_compared(self)))


def _repr(self: Any) -> str:
    shown = (name for name, each in self.__dataclass_fields__.items() if each.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple(getattr(self, name) for name in self.__dataclass_fields__)


def _refuse_setting(_self: object, name: str, _content: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
