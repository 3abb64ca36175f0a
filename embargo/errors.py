"""What can go wrong, by who can mend it. Every message is one line that names the file and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class EmbargoError(Exception):
    """Any failure of the library that is not a bug."""


class UsageError(EmbargoError):
    """The call, a configuration or an option is wrong (exit 2)."""


class RulebookError(EmbargoError):
    """A rule file or a ground-rules file is wrong; the message begins with `file:line` (exit 2)."""


class InputError(EmbargoError):
    """An input cannot be read, decoded or understood (exit 3). Never holds words of the input."""

    def __init__(self, name: str, reason: str) -> None:
        """`name` is the input's display name, `reason` says what is wrong and how to mend it."""
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


def place_of(error: BaseException) -> str:
    """The innermost line of this package that an error passed through: where to look, without a word of an input."""
    place, trace = "start", error.__traceback__
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            place = f"{path.relative_to(_PACKAGE.parent).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message about a word that is not known: the nearest one that is, if one is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
