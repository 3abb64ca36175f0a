"""Which speaker a statement is about: "Dr. Okafor is on the record", "Briefer Two you can call ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable

from embargo.briefing.model import Briefing, Role, Speaker
from embargo.groundrules.subjects import Links
from embargo.groundrules.utterances import Statement
from embargo.rulebook import Rulebook
from embargo.rulebook.transcripts import TranscriptWords
from embargo.text import fold
from embargo.values import remembering_value

SPEAKER = "speaker:"

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_BY_NAME_FROM = 3


@remembering_value
class SpeakerReader:
    """The briefing's speakers, by the scope that a rule of theirs has, and the forms by which a host calls each."""

    scopes: tuple[str, ...]
    forms: dict[str, str]
    pattern: re.Pattern[str] | None
    links: Links

    @classmethod
    def of(cls, briefing: Briefing, rulebook: Rulebook) -> SpeakerReader:
        """The reader for one briefing: everybody on it who neither asks nor moderates."""
        speakers = dict.fromkeys(
            turn.speaker for turn in briefing.turns if turn.speaker.role not in (Role.HOST, Role.REPORTER)
        )
        forms: dict[str, str] = {}
        for speaker in speakers:
            for form in _forms(speaker, rulebook.transcript_words):
                forms.setdefault(form, scope_of(speaker))
        listed = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        pattern = re.compile(rf"(?<!\w)(?:{listed})(?!\w)") if forms else None
        return cls(tuple(dict.fromkeys(map(scope_of, speakers))), forms, pattern, Links(rulebook.family("subject")))

    def about(self, statement: Statement) -> tuple[str, ...]:
        """The scopes of the speakers who are a statement's subject; empty where it is about the call."""
        if self.pattern is None or len(self.scopes) < 2:
            return ()
        spoken = statement.utterance.spoken
        named = [match for match in self.pattern.finditer(spoken) if match.start() < statement.end]
        before = [match for match in named if match.end() <= statement.start]
        if not before:
            # "Paraphrase Official Two": the speaker is the statement's object and stands in its words.
            return tuple(dict.fromkeys(self.forms[match.group()] for match in named)) or self._meant(statement)
        between = spoken[before[-1].end() : statement.start].strip()
        if between and not self.links.predicate(between) and not self.links.by_pronoun(between):
            return ()
        subjects = [before[-1]]
        for match in reversed(before[:-1]):
            if not self.links.joint(spoken[match.end() : subjects[0].start()]):
                break
            subjects.insert(0, match)
        return tuple(dict.fromkeys(self.forms[match.group()] for match in subjects))

    def _meant(self, statement: Statement) -> tuple[str, ...]:
        """The speaker whom "she" means in a statement of terms: the one named last in the sentence before."""
        before = statement.utterance.spoken[: statement.start]
        said_of_one = "basis" in statement.rule.rule.sets and self.links.by_pronoun(before)
        if self.pattern is None or not said_of_one:
            return ()
        lead = [self.forms[match.group()] for match in self.pattern.finditer(fold(statement.utterance.lead))]
        return tuple(lead[-1:])


def scope_of(speaker: Speaker) -> str:
    """The scope of a rule for one speaker: by name where it is known, else by label."""
    return f"{SPEAKER}{speaker.name or speaker.label}"


def _forms(speaker: Speaker, words: TranscriptWords) -> Iterable[str]:
    """How a host may call a speaker: label, name, surname, first name, office; the number where there is no name."""
    label = fold(speaker.label)
    parts = label.split()
    if speaker.role is not Role.NAMED:
        # "Senior official" is anybody's label; only a number makes it somebody's.
        if len(parts) > 1 and (parts[-1].strip(".") in words.numbers or parts[-1].isdigit()):
            yield label
            yield " ".join(parts[-2:])
        return
    yield label
    name = fold(speaker.name or "")
    yield from (form for form in (name, *_WORD.findall(name)) if len(form) >= _BY_NAME_FROM)
    offices = [part.strip(".") for part in parts if part.strip(".") in words.titles]
    yield from (f"the {office}" for office in offices)
