"""Which shapes of rule file there are: `kind` in the file names one of these."""

from __future__ import annotations

from embargo.rulebook.checks import ChecksFile
from embargo.rulebook.drafts import DraftFile
from embargo.rulebook.labels import LabelFile
from embargo.rulebook.matching import CommonFile, MeaningFile, WeightFile, WordFile
from embargo.rulebook.schema import FileModel, RuleFile, SentenceFile
from embargo.rulebook.times import TimesFile, ZoneFile
from embargo.rulebook.transcripts import TranscriptFile
from embargo.shapes import SHAPES

# SHAPES is whole where it is imported from here: every kind of file is declared by then.
__all__ = ["KINDS", "SHAPES"]

KINDS: dict[str, type[FileModel]] = {
    "checks": ChecksFile,
    "common": CommonFile,
    "labels": LabelFile,
    "meaning": MeaningFile,
    "weights": WeightFile,
    "words": WordFile,
    "draft": DraftFile,
    "rules": RuleFile,
    "sentences": SentenceFile,
    "times": TimesFile,
    "transcripts": TranscriptFile,
    "zones": ZoneFile,
}
