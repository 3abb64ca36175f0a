"""What can go wrong, by who can mend it. Every message is one line that names the file and what to do."""

from __future__ import annotations


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
