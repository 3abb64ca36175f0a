"""Which entry of which ground-rules file is about a briefing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from embargo.groundrules.file import Entry

_NO_NAMES = frozenset({"/", "\\", ".."})


def entry_beside(sources: Sequence[str], entries: Sequence[Entry]) -> Entry:
    """The entry that is about the briefing of these sources, of the files beside it: the place tells the folder.

    Raises `RulebookError` where none is, or several are.
    """
    fitting = _only([entry for entry in entries if _same(sources, entry.rules.sources, _same_name)])
    if fitting is None:
        raise entries[0].wrong(
            f"it is about {_in_words([entry.rules.sources for entry in entries])}; correct the sources, "
            "or take the file away",
            "sources",
        )
    return fitting


def entries_named(entries: Sequence[Entry], briefings: Sequence[Sequence[str]]) -> tuple[Entry | None, ...]:
    """For each briefing (given by its sources) the entry of the files named that is about it, None where none is.

    Sources are the same where their names are, whatever the format, and their folders as far as both tell them.
    Raises `RulebookError` for a file of which no entry fits a briefing, an entry that fits several, and a second
    entry for one briefing.
    """
    found = tuple(
        _only([entry for entry in entries if _same(sources, entry.rules.sources, _agree)]) for sources in briefings
    )
    for path in dict.fromkeys(entry.path for entry in entries):
        own = [entry for entry in entries if entry.path == path]
        for entry in own:
            if found.count(entry) > 1:
                raise entry.wrong("it fits several of the briefings; write their folders in the sources", "sources")
        if not any(entry in found for entry in own):
            given = _in_words(briefings) or "none that could be read"
            raise own[0].wrong(f"it fits no briefing given ({given}); correct the sources", "sources")
    return found


def _only(fitting: Sequence[Entry]) -> Entry | None:
    if len(fitting) > 1:
        raise fitting[1].wrong(f"{fitting[0].path} has an entry for the same briefing; keep one of them", "sources")
    return fitting[0] if fitting else None


def _same(sources: Sequence[str], named: Sequence[str], agree: Callable[[str, str], bool]) -> bool:
    """Whether these are the same files, in any order."""
    return all(any(agree(one, other) for other in named) for one in sources) and all(
        any(agree(one, other) for one in sources) for other in named
    )


def _same_name(one: str, other: str) -> bool:
    return PurePath(one).stem == PurePath(other).stem


def _agree(one: str, other: str) -> bool:
    ways = zip(_upwards(one), _upwards(other), strict=False)
    return all(left == right for left, right in ways)


def _upwards(name: str) -> list[str]:
    """The file's name without its extension, then its folders from the inside out."""
    path = PurePath(name)
    return [path.stem, *(part for part in reversed(path.parts[:-1]) if part not in _NO_NAMES)]


def _in_words(briefings: Sequence[Sequence[str]]) -> str:
    return "; ".join(" + ".join(sources) for sources in briefings)
