"""Which shapes of rule file there are: `kind` in the file names one of these."""

from __future__ import annotations

from embargo.rulebook.schema import FileModel, RuleFile, SentenceFile

KINDS: dict[str, type[FileModel]] = {
    "rules": RuleFile,
    "sentences": SentenceFile,
}
