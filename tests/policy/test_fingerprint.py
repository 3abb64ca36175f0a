"""A fingerprint is of the content, not the place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from values import NOON, STORY, draft_of, finding_in, span_of

from embargo.policy import fingerprint, judge


def of(text: str, name: str = "draft.md", **changes: object) -> str:
    draft = draft_of(text, name)
    return fingerprint(draft, finding_in(draft, **changes))


@given(above=st.text(alphabet="ab \n“”é", max_size=60))
def test_it_stays_when_lines_above_change(above: str) -> None:
    assert of(above + STORY) == of(STORY)


def test_it_stays_when_quotes_case_and_line_breaks_change() -> None:
    first, second = draft_of("“Nobody has a veto.”"), draft_of('"nobody has\na  VETO."')
    spans = span_of(first, "Nobody has a veto."), span_of(second, "nobody has\na  VETO.")
    made = [finding_in(draft, draft.words(span)) for draft, span in zip((first, second), spans, strict=True)]
    assert fingerprint(first, made[0]) == fingerprint(second, made[1])


def test_it_stays_in_another_file() -> None:
    assert of(STORY, "a.md") == of(STORY, "b.md")


def test_it_changes_with_the_rule_the_words_and_the_source() -> None:
    draft = draft_of()
    made = {
        of(STORY),
        of(STORY, rule="misquote"),
        of(STORY.replace("fish", "herring"), words="Nobody has a veto over the herring,"),
        of(STORY, attribution=span_of(draft, "an official")),
    }
    assert len(made) == 4


def test_the_same_words_twice_are_two() -> None:
    draft = draft_of(STORY + STORY)
    first = finding_in(draft)
    second_at = draft.document.prose.text.rindex("Nobody")
    second = finding_in(draft, span=first.span._replace(start=second_at, end=second_at + len(draft.words(first.span))))
    report = judge([(draft, [first, second])], checked_at=NOON)
    fingerprints = [found.fingerprint for found in report.drafts[0].open]
    assert len(set(fingerprints)) == 2
    assert fingerprints[0] == of(STORY)


def test_it_changes_with_what_a_number_is_of() -> None:
    amounts = ("$48", "\u20ac48", "\xa348", "48", "48%", "-48", "\u221248", "+48", "48\xb0")
    texts = [f"It rose by {amount} this year." for amount in amounts]
    assert len({of(text, words=text) for text in texts}) == len(amounts)


def test_it_changes_with_the_time_where_that_is_what_is_wrong() -> None:
    early, earlier = (replace(draft_of(), publish_at=at) for at in (NOON, NOON - dt.timedelta(hours=1)))
    for rule, differs in (("draft-embargo-too-early", True), ("embargoed-quote", False)):
        prints = {fingerprint(draft, finding_in(draft, rule=rule)) for draft in (early, earlier)}
        assert (len(prints) == 2) is differs
