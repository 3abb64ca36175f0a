"""Finding a draft's words in the briefings."""

from embargo.match.copying import Copy, find_copies, outside
from embargo.match.evidence import Item, Likeness, find_likeness, items_of
from embargo.match.index import Index, build_index
from embargo.match.model import Change, ChangeKind, Match, Method, Passage, Turning
from embargo.match.quotation import find_quotation

__all__ = [
    "Change",
    "ChangeKind",
    "Copy",
    "Index",
    "Item",
    "Likeness",
    "Match",
    "Method",
    "Passage",
    "Turning",
    "build_index",
    "find_copies",
    "find_likeness",
    "find_quotation",
    "items_of",
    "outside",
]
