"""The registry of settings: what each is called, how it is written, what holds where nobody says anything."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any

from embargo.settings.values import (
    NEVER,
    OFF,
    SEVERITIES,
    amount,
    flag,
    one_of,
    path,
    paths,
    table,
    texts,
    zone,
)
from embargo.values import value

PREFIX = "EMBARGO_"


class Written(Enum):
    """How a setting is written in one environment variable."""

    WORD = "a word"
    PATHS = f"files or folders, with {os.pathsep} between them"
    RULES = "rules, with commas between them"
    NAMES = "names, with semicolons between them"
    FLAG = "true or false"
    NOWHERE = "in a configuration file only"


@value
class Key:
    """A setting: its name, the reader of its values, how the environment writes it, what holds by itself.

    `is_path` tells that its values are files or folders, meant from the folder of the file that names them.
    """

    name: str
    read: Callable[[Any], Any]
    written: Written
    default: Any = None
    is_path: bool = False

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return PREFIX + self.name.upper()

    @property
    def option(self) -> str:
        """The option of the command line that sets it."""
        return _OPTIONS.get(self.name, "--" + self.name.replace("_", "-"))


_OPTIONS = {"briefings": "--briefing"}
_NOTHING: Mapping[str, Any] = MappingProxyType({})

KEYS: Mapping[str, Key] = {
    key.name: key
    for key in (
        Key("briefings", paths, Written.PATHS, default=(), is_path=True),
        Key("ground_rules", paths, Written.PATHS, default=(), is_path=True),
        Key("public", paths, Written.PATHS, default=(), is_path=True),
        Key("rulebook", paths, Written.PATHS, default=(), is_path=True),
        Key("waivers", path, Written.WORD, is_path=True),
        Key("baseline", path, Written.WORD, is_path=True),
        Key("zone", zone, Written.WORD),
        Key("fail_on", one_of(*SEVERITIES, NEVER), Written.WORD, default="error"),
        Key("min_severity", one_of(*SEVERITIES), Written.WORD, default="note"),
        Key("select", texts, Written.RULES, default=()),
        Key("ignore", texts, Written.RULES, default=()),
        Key("severity", table(one_of(*SEVERITIES, OFF)), Written.NOWHERE, default=_NOTHING),
        Key("thresholds", table(amount), Written.NOWHERE, default=_NOTHING),
        Key("labels", table(texts), Written.NOWHERE, default=_NOTHING),
        Key("withheld_names", texts, Written.NAMES, default=()),
        Key("reveal", flag, Written.FLAG, default=False),
    )
}

# Variables with the prefix that are no settings: the key of the hashes that stand for embargoed words, the word that
# whoever asks a desk must know, and the package that the pipeline examples install.
KEY_VARIABLE = PREFIX + "KEY"
RESERVED = frozenset({KEY_VARIABLE, PREFIX + "PACKAGE", PREFIX + "DESK_TOKEN"})

__all__ = ["KEYS", "KEY_VARIABLE", "PREFIX", "RESERVED", "Key", "Written"]
