"""Reports for eyes that may not see the briefing: its words and withheld names replaced by a short keyed hash.

It fails closed. The report is built anew, field by field: of every value that is text only what `_KEPT` and `_MADE`
name stays, and a kind of value that nobody thought of is an error. The files' texts are masked, character for
character, so that places still hold and no format can reach a word.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, fields, is_dataclass
from enum import Enum
from pathlib import PurePath
from typing import Any, TypeVar, cast

from embargo.briefing.model import Briefing, Problem, Role, Speaker
from embargo.checks.model import Finding
from embargo.errors import UsageError
from embargo.groundrules.filed import Difference, RulesFile
from embargo.groundrules.model import Attribution, Embargo, Evidence, GroundRules
from embargo.policy import DraftReport, Incomplete, OpenFinding, Policy, Report, RulesReport
from embargo.read.document import Document
from embargo.report.general_words import of_rule, of_warning
from embargo.report.own_words import OwnWords
from embargo.settings.keys import KEY_VARIABLE
from embargo.text import MappedText, Source
from embargo.times.model import Reading
from embargo.values import value
from embargo.waivers import WaivedFinding, Waiver

_SHORTEST_KEY = 16  # characters; a shorter one could be tried out
_DIGITS = 10
_FINGERPRINT_DIGITS = 32
_MASK = "█"
_LINE_TEXT = re.compile(r"[^\r\n]")
# Labels of which nothing but ranks and offices can be made: no brackets or commas, behind which names stand.
_PLAIN_LABEL = re.compile(r"[A-Za-z][A-Za-z .#0-9-]*")
_LONGEST_LABEL = 12  # words; what is longer is a sentence

# What parts the names of files and folders in a path, and the paths of the files of one briefing.
_PARTS_OF_PATH = re.compile(r"([/\\]| \+ )")

# The text that stays: ids, zones.
_KEPT: dict[type, frozenset[str]] = {
    Document: frozenset({"format"}),
    Problem: frozenset({"code"}),
    Finding: frozenset({"rule", "weights"}),
    Briefing: frozenset({"zone"}),
    Embargo: frozenset({"zone"}),
    Reading: frozenset({"zone"}),
    Difference: frozenset({"field"}),
    Policy: frozenset({"select", "ignore", "severities"}),
    Waiver: frozenset({"rule"}),
    Report: frozenset({"rulebook"}),
    RulesReport: frozenset({"rulebook"}),
}

Redacted = TypeVar("Redacted", Report, RulesReport)


@value
class Key:
    """What the hashes are made with. `lasting`: it is the newsroom's own, the same in every run."""

    secret: bytes = field(repr=False)
    lasting: bool


def redaction_key(environ: Mapping[str, str]) -> Key:
    """The newsroom's key (`EMBARGO_KEY`), else one for this run alone. Raises `UsageError` for a short one."""
    given = environ.get(KEY_VARIABLE, "")
    if not given:
        return Key(secrets.token_bytes(32), lasting=False)
    if len(given) < _SHORTEST_KEY:
        raise UsageError(f"{KEY_VARIABLE}: is too short to keep a secret; give at least {_SHORTEST_KEY} characters")
    return Key(given.encode("utf-8", errors="surrogateescape"), lasting=True)


def redact(report: Redacted, key: Key, withheld_names: Iterable[str] = ()) -> Redacted:
    """The report without a word of a briefing, a draft's text, or a withheld name.

    Withheld are the names that a briefing or the report's house holds back, and `withheld_names`.
    Words become `[withheld 3fa9c0b1d2]`: the first ten hexadecimal digits of their HMAC-SHA256, so that the same
    words are seen to be the same and nobody without the key can confirm a guess. Messages and suggestions become the
    rule's general wording. Raises `TypeError` for a value of a kind that it does not know.
    """
    return cast("Redacted", _Redaction(report, key, withheld_names).of(report))


