"""The rule files that say how a language's stories quote and credit."""

from __future__ import annotations

from pathlib import Path

import pytest
from draft_reading import quotes

from embargo.errors import RulebookError
from embargo.rulebook import Rulebook, load_rulebook


def _folder(tmp_path: Path, rules: str) -> Path:
    (tmp_path / "own.toml").write_text(f'kind = "draft"\nlanguage = "en"\n{rules}', encoding="utf-8")
    return tmp_path


def test_a_newsroom_adds_a_cue_verb_and_a_noun(tmp_path: Path, rulebook: Rulebook) -> None:
    text = "“The ferry is late,” the harbormaster grumbled. “Very late.”"
    assert quotes(text, rulebook)[0][1] is None
    verb = '[verbs]\nsay = ["grumble, grumbles, grumbled, grumbling"]\n'
    noun = '[nouns]\npeople = ["harbormaster, harbormasters"]\n'
    richer = load_rulebook([_folder(tmp_path, verb + noun)])
    assert quotes(text, richer) == [("The ferry is late,", "the harbormaster"), ("Very late.", "the harbormaster")]


@pytest.mark.parametrize(
    ("rules", "line", "reason"),
    [
        ('[verbs]\nsay = ["grumble, grumbles"]\n', 3, "base, third person, past"),
        ('[nouns]\npeople = ["sailor"]\n', 3, "singular, plural"),
        ('[words]\nadverbs = ["Softly"]\n', 3, "lower case"),
        ('[words]\nadverb = ["softly"]\n', 3, "no such key"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(tmp_path: Path, rules: str, line: int, reason: str) -> None:
    folder = _folder(tmp_path, rules)
    with pytest.raises(RulebookError, match=reason):
        load_rulebook([folder])
    with pytest.raises(RulebookError, match=rf"own\.toml:{line}:|own\.toml:\d+:"):
        load_rulebook([folder])
