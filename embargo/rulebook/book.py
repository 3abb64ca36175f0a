"""The rule book: all rule files that were loaded, merged, with a hash of what they said."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from embargo.errors import RulebookError
from embargo.rulebook.checks import ChecksFile, Explanation
from embargo.rulebook.drafts import DraftFile, DraftWords, merge_draft_files
from embargo.rulebook.phrases import Phrase, PhraseRule
from embargo.rulebook.schema import FileModel, RuleFile, SentenceFile
from embargo.rulebook.times import TimesFile, ZoneFile
from embargo.rulebook.transcripts import TranscriptFile, TranscriptWords, merge_transcript_files
from embargo.shapes import shape
from embargo.text import SentenceWords
from embargo.times import TimeLexicon

Model = TypeVar("Model", bound=FileModel)


@shape
class Rulebook:
    """Rule files, loaded and validated. `hash` is the SHA-256 of their bytes, in order.

    `phrases` are those of every phrase rule, in file order, with their slots filled in.
    """

    files: tuple[FileModel, ...]
    phrases: tuple[tuple[Phrase, ...], ...]
    hash: str

    def all(self, model: type[Model]) -> list[Model]:
        """The files of one shape, the package's own first."""
        return [file for file in self.files if isinstance(file, model)]

    @cached_property
    def rules(self) -> tuple[PhraseRule, ...]:
        """Every phrase rule, in file order."""
        rules = [(file, rule) for file in self.all(RuleFile) for rule in file.rule]
        return tuple(
            PhraseRule(rule, file.family, file.language, phrases)
            for (file, rule), phrases in zip(rules, self.phrases, strict=True)
        )

    def family(self, *names: str) -> tuple[PhraseRule, ...]:
        """The phrase rules of the families named."""
        return tuple(rule for rule in self.rules if rule.family in names)

    def saying(self, family: str, *words: str) -> tuple[PhraseRule, ...]:
        """The phrase rules of a family whose word for what is said is one of `words`."""
        return tuple(rule for rule in self.family(family) if rule.rule.sets.get("says") in words)

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
