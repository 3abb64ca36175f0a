"""What a remark in a draft says: a waiver, something that was meant as one, or anything else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from embargo.text import ZERO_WIDTH, Span, fold

FORM = "embargo: ignore[rule] reason"
_EXACT = re.compile(r"embargo: ignore\[(?P<rules>[^\[\]]*)\](?P<reason>\s.*)?", re.DOTALL)
# The beginning of a line that was to be a remark, and is one of the story, as the format knows none of that form.
_IN_STORY = re.compile(
    r"^[^\w\r\n]{0,12}embargo\W{0,3}ignore\W{1,3}(?P<rule>[\w-]{1,60})", re.IGNORECASE | re.MULTILINE
)
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING = 200  # characters in which a waiver shows itself
_LONGEST = 20  # characters of a word that is compared
_LONGEST_REASON = 500
_NEAR = 0.8


def read_spelling(words: str) -> tuple[tuple[str, ...], str] | None:
    """The rules and the reason (empty where there is none) of a remark that has the form of a waiver, else None."""
    found = _EXACT.fullmatch(words.strip())
    if not found:
        return None
    rules = dict.fromkeys(rule.strip() for rule in found["rules"].split(","))
    reason = " ".join((found["reason"] or "").split())
    return tuple(rules), reason if _says_something(reason) else ""


def in_the_story(prose: str, rules: Collection[str]) -> list[Span]:
    """Where lines of the story itself have the look of a waiver of one of `rules`, the ids that there are."""
    return [Span(*found.span()) for found in _IN_STORY.finditer(prose) if found["rule"].lower() in rules]


def meant_as_waiver(words: str, rules: Collection[str]) -> bool:
    """Whether a remark that is no waiver looks like one misspelt; `rules` are the ids that there are.

    Remarks of other kinds ("embargo lifts at noon") are the newsroom's own.
    """
    beginning = _plain(words[:_BEGINNING])
    first, second = ([*_WORD.findall(beginning), "", ""])[:2]
    if any(_near(candidate, "embargoignore") for candidate in (first, first + second)):
        return True
    begins_so = _near(first, "embargo") or _near(first, "ignore")
    return begins_so and any(rule in beginning for rule in rules)


def _plain(words: str) -> str:
    """Words as they are read: without characters that nobody sees, wide ones like narrow ones."""
    return fold(unicodedata.normalize("NFKC", "".join(each for each in words if each not in ZERO_WIDTH)))


def _near(word: str, meant: str) -> bool:
    from difflib import SequenceMatcher  # noqa: PLC0415 - few drafts have remarks

    return len(word) <= _LONGEST and SequenceMatcher(None, word, meant, autojunk=False).ratio() >= _NEAR


def _says_something(reason: str) -> bool:
    return any(character.isalnum() for character in reason)


def faults(rules: Collection[str], reason: str, known: Collection[str]) -> Iterator[str]:
    """What is wrong with a waiver of the right form. No fault holds words of the remark."""
    if any(rule not in known for rule in rules):
        yield "it names a rule that there is not; `embargo explain` lists the rules"
    if not reason:
        yield f"it gives no reason; write {FORM}"
    elif len(reason) > _LONGEST_REASON:
        yield f"its reason is longer than {_LONGEST_REASON} characters; make it shorter"
