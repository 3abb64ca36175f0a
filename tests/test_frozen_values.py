"""What `@value` promises: a frozen dataclass, as the standard library's own would be."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pytest

from embargo.values import remembering_value, value


@value
class Place:
    """A place on a page."""

    line: int
    column: int = 1
    notes: tuple[str, ...] = field(default_factory=tuple)
    secret: str = field(default="", repr=False)
    seen: int = field(default=0, compare=False)


@value
class Spot:
    line: int
    column: int = 1


@remembering_value
class Line:
    """A line, which knows its length once it was asked."""

    text: str

    @cached_property
    def length(self) -> int:
        """How long it is."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Plain:
    """The same, made by the standard library."""

    line: int
    column: int = 1


def test_fields_are_given_by_place_or_by_name() -> None:
    assert Place(1, 2) == Place(1, column=2) == Place(column=2, line=1)
    assert (Place(1).column, Place(1).notes, Place(1, notes=("a",)).notes) == (1, (), ("a",))


@pytest.mark.parametrize(
    ("places", "names"),
    [((), {}), ((), {"column": 1}), ((1, 2, 3), {}), ((1,), {"line": 1}), ((1,), {"row": 1})],
)
def test_wrong_fields_are_refused_as_by_a_dataclass(places: tuple[int, ...], names: dict[str, int]) -> None:
    for made in (Spot, Plain):
        make: Any = made
        with pytest.raises(TypeError):
            make(*places, **names)


def test_nothing_changes_afterwards() -> None:
    for made in (Place(1), Line("a")):
        anything: Any = made
        name = fields(anything)[0].name
        for change in (lambda: setattr(anything, name, 2), lambda: delattr(anything, name)):  # noqa: B023
            with pytest.raises(FrozenInstanceError):
                change()
        with pytest.raises(FrozenInstanceError):
            anything.unheard_of = 1


def test_equal_are_values_of_one_class_that_hold_the_same() -> None:
    assert Place(1) != Place(2)
    others: list[object] = [Spot(1, 2), (1, 1), None]
    assert Spot(1) not in others
    assert Place(1) not in others
    assert Place(1, seen=1) == Place(1, seen=2)
    assert len({Place(1), Place(1), Place(1, seen=3), Place(2)}) == 2
    assert Line("a") == Line("a")


def test_it_shows_its_fields_but_for_the_hidden_ones() -> None:
    assert repr(Place(1, secret="noon")) == "Place(line=1, column=1, notes=(), seen=0)"
    assert repr(Spot(1)).replace("Spot", "Plain") == repr(Plain(1))


def test_replace_fields_and_copies_know_it() -> None:
    assert replace(Place(1, secret="noon"), line=3) == Place(3, secret="noon")
    assert [each.name for each in fields(Spot)] == ["line", "column"]
    place = Place(1, 2, ("a",), "noon", 5)
    for again in (copy.copy(place), copy.deepcopy(place), pickle.loads(pickle.dumps(place))):
        assert (again, again.seen, again.secret) == (place, 5, "noon")


def test_slots_and_memory() -> None:
    assert not hasattr(Place(1), "__dict__")
    line = Line("four")
    assert (line.length, vars(line)) == (4, {"text": "four", "length": 4})


def test_methods_of_the_class_stand() -> None:
    @value
    class Folded:
        text: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Folded) and self.text.lower() == other.text.lower()

        def __hash__(self) -> int:
            return hash(self.text.lower())

        def __repr__(self) -> str:
            return "hidden"

    assert {Folded("A"), Folded("a")} == {Folded("a")}
    assert repr(Folded("A")) == "hidden"
