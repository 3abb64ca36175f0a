"""Finding a draft's words in the briefings."""

from embargo.match.copying import Copy, find_copies, outside
from embargo.match.evidence import Item, Likeness, Mask, find_likeness, items_of
from embargo.match.index import Index, build_index, build_public_index
from embargo.match.model import Change, ChangeKind, Match, Method, Passage, Turning
from embargo.match.quotation import find_quotation, is_certain

__all__ = [
    "Change",
    "ChangeKind",
    "Copy",
    "Index",
    "Item",
    "Likeness",
    "Mask",
    "Match",
    "Method",
    "Passage",
    "Turning",
    "build_index",
    "build_public_index",
    "find_copies",
    "find_likeness",
    "find_quotation",
    "is_certain",
    "items_of",
    "outside",
]
