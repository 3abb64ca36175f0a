"""From the command line, the environment and a configuration file to the settings that hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from embargo.errors import UsageError, did_you_mean
from embargo.settings.environment import read_environment
from embargo.settings.finding import PROJECT_FILE, TABLE, ConfigFile, find_config, shown
from embargo.settings.keys import KEYS, Key
from embargo.settings.model import Setting, Settings
from embargo.settings.values import WrongValueError


def load_settings(
    start: str | Path | Iterable[str | Path],
    environ: Mapping[str, str],
    overrides: Mapping[str, Any] | None = None,
) -> Settings:
    """The settings for drafts: command line before environment before file before default.

    `start` is a draft, a folder of drafts, `-` (the working folder), or several of them. `overrides` are what the
    command line gives, by the names of settings; None and an empty list are not given. Names of rules and thresholds
    are proved by `for_check`, as they need the rule book. Raises `UsageError` that names the file and line, the
    variable or the option that is wrong.
    """
    config = find_config([start] if isinstance(start, str | Path) else start)
    values = {key.name: Setting(key.default) for key in KEYS.values()}
    if config is not None:
        values.update(_of_file(config))
    values.update(
        {key.name: _setting(key, given, key.variable) for key, given in read_environment(environ).items()},
    )
    for name, given in (overrides or {}).items():
        if given is not None and given not in ([], ()):
            values[name] = _setting(KEYS[name], given, KEYS[name].option)
    return Settings(config=config.shown if config else None, **values)


def _of_file(config: ConfigFile) -> Iterator[tuple[str, Setting[Any]]]:
    from embargo.settings.lines import line_of  # noqa: PLC0415 - only where there is a file

    for name, value in config.settings.items():
        place = f"{config.shown}:{line_of(config.text, (*config.table, name))}"
        if name not in KEYS:
            hint = did_you_mean(name, KEYS)
            if not config.table and name == TABLE[0]:
                hint = f"; [{'.'.join(TABLE)}] is for {PROJECT_FILE}, here the keys stand by themselves"
            raise UsageError(f"{place}: {name}: there is no such key{hint}; there are {', '.join(KEYS)}")
        key = KEYS[name]
        try:
            read = key.read(value)
        except WrongValueError as error:
            raise _wrong(config, name, error) from None
        yield name, Setting(_from(config.path.parent, read) if key.is_path else read, place)


def _wrong(config: ConfigFile, name: str, error: WrongValueError) -> UsageError:
    from embargo.settings.lines import line_of  # noqa: PLC0415 - only where there is a file

    entry = () if error.key is None else (error.key,)
    line = line_of(config.text, (*config.table, name, *entry))
    return UsageError(f"{config.shown}:{line}: {'.'.join((name, *entry))} {error}")


def _setting(key: Key, value: Any, origin: str) -> Setting[Any]:
    try:
        return Setting(key.read(value), origin)
    except WrongValueError as error:
        raise UsageError(f"{origin} {error}") from None


def _from(folder: Path, value: Any) -> Any:
    """A path, or each of several, as meant from a folder."""
    return tuple(shown(folder / path) for path in value) if isinstance(value, tuple) else shown(folder / value)
