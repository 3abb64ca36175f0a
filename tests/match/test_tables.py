from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from embargo.match.lexicon import Lexicon
from embargo.match.search import runs, stretches
from embargo.match.tables import Tables, Utterance, build_tables
from embargo.rulebook import Rulebook
from embargo.text import Span

_LEXICON = Lexicon.of(Rulebook(files=(), phrases=(), hash=""))
_TURNS = st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=12), min_size=1, max_size=6)


def tables_of(turns: list[list[str]]) -> Tables:
    prose = " ".join(" ".join(turn) for turn in turns)
    utterances, at = [], 0
    for number, turn in enumerate(turns):
        size = len(" ".join(turn))
        utterances.append(Utterance(0, number, 0, Span(at, at + size), prose))
        at += size + 1
    return build_tables(utterances, _LEXICON)


@given(_TURNS, st.data())
def test_runs_are_those_that_a_scan_finds(turns: list[list[str]], data: st.DataObject) -> None:
    tables = tables_of(turns)
    words = data.draw(st.lists(st.sampled_from("abcde"), min_size=1, max_size=4))
    said = [(number, word) for number, turn in enumerate(turns) for word in turn]
    scanned = [
        start
        for start in range(len(said) - len(words) + 1)
        if [word for _, word in said[start : start + len(words)]] == words
        and len({number for number, _ in said[start : start + len(words)]}) == 1
    ]
    assert list(runs(tables, words)) == scanned


@given(_TURNS)
def test_a_turn_is_found_among_the_stretches_that_share_most_with_it(turns: list[list[str]]) -> None:
    tables = tables_of(turns)
    found = stretches(tables, turns[0], _LEXICON)
    assert found
    assert all(tables.turn_at(one.first) == tables.turn_at(one.last) == one.turn for one in found)


@given(_TURNS)
def test_tables_can_be_stored(turns: list[list[str]]) -> None:
    tables = tables_of(turns)
    assert pickle.loads(pickle.dumps(tables)) == tables
