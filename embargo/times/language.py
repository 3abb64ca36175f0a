"""Which language a text is in, by its small words and its names of days."""

from __future__ import annotations

import re
from collections import Counter

from embargo.text import fold
from embargo.times.lexicon import TimeLexicon

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 6000


def guess_language(text: str, lexicon: TimeLexicon) -> str:
    """The language (a code such as "de") whose small words and days are commonest in `text`; "en" where none is."""
    counts = Counter(_WORD.findall(fold(text[:_ENOUGH])))
    scores = {
        language: sum(counts[word] for word in table.telling_words & counts.keys())
        for language, table in lexicon.languages.items()
    }
    best = max(scores, key=lambda language: (scores[language], language == "en"), default="en")
    return best if scores.get(best) else "en"
