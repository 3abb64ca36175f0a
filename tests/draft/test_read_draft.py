"""A draft as a whole: places, schedule, the labelled corpus."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from draft_reading import draft_of
from hypothesis import given, settings
from hypothesis import strategies as st

from embargo.draft import Draft, Quotation, QuotationKind, read_draft
from embargo.read import read_path
from embargo.rulebook import Rulebook
from embargo.text import Span


@pytest.mark.parametrize(
    ("metadata", "instant"),
    [
        ({"publish_at": "2031-05-04T06:00:00+02:00"}, dt.datetime(2031, 5, 4, 4, tzinfo=dt.UTC)),
        ({"embargo": "2031-05-04T06:00Z"}, dt.datetime(2031, 5, 4, 6, tzinfo=dt.UTC)),
        ({"scheduled": "2031-05-04 06:00 Europe/Lisbon"}, dt.datetime(2031, 5, 4, 5, tzinfo=dt.UTC)),
        ({"embargo": "false"}, None),
        ({}, None),
    ],
)
def test_publish_at(metadata: dict[str, str], instant: dt.datetime | None, rulebook: Rulebook) -> None:
    assert draft_of("The ferry is late.", rulebook, **metadata).publish_at == instant


def test_places_of_quotation_cue_and_source(rulebook: Rulebook) -> None:
    text = "The pier is empty. “The ferry,” she said, “is late.”"
    draft = draft_of(text, rulebook)
    [quotation] = draft.quotations
    assert [text[span.start : span.end] for span in quotation.spans] == ["The ferry,", "is late."]
    assert quotation.sentence == 1
    assert quotation.cue and text[quotation.cue.span.start : quotation.cue.span.end] == "said"
    assert quotation.source and text[quotation.source.span.start : quotation.source.span.end] == "she"


def test_a_possessive_source_is_named_without_its_ending(rulebook: Rulebook) -> None:
    text = "In the official’s telling, the ferry “will come in the end.”"
    source = draft_of(text, rulebook).quotations[-1].source
    assert source and source.text == text[source.span.start : source.span.end] == "the official"


@given(st.text(alphabet="aA .,\n\"'“”‘’:;—?!()", max_size=60), st.integers(0, 5))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_every_place_lies_in_it(rulebook: Rulebook, noise: str, at: int) -> None:
    words = ("the official said that", "Ana Ruiz told reporters", "“it is late”", "according to one", "who added")
    text = " ".join([*words[:at], noise, *words[at:]])
    draft = draft_of(text, rulebook)
    for quotation in draft.quotations:
        mentions = [mention.span for mention in (quotation.cue, quotation.source) if mention]
        for span in (*quotation.spans, *mentions):
            assert 0 <= span.start < span.end <= len(text)
        assert 0 <= quotation.sentence < len(draft.sentences)


@pytest.mark.parametrize(
    "unit",
    [
        "the official said ",
        "“a” said the official and ",
        '"a ',
        "one who called it “a” ",
        ", the official said",
        "... ",
    ],
)
def test_a_page_without_sentences_is_read_in_linear_time(rulebook: Rulebook, unit: str) -> None:
    def cost(count: int) -> float:
        spent = []
        for _ in range(2):
            begun = time.process_time()
            draft_of(unit * count, rulebook)
            spent.append(time.process_time() - begun)
        return min(spent)

    assert cost(2400) < 30 * max(cost(300), 0.001)  # eight times the words


# -- the labelled corpus ---------------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _labels(shared: Path) -> list[tuple[Path, dict[str, object]]]:
    return [
        (labels.parent / label["draft"], label)
        for labels in sorted((shared / "corpus" / "drafts").rglob("labels.jsonl"))
        for label in map(json.loads, labels.read_text(encoding="utf-8").splitlines())
    ]


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower().replace("’", "'")))


def _credits(quotation: Quotation, label: str | None) -> bool:
    """Whether the quotation is credited to the label's source; a name may have its titles or lack them."""
    if quotation.source is None or label is None:
        return quotation.source is None and label is None
    mentions = {_plain(quotation.source.text), _plain(quotation.source.resolved)}
    name = _plain(label.split(", ")[0])
    return any(
        mention == name or mention.startswith(f"{name} ") or mention.endswith(f" {name}") for mention in mentions
    )


def _holding(draft: Draft, words: str, kinds: set[QuotationKind]) -> list[Quotation]:
    """The quotations in which `words` stand, or that stand in them."""
    sought = _plain(words)
    found = []
    for quotation in draft.quotations:
        if quotation.kind in kinds:
            held = [_plain(draft.words(span)) for span in quotation.spans]
            whole = _plain(draft.words(Span(quotation.spans[0].start, quotation.spans[-1].end)))
            if any(sought in part or part in sought for part in (*held, whole)):
                found.append(quotation)
    return found


def test_labelled_drafts(shared: Path, rulebook: Rulebook) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for path, label in _labels(shared):
        draft = read_draft(read_path(path), rulebook)
        for figure, kinds in (
            ("quotes", {QuotationKind.DIRECT}),
            ("claims", {QuotationKind.INDIRECT, QuotationKind.MIXED}),
        ):
            for item in label[figure]:  # type: ignore[attr-defined]
                if figure == "claims" and item["attributed_to"] is None:
                    continue
                total[figure] += 1
                right[figure] += any(
                    _credits(found, item["attributed_to"]) for found in _holding(draft, item["text"], kinds)
                )
    assert right["quotes"] >= 0.96 * total["quotes"]
    assert right["claims"] >= 0.93 * total["claims"]
