"""A ground-rules file put to use: signed, it stands above what was extracted; unsigned, it can only tighten that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from embargo.briefing.model import Problem, Speaker
from embargo.errors import InputError, RulebookError
from embargo.groundrules.differences import differences
from embargo.groundrules.editor import nameless, settled
from embargo.groundrules.extract import parts_of
from embargo.groundrules.file import AttributionEntry, BriefingEntry, EmbargoEntry, Entry, read_ground_rules_file
from embargo.groundrules.filed import RulesFile
from embargo.groundrules.fitting import entries_named, entry_beside
from embargo.groundrules.model import Attribution, Embargo, GroundRules
from embargo.groundrules.stricter import stricter
from embargo.rulebook import Rulebook
from embargo.times import civil

_ANYWHERE = ("call", "materials")
_UNSIGNED = "unsigned-ground-rules"


def review_all(
    extracted: Sequence[GroundRules], named: Iterable[Path], beside: Sequence[Sequence[Path]], rulebook: Rulebook
) -> tuple[list[GroundRules], list[InputError]]:
    """The rules in force with the ground-rules files `named`, or those that stand `beside` each briefing.

    A file named comes before one beside. Raises `RulebookError` for one named that is wrong or fits no briefing; of
    one beside the error is returned, and what was extracted holds.
    """
    entries = [entry for path in dict.fromkeys(named) for entry in read_ground_rules_file(path)]
    chosen = entries_named(entries, [rules.briefing.sources for rules in extracted])
    reviewed: list[GroundRules] = []
    broken: list[InputError] = []
    for rules, entry, files in zip(extracted, chosen, beside, strict=True):
        try:
            reviewed.append(review(rules, entry or _beside(rules, files), rulebook))
        except RulebookError as error:
            if entry:
                raise
            reviewed.append(rules)
            broken.append(_as_input(files, error))
    return reviewed, broken


def _beside(rules: GroundRules, files: Sequence[Path]) -> Entry | None:
    entries = [entry for path in files for entry in read_ground_rules_file(path)]
    return entry_beside(rules.briefing.sources, entries) if entries else None


def _as_input(files: Sequence[Path], error: RulebookError) -> InputError:
    """The error of a file that nobody named: an input like others, in one line."""
    reason = str(error)
    wrong = next(path for path in files if reason.startswith(f"{path}:"))
    return InputError(str(wrong), reason.replace(f"{wrong}:", "line ").replace("\n", "; "))


def review(extracted: GroundRules, entry: Entry | None, rulebook: Rulebook) -> GroundRules:
    """The rules in force where a ground-rules file has an `entry` for the briefing, or none.

    Raises `RulebookError` for a rule on something that the briefing does not have.
    """
    if entry is None:
        return extracted
    known = {part.scope: part for part in (*parts_of(extracted.briefing, rulebook), *extracted.parts)}
    _refuse_unknown_scopes(extracted, entry, [*_ANYWHERE, *known])
    filed = _filed(extracted, entry.rules)
    own = set(_scopes(filed))
    file = RulesFile(
        str(entry.path),
        entry.rules.reviewed_by.strip() or None,
        entry.rules.reviewed_at,
        tuple(differences(extracted, filed)),
    )
    if not file.in_force:
        parts = tuple(part for part in known.values() if part.scope in own.union(_scopes(extracted)))
        tightened = stricter(extracted, filed, parts)
        return replace(tightened, file=file, warnings=(*extracted.warnings, _unsigned(extracted, filed, entry)))
    return settled(replace(filed, file=file, parts=tuple(part for part in known.values() if part.scope in own)))


def _filed(extracted: GroundRules, entry: BriefingEntry) -> GroundRules:
    """The rules as the file has them, with the host's words that each scope's rule rests on."""
    said_of = {rule.scope: rule for rule in extracted.attribution}
    held_by = {rule.scope: rule for rule in extracted.embargoes}
    return replace(
        extracted,
        briefing=replace(
            extracted.briefing,
            title=entry.title,
            held_on=entry.held_on,
            zone=entry.zone,
            started_at=_at_clock(entry.started_at, entry.zone),
            ended_at=_at_clock(entry.ended_at, entry.zone),
        ),
        attribution=tuple(_with_words(rule.rule(), said_of.get(rule.scope)) for rule in entry.attribution),
        embargoes=tuple(_with_readings(rule.rule(), held_by.get(rule.scope)) for rule in entry.embargo),
        names_withheld=entry.names_withheld,
        withheld_names=entry.withheld_names,
        names_evidence=extracted.names_evidence if entry.names_withheld else (),
    )


def _at_clock(moment: dt.datetime | None, zone: str | None) -> dt.datetime | None:
    return civil(moment, zone) if moment and zone and "/" in zone else moment


def _with_words(rule: Attribution, said: Attribution | None) -> Attribution:
    return replace(rule, evidence=said.evidence) if said else rule


def _with_readings(rule: Embargo, held: Embargo | None) -> Embargo:
    if held is None:
        return rule
    same = (rule.lifts_at, rule.lifts_at_latest) == (held.lifts_at, held.lifts_at_latest)
    return replace(rule, evidence=held.evidence, readings=held.readings if same else ())


def _refuse_unknown_scopes(extracted: GroundRules, entry: Entry, known: Sequence[str]) -> None:
    speakers = [f"speaker:{name}" for turn in extracted.briefing.turns for name in _names(turn.speaker)]
    there_are = list(dict.fromkeys([*known, *_scopes(extracted), *speakers]))
    tables: dict[str, Sequence[AttributionEntry | EmbargoEntry]] = {
        "attribution": entry.rules.attribution,
        "embargo": entry.rules.embargo,
    }
    for name, rules in tables.items():
        for number, rule in enumerate(rules):
            if rule.scope not in there_are:
                listed = ", ".join(dict.fromkeys(map(nameless, there_are)))
                reason = f"the briefing has no {nameless(rule.scope)!r}; there are {listed}"
                raise entry.wrong(reason, name, number, "scope")


def _scopes(rules: GroundRules) -> list[str]:
    return [*(rule.scope for rule in rules.attribution), *(embargo.scope for embargo in rules.embargoes)]


def _names(speaker: Speaker) -> Iterator[str]:
    yield from (name for name in (speaker.name, speaker.label) if name)


def _unsigned(extracted: GroundRules, filed: GroundRules, entry: Entry) -> Problem:
    held = {embargo.scope: embargo.holds_until for embargo in extracted.embargoes}
    earlier = [rule.scope for rule in filed.embargoes if rule.scope in held and rule.holds_until < held[rule.scope]]
    message = (
        "nobody has signed this ground-rules file (reviewed_by), so it is not in force; only where it is stricter "
        "than the host's words is that kept"
    )
    if earlier:
        message += f"; its earlier lift of {' and '.join(earlier)} does not count"
    return Problem(_UNSIGNED, message, str(entry.path), entry.line("reviewed_by"))
