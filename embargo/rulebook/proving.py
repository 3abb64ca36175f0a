"""Rules of a newsroom's own, proved before they are taken: their meaning is known, their examples come out.

The package's own rules are proved by its tests; a rule that says what no part of the engine hears would silence the
phrases it matches, so it is refused like one that cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from embargo.errors import RulebookError
from embargo.rulebook.phrases import PhraseRule

# Fields of a statement whose values the engine knows by name; others are the rule's own words.
_KNOWN = ("says", "basis", "kind", "scope")


def prove(own: Iterable[PhraseRule], added: Iterable[PhraseRule], places: Mapping[str, str]) -> None:
    """Raise `RulebookError` for the first of the `added` rules that cannot be taken; `places` are `file:line` by id."""
    meanings = _meanings(own)
    for rule in added:
        try:
            fault = next(_faults(rule, meanings), None)
        except RulebookError as error:
            fault = str(error)
        if fault:
            raise RulebookError(f"{places[rule.rule.id]}: rule {rule.rule.id}: {fault}")


def _meanings(rules: Iterable[PhraseRule]) -> dict[str, dict[str, set[object]]]:
    """By family, the fields that its rules set, and the values they set them to."""
    found: dict[str, dict[str, set[object]]] = {}
    for rule in rules:
        fields = found.setdefault(rule.family, {})
        for key, value in rule.rule.sets.items():
            fields.setdefault(key, set()).add(value)
    return found


def _faults(rule: PhraseRule, meanings: Mapping[str, Mapping[str, set[object]]]) -> Iterator[str]:
    fields = meanings.get(rule.family)
    if fields is None:
        yield f"no family {rule.family!r}; there are {', '.join(sorted(meanings))}"
        return
    for key, value in rule.rule.sets.items():
        if key not in fields:
            yield f"sets: no field {key!r} in the family {rule.family}; there are {', '.join(sorted(fields))}"
        elif key in _KNOWN and value not in fields[key]:
            known = ", ".join(sorted(str(one) for one in fields[key]))
            yield f"sets: {key} = {value!r} means nothing in the family {rule.family}; write one of {known}"
    if not rule.rule.sets:
        yield f"sets nothing; rules of the family {rule.family} set {', '.join(sorted(fields))}"
    yield from (
        f"does not match its example {example.text!r}" for example in rule.rule.match if not rule.matches(example.text)
    )
    yield from (f"matches what it must reject: {text!r}" for text in rule.rule.reject if rule.matches(text))