class _Redaction:
    """One report being built anew."""

    def __init__(self, report: Report | RulesReport, key: Key, withheld_names: Iterable[str]) -> None:
        self._key = key
        house = report.house.withheld_names if isinstance(report, Report) else ()
        self._own = OwnWords(report.briefings, (*house, *withheld_names))
        self._roles = _roles(report.briefings)
        self._fingerprints: dict[str, str] = {}
        self._done: dict[int, Any] = {}

    def of(self, value: Any) -> Any:
        """`value` without text."""
        if value is None or isinstance(value, bool | int | float | dt.date | dt.time | dt.timedelta | Enum):
            return value
        if isinstance(value, str):
            return self._hashed(value)
        if is_dataclass(value) and not isinstance(value, type):
            return self._anew_once(value)
        return self._gathered(value, self.of)

    def _gathered(self, value: Any, of: Callable[[Any], Any]) -> Any:
        if isinstance(value, tuple):
            each = map(of, value)
            return type(value)._make(each) if hasattr(value, "_make") else tuple(each)
        if isinstance(value, frozenset):
            return frozenset(map(of, value))
        if isinstance(value, Mapping):
            return {of(key): of(held) for key, held in value.items()}
        if isinstance(value, PurePath):
            return type(value)(self._hashed(str(value)))
        raise TypeError(f"no redaction is known for {type(value).__name__}")

    def _anew_once(self, value: Any) -> Any:
        """What several findings share is made once. The report outlives this, so no id is given twice."""
        if id(value) not in self._done:
            if isinstance(value, DraftReport):
                self._fingerprints = self._safe_fingerprints(value)
            self._done[id(value)] = self._anew(value)
        return self._done[id(value)]

    def _anew(self, value: Any) -> Any:
        cls = type(value)
        kept = _KEPT.get(cls, frozenset())
        made = _MADE.get(cls, {})
        values = {}
        for each in fields(value):
            held = getattr(value, each.name)
            make = made.get(each.name) or _MADE_ANYWHERE.get(each.name)
            if make is not None and held is not None:
                values[each.name] = make(self, value)
            else:
                values[each.name] = held if each.name in kept else self.of(held)
        return cls(**values)

    def _hashed(self, words: str) -> str:
        return f"[withheld {self._digest(words, _DIGITS)}]" if words else words

    def _digest(self, words: str, digits: int) -> str:
        return hmac.new(self._key.secret, words.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:digits]

    def masked(self, text: str) -> str:
        """`text` with as many characters and lines, and no word."""
        return _LINE_TEXT.sub(_MASK, text)

    def speaker(self, label: str) -> str:
        """A label that hides who speaks as it is, any other as the role and a hash."""
        roles = self._roles.get(label, set())
        if roles == {Role.OFFICIAL} and self._is_safe_label(label):
            return label
        role = next(iter(roles)).value if len(roles) == 1 else "speaker"
        return f"{role} {self._digest(label, _DIGITS)}"

    def labels(self, labels: Iterable[str]) -> tuple[str, ...]:
        """The permitted labels: they are there to be printed, unless they hold a withheld name."""
        return tuple(label if self._is_short(label) else self._hashed(label) for label in labels)

    def path(self, path: str) -> str:
        """A file's name as it is, but for the names of files and folders in which a withheld name stands."""
        return "".join(map(self._part_of_path, _PARTS_OF_PATH.split(path)))

    def _part_of_path(self, part: str) -> str:
        if not self._own.names(part):
            return part
        suffix = PurePath(part).suffix
        shown = "" if self._own.names(suffix) else suffix
        return f"withheld-{self._digest(part, _DIGITS)}{shown}"

    def scope(self, scope: str) -> str:
        """A scope, in which a speaker's label may stand."""
        kind, colon, label = scope.partition(":")
        return f"{kind}{colon}{self.speaker(label)}" if kind == "speaker" else scope

    def remark(self, words: str) -> str:
        """What the newsroom wrote, unless it tells anything of the briefing."""
        return self._hashed(words) if self._own.hints(words) else words

    def reason(self, words: str) -> str:
        """What the program wrote of an input, which holds no words of it by rule, unless it repeats the briefing."""
        return self._hashed(words) if self._own.repeats(words) else words

    def fingerprint(self, fingerprint: str) -> str:
        """A fingerprint by which no guess at the words can be confirmed."""
        return self._fingerprints.get(fingerprint) or self._digest(fingerprint, _FINGERPRINT_DIGITS)

    def _is_short(self, label: str) -> bool:
        return len(label.split()) <= _LONGEST_LABEL and not self._own.names(label)

    def _is_safe_label(self, label: str) -> bool:
        return bool(_PLAIN_LABEL.fullmatch(label)) and self._is_short(label)

    def _safe_fingerprints(self, report: DraftReport) -> dict[str, str]:
        """With a lasting key the plain ones, keyed; else what lasts without words: the rule's first, second ..."""
        if self._key.lasting:
            return {}
        seen: dict[str, int] = {}
        safe: dict[str, str] = {}
        each_found: list[OpenFinding | WaivedFinding] = [*report.open, *report.waived]
        for found in each_found:
            rule = found.finding.rule
            seen[rule] = seen.get(rule, 0) + 1
            place = "\x1f".join((self.path(report.draft.document.source.name), rule, str(seen[rule])))
            safe[found.fingerprint] = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return safe


_Make = Callable[[_Redaction, Any], Any]

# Fields of these classes that are made, not hashed.
_MADE: dict[type, dict[str, _Make]] = {
    Source: {"name": lambda new, it: new.path(it.name), "text": lambda new, it: new.masked(it.text)},
    MappedText: {"text": lambda new, it: new.masked(it.text), "pieces": lambda _, it: it.pieces},
    Document: {"metadata": lambda _, __: {}},
    Speaker: {"label": lambda new, it: new.speaker(it.label)},
    Evidence: {
        "source": lambda new, it: new.path(it.source),
        "speaker": lambda new, it: new.speaker(it.speaker),
    },
    Attribution: {"labels": lambda new, it: new.labels(it.labels)},
    Problem: {"message": lambda _, it: of_warning(it.code), "source": lambda new, it: new.path(it.source)},
    Incomplete: {"source": lambda new, it: new.path(it.source), "reason": lambda new, it: new.reason(it.reason)},
    RulesFile: {
        "path": lambda new, it: new.path(it.path),
        "reviewed_by": lambda new, it: new.remark(it.reviewed_by),
    },
    Finding: {
        "message": lambda _, it: of_rule(it.rule).message,
        "suggestion": lambda _, it: of_rule(it.rule).suggestion,
    },
    Waiver: {
        "reason": lambda new, it: new.remark(it.reason),
        "who": lambda new, it: new.remark(it.who),
        "place": lambda new, it: it.place._replace(source=new.path(it.place.source)),
    },
}
# Fields that mean the same in every class.
_MADE_ANYWHERE: dict[str, _Make] = {
    "scope": lambda new, it: new.scope(it.scope),
    "fingerprint": lambda new, it: new.fingerprint(it.fingerprint),
}


def _roles(briefings: Iterable[GroundRules]) -> dict[str, set[Role]]:
    """What whoever speaks under a label, or bears a name, is on the calls."""
    roles: dict[str, set[Role]] = {}
    for rules in briefings:
        for turn in rules.briefing.turns:
            for label in filter(None, (turn.speaker.label, turn.speaker.name)):
                roles.setdefault(label, set()).add(turn.speaker.role)
    return roles
