"""What holds for a run, and where each value comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Generic, TypeVar

from embargo.values import value

Value_co = TypeVar("Value_co", covariant=True)
DEFAULT = "default"


@value
class Setting(Generic[Value_co]):
    """A value and its origin: "default", "embargo.toml:3", "EMBARGO_ZONE", "--zone"."""

    value: Value_co
    origin: str = DEFAULT

    @property
    def given(self) -> bool:
        """Whether somebody set it."""
        return self.origin != DEFAULT


@value
class Settings:
    """Every setting of a run; `config` is the file that was found, if any.

    Paths are absolute or relative to the working folder. `labels` are by a permitted label the labels that the desk
    treats as the same, `severity` and `thresholds` by the names of rules and of thresholds. Never show the names in
    `withheld_names`.
    """

    config: Path | None
    briefings: Setting[tuple[Path, ...]]
    ground_rules: Setting[tuple[Path, ...]]
    public: Setting[tuple[Path, ...]]
    rulebook: Setting[tuple[Path, ...]]
    waivers: Setting[Path | None]
    baseline: Setting[Path | None]
    zone: Setting[str | None]
    fail_on: Setting[str]
    min_severity: Setting[str]
    select: Setting[tuple[str, ...]]
    ignore: Setting[tuple[str, ...]]
    severity: Setting[Mapping[str, str]]
    thresholds: Setting[Mapping[str, float]]
    labels: Setting[Mapping[str, tuple[str, ...]]]
    withheld_names: Setting[tuple[str, ...]]
    reveal: Setting[bool]

    def items(self) -> dict[str, Setting[object]]:
        """Every setting by its key, in the order of the manual."""
        return {item.name: getattr(self, item.name) for item in fields(self) if item.name != "config"}

    def __repr__(self) -> str:
        return f"Settings(config={self.config})"  # withheld names must not get into a log
