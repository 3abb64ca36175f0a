"""The rule book: all rule files that were loaded, merged, with a hash of what they said."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from embargo.errors import RulebookError
from embargo.rulebook.checks import ChecksFile, Explanation
from embargo.rulebook.drafts import DraftFile, DraftWords, merge_draft_files
from embargo.rulebook.files import load_file, own_rules, rule_files
from embargo.rulebook.grammars import GRAMMARS
from embargo.rulebook.phrases import PhraseRule
from embargo.rulebook.schema import FileModel, RuleFile, SentenceFile
from embargo.rulebook.times import TimesFile, ZoneFile
from embargo.rulebook.transcripts import TranscriptFile, TranscriptWords, merge_transcript_files
from embargo.text import SentenceWords
from embargo.times import TimeLexicon

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

    def check(self) -> None:
        """Compile every phrase. Raises `RulebookError` naming the rule whose phrase is wrong."""
        for rule in self.rules:
            try:
                _ = rule.patterns
            except RulebookError as error:
                raise RulebookError(f"rule {rule.rule.id}: {error}") from None

    @cached_property
    def sentences(self) -> SentenceWords:
        """What full stops may mean, in all languages."""
        files = self.all(SentenceFile)
        return SentenceWords(
            frozenset(word for file in files for word in file.never),
            frozenset(word for file in files for word in file.seldom),
            frozenset(word for file in files for word in file.openers),
            frozenset(word for file in files for word in file.months),
        )

    @cached_property
    def explanations(self) -> dict[str, Explanation]:
        """What each rule of `check` is for, by its id, in file order."""
        return {check.id: check for file in self.all(ChecksFile) for check in file.check}

    @cached_property
    def draft_words(self) -> DraftWords:
        """How news stories say who said what, in all languages."""
        return merge_draft_files(self.all(DraftFile))

    @cached_property
    def transcript_words(self) -> TranscriptWords:
        """How transcripts label speakers and mark time, in all languages."""
        return merge_transcript_files(self.all(TranscriptFile))

    @cached_property
    def times(self) -> TimeLexicon:
        """The words that state times and zones, in all languages."""
        return TimeLexicon.of(self.all(ZoneFile), self.all(TimesFile))


def load_rulebook(extra: Sequence[Path] = ()) -> Rulebook:
    """The package's rules and those of further folders. Raises `RulebookError` (`file:line: reason`) if one is wrong.

    The package's own rules are read once in a process.
    """
    return _load((own_rules(), *extra)) if extra else _own_rulebook()


@cache
def _own_rulebook() -> Rulebook:
    return _load((own_rules(),))


def _load(folders: Sequence[Path]) -> Rulebook:
    digest = hashlib.sha256()
    files: list[tuple[Path, FileModel]] = []
    seen: dict[str, Path] = {}
    for folder in folders:
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
