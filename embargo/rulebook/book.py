"""The rule book: all rule files that were loaded, merged, with a hash of what they said."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from embargo.errors import RulebookError
from embargo.rulebook.files import load_file, own_rules, rule_files
from embargo.rulebook.grammars import GRAMMARS
from embargo.rulebook.phrases import PhraseRule
from embargo.rulebook.schema import FileModel, RuleFile, SentenceFile
from embargo.text import SentenceWords

Model = TypeVar("Model", bound=FileModel)


@dataclass(frozen=True)
class Rulebook:
    """Rule files, loaded and validated. `hash` is the SHA-256 of their bytes, in order."""

    files: tuple[tuple[Path, FileModel], ...] = field(repr=False)
    hash: str

    def all(self, model: type[Model]) -> list[Model]:
        """The files of one shape, the package's own first."""
        return [file for _, file in self.files if isinstance(file, model)]

    @cached_property
    def rules(self) -> tuple[PhraseRule, ...]:
        """Every phrase rule, in file order."""
        files = self.all(RuleFile)
        slots: dict[str, tuple[str, ...]] = {}
        for file in files:
            for name, options in file.slots.items():
                slots[name] = slots.get(name, ()) + options
        return tuple(
            PhraseRule(rule, file.family, file.language, slots, GRAMMARS) for file in files for rule in file.rule
        )

    def family(self, *names: str) -> tuple[PhraseRule, ...]:
        """The phrase rules of the families named."""
        return tuple(rule for rule in self.rules if rule.family in names)

    @cached_property
    def sentences(self) -> SentenceWords:
        """What full stops may mean, in all languages."""
        files = self.all(SentenceFile)
        return SentenceWords(
            frozenset(word for file in files for word in file.never),
            frozenset(word for file in files for word in file.seldom),
            frozenset(word for file in files for word in file.openers),
        )


def load_rulebook(extra: Sequence[Path] = ()) -> Rulebook:
    """The package's rules and those of further folders. Raises `RulebookError` (`file:line: reason`) if one is wrong."""
    digest = hashlib.sha256()
    files: list[tuple[Path, FileModel]] = []
    seen: dict[str, Path] = {}
    for folder in (own_rules(), *extra):
        for path in rule_files(folder):
            model, raw = load_file(path)
            digest.update(raw)
            files.append((path, model))
            if isinstance(model, RuleFile):
                _claim_ids(path, model, seen)
    return Rulebook(tuple(files), digest.hexdigest())


def _claim_ids(path: Path, file: RuleFile, seen: dict[str, Path]) -> None:
    for rule in file.rule:
        if rule.id in seen:
            raise RulebookError(f"{path}:1: rule {rule.id} stands already in {seen[rule.id]}; give it an id of its own")
        seen[rule.id] = path
