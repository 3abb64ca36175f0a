"""Ground rules: statements found in the host's words, resolved to attribution and embargo by scope."""

from embargo.groundrules.extract import extract
from embargo.groundrules.model import (
    Attribution,
    Basis,
    Embargo,
    Evidence,
    GroundRules,
    Kind,
    Part,
    evidence_of,
)

__all__ = ["Attribution", "Basis", "Embargo", "Evidence", "GroundRules", "Kind", "Part", "evidence_of", "extract"]
