"""Text that nobody would say: nothing fails, and the cost grows with the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stated import Desk

from embargo.rulebook import Rulebook
from embargo.times import guess_language, read_days, zone_of_place

WORDS = """
5 05 1800 10:30 24:00 99:99 14h15 0930Z a.m. p.m. noon midnight half quarter to past o'clock hrs Uhr today tomorrow
tonight Monday next the 31st February 29 2022 03/11/2022 31.12. 2022-02-30 ET EST IST GMT +0530 UTC+25 London time
local in at until not sorry or and which is / ; ( ) [ ] , . - : between whichever is later morgen heure de à las ore
às uur é İ \u200b \ufeff 999999999999 1e9
"""
SCRAPS = st.sampled_from([*WORDS.split(), "\n", "\n\n"])


@settings(max_examples=200, deadline=None)
@given(scraps=st.lists(SCRAPS, max_size=25), language=st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl"]))
def test_scraps_of_times_in_any_order_are_read_without_failing(desk: Desk, scraps: list[str], language: str) -> None:
    text = " ".join(scraps)
    end = 0
    for stated in desk.times(text, language=language, said="2022-06-15T12:00+00:00"):
        assert text[stated.span.start : stated.span.end] == stated.text
        assert end <= stated.span.start < stated.span.end <= len(text)
        end = stated.span.end


@given(text=st.text(max_size=200))
def test_any_text_is_read_without_failing(desk: Desk, rulebook: Rulebook, text: str) -> None:
    desk.times(text)
    read_days(text, rulebook.times)
    zone_of_place(text, rulebook.times)
    guess_language(text, rulebook.times)


ENDLESS = """
5 | ( | (GMT | 1 pm GMT / 2 pm CET / | until at by | 10:30 | Monday | 9 a.m. | a.m. | 1: | not | tomorrow, | +1 | half
past | 2022- | 1.1. | London, | 9- | [9 | x
"""


@pytest.mark.parametrize("scrap", [f"{words.strip()} " for words in ENDLESS.split("|")] + ["\n", "1:", "9-"])
def test_the_cost_grows_with_the_length(desk: Desk, scrap: str) -> None:
    def cost(size: int) -> float:
        text = scrap * (size // len(scrap))
        best = float("inf")
        for _ in range(2):
            begun = time.perf_counter()
            desk.times(text)
            best = min(best, time.perf_counter() - begun)
        return best

    cost(1000)
    # Four times the length costs at most a little more than four times as much; quadratic would be sixteen times.
    assert cost(8_000) < 9 * cost(2_000) + 0.05
