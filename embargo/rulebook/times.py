"""The shapes of the files that say how times and zones are stated; see `embargo.times.lexicon`."""

from __future__ import annotations

from typing import Literal

from embargo.rulebook.schema import FileModel
from embargo.shapes import shape
from embargo.times import LanguageTable, ZoneTable


@shape
class ZoneFile(FileModel, ZoneTable):
    """`rules/zones.toml`: zone labels, places, telephone codes."""

    kind: Literal["zones"]


@shape
class TimesFile(FileModel, LanguageTable):
    """`rules/times/<language>.toml`: how one language states times and days."""

    kind: Literal["times"]
