"""A lift that fits nothing is refused without telling a name that may be withheld."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from calls import call, rules

from embargo.errors import UsageError
from embargo.groundrules.editor import EditorsLift, apply_lifts
from embargo.rulebook import Rulebook


def test_a_refusal_names_no_speaker(rulebook: Rulebook) -> None:
    found = rules(call("On background, a senior official. The call is embargoed until 5:00 p.m. Eastern."), rulebook)
    (embargo,) = found.embargoes
    held = replace(found, embargoes=(embargo, replace(embargo, scope="speaker:Odile Brannock")))
    with pytest.raises(UsageError) as refused:
        apply_lifts([held], [EditorsLift("section:2", dt.datetime(2022, 5, 10, tzinfo=dt.UTC))])
    assert "Brannock" not in str(refused.value)
    assert "call" in str(refused.value)
    assert "speaker:" in str(refused.value)
