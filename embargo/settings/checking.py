"""What a check takes of the settings: the rule book, the policy and the house's own terms."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from embargo.checks.house import House
from embargo.checks.model import Severity
from embargo.errors import UsageError, did_you_mean
from embargo.policy import Policy
from embargo.rulebook import Rulebook, load_rulebook
from embargo.rulebook.matching import WeightFile
from embargo.settings.environment import under_ci
from embargo.settings.keys import KEYS
from embargo.settings.model import Setting, Settings
from embargo.settings.values import NEVER, OFF
from embargo.values import value

_SEVERITIES: Mapping[str, Severity] = {each.label: each for each in Severity}


@value
class CheckSettings:
    """The settings as a check takes them. `reveal`: reports for others may hold embargoed words and withheld names."""

    config: Path | None
    briefings: tuple[Path, ...]
    ground_rules: tuple[Path, ...]
    public: tuple[Path, ...]
    waivers: Path | None
    baseline: Path | None
    rule_folders: tuple[Path, ...]
    zone: str | None
    rulebook: Rulebook = field(repr=False)
    policy: Policy
    house: House
    reveal: bool

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file and folder that the settings name to be read, and the file that they stand in."""
        single = [path for path in (self.waivers, self.baseline, self.config) if path]
        return (*self.briefings, *self.ground_rules, *self.public, *self.rule_folders, *single)


def for_check(settings: Settings, environ: Mapping[str, str]) -> CheckSettings:
    """What a check takes. Loads the rule book.

    Under CI `reveal` counts only from the command line: a file or variable meant for a desk's own machines must not
    open a pipeline's log. Raises `UsageError` for a rule, threshold or path that does not exist, and `RulebookError`.
    """
    for name in ("briefings", "public", "ground_rules", "rulebook"):
        _prove_paths(name, settings)
    book = load_rulebook(settings.rulebook.value)
    rules = tuple(book.explanations)
    severities = {rule: word for rule, word in settings.severity.value.items() if word != OFF}
    off = frozenset(settings.severity.value) - frozenset(severities)
    _prove("severity", settings.severity, settings.severity.value, rules)
    return CheckSettings(
        config=settings.config,
        briefings=settings.briefings.value,
        ground_rules=settings.ground_rules.value,
        public=settings.public.value,
        waivers=settings.waivers.value,
        baseline=settings.baseline.value,
        rule_folders=settings.rulebook.value,
        zone=settings.zone.value,
        rulebook=book,
        policy=Policy(
            fail_on=None if settings.fail_on.value == NEVER else _SEVERITIES[settings.fail_on.value],
            min_severity=_SEVERITIES[settings.min_severity.value],
            select=_rules("select", settings.select, rules),
            ignore=_rules("ignore", settings.ignore, rules) | off,
            severities={rule: _SEVERITIES[word] for rule, word in severities.items()},
        ),
        house=House(
            variants=settings.labels.value,
            withheld_names=settings.withheld_names.value,
            thresholds=_thresholds(settings.thresholds, book),
        ),
        reveal=settings.reveal.value and (_on_command_line(settings.reveal) or not under_ci(environ)),
    )


def _on_command_line(setting: Setting[bool]) -> bool:
    return setting.origin == KEYS["reveal"].option


def _rules(name: str, setting: Setting[tuple[str, ...]], known: Iterable[str]) -> frozenset[str]:
    """Rule ids, given one by one or joined by commas."""
    ids = [part.strip() for words in setting.value for part in words.split(",") if part.strip()]
    _prove(name, setting, ids, known)
    return frozenset(ids)


def _thresholds(setting: Setting[Mapping[str, float]], book: Rulebook) -> Mapping[str, float]:
    usual = {name: value for file in book.all(WeightFile) for name, value in file.thresholds.items()}
    _prove("thresholds", setting, setting.value, usual)
    for name, given in setting.value.items():
        if usual[name] <= 1 < given:
            raise UsageError(f"{setting.origin}: thresholds: {name} {given:g}: is a share; write a number from 0 to 1")
    return setting.value


def _prove(name: str, setting: Setting[object], words: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a word that is not known."""
    listed = list(known)
    for word in words:
        if word not in listed:
            hint = did_you_mean(word, listed)
            raise UsageError(f"{_place(name, setting)} {word!r}{hint}: write one of {', '.join(listed)}")


def _prove_paths(name: str, settings: Settings) -> None:
    """Refuse a path that the configuration or environment names and that is not there.

    What the command line names is an input like others: the check says that it is incomplete.
    """
    setting: Setting[tuple[Path, ...]] = getattr(settings, name)
    if setting.origin == KEYS[name].option:
        return
    for path in setting.value:
        if not os.path.exists(path):  # noqa: PTH110 - False for a name that no file can have, too
            raise UsageError(f"{_place(name, setting)}: {path}: no such file or folder; make it or mend the setting")


def _place(name: str, setting: Setting[object]) -> str:
    """Where a setting was made: a file's line and the key, a variable, an option."""
    own = (KEYS[name].variable, KEYS[name].option)
    return setting.origin if setting.origin in own else f"{setting.origin}: {name}"
