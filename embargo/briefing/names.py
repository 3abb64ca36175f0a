"""Names: the label of a named speaker joined to the name and title by which the call introduces that person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from embargo.briefing.label_words import bare_label
from embargo.rulebook.transcripts import TranscriptWords
from embargo.text import fold
from embargo.values import value

_STOP = re.compile(r"[,;:!?()\"“”—–\[\]]|\n[^\S\n]*\n")
_NAME_WORD = re.compile(r"(?:[^\W\d_a-z]['’])?[^\W\d_a-z][^\W\d_]*(?:-[^\W\d_]+)*\.?")
_TITLE_WORD = re.compile(r"[^\W\d_a-z][\w.&-]*")
_INITIAL = re.compile(r"[^\W\d_a-z]\.")
_APPOSITION = re.compile(r",\s+([^;.:()—–\"“”]{3,160})")
_NEXT_PERSON = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*\s+){1,2}[^\W\d_a-z][\w'’-]*,")
_REACH = 140
_MAX_TITLE_WORDS = 14


@value
class Person:
    """A person's name as introduced (None where only a title is known), and the title, where one was given."""

    name: str | None
    title: str | None = None


class NameReader:
    """Finds who a label means in the words of the call."""

    def __init__(self, words: TranscriptWords) -> None:
        self._words = words
        self._title_words = {part for title in words.titles for part in title.split()} - words.particles

    def find(self, label: str, texts: Sequence[str]) -> Person | None:
        """The person that a label means ("ACTING DIRECTOR YOUNG"), by the first of `texts` that names one best."""
        parts = bare_label(label).split()
        head = self._title_length(parts)
        surname = parts[head:]
        if not surname:
            return None
        office = "" if self._is_honorific(parts[:head]) else _as_name(parts[:head])
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, surname)) + r"(?!\w)", re.IGNORECASE)
        persons = [person for text in texts for person in self._persons(text, pattern, titled=head > 0)]

        def worth(person: Person) -> tuple[bool, bool, bool]:
            title = fold(person.title or "")
            return " " in (person.name or ""), bool(office) and fold(office) in title, bool(title)

        best = max(persons, key=worth, default=None)
        if best:
            return Person(best.name, best.title or office or None)
        return Person(None, office) if office else None if head else Person(_as_name(surname))

    def _is_honorific(self, head: Sequence[str]) -> bool:
        return " ".join(head).rstrip(".").lower() in self._words.honorifics

    def _title_length(self, parts: Sequence[str]) -> int:
        folded = [fold(part).strip(".") for part in parts]
        known = self._words.titles | self._words.honorifics
        return max((n for n in range(1, len(parts) + 1) if " ".join(folded[:n]) in known), default=0)

    def _persons(self, text: str, pattern: re.Pattern[str], *, titled: bool) -> Iterator[Person]:
        for found in pattern.finditer(text):
            surname = " ".join(found.group().split())
            if surname.isupper() or not surname[0].isupper():
                continue
            given, title = self._before(_STOP.split(text[max(0, found.start() - _REACH) : found.start()])[-1].split())
            if not given and not titled:
                surname = _with_next_name(text, found)
            if given or " " in surname:
                yield Person(f"{given} {surname}".strip(), title or self._title_after(text, found.end()))

    def _before(self, parts: list[str]) -> tuple[str, str | None]:
        """First names and the title before them, from the words just before a surname."""
        given: list[str] = []
        while parts and len(given) < 2 and self._is_given(parts[-1]):
            if given and not _INITIAL.fullmatch(given[0]) and len(parts) > 1 and self._in_title(parts[-2]):
                break
            given.insert(0, parts.pop())
        title: list[str] = []
        while given and parts and self._in_title(parts[-1]):
            # "Deputy Adviser for Roads and New Bridges" is one title, "Director Quist and Chair Lund" are two people.
            if parts[-1].lower() in self._words.joiners and (not title or self._names_office(title)):
                break
            title.insert(0, parts.pop())
        while title and not _TITLE_WORD.fullmatch(title[0]):
            title.pop(0)
        kept = self._names_office(title) and not self._is_honorific(title)
        return " ".join(given), " ".join(title) if kept else None

    def _is_given(self, part: str) -> bool:
        if _INITIAL.fullmatch(part):
            return True
        known = self._title_words | self._words.honorifics
        return bool(_NAME_WORD.fullmatch(part)) and not part.isupper() and fold(part).strip(".") not in known

    def _in_title(self, part: str) -> bool:
        return part[0].isupper() or part.lower() in self._words.particles

    def _names_office(self, title: Sequence[str]) -> bool:
        return any(fold(part).strip(".,") in self._title_words for part in title)

    def _title_after(self, text: str, at: int) -> str | None:
        """The title in apposition: "Ada Quist, Director of Roads, who ..."."""
        apposition = _APPOSITION.match(text, at)
        title = " ".join(apposition[1].split()) if apposition else ""
        cuts = [cut.start() for cut in re.finditer(r"\S+", title) if self._ends_title(title, cut)]
        parts = title[: min(cuts, default=len(title))].rstrip(" ,").split()
        while parts and parts[0].lower() in self._words.particles:
            parts.pop(0)
        return " ".join(parts) if self._names_office(parts) and len(parts) <= _MAX_TITLE_WORDS else None

    def _ends_title(self, title: str, word: re.Match[str]) -> bool:
        bare = fold(word.group()).strip(",")
        if bare in self._words.joiners:
            begins = title[: word.start()].rstrip()[-1:] in ("", ",")
            return begins or bool(_NEXT_PERSON.match(title, word.end() + 1))
        return bare in self._words.title_stops


def _with_next_name(text: str, found: re.Match[str]) -> str:
    """A first name used as a label, with the surname that follows it in the words."""
    following = re.compile(rf"\s+({_NAME_WORD.pattern})").match(text, found.end())
    first = " ".join(found.group().split())
    return f"{first} {following[1].rstrip('.')}" if following else first


def _as_name(parts: Sequence[str]) -> str:
    """Capitals as people write them: "Per Halvorsen"; what is not in capitals stays."""
    return " ".join(part.title() if part.isupper() and len(part) > 1 else part for part in parts)
