from __future__ import annotations

import pytest
from lighthouse import index_of

from embargo.match import Index, find_copies, find_likeness, items_of
from embargo.match.words import quoted_words
from embargo.rulebook import Rulebook
from embargo.text import Span


@pytest.fixture(scope="module")
def lights(rulebook: Rulebook) -> Index:
    return index_of(rulebook)


def is_copied(sentence: str, index: Index) -> bool:
    copies = find_copies(quoted_words(sentence, Span(0, len(sentence)), index.lexicon), index)
    return bool(copies) and copies[0].share > 0.5 and copies[0].bits > 70


@pytest.mark.parametrize(
    ("sentence", "copied"),
    [
        ("The coastal lights will not be switched off this winter.", True),
        ("The program will soon train another 140 keepers before the spring tides.", True),
        ("Every fisherman, it seems, can tell you the rhythm of his own light.", True),
        ("Fishermen know their own beacon by its beat.", False),
        ("The senior administration officials thanked everyone on the call.", False),
        ("Gulls have nested in the gallery since 1988.", False),
    ],
)
def test_wording_taken_over(sentence: str, copied: bool, lights: Index) -> None:
    assert is_copied(sentence, lights) is copied


def test_a_stock_phrase_is_nobodys(lights: Index) -> None:
    assert not is_copied("At the end of the day, the coast guard is the coast guard.", lights)


def test_likeness_counts_what_is_reported_however_it_is_said(lights: Index) -> None:
    sentence = "Insurance costs in the North would be twice as high, underwriters wrote, with half a dozen towers dark."
    items = items_of(quoted_words(sentence, Span(0, len(sentence)), lights.lexicon), lights)
    assert {"6"} <= {item.what for item in items}
    like = find_likeness(items, lights, bytes([1]) * len(lights.tables.ids))
    assert like is not None
    assert 0 < like.share < 1
    assert like.bits == pytest.approx(like.share * sum(item.worth for item in items))


def test_likeness_looks_only_where_it_may(lights: Index) -> None:
    sentence = "Fishermen and insurers spoke of the northern shore."
    items = items_of(quoted_words(sentence, Span(0, len(sentence)), lights.lexicon), lights)
    nowhere = bytes(len(lights.tables.ids))
    assert find_likeness(items, lights, nowhere) is None
