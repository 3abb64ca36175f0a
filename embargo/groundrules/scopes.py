"""What a statement covers: the call, its materials, a section, its opening or its questions."""

from __future__ import annotations

from collections.abc import Sequence

from embargo.briefing.model import Briefing, Role, Turn
from embargo.groundrules.model import Part
from embargo.groundrules.subjects import Links
from embargo.groundrules.utterances import Statement, Utterance, statements
from embargo.rulebook import PhraseRule, Rulebook
from embargo.values import remembering_value

CALL, MATERIALS, OPENING, QUESTIONS = "call", "materials", "opening", "qa"
SECTION = "section:"
FIRST, SECOND, THIS = "section:1", "section:2", "this-section"
BREAK, AFTERWARDS, AS_WELL, PRONOUN = "break", "afterwards", "as-well", "pronoun"
CONTRAST, SOURCE, WHOLE = "contrast", "source", "whole"
# How far behind a thing "too" may stand.
_TOO = 12
# "And the one-page fact sheet", but not "and the Prime Minister issue their joint statement".
_WORDS_OF_A_NAME = 4


@remembering_value
class ScopeReader:
    """Finds what statements of one briefing cover. `boundary` is the turn with which the second section begins."""

    rules: tuple[PhraseRule, ...]
    notice: bool
    sectioned: bool
    boundary: int | None
    links: Links

    @classmethod
    def of(cls, briefing: Briefing, utterances: Sequence[Utterance], rulebook: Rulebook) -> ScopeReader:
        """The reader for a briefing: whether its host announced sections, and where the second begins."""
        rules = rulebook.family("scope")
        announced = [utterance for utterance in utterances if _says(rules, utterance, {"sections", FIRST, SECOND})]
        sectioned = bool(announced)
        boundary = _boundary(briefing, utterances, rules) if briefing.turns else None
        return cls(rules, not briefing.turns, sectioned, boundary, Links(rulebook.family("subject")))

    def embargo_scopes(self, statement: Statement) -> tuple[str, ...]:
        """The scopes of an embargo statement: a section where one is meant, else the call, its materials, or both."""
        if scope := statement.rule.rule.sets.get("scope"):
            return (str(scope),)
        if statement.flag("part"):
            return (FIRST,)
        if self.notice:
            return (MATERIALS,) if self._names_attachments(statement) else (CALL,)
        if section := self._section(statement):
            return (section,)
        named = self._things(statement.utterance)
        # In "until the report is out, this call is embargoed" the report is what is waited for.
        waited_for = range(*statement.tail) if statement.tail and statement.tail[1] <= statement.end else range(0)
        before = [found for found in named if found.start < statement.end and found.start not in waited_for]
        clause = self._clause_start(statement)
        near = [found for found in before if found.start >= clause] or before
        subjects = {found.says for found in near} or {CALL}
        added = {found.says for found in named if found.start >= statement.end and self._adds(statement, found)}
        return tuple(kind for kind in (CALL, MATERIALS) if kind in subjects | added)

    def by_pronoun(self, statement: Statement) -> bool:
        """Whether only a pronoun after the name of a document makes a statement one about the call."""
        named = [f for f in statements(statement.utterance, self._only(MATERIALS, CALL)) if f.start < statement.end]
        pronouns = [found.end for found in statements(statement.utterance, self._only(PRONOUN))]
        papers = [found.start for found in named if found.says == MATERIALS]
        calls = [found for found in named if found.says == CALL]
        return bool(papers and calls) and all(min(papers) < each.start and each.end in pronouns for each in calls)

    def _things(self, utterance: Utterance) -> list[Statement]:
        """The call and papers named in a sentence, without papers named only because the rules stood in them."""
        sources = statements(utterance, self._only(SOURCE))
        named = statements(utterance, self._only(MATERIALS, CALL))
        return [found for found in named if not any(s.start <= found.start < s.end for s in sources)]

    def _clause_start(self, statement: Statement) -> int:
        """Where the clause of a statement begins: behind a semicolon, or with a word that sets it against the last."""
        turns = statements(statement.utterance, self._only(CONTRAST))
        semicolon = statement.utterance.spoken.rfind(";", 0, statement.start) + 1
        return max([semicolon, *(found.start for found in turns if found.start <= statement.start)])

    def of_whole(self, statement: Statement) -> bool:
        """Whether a statement has the call by that name, or its contents, for its subject."""
        return any(found.end <= statement.start for found in statements(statement.utterance, self._only(WHOLE)))

    def _adds(self, statement: Statement, named: Statement) -> bool:
        """Whether something named after the lift is held too ("..., along with the fact sheet")."""
        added = statements(statement.utterance, self._only(AS_WELL))
        near = (found for found in added if statement.end <= found.start <= named.end + _TOO)
        between = (statement.utterance.spoken[found.end : named.start] for found in near)
        return any(len(words.split()) <= _WORDS_OF_A_NAME for words in between)

    def part_of_call(self, statement: Statement) -> str:
        """What part of the call a statement on attribution is about: the nearest named in its clause, or `call`.

        Nearest of all is what it stands before: "follows her on-the-record remarks".
        """
        named = statements(statement.utterance, self._only(OPENING, QUESTIONS, FIRST, SECOND))
        breaks = [found.start for found in statements(statement.utterance, self._only(BREAK))]

        def apart(left: int, right: int) -> bool:
            return any(left <= at < right for at in breaks)

        attached = [found for found in named if found.start <= statement.end + 1 and statement.end < found.end]
        before = [found for found in named if found.end <= statement.start and not apart(found.end, statement.start)]
        if attached:
            return attached[0].says
        if before:
            return before[-1].says
        if statements(statement.utterance, self._only(AFTERWARDS)):
            return QUESTIONS
        after = [found for found in named if found.end > statement.start and not apart(statement.end, found.start)]
        return after[0].says if after else CALL

    def only_of_papers(self, statement: Statement) -> bool:
        """Whether a statement on attribution has a document for its subject: "the PDF can be attributed to ..."."""
        spoken = statement.utterance.spoken
        named = statements(statement.utterance, self._only(MATERIALS, CALL))
        before = [found for found in named if found.end <= statement.start]
        between = spoken[before[-1].end : statement.start].strip() if before else ""
        return bool(between.strip(",")) and before[-1].says == MATERIALS and self.links.predicate(between)

    def _only(self, *says: str) -> tuple[PhraseRule, ...]:
        return tuple(rule for rule in self.rules if rule.rule.sets.get("says") in says)

    def _names_attachments(self, statement: Statement) -> bool:
        found = statements(statement.utterance, self._only("attachments"))
        return any(statement.start <= f.start and f.end <= statement.end for f in found)

    def _section(self, statement: Statement) -> str | None:
        if not self.sectioned:
            return None
        found = [f for f in statements(statement.utterance, self._only(FIRST, SECOND, THIS)) if f.start < statement.end]
        if not found:
            return None
        if found[-1].says == THIS:
            return self.under_way(statement.utterance.turn)
        return found[-1].says

    def under_way(self, turn: Turn | None) -> str:
        """The section in which a turn stands."""
        return SECOND if turn and self.boundary is not None and turn.index >= self.boundary else FIRST


