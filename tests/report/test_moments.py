"""Instants as editors read them."""

from __future__ import annotations

import datetime as dt

import pytest
from values import LIFT, rules_of

from embargo.report.moments import as_instant, clocks_of, how_long, in_words


@pytest.mark.parametrize(
    ("instant", "zones", "words"),
    [
        (
            LIFT,
            ["Europe/Brussels", "America/New_York"],
            "15:30 CET · 10:30 EDT · 14:30 UTC, Tuesday 21 March 2023",
        ),
        (LIFT, [], "14:30 UTC, Tuesday 21 March 2023"),
        (LIFT, ["Asia/Dubai"], "18:30 UTC+04 · 14:30 UTC, Tuesday 21 March 2023"),
        (
            dt.datetime(2023, 3, 22, 1, 0, tzinfo=dt.UTC),
            ["America/New_York"],
            "21:00 EDT Tue 21 Mar 2023 · 01:00 UTC Wed 22 Mar 2023",
        ),
        (LIFT, ["Europe/Brussels", "Europe/Paris"], "15:30 CET · 14:30 UTC, Tuesday 21 March 2023"),
    ],
)
def test_in_words(instant: dt.datetime, zones: list[str], words: str) -> None:
    assert in_words(instant, zones) == words


def test_the_contract_writes_instants_with_z() -> None:
    assert as_instant(LIFT.astimezone(dt.timezone(dt.timedelta(hours=1)))) == "2023-03-21T14:30:00Z"
    assert as_instant(None) is None


def test_the_desks_clock_comes_after_those_of_the_call() -> None:
    assert clocks_of([rules_of()], "America/Chicago") == ["Europe/Brussels", "America/Chicago"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 min"),
        (60, "1 min"),
        (61, "2 min"),
        (8_100, "2 h 15 min"),
        (7_200, "2 h"),
        (90_000, "1 d 1 h"),
        (86_400, "1 d"),
    ],
)
def test_a_wait_is_never_told_too_short(seconds: int, words: str) -> None:
    assert how_long(dt.timedelta(seconds=seconds)) == words
