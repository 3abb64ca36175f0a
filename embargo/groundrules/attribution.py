"""From statements on who may be credited to one attribution rule for each scope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from embargo.briefing.model import Briefing
from embargo.groundrules.labels import LabelReader
from embargo.groundrules.model import Attribution, Basis, evidence_of
from embargo.groundrules.scopes import CALL, FIRST, OPENING, QUESTIONS, SECOND, ScopeReader
from embargo.groundrules.utterances import Utterance, statements
from embargo.rulebook import PhraseRule, Rulebook
from embargo.text import fold

# On any other basis nobody is credited by a label.
_LABELLED = frozenset({Basis.ON_BACKGROUND, Basis.UNSTATED})


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement: a basis, labels, or both, for one scope."""

    scope: str
    basis: Basis | None
    labels: tuple[str, ...]
    utterance: Utterance


def resolve_attribution(
    briefing: Briefing, utterances: Sequence[Utterance], scopes: ScopeReader, rulebook: Rulebook
) -> tuple[Attribution, ...]:
    """The attribution rules in force at the briefing's end; none where nothing was said and the title is silent."""
    claims = list(_claims(utterances, scopes, rulebook))
    title = _titled(briefing, rulebook)
    for first, second in ((OPENING, QUESTIONS), (FIRST, SECOND), (FIRST, QUESTIONS)):
        bases = [_basis([c for c in claims if c.scope == part]) or _whole(claims, title) for part in (first, second)]
        if _apart(bases):
            names = (OPENING, QUESTIONS) if second == QUESTIONS else (first, second)
            both = zip(names, (first, second), bases, strict=True)
            return tuple(_rule(briefing, name, basis, _about(claims, part)) for name, part, basis in both if basis)
    if not claims and title is None:
        return ()
    whole = _whole(claims, title) or _basis(claims) or Basis.UNSTATED
    return (_rule(briefing, CALL, whole, claims),)


def direct_quotation(utterances: Sequence[Utterance], rulebook: Rulebook) -> bool:
    """Whether the host left reporters free to quote: False once only paraphrase was allowed."""
    return not any(statements(utterance, rulebook.family("quotation")) for utterance in utterances)


def _whole(claims: Sequence[Claim], title: Basis | None) -> Basis | None:
    """The basis of the whole call: what the host said of it, else what its title says."""
    return _basis([claim for claim in claims if claim.scope == CALL]) or title


def _apart(bases: Sequence[Basis | None]) -> bool:
    """Whether the parts of a call stand on different terms."""
    return all(bases) and len(set(bases)) > 1


def _claims(utterances: Sequence[Utterance], scopes: ScopeReader, rulebook: Rulebook) -> Iterable[Claim]:
    rules, names = rulebook.family("attribution"), rulebook.family("names")
    bases = tuple(rule for rule in rules if "basis" in rule.rule.sets)
    labels = tuple(rule for rule in rules if rule.rule.sets.get("says") == "label")
    reader = LabelReader(rulebook)
    for utterance in utterances:
        said = [(Basis(str(s.rule.rule.sets["basis"])), s) for s in statements(utterance, bases)]
        # "Deep background, no attribution" spells out the first; "for awareness, not for attribution" is of the names.
        spelt_out = any(basis is Basis.DEEP_BACKGROUND for basis, _ in said) or bool(statements(utterance, names))
        for basis, statement in said:
            if basis is not Basis.NOT_FOR_ATTRIBUTION or not spelt_out:
                yield Claim(scopes.part_of_call(statement), basis, (), utterance)
        for statement in statements(utterance, labels):
            if found := reader.read(statement):
                yield Claim(scopes.part_of_call(statement), None, found, utterance)


def _basis(claims: Sequence[Claim]) -> Basis | None:
    """The basis of the last clear statement; a stray "off the record" against the terms set before does not count."""
    said = [claim.basis for claim in claims if claim.basis is not None]
    usable = [basis for basis in said if basis is not Basis.OFF_THE_RECORD]
    clear = usable if len(usable) >= 2 * (len(said) - len(usable)) else said
    return clear[-1] if clear else None


def _titled(briefing: Briefing, rulebook: Rulebook) -> Basis | None:
    title = fold(briefing.title or "")
    return next((Basis(str(rule.rule.sets["basis"])) for rule in _basis_rules(rulebook) if any(rule.find(title))), None)


def _basis_rules(rulebook: Rulebook) -> Iterable[PhraseRule]:
    return (rule for rule in rulebook.family("attribution") if "basis" in rule.rule.sets)


def _about(claims: Sequence[Claim], scope: str) -> list[Claim]:
    """The claims that bear on one part of a divided call: its own, and for the questions those on the whole."""
    also = {CALL} if scope == QUESTIONS else set()
    return [claim for claim in claims if claim.scope in {scope, *also}]


def _rule(briefing: Briefing, scope: str, basis: Basis, claims: Sequence[Claim]) -> Attribution:
    labels = _labels(claims) if basis in _LABELLED else ()
    evidence = {
        claim.utterance.index: evidence_of(
            briefing, claim.utterance.document, claim.utterance.span, turn=claim.utterance.turn, scope=scope
        )
        for claim in claims
        if claim.basis is basis or claim.labels
    }
    return Attribution(scope, basis, labels, tuple(evidence.values()))


def _labels(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The labels given, once each in number and article; a shorter one that a longer one spells out is left out."""
    found: dict[frozenset[str], str] = {}
    for label in (label for claim in claims for label in claim.labels):
        found.setdefault(frozenset(word.rstrip("s") for word in label.lower().split()), label)
    return tuple(label for words, label in found.items() if not any(words < other for other in found))
