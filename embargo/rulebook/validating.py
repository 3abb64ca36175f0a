"""Rule files read, validated and proved: done where they changed since the last run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from embargo.errors import RulebookError
from embargo.rulebook.book import Rulebook
from embargo.rulebook.files import read_rule_file
from embargo.rulebook.folders import own_rules, rule_files
from embargo.rulebook.grammars import GRAMMARS
from embargo.rulebook.making import PhraseMaker
from embargo.rulebook.phrases import Phrase
from embargo.rulebook.proving import prove
from embargo.rulebook.schema import RuleFile


def validated(raw: Mapping[Path, bytes]) -> Rulebook:
    """The rule book of rule files. Raises `RulebookError` (`file:line: reason`) if one is wrong."""
    files = {path: read_rule_file(path, content) for path, content in raw.items()}
    of_rules = {path: file for path, file in files.items() if isinstance(file, RuleFile)}
    _refuse_same_ids(of_rules)
    digest = hashlib.sha256(b"".join(raw.values())).hexdigest()
    book = Rulebook(files=tuple(files.values()), phrases=tuple(_phrases(list(of_rules.values()))), hash=digest)
    own = set(rule_files(own_rules()))
    _prove_added(book, {path: file for path, file in of_rules.items() if path not in own}, raw)
    return book


def _prove_added(book: Rulebook, added: Mapping[Path, RuleFile], raw: Mapping[Path, bytes]) -> None:
    """Prove the rules of further folders. Raises `RulebookError` with `file:line` for one that cannot be taken."""
    places = {rule.id: _place(path, raw[path], rule.id) for path, file in added.items() for rule in file.rule}
    ours = [rule for rule in book.rules if rule.rule.id not in places]
    prove(ours, [rule for rule in book.rules if rule.rule.id in places], places)


def _place(path: Path, content: bytes, rule_id: str) -> str:
    at = max(content.find(f'"{rule_id}"'.encode()), 0)
    return f"{path}:{content.count(10, 0, at) + 1}"


def _refuse_same_ids(files: Mapping[Path, RuleFile]) -> None:
    seen: dict[str, Path] = {}
    for path, rule in ((path, rule) for path, file in files.items() for rule in file.rule):
        if rule.id in seen:
            raise RulebookError(f"{path}:1: rule {rule.id} stands already in {seen[rule.id]}; give it an id of its own")
        seen[rule.id] = path


def _phrases(files: Sequence[RuleFile]) -> Iterator[tuple[Phrase, ...]]:
    slots: dict[str, tuple[str, ...]] = {}
    for file in files:
        for name, options in file.slots.items():
            slots[name] = slots.get(name, ()) + options
    maker = PhraseMaker(slots, GRAMMARS)
    for rule in (rule for file in files for rule in file.rule):
        try:
            yield tuple(maker.make(phrase) for phrase in rule.phrases)
        except RulebookError as error:
            raise RulebookError(f"rule {rule.id}: {error}") from None
