"""Settings from environment variables, and whether this is a pipeline's machine."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from embargo.errors import UsageError, did_you_mean
from embargo.settings.keys import KEYS, PREFIX, RESERVED, Key, Written

# Set by pipelines: most set CI; the others have names of their own (AWS CodeBuild, Azure, Jenkins, TeamCity ...).
_PIPELINES = (
    *("CI", "GITHUB_ACTIONS", "GITLAB_CI", "BUILDKITE", "CIRCLECI"),
    *("CODEBUILD_BUILD_ID", "JENKINS_URL", "TEAMCITY_VERSION", "TF_BUILD"),
)
_NO = frozenset({"", "0", "false", "no", "off"})
_FLAGS = {"true": True, "1": True, "yes": True, "on": True, **dict.fromkeys(_NO - {""}, False)}


def under_ci(environ: Mapping[str, str]) -> bool:
    """Whether a pipeline runs the program, so that its output is read and kept by others."""
    return any(environ.get(name, "").strip().lower() not in _NO for name in _PIPELINES)


def read_environment(environ: Mapping[str, str]) -> dict[Key, Any]:
    """What the `EMBARGO_*` variables set, as a configuration file would have it.

    An empty one sets nothing, and neither does one in which only separators stand.

    Raises `UsageError` for a variable that no setting has.
    """
    keys = {key.variable: key for key in KEYS.values()}
    given: dict[Key, Any] = {}
    for variable, words in sorted(environ.items()):
        if not variable.startswith(PREFIX) or variable in RESERVED:
            continue
        if variable not in keys:
            known = [name for name, key in keys.items() if key.written is not Written.NOWHERE]
            raise UsageError(
                f"{variable}: there is no such variable{_near(variable, known)}; there are {', '.join(known)}"
            )
        if words.strip() and (meant := _value(keys[variable], words)) != []:
            given[keys[variable]] = meant
    return given


def _near(variable: str, known: Sequence[str]) -> str:
    """The nearest variable, if what stands behind the prefix is near: in the prefix all are alike."""
    near = did_you_mean(variable.removeprefix(PREFIX), [name.removeprefix(PREFIX) for name in known])
    return did_you_mean(variable, known) if near else ""


def _value(key: Key, words: str) -> Any:
    match key.written:
        case Written.WORD:
            return words.strip()
        case Written.PATHS:
            return _parts(words, os.pathsep)
        case Written.RULES:
            return _parts(words, ",")
        case Written.NAMES:
            return _parts(words, ";")
        case Written.FLAG:
            if (flag := _FLAGS.get(words.strip().lower())) is None:
                raise UsageError(f"{key.variable}: write {key.written.value}")
            return flag
        case Written.NOWHERE:
            raise UsageError(f"{key.variable}: {key.name} is a table; write it in a configuration file")


def _parts(words: str, separator: str) -> list[str]:
    return [part.strip() for part in words.split(separator) if part.strip()]