def section_parts(briefing: Briefing, boundary: int | None) -> tuple[Part, ...]:
    """The two sections as parts of the call. Without a known boundary each section may be anywhere: both cover all."""
    if not briefing.turns:
        return ()
    last = briefing.turns[-1].index
    if boundary is None:
        return (Part(FIRST, 0, last), Part(SECOND, 0, last))
    if boundary == 0:
        return (Part(SECOND, 0, last),)
    return (Part(FIRST, 0, boundary - 1), Part(SECOND, boundary, last))


def opening_parts(briefing: Briefing) -> tuple[Part, ...]:
    """The opening (before the first question) and the questions, as parts of the call."""
    if not briefing.turns:
        return ()
    last = briefing.turns[-1].index
    first_question = next((turn.index for turn in briefing.turns if turn.speaker.role is Role.REPORTER), None)
    if not first_question:
        return (Part(OPENING, 0, last),)
    return (Part(OPENING, 0, first_question - 1), Part(QUESTIONS, first_question, last))


def _says(rules: Sequence[PhraseRule], utterance: Utterance, wanted: set[str]) -> bool:
    return any(rule.rule.sets.get("says") in wanted and any(rule.find(utterance.spoken)) for rule in rules)


def _boundary(briefing: Briefing, utterances: Sequence[Utterance], rules: Sequence[PhraseRule]) -> int | None:
    """The first turn of the second section: after the host ends the first, else with the host's hand-over.

    A host who says that the first has ended knows; "two more questions before we move to the second" only announces.
    """
    opening_turn = next((turn.index for turn in briefing.turns), 0)
    passing = [each for each in utterances if each.turn and _says(rules, each, {"next-section"})]
    for utterance in passing:
        if utterance.turn and _says(rules, utterance, {FIRST}) and not _says(rules, utterance, {SECOND}):
            return min(utterance.turn.index + 1, briefing.turns[-1].index + 1)
    alone = _alone(utterances, rules)
    handovers = (each.turn.index for each in passing if each.turn)
    begun = next((index for index in handovers if index > opening_turn or alone), None)
    return _named_under_way(utterances, rules, opening_turn) if begun is None else begun


def _named_under_way(utterances: Sequence[Utterance], rules: Sequence[PhraseRule], opening_turn: int) -> int | None:
    """The turn after the opening in which the host speaks of "this preview" without meaning the first part."""
    later = (each for each in utterances if each.turn and each.turn.index > opening_turn)
    named = (each for each in later if _says(rules, each, {THIS}) and not _says(rules, each, {FIRST}))
    return next((each.turn.index for each in named if each.turn), None)


def _alone(utterances: Sequence[Utterance], rules: Sequence[PhraseRule]) -> bool:
    """Whether the file speaks of the second section only: it is the call's second part."""
    return not any(_says(rules, utterance, {FIRST, "sections"}) for utterance in utterances)
