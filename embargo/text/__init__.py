"""Text with places: sources and spans, folding, words and sentences."""

from embargo.text.folding import ZERO_WIDTH, Token, bare, fold, plain_tokens, tokenise
from embargo.text.names import NameWords
from embargo.text.places import MappedText, MappedTextBuilder, Piece, Position, Source, Span
from embargo.text.sentences import SentenceWords, split_paragraphs, split_sentences

__all__ = [
    "ZERO_WIDTH",
    "MappedText",
    "MappedTextBuilder",
    "NameWords",
    "Piece",
    "Position",
    "SentenceWords",
    "Source",
    "Span",
    "Token",
    "bare",
    "fold",
    "plain_tokens",
    "split_paragraphs",
    "split_sentences",
    "tokenise",
]
