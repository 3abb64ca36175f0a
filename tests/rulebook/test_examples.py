"""Every rule of the rule book is tried on its own examples: those that must match and those that must not."""

from __future__ import annotations

import pytest

from embargo.rulebook import PhraseRule, load_rulebook

RULES = load_rulebook().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.id)
def test_matches_its_examples(rule: PhraseRule) -> None:
    for example in rule.rule.match:
        assert rule.matches(example.text), example.text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.id)
def test_leaves_its_counter_examples(rule: PhraseRule) -> None:
    for text in rule.rule.reject:
        assert not rule.matches(text), text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.id)
def test_no_phrase_is_useless(rule: PhraseRule) -> None:
    """A substring that `needs` asks for must not keep the rule from its own examples."""
    for example in rule.rule.match:
        assert not rule.rule.needs or any(word in example.text.lower() for word in rule.rule.needs)
