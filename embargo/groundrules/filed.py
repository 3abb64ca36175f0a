"""What is told of a ground-rules file that was used for a briefing."""

from __future__ import annotations

import dataclasses
import datetime as dt

from embargo.values import value

RuleValue = str | bool | tuple[str, ...] | dt.date | dt.datetime | None


@value
class Difference:
    """A value that a ground-rules file has otherwise than the host's words were read.

    `field` is its key in the file ("held_on", "embargo.lifts_at"), or the name of a rule that only one side has
    ("embargo"); its value is then the rule's kind or basis. `scope` is the rule's.
    """

    field: str
    scope: str | None
    extracted: RuleValue = dataclasses.field(repr=False)
    filed: RuleValue = dataclasses.field(repr=False)


@value
class RulesFile:
    """A ground-rules file: who answers for it, since when (None: not told), and where it differs.

    One that nobody has signed is not in force.
    """

    path: str
    reviewed_by: str | None
    reviewed_at: dt.datetime | None
    differences: tuple[Difference, ...]

    @property
    def in_force(self) -> bool:
        """Whether its rules hold in place of those that were extracted."""
        return self.reviewed_by is not None
