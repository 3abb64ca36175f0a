"""From claims about attribution to one rule for each scope."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from embargo.briefing.model import Briefing, Problem
from embargo.groundrules.attribution_claims import Claim, ClaimReader
from embargo.groundrules.labels import label_key
from embargo.groundrules.model import Attribution, Basis, evidence_of
from embargo.groundrules.scopes import CALL, FIRST, OPENING, QUESTIONS, SECOND, ScopeReader
from embargo.groundrules.speakers import SPEAKER, SpeakerReader
from embargo.groundrules.utterances import Utterance, named_utterances, problem_at
from embargo.rulebook import Rulebook
from embargo.text import fold

# On any other basis nobody is credited by a label.
_LABELLED = frozenset({Basis.ON_BACKGROUND, Basis.UNSTATED})


def resolve_attribution(
    briefing: Briefing, utterances: Sequence[Utterance], scopes: ScopeReader, rulebook: Rulebook
) -> tuple[tuple[Attribution, ...], tuple[Problem, ...]]:
    """The attribution rules in force at the briefing's end, and what an editor should know about them.

    No rules where nothing was said and the title is silent.
    """
    speakers = SpeakerReader.of(briefing, rulebook)
    reader = ClaimReader(scopes, speakers, rulebook)
    claims = list(reader.read(utterances))
    own = list(reader.read_own(named_utterances(briefing, rulebook)))
    shared = _since_whole([claim for claim in claims if not claim.scope.startswith(SPEAKER)])
    title = _titled(briefing, rulebook)
    rules = _by_part(briefing, shared, title)
    personal = tuple(_by_speaker(briefing, [*claims, *own], rules))
    if _spoken_for(personal, speakers, rules):
        rules = ()
    return (*rules, *personal), tuple(_noticed(briefing, claims))


def _since_whole(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those on parts of the call that new terms for the whole of it have overtaken."""
    changes = [at for at, claim in enumerate(claims) if claim.scope == CALL and claim.whole and claim.amends]
    return [claim for at, claim in enumerate(claims) if claim.scope == CALL or at >= max(changes, default=0)]


def _by_part(briefing: Briefing, claims: Sequence[Claim], title: Basis | None) -> tuple[Attribution, ...]:
    """The rules for the whole call, or for its parts where they stand on different terms."""
    for first, second in ((OPENING, QUESTIONS), (FIRST, SECOND), (FIRST, QUESTIONS)):
        bases = [_basis([c for c in claims if c.scope == part]) or _whole(claims, title) for part in (first, second)]
        if all(bases) and len(set(bases)) > 1:
            names = (OPENING, QUESTIONS) if second == QUESTIONS else (first, second)
            both = zip(names, (first, second), bases, strict=True)
            return tuple(_rule(briefing, name, basis, _about(claims, part)) for name, part, basis in both if basis)
    if not claims and title is None:
        return ()
    whole = _whole(claims, title) or _basis(claims) or Basis.UNSTATED
    return (_rule(briefing, CALL, whole, claims),)


def _by_speaker(briefing: Briefing, claims: Sequence[Claim], shared: Sequence[Attribution]) -> Iterator[Attribution]:
    """The rules for single speakers, where they differ from what holds for the call."""
    call = next((rule for rule in shared if rule.scope == CALL), None)
    by_scope: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.scope.startswith(SPEAKER):
            by_scope.setdefault(claim.scope, []).append(claim)
    for scope, said in by_scope.items():
        basis = _basis(said) or (call.basis if call else Basis.ON_BACKGROUND)
        rule = _rule(briefing, scope, basis, said, labelled=basis in _LABELLED or any(claim.own for claim in said))
        same = call is not None and (rule.basis, rule.direct_quotation) == (call.basis, call.direct_quotation)
        if not same or rule.labels or any(claim.own for claim in said):
            yield rule


def _spoken_for(personal: Sequence[Attribution], speakers: SpeakerReader, shared: Sequence[Attribution]) -> bool:
    """Whether every speaker has a label of their own, so that no rule for the call is left to say anything."""
    labelled = [rule for rule in personal if rule.labels and rule.basis in _LABELLED]
    given = {label_key(label) for rule in labelled for label in rule.labels}
    left = {label_key(label) for rule in shared for label in rule.labels} - given
    return bool(labelled) and {rule.scope for rule in labelled} >= set(speakers.scopes) and not left


def _whole(claims: Sequence[Claim], title: Basis | None) -> Basis | None:
    """The basis of the whole call: what the host said of it, else what its title says.

    Where the title names usable terms and the host a label, "off the record" can only have been said of a part.
    """
    said = [claim for claim in claims if claim.scope == CALL]
    basis = _basis(said)
    if basis is Basis.OFF_THE_RECORD and title and any(claim.labels.given for claim in said):
        return title
    return basis or title


