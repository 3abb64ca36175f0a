"""The rule book: what phrases mean what, as data, strictly loaded."""

from embargo.rulebook.book import Rulebook
from embargo.rulebook.loading import load_rulebook
from embargo.rulebook.phrases import PhraseRule
from embargo.rulebook.schema import FileModel, Rule, RuleFile, SentenceFile

__all__ = ["FileModel", "PhraseRule", "Rule", "RuleFile", "Rulebook", "SentenceFile", "load_rulebook"]
