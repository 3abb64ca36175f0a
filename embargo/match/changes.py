"""Words that differ between what was said and what is printed: which differences are honest, and what the others do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from embargo.match.lexicon import Lexicon
from embargo.match.model import ChangeKind, Turning
from embargo.match.words import Kind, Word

_BRACKET_REACH = 12  # so many words one pair of brackets may stand for
_REDACTED_REACH = 5  # so many printed words may stand for a redaction
_CORRECTED_REACH = 3  # so many words a transcriber's correction in brackets may replace
_MINUS = "-"
_PREFIXES = ("un", "in", "im", "non", "dis")


def normals(words: Sequence[Word]) -> list[str]:
    """The normal forms of some words, brackets and gaps left out."""
    return [word.normal for word in words if word.normal]


def is_honest(
    said: Sequence[Word], printed: Sequence[Word], before: Sequence[Word], after: Sequence[Word], lexicon: Lexicon
) -> bool:
    """Whether `printed` may stand for `said` without a word to the reader.

    `before` and `after` are the words said around `said`, which tell a stutter and a transcriber's correction.
    """
    words = normals(printed)
    if any(word.kind is Kind.BRACKET for word in printed):
        brackets = sum(word.kind is Kind.BRACKET for word in printed)
        return (not words and len(said) <= _BRACKET_REACH * brackets) or _bracket_covers(said, words)
    if any(lexicon.same_words(option, words) for option in _options(said, lexicon)):
        return True
    if said and all(word.kind is Kind.SOFT for word in said):
        return len(words) <= _REDACTED_REACH
    if words:
        return False
    return _is_stutter(normals(said), normals(before), normals(after)) or _is_corrected(said, after)


def _bracket_covers(said: Sequence[Word], words: Sequence[str]) -> bool:
    """Whether every printed word was said, in order, so that the brackets stand for the rest."""
    rest = iter(normals(said))
    return len(said) <= _BRACKET_REACH and all(word in rest for word in words)


def _options(said: Sequence[Word], lexicon: Lexicon) -> Iterator[list[str]]:
    """What may be printed for `said`: with or without a transcriber's words, which may replace those before them."""
    spoken = [word for word in said if word.kind is Kind.SOFT or word.normal not in lexicon.fillers]
    yield normals(spoken)
    if not any(word.kind is Kind.SOFT for word in spoken):
        return
    yield [word.normal for word in spoken if word.kind is Kind.WORD]
    for reach in range(1, _CORRECTED_REACH + 1):
        first = next(n for n, word in enumerate(spoken) if word.kind is Kind.SOFT)
        if first >= reach:
            yield normals([*spoken[: first - reach], *spoken[first:]])


def _is_stutter(said: Sequence[str], before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the words left out were said again at once."""
    count = len(said)
    return count > 0 and (list(after[:count]) == list(said) or list(before[-count:]) == list(said))


def _is_corrected(said: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a transcriber's correction follows and was taken instead."""
    return 0 < len(said) <= _CORRECTED_REACH and bool(after) and after[0].kind is Kind.SOFT


def is_other_figure(said: Word, printed: Word, before: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether the same figure has another sign: $48 and €48, 5 and -5. `before` are the words said before it.

    A currency that stands on one side alone is likely a word on the other.
    """
    signs = {said.sign or _named(before, lexicon), printed.sign}
    return len(signs) > 1 and (_MINUS in signs or "" not in signs)


def is_sign_in_words(words: Sequence[Word], around: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether words say only what a sign says on the other side: "dollars" of "$48 million", "minus" of "-5"."""
    sign = _named(words, lexicon) if len(words) == 1 else ""
    return bool(sign) and any(word.sign == sign for word in around)


def _named(words: Sequence[Word], lexicon: Lexicon) -> str:
    return next((lexicon.signs.get(word.normal, "") for word in words), "")


def kind_of(said: Sequence[Word], printed: Sequence[Word], lexicon: Lexicon) -> ChangeKind:
    """What was done to the words."""
    if not normals(printed):
        return ChangeKind.DROPPED
    if not said:
        return ChangeKind.ADDED
    if lexicon.same_uncontracted(normals(said), normals(printed)):
        return ChangeKind.CONTRACTED
    return ChangeKind.SWAPPED


def turning(said: Sequence[str], printed: Sequence[str], names: frozenset[str], lexicon: Lexicon) -> Turning | None:
    """How the change from the words `said` to those `printed` turns the meaning; None where it does not seem to.

    `names` are those of the words that are names.
    """
    one, other = _apart(said, lexicon), _apart(printed, lexicon)
    gone, come = set(one) - set(other), set(other) - set(one)
    if len(lexicon.negations.intersection(gone)) != len(lexicon.negations.intersection(come)):
        return Turning.NEGATION
    if any(lexicon.is_number(word) for word in gone | come):
        return Turning.NUMBER
    if _opposite(gone, come, lexicon):
        return Turning.OPPOSITE
    if names.intersection(gone | come):
        return Turning.NAME
    if lexicon.modals.intersection(gone | come):
        return Turning.MODALITY
    return None


def _opposite(gone: set[str], come: set[str], lexicon: Lexicon) -> bool:
    return any(
        frozenset((one, other)) in lexicon.opposites
        or any(one == prefix + other or other == prefix + one for prefix in _PREFIXES)
        for one in gone
        for other in come
    )


def _apart(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    return [part for word in words for part in lexicon.drawn_apart(word)[0]]