def _basis(claims: Sequence[Claim]) -> Basis | None:
    """The basis of the last clear statement; a stray "off the record" against the terms set before does not count."""
    said = [claim for claim in claims if claim.basis is not None]
    said = [claim for claim in said if not claim.weak] or said
    labelled = [claim for claim in claims if claim.labels.given and not claim.weak]
    usable = [claim for claim in said if claim.basis is not Basis.OFF_THE_RECORD]
    stray = len(said) - len(usable)
    clear = usable if len(usable) + len(labelled) >= 2 * stray else said
    basis = clear[-1].basis if clear else None
    # Whom to credit by a label is said on background only, whatever else was said to be barred.
    if basis is Basis.NOT_FOR_ATTRIBUTION and labelled:
        return Basis.ON_BACKGROUND
    return basis or (Basis.ON_BACKGROUND if any(claim.labels.given for claim in claims) else None)


def _titled(briefing: Briefing, rulebook: Rulebook) -> Basis | None:
    title = fold(briefing.title or "")
    rules = (rule for rule in rulebook.family("attribution") if "basis" in rule.rule.sets)
    return next((Basis(str(rule.rule.sets["basis"])) for rule in rules if any(rule.find(title))), None)


def _about(claims: Sequence[Claim], scope: str) -> list[Claim]:
    """The claims that bear on one part of a divided call: its own, and for the questions those on the whole."""
    also = {CALL} if scope == QUESTIONS else set()
    return [claim for claim in claims if claim.scope in {scope, *also}]


def _rule(
    briefing: Briefing, scope: str, basis: Basis, claims: Sequence[Claim], *, labelled: bool | None = None
) -> Attribution:
    labels = _labels(claims) if (basis in _LABELLED if labelled is None else labelled) else ()
    evidence = {
        claim.utterance.index: evidence_of(
            briefing, claim.utterance.document, claim.utterance.span, turn=claim.utterance.turn, scope=scope
        )
        for claim in sorted(claims, key=lambda claim: not claim.labels.given)  # the words that give the label first
        if claim.basis is basis or claim.labels.given or not claim.quotable
    }
    quotable = all(claim.quotable for claim in claims)
    return Attribution(scope, basis, labels, tuple(evidence.values()), quotable)


def _labels(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The labels given, once each in number and article; a shorter one that a longer one spells out is left out."""
    plain = {label_key(label) for claim in claims if not claim.weak for label in claim.labels.given}
    # A description holds where no label was given, or where the host came back to one of the labels in it.
    repeated = {
        claim.utterance.index for claim in claims if any(label_key(label) in plain for label in claim.labels.given)
    }
    firm = [claim for claim in claims if not plain or not claim.weak or claim.utterance.index in repeated]
    found: dict[frozenset[str], str] = {}
    for claim in firm:
        if claim.labels.given and _replaces(claim, firm):
            found.clear()
        for label in claim.labels.given:
            found.setdefault(label_key(label), label)
    for label in (label for claim in claims for label in claim.labels.barred):
        found.pop(label_key(label), None)
    return tuple(label for words, label in found.items() if not any(words < other for other in found))


def _replaces(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether labels take the place of those before: the host says so, or those stood in the invitation."""
    first = next(other for other in claims if other.labels.given)
    on_paper = first.utterance.turn is None and claim.utterance.turn is not None
    return claim.amends or (on_paper and not any(c.labels.given and c.utterance.turn for c in _until(claims, claim)))


def _until(claims: Sequence[Claim], end: Claim) -> Sequence[Claim]:
    return claims[: next(at for at, claim in enumerate(claims) if claim is end)]


def _noticed(briefing: Briefing, claims: Sequence[Claim]) -> Iterator[Problem]:
    """A change of terms in the course of the call, and words against them that do not hold."""
    shared = [claim for claim in claims if not claim.scope.startswith(SPEAKER)]
    changed = _first(shared, lambda claim: claim.amends and _changes(shared, claim)) or _exempted(claims)
    if changed:
        yield problem_at(
            briefing, changed.utterance, "amended", "the terms of attribution were changed; the later word holds"
        )
    taken_back = max((at for at, claim in enumerate(shared) if claim.amends), default=0)
    stray = _first(shared[taken_back:], lambda claim: claim.basis is Basis.OFF_THE_RECORD and not claim.weak)
    if stray and _basis([claim for claim in shared if claim.scope == stray.scope]) is not Basis.OFF_THE_RECORD:
        message = "“off the record” was said of what may be used on other terms; ask the desk before using it"
        yield problem_at(briefing, stray.utterance, "conflicting", message)


def _exempted(claims: Sequence[Claim]) -> Claim | None:
    """The first word that sets a speaker apart when the terms for all had been given in an earlier turn."""
    first = next((claim for claim in claims if claim.basis and not claim.scope.startswith(SPEAKER)), None)
    if first is None:
        return None
    later = (claim for claim in claims if claim.scope.startswith(SPEAKER) and claim.basis)
    return next(
        (claim for claim in later if first.utterance.turn and claim.utterance.turn != first.utterance.turn), None
    )


def _changes(claims: Sequence[Claim], claim: Claim) -> bool:
    earlier = _until(claims, claim)
    if claim.basis is not None:
        return any(other.basis not in (None, claim.basis) for other in earlier)
    given = {label_key(label) for other in earlier for label in other.labels.given}
    return bool(given) and not {label_key(label) for label in claim.labels.given} <= given


def _first(claims: Iterable[Claim], wanted: Callable[[Claim], bool]) -> Claim | None:
    return next((claim for claim in claims if wanted(claim)), None)
