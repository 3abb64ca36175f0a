"""The circumstances of a stated time together with the words to read them by: whose clock, which habits."""

from __future__ import annotations

from functools import cached_property

from embargo.times.lexicon import TimeLexicon
from embargo.times.model import Circumstances
from embargo.times.places import zone_of_place, zones_of_place
from embargo.times.tables import LanguageTable
from embargo.values import remembering_value


@remembering_value
class Setting:
    """Circumstances and lexicon; what follows from both is worked out once, when first asked for."""

    circumstances: Circumstances
    lexicon: TimeLexicon

    @cached_property
    def table(self) -> LanguageTable:
        """The words of the language."""
        return self.lexicon.table(self.circumstances.language)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The zones of the places and telephone numbers that the circumstances name."""
        return zones_of_place(self.circumstances.place, self.lexicon)

    @cached_property
    def home(self) -> str | None:
        """The clock that holds where no zone is said: the call's, else the issuer's place's, else the language's."""
        if self.circumstances.zone:
            return self.circumstances.zone
        if self.places:
            return zone_of_place(self.circumstances.place, self.lexicon)
        return self.table.home or None

    def day_first(self, stated: str | None = None) -> bool | None:
        """Whether 05/12 is in December by the issuer's habit; None where that is not known.

        `stated` is the zone named with the date, a hint where nothing else is known of the issuer.
        """
        issuer = self.places or ((self.circumstances.zone,) if self.circumstances.zone else ())
        zones = [zone for zone in issuer or (stated or "",) if "/" in zone]
        if not zones:
            return True if self.table.day_first else None
        habits = {zone in self.lexicon.month_first for zone in zones}
        if len(habits) > 1 or not self.lexicon.either_order.isdisjoint(zones):
            return None
        return not habits.pop()
