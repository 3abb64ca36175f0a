"""The words without which a phrase cannot match: never more than is true, and enough to spare most patterns."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from embargo.rulebook import PhraseRule, load_rulebook
from embargo.rulebook.making import PhraseMaker
from embargo.rulebook.phrases import Phrase
from embargo.text import fold

SLOTS = {"way": ("kindly", "very {mood}"), "mood": ("calm", "quiet"), "any": ("soon", r"\w+")}


def needs(phrase: str) -> list[set[str]]:
    return [set(words) for words in PhraseMaker(SLOTS, {"until": "[^.]*"}).make(phrase).needs]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("embargoed until {until}", [{"embargoed"}, {"until"}]),
        ("embargo(?:ed)?", [{"embargo"}]),
        ("embargoes?", [{"embargoe"}]),
        ("embargo(?:ed)+", [{"embargo"}, {"ed"}]),
        ("ab*sent", [{"sent"}]),
        ("pub{2,3}lic", [{"pub"}, {"lic"}]),
        ("holds{0,2}", [{"hold"}]),
        ("hold(?:s{0,1}|ing)", [{"hold"}]),
        ("(?:until|till) noon", [{"until", "till"}, {"noon"}]),
        ("(?:lift|lifted|over) now", [{"lift", "over"}, {"now"}]),
        ("(?:on|off) air", [{"air"}, {"on", "off"}]),
        ("(?:on the|off the|off) air", [{"air"}, {"the", "off"}]),
        ("(?:noon)?", []),
        ("(?:noon|night)*", []),
        ("(?:noon|night){0,2} call", [{"call"}]),
        ("(?=[a-z]*noon)(?!night)call(?!ed)", [{"noon"}, {"call"}]),
        ("(?<!pre)(?<=the )call", [{"call"}]),
        ("(?P<words>call) over", [{"call"}, {"over"}]),
        ("it's over", [{"it's"}, {"over"}]),
        (r"p\.m\.", [{"p.m."}]),
        (r"\bnoon\b", [{"noon"}]),
        (r"[a-z]alls [\])(]one", [{"alls"}, {"one"}]),
        ("go {way}", [{"go"}, {"kindly", "very"}]),
        ("go {any} home", [{"go"}, {"home"}]),
        ("noon|night", [{"noon", "night"}]),
        ("a.b.c", []),
    ],
)
def test_what_a_phrase_needs(phrase: str, expected: list[set[str]]) -> None:
    found = needs(phrase)
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


PHRASES = [phrase for of_rule in load_rulebook().phrases for phrase in of_rule]


@given(data=st.data(), phrase=st.sampled_from(PHRASES))
@settings(max_examples=150, deadline=None)
def test_no_match_is_lost(data: st.DataObject, phrase: Phrase) -> None:
    text = data.draw(st.from_regex(phrase.pattern))
    match = re.search(phrase.pattern, text)
    assert match is not None
    assert phrase.may_occur(text, match.start(), len(text))
    assert phrase.may_match(text, match.start(), len(text))


@pytest.mark.parametrize("rule", load_rulebook().rules, ids=lambda rule: rule.rule.id)
def test_examples_find_what_all_patterns_find(rule: PhraseRule) -> None:
    for text in [fold(example.text) for example in rule.rule.match] + [fold(text) for text in rule.rule.reject]:
        if not rule.rule.needs or any(word in text for word in rule.rule.needs):
            every = [match.span() for pattern in rule.patterns for match in pattern.finditer(text)]
            assert [match.span() for match in rule.find(text)] == every


def test_most_patterns_are_spared() -> None:
    text = fold("Good morning, everyone, and thank you for joining us. The fishing ministers met on Tuesday.")
    tried = [phrase for phrase in PHRASES if phrase.may_occur(text, 0, len(text))]
    assert len(tried) < len(PHRASES) / 8


def test_a_word_outside_the_stretch_does_not_count() -> None:
    (phrase,) = [PhraseMaker({}, {}).make("noon")]
    assert phrase.may_occur("at noon", 3, 7)
    assert not phrase.may_occur("at noon", 0, 6)


def test_many_alternatives_ask_for_nothing() -> None:
    words = "|".join(f"word{chr(97 + first)}{chr(97 + second)}" for first in range(9) for second in range(9))
    assert needs(f"(?:{words})") == []


@pytest.mark.parametrize(
    ("phrase", "holds", "lacks"),
    [
        ("embargoed until {until}", "it is embargoed\n  until noon", "until noon it is embargoed"),
        ("the (?:first|second) part", "and the second part", "the part, the second"),
        ("officials? (?:is|are)", "the officials are here", "this official"),
        ("hold(?:s|ing)? [^.]* noon", "holds on to it until noon", "noon, and hold on"),
        ("hold (?:\\w+ until|on) noon", "hold it until noon", "until it holds at noon"),
        ("um+ no", "ummm no", "hum"),
        ("(?:no){2,} way", "nono way", "way no"),
        ("call(?=[:,] over)(?:,? done)?", "this call, over and out", "over: this call"),
        ("call (?=over).* now", "call over now", "over, call now"),
        (r"at (?=\d|noon)", "at 5 p.m.", "at five"),
        (r"part 2 of \d+", "part\n2 of 13", "part two of 13"),
        ("embargo(?: now| here)* until", "embargo now here until", "embargoed until"),
        ("call[,:] now", "call: now", "call now"),
        ("q ?& ?a", "the q&a", "q and a"),
        (r"\bnoon\b(?! sharp) {way}", "noon very calm", "noon very"),
        (r"x\. y", "x. y", "x y"),
        (" *noon [ab-d] ", " noon c ", "moon"),
        (" until", "hold until", "holduntil"),
        ("noon|night", "tonight", "tonite"),
        (r"[\]x]yz", "a]yz", "ayz"),
    ],
)
def test_what_a_phrase_needs_in_its_order(phrase: str, holds: str, lacks: str) -> None:
    made = PhraseMaker(SLOTS, {"until": "[^.]*"}).make(phrase)
    assert made.may_match(holds, 0, len(holds))
    assert not made.may_match(lacks, 0, len(lacks))


def test_an_order_asks_for_nothing_where_anything_may_stand() -> None:
    for phrase in (r"\w+", "(?:noon)?", "[a-z]+ ?", "(?:noon|)", "{any}", "(?<!un)(?:noon)*"):
        assert PhraseMaker(SLOTS, {}).make(phrase).may_match("", 0, 0)


def test_few_patterns_are_compiled_that_do_not_match() -> None:
    text = fold("This call is on background, and its contents are embargoed until it ends. Thank you, everybody.")
    tried = [phrase for phrase in PHRASES if phrase.may_occur(text, 0, len(text))]
    closer = [phrase for phrase in tried if phrase.may_match(text, 0, len(text))]
    assert len(closer) < len(tried) * 2 / 3
